#include "model/comparison/sizing.h"

#include <algorithm>
#include <cmath>

#include "model/simulation/compile.h"

namespace breakeven::model {

namespace {

constexpr double tolerableRefusals = 0.01;
constexpr int maxRounds = 24;

/// The next value of the sizing parameter towards the target; nothing when it is at its end.
std::optional<ParameterValue> enlarged(const ServiceKind& kind, const Component& component,
                                       double peakUtilisation)
{
    const Parameter* parameter = kind.parameter(kind.sizing->parameter);
    if (!parameter) {
        return std::nullopt;
    }
    const ParameterValue current = valueOf(kind, component, *parameter);
    if (const double* count = std::get_if<double>(&current)) {
        const double wanted = std::max(
            *count + 1, std::ceil(*count * peakUtilisation / kind.sizing->targetUtilisation));
        const double most = parameter->maximum.value_or(wanted);
        return *count < most ? std::optional<ParameterValue>(std::min(wanted, most)) : std::nullopt;
    }
    const auto* value = std::get_if<std::string>(&current);
    const auto it =
        std::ranges::find(parameter->choices, value ? *value : std::string(), &Choice::value);
    if (it == parameter->choices.end() || std::next(it) == parameter->choices.end()) {
        return std::nullopt;
    }
    return ParameterValue(std::next(it)->value);
}

/// Enlarges what is too small; true when something changed.
bool enlarge(Sized& sized, const Catalog& catalog)
{
    bool changed = false;
    for (std::size_t i = 0; i < sized.alternative.architecture.components.size(); ++i) {
        Component& component = sized.alternative.architecture.components[i];
        const ServiceKind* kind = catalog.find(component.kind);
        const double peak = sized.estimate.stations[i].peakUtilisation;
        if (!kind || !kind->sizing || peak <= kind->sizing->targetUtilisation) {
            continue;
        }
        if (auto value = enlarged(*kind, component, peak)) {
            component.parameters[kind->sizing->parameter] = std::move(*value);
            changed = true;
        }
    }
    return changed;
}

void judge(Sized& sized)
{
    double worst = tolerableRefusals;
    for (std::size_t i = 0; i < sized.model.stations.size(); ++i) {
        const StationSpec& station = sized.model.stations[i];
        const StationFlow& flow = sized.estimate.flows.stations[i];
        const bool saturated = std::ranges::find(sized.estimate.saturated, station.id) !=
                               sized.estimate.saturated.end();
        const double refused =
            flow.arrivals > 0 ? (flow.throttled + flow.rejected) / flow.arrivals : 0;
        if (saturated || refused > worst) {
            worst = saturated ? 1 : refused;
            sized.feasible = false;
            sized.bottleneck = station.name;
        }
    }
}

}  // namespace

Result<Sized> sizedFor(const Project& project, const Alternative& alternative,
                       const Catalog& catalog)
{
    Sized sized{.alternative = alternative};
    for (int round = 0; round < maxRounds; ++round) {
        auto model = compile(project, sized.alternative, catalog);
        if (!model) {
            return tl::unexpected(model.error());
        }
        sized.model = std::move(*model);
        sized.estimate = estimate(sized.model);
        if (!enlarge(sized, catalog)) {
            break;
        }
    }
    judge(sized);
    return sized;
}

}  // namespace breakeven::model
