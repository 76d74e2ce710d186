#include "model/simulation/network.h"

#include <algorithm>

#include "model/simulation/inputs.h"

namespace breakeven::model {

namespace {

double bytesPerSecond(double megabits)
{
    return megabits * 1e6 / 8;
}

}  // namespace

Network::Network(const Alternative& alternative, const Catalog& catalog)
    : m_alternative(alternative), m_facts(catalog.network())
{
    for (const Component& component : alternative.architecture.components) {
        Node& node = m_nodes[component.id];
        node.kind = catalog.find(component.kind);
        if (node.kind == nullptr) {
            continue;
        }
        node.parameters = parameterVariables(*node.kind, component);
        node.isUsers = node.kind->behaviour == Behaviour::Source;
        node.isEdge = node.parameters.contains("edge_round_trip_ms");
        node.spot = spotOf(component, node);
    }
    for (const Connection& connection : alternative.architecture.connections) {
        const auto from = m_nodes.find(connection.from);
        const auto to = m_nodes.find(connection.to);
        if (from != m_nodes.end() && to != m_nodes.end() && to->second.isEdge &&
            from->second.isUsers && from->second.spot) {
            to->second.usersOfEdge.push_back(&from->second);
        }
    }
}

std::optional<Network::Spot> Network::spotOf(const Component& component, const Node& node) const
{
    const auto number = [&node](const char* name, double fallback) {
        return valueOr(node.parameters, name, fallback);
    };
    if (node.isUsers) {
        if (number("place_known", 0) == 0) {
            return std::nullopt;
        }
        return Spot{.latitude = number("place_latitude", 0),
                    .longitude = number("place_longitude", 0),
                    .pathFactor = number("path_factor", m_facts.pathFactor()),
                    .access = number("access_round_trip_ms", 0)};
    }
    const bool anywhere = node.kind->behaviour == Behaviour::External && component.region.empty() &&
                          std::ranges::find(m_facts.regions, node.kind->provider,
                                            &pricing::Region::provider) == m_facts.regions.end();
    const std::string& name = component.region.empty() ? m_alternative.region : component.region;
    const pricing::Region* region =
        node.isEdge || anywhere ? nullptr : m_facts.region(node.kind->provider, name);
    if (region == nullptr) {
        return std::nullopt;
    }
    return Spot{.provider = region->provider,
                .region = region->id,
                .latitude = region->latitude,
                .longitude = region->longitude,
                .pathFactor = m_facts.pathFactor()};
}

double Network::withinRegion(const Node& callee) const
{
    return valueOr(callee.parameters, "region_round_trip_ms", 0);
}

double Network::between(const Spot& from, const Node& callee) const
{
    const double within = withinRegion(callee);
    if (callee.spot && from.provider == callee.spot->provider &&
        from.region == callee.spot->region) {
        return within;
    }
    if (const double given = valueOr(callee.parameters, "far_round_trip_ms", -1); given >= 0) {
        return given;
    }
    if (!callee.spot) {
        return within;
    }
    const Spot& to = *callee.spot;
    if (from.provider == to.provider) {
        if (const RoundTrip* measured = m_facts.measured(to.provider, from.region, to.region)) {
            return measured->milliseconds;
        }
    }
    const double distance =
        pricing::distanceKm({.latitude = from.latitude, .longitude = from.longitude},
                            {.latitude = to.latitude, .longitude = to.longitude});
    return std::max(within, m_facts.byDistance(distance, from.pathFactor));
}

double Network::roundTrip(const Node& caller, const Node& callee) const
{
    if (caller.isUsers && callee.isEdge) {
        return caller.spot
                   ? caller.spot->access + valueOr(callee.parameters, "edge_round_trip_ms", 0)
                   : 0;
    }
    if (caller.isUsers) {
        return caller.spot ? caller.spot->access + between(*caller.spot, callee) : 0;
    }
    if (caller.isEdge && !callee.isEdge && !caller.usersOfEdge.empty()) {
        double sum = 0;
        for (const Node* users : caller.usersOfEdge) {
            sum += between(*users->spot, callee);
        }
        return sum / static_cast<double>(caller.usersOfEdge.size());
    }
    return caller.spot && !callee.isEdge ? between(*caller.spot, callee) : withinRegion(callee);
}

double Network::roundTrip(const Component& caller, const Component& callee) const
{
    const Node& from = m_nodes.at(caller.id);
    const Node& to = m_nodes.at(callee.id);
    return from.kind && to.kind ? roundTrip(from, to) : 0;
}

void Network::addTo(CallSpec& call, const Component& caller, const Component& callee) const
{
    const double trip = roundTrip(caller, callee) / 1000;
    if (trip <= 0) {
        return;
    }
    const Node& from = m_nodes.at(caller.id);
    const Variables& own = from.parameters;
    const Variables& theirs = m_nodes.at(callee.id).parameters;
    const double bandwidth =
        bytesPerSecond(from.isUsers ? valueOr(own, "bandwidth_mbps", 50)
                                    : valueOr(theirs, "call_bandwidth_mbps", 5000));
    const double there = trip / 2 + call.requestBytes / bandwidth;
    call.network = call.synchronous ? there + trip / 2 + call.responseBytes / bandwidth : there;
    call.setup = trip * (from.isUsers ? valueOr(own, "handshake_round_trips", 2)
                                      : valueOr(theirs, "connections_kept_round_trips", 2));
    call.setupShare = from.isUsers ? valueOr(own, "new_connection_percent", 0) / 100
                                   : valueOr(theirs, "connections_kept_opens", 0);
}

}  // namespace breakeven::model
