#include <cmath>

#include <fmt/format.h>

#include "model/catalog/rules.h"
#include "model/workload/schedule.h"

namespace breakeven::model {

namespace {

Fix resetOf(const Parameter& parameter)
{
    return {Fix::Kind::ResetParameter, fmt::format("Reset {}", parameter.label), parameter.id};
}

void checkNumber(Check& check, const Component& component, const Parameter& parameter, double value)
{
    const double low = parameter.minimum.value_or(value);
    const double high = parameter.maximum.value_or(value);
    const std::string unit = parameter.unit.empty() ? "" : " " + parameter.unit;
    if (!(value >= low && value <= high)) {
        check.add(Severity::Warning, "out-of-range",
                  fmt::format("{}: {} is {}{}, outside {} to {}{}; choose a value in that range.",
                              quoted(component), parameter.label, value, unit, low, high, unit),
                  component.id, resetOf(parameter));
    } else if (parameter.type == ParameterType::Integer && value != std::floor(value)) {
        check.add(Severity::Warning, "not-whole",
                  fmt::format("{}: {} is {}, but must be a whole number; round it.",
                              quoted(component), parameter.label, value),
                  component.id, resetOf(parameter));
    }
}

void checkChoice(Check& check, const Component& component, const Parameter& parameter,
                 const std::string& value)
{
    if (std::ranges::find(parameter.choices, value, &Choice::value) == parameter.choices.end()) {
        check.add(Severity::Warning, "unknown-choice",
                  fmt::format("{}: {} cannot be '{}'; choose one of the values offered.",
                              quoted(component), parameter.label, value),
                  component.id, resetOf(parameter));
    }
}

void checkValue(Check& check, const Component& component, const Parameter& parameter,
                const ParameterValue& value)
{
    const bool numeric =
        parameter.type == ParameterType::Number || parameter.type == ParameterType::Integer;
    const auto* number = std::get_if<double>(&value);
    const auto* text = std::get_if<std::string>(&value);
    if (numeric && number) {
        checkNumber(check, component, parameter, *number);
    } else if (parameter.type == ParameterType::Choice && text) {
        checkChoice(check, component, parameter, *text);
    } else if (parameter.type != ParameterType::Text || !text) {
        if (parameter.type != ParameterType::Boolean || !std::holds_alternative<bool>(value)) {
            check.add(Severity::Warning, "wrong-type",
                      fmt::format("{}: the value of {} is of the wrong type and is ignored; set "
                                  "it again.",
                                  quoted(component), parameter.label),
                      component.id, resetOf(parameter));
        }
    }
}

void checkParameters(Check& check, const Component& component, const ServiceKind& kind)
{
    for (const auto& [id, value] : component.parameters) {
        if (const Parameter* parameter = kind.parameter(id)) {
            checkValue(check, component, *parameter, value);
        } else {
            check.add(Severity::Warning, "unknown-parameter",
                      fmt::format("{}: {} has no parameter '{}', so it is ignored; remove it.",
                                  quoted(component), kind.name, id),
                      component.id, {Fix::Kind::ResetParameter, "Remove " + id, id});
        }
    }
}

void checkEvaluates(Check& check, const Component& component, const ServiceKind& kind)
{
    if (const auto inputs = behaviourInputs(kind, component); !inputs) {
        check.add(Severity::Error, "not-computable",
                  fmt::format("{}: its {} cannot be computed from these parameters; reset those "
                              "that are extreme.",
                              quoted(component), inputs.error().where),
                  component.id);
    }
}

void checkSchedule(Check& check, const Component& component)
{
    const ServiceKind* kind = check.kindOf(component);
    const Parameter* parameter = kind ? kind->parameter("schedule") : nullptr;
    if (parameter == nullptr) {
        return;
    }
    const ParameterValue value = valueOf(*kind, component, *parameter);
    const auto* schedule = std::get_if<std::string>(&value);
    if (schedule == nullptr || schedule->empty()) {
        return;
    }
    if (const auto due = readSchedule(*schedule); !due) {
        check.add(Severity::Error, "bad-schedule",
                  fmt::format("{}: the schedule '{}' cannot be used: {}; {}.", quoted(component),
                              *schedule, due.error().message, due.error().remedy),
                  component.id, resetOf(*parameter));
    }
}

void checkSource(Check& check, const Component& component)
{
    checkSchedule(check, component);
    if (sourceOf(check, component)) {
        return;
    }
    const auto it = component.parameters.find("source");
    const auto* named =
        it == component.parameters.end() ? nullptr : std::get_if<std::string>(&it->second);
    check.add(Severity::Error, "no-source",
              named && !named->empty()
                  ? fmt::format("{}: the workload has no traffic source '{}'; choose one of its "
                                "sources.",
                                quoted(component), *named)
                  : fmt::format("{}: no traffic source is chosen; choose one of the workload's.",
                                quoted(component)),
              component.id);
}

void checkScaling(Check& check, const Component& component, const ServiceKind& kind)
{
    const auto inputs = behaviourInputs(kind, component);
    const auto input = [&](const char* name) {
        const auto it = inputs ? inputs->find(name) : Variables::const_iterator{};
        return inputs && it != inputs->end() ? it->second : 0.0;
    };
    const double low = 100 * input("step_low");
    const double high = 100 * input("step_high");
    if (high > 0 && low >= high) {
        check.add(
            Severity::Error, "steps-overlap",
            fmt::format("{} is to shrink below {:g} % and to grow above {:g} %; the first must "
                        "be less.",
                        quoted(component), low, high),
            component.id);
    }
    const bool scales = input("target_utilisation") > 0 || input("target_rate") > 0 || high > 0;
    if (kind.behaviour != Behaviour::ServerPool || !scales) {
        return;
    }
    if (input("most_instances") <= input("fewest_instances")) {
        check.add(
            Severity::Warning, "scaling-without-room",
            fmt::format("{} is to scale, but its fewest and most are {:g} and {:g}, so it "
                        "keeps its size; raise the most.",
                        quoted(component), input("fewest_instances"), input("most_instances")),
            component.id);
    }
}

/// A region that is no vendor's is at no distance.
void checkRegion(Check& check, const Component& component, const ServiceKind& kind)
{
    const NetworkFacts& network = check.catalog.network();
    if (!component.region.empty() && !network.regions.empty() &&
        network.region(kind.provider, component.region) == nullptr) {
        check.add(Severity::Warning, "unknown-region",
                  fmt::format("{}: the region '{}' is not known, so the way to it takes no time; "
                              "choose one that is.",
                              quoted(component), component.region),
                  component.id);
    }
}

/// Whether a month with no stated users costs less than one with some: then silence is a price.
bool isBilledByUsers(const ServiceKind& kind, const Component& component)
{
    for (const Meter& meter : kind.meters) {
        Variables variables = parameterVariables(kind, component);
        for (const std::string& name : meterNames(meter.scope)) {
            variables[name] = 0;
        }
        if (!meter.when.empty() && evaluate(meter.when, variables).value_or(0) == 0) {
            continue;
        }
        const double without = evaluate(meter.quantity, variables).value_or(0);
        variables["users"] = 1;
        if (evaluate(meter.quantity, variables).value_or(0) > without) {
            return true;
        }
    }
    return false;
}

void checkUsers(Check& check, const Component& component, const ServiceKind& kind)
{
    const bool stated = std::ranges::any_of(
        check.workload.sources, [](const auto& source) { return source.usersPerMonth > 0; });
    if (!stated && isBilledByUsers(kind, component)) {
        check.add(Severity::Warning, "users-not-stated",
                  fmt::format("{} is billed by monthly users, but no traffic states how many; set "
                              "users per month in the workload.",
                              quoted(component)),
                  component.id);
    }
}

}  // namespace

void checkComponents(Check& check)
{
    if (check.architecture().components.empty()) {
        check.add(Severity::Warning, "empty-alternative",
                  fmt::format("The alternative '{}' is empty; drag services from the palette.",
                              check.alternative.name));
    }
    for (const Component& component : check.architecture().components) {
        const ServiceKind* kind = check.kindOf(component);
        if (!kind) {
            check.add(Severity::Warning, "unknown-kind",
                      fmt::format("{}: this version does not know the service '{}'; it is kept, "
                                  "but answers at once and costs nothing. Replace or remove it.",
                                  quoted(component), component.kind),
                      component.id, {Fix::Kind::RemoveComponent, "Remove component", {}});
            continue;
        }
        checkParameters(check, component, *kind);
        checkEvaluates(check, component, *kind);
        checkScaling(check, component, *kind);
        checkRegion(check, component, *kind);
        checkUsers(check, component, *kind);
        if (kind->behaviour == Behaviour::Source) {
            checkSource(check, component);
        }
    }
}

}  // namespace breakeven::model
