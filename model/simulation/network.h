#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/architecture/project.h"
#include "model/catalog/catalog.h"
#include "model/simulation/kernel/simulationmodel.h"

namespace breakeven::model {

/// How long calls are on their way between the places of an alternative's components.
///
/// Users are at the place that their traffic component names; when it names none, they are with
/// whatever they call and have no way. Components that stand at the edge (those with the parameter
/// `edge_round_trip_ms`) are near the users: what they call is as far from them as from the users
/// that call them, on average over those. Everything else is in its region. Within a region a call
/// takes the callee's `region_round_trip_ms`; between regions what was measured, else what the
/// distance takes; `far_round_trip_ms` overrides both. Services whose place nobody knows (external
/// ones without a region of their own) are near their callers.
class Network {
public:
    Network(const Alternative& alternative, const Catalog& catalog);

    /// Sets the call's time on the network and what opening a connection adds.
    void addTo(CallSpec& call, const Component& caller, const Component& callee) const;

    /// Milliseconds from the caller to the callee and back.
    [[nodiscard]] double roundTrip(const Component& caller, const Component& callee) const;

private:
    struct Spot {
        std::string provider;  ///< with region: of a region; empty for users
        std::string region;
        double latitude = 0;
        double longitude = 0;
        double pathFactor = 1;
        double access = 0;  ///< milliseconds of the users' last mile
    };
    /// What a component's kind and parameters say.
    struct Node {
        const ServiceKind* kind = nullptr;
        Variables parameters;
        std::optional<Spot> spot;
        bool isUsers = false;
        bool isEdge = false;
        std::vector<const Node*> usersOfEdge;
    };

    [[nodiscard]] std::optional<Spot> spotOf(const Component& component, const Node& node) const;
    [[nodiscard]] double between(const Spot& from, const Node& callee) const;
    [[nodiscard]] double withinRegion(const Node& callee) const;
    [[nodiscard]] double roundTrip(const Node& caller, const Node& callee) const;

    const Alternative& m_alternative;
    const NetworkFacts& m_facts;
    std::map<ComponentId, Node> m_nodes;
};

}  // namespace breakeven::model
