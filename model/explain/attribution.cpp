#include "model/explain/attribution.h"

#include <algorithm>
#include <set>

#include "model/estimate/usage.h"

namespace breakeven::model {

namespace {

/// What is missing below this share of the whole is rounding.
constexpr double negligible = 1e-9;

Flows withoutInstances(Flows flows)
{
    for (StationFlow& flow : flows.stations) {
        flow.instanceSeconds = 0;
    }
    return flows;
}

Flows nothing(const SimulationModel& model)
{
    Flows flows;
    flows.stations.resize(model.stations.size());
    flows.calls.resize(model.calls.size());
    return flows;
}

Flows warm(const SimulationModel& model, const Flows& flows)
{
    Flows changed = flows;
    for (std::size_t i = 0; i < model.stations.size(); ++i) {
        StationFlow& flow = changed.stations[i];
        const double init = flow.initSeconds;
        flow.coldStarts = flow.initSeconds = 0;
        flow.busySeconds = std::max(0.0, flow.busySeconds - init);
        flow.instanceSeconds = std::max(0.0, flow.instanceSeconds - init);
        if (model.stations[i].billsInit) {
            flow.billedSeconds = std::max(0.0, flow.billedSeconds - init);
        }
    }
    return changed;
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

bool isTransfer(const pricing::RateKey& key)
{
    return contains(key.meter, "transfer") || contains(key.meter, "egress") ||
           key.service == "datatransfer" || key.service == "bandwidth";
}

double quantityOf(const std::map<LineId, double>& quantities, const LineId& id)
{
    const auto it = quantities.find(id);
    return it == quantities.end() ? 0 : it->second;
}

}  // namespace

LineId lineIdOf(const pricing::UsageLine& line)
{
    return {line.component, line.label, line.key, line.connection};
}

LineId lineIdOf(const pricing::BillLine& line)
{
    return {line.component, line.label, line.key, line.connection};
}

std::vector<std::vector<std::size_t>> groupsApart(const SimulationModel& model)
{
    std::vector<std::vector<std::size_t>> groups;
    std::vector<std::set<std::int32_t>> touched;
    for (std::size_t c = 0; c < model.calls.size(); ++c) {
        const CallSpec& call = model.calls[c];
        std::size_t group = 0;
        while (group < groups.size() &&
               (touched[group].contains(call.from) || touched[group].contains(call.to))) {
            ++group;
        }
        if (group == groups.size()) {
            groups.emplace_back();
            touched.emplace_back();
        }
        groups[group].push_back(c);
        touched[group].insert({call.from, call.to});
    }
    return groups;
}

Attribution::Attribution(const SimulationModel& model, const Flows& flows,
                         const std::vector<double>& utilisation)
    : m_model(model), m_flows(flows), m_utilisation(utilisation)
{
    for (std::size_t i = 0; i < model.stations.size(); ++i) {
        m_stations[model.stations[i].id] = i;
    }
}

Result<Attribution> Attribution::of(const Project& project, const Alternative& alternative,
                                    const Catalog& catalog, const SimulationModel& model,
                                    const Flows& flows, const std::vector<double>& utilisation)
{
    Attribution result(model, flows, utilisation);
    std::optional<Error> error;
    const Measure measured = [&](const Flows& changed, double hoursShare) {
        Project month;
        month.assumptions = project.assumptions;
        month.assumptions.hoursPerMonth *= hoursShare;
        Quantities quantities;
        const auto usage = usageOf(month, alternative, catalog, model, changed);
        if (!usage) {
            error = error ? error : usage.error();
            return quantities;
        }
        for (const pricing::UsageLine& line : *usage) {
            quantities[lineIdOf(line)] += line.quantity.toDouble();
        }
        return quantities;
    };
    result.measure(measured);
    return error ? Result<Attribution>(tl::unexpected(*error)) : Result<Attribution>(result);
}

void Attribution::measure(const Measure& measured)
{
    const Flows still = nothing(m_model);
    m_full = measured(m_flows, 1);
    m_still = measured(still, 1);
    m_halfMonth = measured(still, 0.5);
    m_warm = measured(warm(m_model, m_flows), 1);
    m_bare = measured(withoutInstances(m_flows), 1);
    for (const std::vector<std::size_t>& group : groupsApart(m_model)) {
        Flows all = still;
        Flows first = still;
        for (const std::size_t c : group) {
            all.calls[c] = first.calls[c] = m_flows.calls[c];
            const CallFlow& flow = m_flows.calls[c];
            first.calls[c].attempts -= flow.retries;
            // Of these as many are refused as of the further ones, for all that is known.
            first.calls[c].refused *=
                flow.attempts > 0 ? first.calls[c].attempts / flow.attempts : 0;
            first.calls[c].retries = 0;
        }
        addOverCalls(group, measured(all, 1), measured(first, 1));
    }
}

void Attribution::addOverCalls(const std::vector<std::size_t>& group, const Quantities& all,
                               const Quantities& first)
{
    std::map<std::string, std::size_t> callOf;
    for (const std::size_t c : group) {
        callOf[m_model.stations[static_cast<std::size_t>(m_model.calls[c].from)].id] = c;
        callOf[m_model.stations[static_cast<std::size_t>(m_model.calls[c].to)].id] = c;
    }
    for (const auto& [id, quantity] : all) {
        const double more = quantity - quantityOf(m_still, id);
        const auto call = callOf.find(std::get<0>(id));
        if (call != callOf.end() && more > negligible * quantity) {
            const double retried = std::clamp(quantity - quantityOf(first, id), 0.0, more);
            m_calls[id].push_back({call->second, more, retried});
        }
    }
}

double Attribution::standingHours(const LineId& id, double standing) const
{
    return std::clamp(2 * (quantityOf(m_still, id) - quantityOf(m_halfMonth, id)), 0.0, standing);
}

bool Attribution::hasCapacity(std::size_t station) const
{
    const StationSpec& spec = m_model.stations[station];
    return spec.behaviour == Behaviour::Function ? spec.provisioned > 0 : spec.servers > 0;
}

/// Warm instances of a function work on calls; those beyond them are not what is paid by the hour.
double Attribution::busyShare(std::size_t station) const
{
    const StationSpec& spec = m_model.stations[station];
    if (spec.behaviour != Behaviour::Function) {
        return std::clamp(m_utilisation[station], 0.0, 1.0);
    }
    const double capacity = static_cast<double>(spec.provisioned * spec.instanceConcurrency) *
                            m_model.hoursPerMonth * 3600;
    return std::clamp(m_flows.stations[station].busySeconds / capacity, 0.0, 1.0);
}

void Attribution::addCapacity(std::vector<PartWeight>& parts, const LineId& id, std::size_t station,
                              double hours) const
{
    if (hours <= 0) {
        return;
    }
    if (!hasCapacity(station)) {
        parts.push_back({Cause::Standing, {}, hours});
        return;
    }
    // A meter that shrinks under load charges only the idle hours in the first place.
    const bool idleOnly = quantityOf(m_still, id) > quantityOf(m_full, id) * (1 + negligible);
    const double busy = idleOnly ? 0 : busyShare(station);
    parts.push_back({Cause::Capacity, {}, hours * busy});
    parts.push_back({Cause::Idle, {}, hours * (1 - busy)});
}

void Attribution::addCalls(std::vector<PartWeight>& parts, const LineId& id, Cause first) const
{
    const auto it = m_calls.find(id);
    for (const OverOneCall& over : it == m_calls.end() ? std::vector<OverOneCall>{} : it->second) {
        const ConnectionId connection(m_model.calls[over.call].id);
        parts.push_back({first, connection, over.quantity - over.retries});
        parts.push_back({Cause::Retries, connection, over.retries});
    }
}

void Attribution::addLoad(std::vector<PartWeight>& parts, std::size_t station, double quantity,
                          Cause first) const
{
    double calls = 0;
    std::vector<std::size_t> incoming;
    for (std::size_t c = 0; c < m_model.calls.size(); ++c) {
        if (static_cast<std::size_t>(m_model.calls[c].to) == station) {
            incoming.push_back(c);
            calls += m_flows.calls[c].attempts;
        }
    }
    const double all = std::max(calls, m_flows.stations[station].arrivals);
    if (all <= 0) {
        parts.push_back({first, {}, quantity});
        return;
    }
    for (const std::size_t c : incoming) {
        const ConnectionId connection(m_model.calls[c].id);
        const CallFlow& flow = m_flows.calls[c];
        parts.push_back({first, connection, quantity * (flow.attempts - flow.retries) / all});
        parts.push_back({Cause::Retries, connection, quantity * flow.retries / all});
    }
    parts.push_back({first, {}, quantity * (all - calls) / all});
}

std::vector<PartWeight> Attribution::weightsOf(const pricing::BillLine& line) const
{
    const LineId id = lineIdOf(line);
    const auto station = m_stations.find(line.component);
    const double full = quantityOf(m_full, id);
    if (station == m_stations.end() || full <= 0) {
        return {{Cause::Standing, {}, 1}};
    }
    const Cause first = isTransfer(line.key) ? Cause::Transfer : Cause::Requests;
    std::vector<PartWeight> parts;
    const double standing = std::min(full, quantityOf(m_still, id));
    const double hours = standingHours(id, standing);
    parts.push_back({Cause::Standing, {}, standing - hours});
    addCalls(parts, id, first);
    double rest = full - standing;
    for (const PartWeight& part : parts) {
        rest -= part.cause == Cause::Standing ? 0 : part.weight;
    }
    rest = rest > full * negligible ? rest : 0;
    const double cold = std::clamp(full - quantityOf(m_warm, id), 0.0, rest);
    parts.push_back({Cause::ColdStarts, {}, cold});
    const double instances =
        hasCapacity(station->second) &&
                m_model.stations[station->second].behaviour != Behaviour::Function
            ? std::clamp(full - quantityOf(m_bare, id), 0.0, rest - cold)
            : 0;
    addCapacity(parts, id, station->second, hours + instances);
    addLoad(parts, station->second, rest - cold - instances, first);
    std::erase_if(parts, [full](const PartWeight& part) { return part.weight <= full * 1e-12; });
    return parts;
}

}  // namespace breakeven::model
