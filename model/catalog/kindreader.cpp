#include "model/catalog/kindreader.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/catalog/kindcheck.h"
#include "model/catalog/strictobject.h"

namespace breakeven::model {

namespace {

using nlohmann::json;
using Need = StrictObject::Need;

std::string textOf(const json& value, const std::string& pointer, FirstError& errors)
{
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
        errors.report(pointer, fmt::format("expected text, found {}", value.type_name()),
                      "write it in double quotes");
        return {};
    }
    return value.get<std::string>();
}

Provenance readProvenance(const json& value, const std::string& pointer, FirstError& errors)
{
    StrictObject object(value, pointer, errors);
    Provenance provenance{.source = object.text("source", Need::Optional),
                          .asOf = object.text("as_of", Need::Optional),
                          .confidence = object.text("confidence")};
    const std::vector<std::string> known{"published", "derived", "measured", "assumption"};
    if (std::ranges::find(known, provenance.confidence) == known.end()) {
        object.report("confidence", fmt::format("'{}' is no confidence", provenance.confidence),
                      "write published, derived, measured or assumption");
    }
    if (provenance.source.empty() && provenance.confidence != "assumption") {
        object.report("source", fmt::format("a {} figure has no source", provenance.confidence),
                      "give the address it was read at, or call it an assumption");
    }
    object.finish();
    return provenance;
}

Provenance provenanceIn(StrictObject& object, FirstError& errors)
{
    const json* value = object.any("provenance", Need::Required);
    return value ? readProvenance(*value, object.pointerTo("provenance"), errors) : Provenance{};
}

Choice readChoice(const json& value, const std::string& pointer, FirstError& errors)
{
    StrictObject object(value, pointer, errors);
    Choice choice{.value = object.text("value"), .label = object.text("label")};
    object.members(
        "numbers", [&](const std::string& name, const json& number, const std::string& place) {
            if (!number.is_number()) {
                errors.report(place, fmt::format("expected a number, found {}", number.type_name()),
                              "write a plain number");
                return;
            }
            choice.numbers[name] = number.get<double>();
        });
    object.finish();
    return choice;
}

ParameterType typeIn(StrictObject& object)
{
    static const std::map<std::string, ParameterType> types{{"number", ParameterType::Number},
                                                            {"integer", ParameterType::Integer},
                                                            {"boolean", ParameterType::Boolean},
                                                            {"choice", ParameterType::Choice},
                                                            {"text", ParameterType::Text}};
    const std::string name = object.text("type");
    const auto it = types.find(name);
    if (it == types.end()) {
        object.report("type", fmt::format("'{}' is no type of parameter", name),
                      "write number, integer, boolean, choice or text");
        return ParameterType::Number;
    }
    return it->second;
}

ParameterValue defaultIn(StrictObject& object, ParameterType type)
{
    const json* value = object.any("default", Need::Required);
    if (value == nullptr) {
        return 0.0;
    }
    const bool wantsNumber = type == ParameterType::Number || type == ParameterType::Integer;
    if (wantsNumber && value->is_number()) {
        return value->get<double>();
    }
    if (type == ParameterType::Boolean && value->is_boolean()) {
        return value->get<bool>();
    }
    if (!wantsNumber && type != ParameterType::Boolean && value->is_string()) {
        return value->get<std::string>();
    }
    object.report("default", fmt::format("a default of this type cannot be {}", value->type_name()),
                  "write a value of the parameter's type");
    return 0.0;
}

Parameter readParameter(const json& value, const std::string& pointer, FirstError& errors)
{
    StrictObject object(value, pointer, errors);
    Parameter parameter{.id = object.text("id"), .label = object.text("label")};
    parameter.type = typeIn(object);
    parameter.unit = object.text("unit", Need::Optional);
    parameter.group = object.text("group");
    parameter.defaultValue = defaultIn(object, parameter.type);
    parameter.minimum = object.optionalNumber("minimum");
    parameter.maximum = object.optionalNumber("maximum");
    object.array("choices", Need::Optional, [&](const json& choice, const std::string& place) {
        parameter.choices.push_back(readChoice(choice, place, errors));
    });
    parameter.help = object.text("help");
    parameter.provenance = provenanceIn(object, errors);
    object.finish();
    return parameter;
}

Limit readLimit(const json& value, const std::string& pointer, FirstError& errors)
{
    StrictObject object(value, pointer, errors);
    Limit limit{.id = object.text("id"),
                .label = object.text("label"),
                .value = object.number("value"),
                .unit = object.text("unit", Need::Optional)};
    limit.provenance = provenanceIn(object, errors);
    object.finish();
    return limit;
}

std::map<std::string, std::string> inputsIn(StrictObject& object, FirstError& errors)
{
    std::map<std::string, std::string> inputs;
    object.members(
        "inputs", [&](const std::string& name, const json& value, const std::string& place) {
            inputs[name] = value.is_number() ? value.dump() : textOf(value, place, errors);
        });
    return inputs;
}

Operation readOperation(const json& value, const std::string& pointer, FirstError& errors)
{
    StrictObject object(value, pointer, errors);
    Operation operation{.id = object.text("id"), .label = object.text("label")};
    operation.inputs = inputsIn(object, errors);
    object.finish();
    return operation;
}

Meter readMeter(const json& value, const std::string& pointer, FirstError& errors)
{
    StrictObject object(value, pointer, errors);
    Meter meter{.id = object.text("id"),
                .label = object.text("label"),
                .service = object.text("service"),
                .sku = object.text("sku", Need::Optional),
                .meter = object.text("meter"),
                .provider = object.text("provider", Need::Optional)};
    const std::string scope = object.text("scope");
    if (scope != "component" && scope != "call") {
        object.report("scope", fmt::format("'{}' is no scope", scope), "write component or call");
    }
    meter.scope = scope == "call" ? MeterScope::Call : MeterScope::Component;
    meter.operation = object.text("operation", Need::Optional);
    meter.quantity = object.text("quantity");
    meter.when = object.text("when", Need::Optional);
    object.finish();
    return meter;
}

std::optional<Sizing> sizingIn(StrictObject& object, FirstError& errors)
{
    const json* value = object.any("sizing", Need::Optional);
    if (value == nullptr) {
        return std::nullopt;
    }
    StrictObject sizing(*value, object.pointerTo("sizing"), errors);
    Sizing result{.parameter = sizing.text("parameter"),
                  .targetUtilisation = sizing.number("target_utilisation")};
    if (!(result.targetUtilisation > 0 && result.targetUtilisation < 1)) {
        sizing.report("target_utilisation", "a target utilisation lies between 0 and 1",
                      "write a fraction such as 0.6");
    }
    sizing.finish();
    return result;
}

Behaviour behaviourIn(StrictObject& object)
{
    const std::string name = object.text("behaviour");
    const auto behaviour = behaviourFromString(name);
    if (!behaviour) {
        object.report("behaviour", fmt::format("'{}' is no behaviour", name),
                      "use one of those in model/catalog/behaviour.h");
    }
    return behaviour.value_or(Behaviour::External);
}

void readLists(StrictObject& object, ServiceKind& kind, FirstError& errors)
{
    object.array("parameters", Need::Optional, [&](const json& value, const std::string& place) {
        kind.parameters.push_back(readParameter(value, place, errors));
    });
    object.array("limits", Need::Optional, [&](const json& value, const std::string& place) {
        kind.limits.push_back(readLimit(value, place, errors));
    });
    object.array("operations", Need::Optional, [&](const json& value, const std::string& place) {
        kind.operations.push_back(readOperation(value, place, errors));
    });
    object.array("meters", Need::Optional, [&](const json& value, const std::string& place) {
        kind.meters.push_back(readMeter(value, place, errors));
    });
    object.array("counterparts", Need::Optional, [&](const json& value, const std::string& place) {
        kind.counterparts.push_back(textOf(value, place, errors));
    });
}

void readReferences(StrictObject& object, ServiceKind& kind, FirstError& errors)
{
    object.members("infrastructure_types", [&](const std::string& tool, const json& value,
                                               const std::string& place) {
        if (!value.is_array()) {
            errors.report(place, "expected a list of resource types", "write [ ... ] here");
            return;
        }
        for (const json& type : value) {
            kind.infrastructureTypes[tool].push_back(textOf(type, place, errors));
        }
    });
    object.array("links", Need::Optional, [&](const json& value, const std::string& place) {
        StrictObject link(value, place, errors);
        kind.links.emplace_back(link.text("label"), link.text("address"));
        link.finish();
    });
}

ServiceKind readFields(const json& document, FirstError& errors)
{
    StrictObject object(document, "", errors);
    ServiceKind kind{.id = object.text("id"),
                     .name = object.text("name"),
                     .provider = object.text("provider"),
                     .category = object.text("category"),
                     .summary = object.text("summary"),
                     .icon = object.text("icon")};
    kind.behaviour = behaviourIn(object);
    kind.acceptsCalls = object.boolean("accepts_calls", true);
    kind.makesCalls = object.boolean("makes_calls", true);
    readLists(object, kind, errors);
    kind.inputs = inputsIn(object, errors);
    kind.sizing = sizingIn(object, errors);
    readReferences(object, kind, errors);
    object.finish();
    return kind;
}

CommonParameters readGroup(const json& value, const std::string& pointer, FirstError& errors)
{
    StrictObject object(value, pointer, errors);
    CommonParameters group;
    object.array("behaviours", Need::Required, [&](const json& name, const std::string& place) {
        const auto behaviour = behaviourFromString(textOf(name, place, errors));
        if (!behaviour) {
            errors.report(place, "this is no behaviour",
                          "use one of those in model/catalog/behaviour.h");
        }
        group.behaviours.push_back(behaviour.value_or(Behaviour::External));
    });
    object.array("kinds", Need::Optional, [&](const json& name, const std::string& place) {
        group.kinds.push_back(textOf(name, place, errors));
    });
    object.array("parameters", Need::Required,
                 [&](const json& parameter, const std::string& place) {
                     group.parameters.push_back(readParameter(parameter, place, errors));
                 });
    object.finish();
    return group;
}

/// JSON that names a field twice keeps only one of them, silently; here it is an error.
class DuplicateKeys {
public:
    bool operator()(int /*depth*/, json::parse_event_t event, json& parsed)
    {
        if (event == json::parse_event_t::object_start) {
            m_open.emplace_back();
        } else if (event == json::parse_event_t::object_end) {
            m_open.pop_back();
        } else if (event == json::parse_event_t::key && m_first->empty() &&
                   !m_open.back().insert(parsed.get<std::string>()).second) {
            *m_first = parsed.get<std::string>();
        }
        return true;
    }
    [[nodiscard]] const std::string& first() const { return *m_first; }

private:
    std::vector<std::set<std::string>> m_open;
    std::shared_ptr<std::string> m_first = std::make_shared<std::string>();
};

Result<json> parse(const std::string& text, const std::string& file)
{
    DuplicateKeys duplicates;
    try {
        json document = json::parse(text, duplicates);
        if (!duplicates.first().empty()) {
            return failure(
                ErrorCode::Malformed,
                fmt::format("the field '{}' occurs twice in one object", duplicates.first()), file,
                "remove one of them");
        }
        return document;
    } catch (const json::exception& error) {
        return failure(ErrorCode::Malformed,
                       fmt::format("this is not valid UTF-8 JSON ({})", error.what()), file,
                       "correct the file at the place named");
    }
}

}  // namespace

Result<ServiceKind> readKind(const std::string& text, const std::string& file)
{
    const auto document = parse(text, file);
    if (!document) {
        return tl::unexpected(document.error());
    }
    FirstError errors(file);
    ServiceKind kind = readFields(*document, errors);
    if (!errors.error()) {
        checkKind(kind, errors);
    }
    if (errors.error()) {
        return tl::unexpected(*errors.error());
    }
    return kind;
}

Result<void> readNetwork(const std::string& text, const std::string& file, NetworkFacts& facts)
{
    const auto document = parse(text, file);
    if (!document) {
        return tl::unexpected(document.error());
    }
    FirstError errors(file);
    StrictObject object(*document, "", errors);
    object.array("assumptions", Need::Required, [&](const json& value, const std::string& place) {
        facts.assumptions.push_back(readLimit(value, place, errors));
    });
    object.array("groups", Need::Required, [&](const json& value, const std::string& place) {
        facts.common.push_back(readGroup(value, place, errors));
    });
    object.finish();
    for (const CommonParameters& group : facts.common) {
        checkKind({.id = "network", .category = "network", .parameters = group.parameters}, errors);
    }
    if (errors.error()) {
        return tl::unexpected(*errors.error());
    }
    return {};
}

}  // namespace breakeven::model
