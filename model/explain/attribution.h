#pragma once

#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "model/explain/explanation.h"

namespace breakeven::model {

/// What one weighs against the other parts of a line.
struct PartWeight {
    Cause cause = Cause::Requests;
    ConnectionId connection;
    double weight = 0;
};

/// Component, label, key and connection: what tells a bill line from the others of its alternative.
using LineId = std::tuple<std::string, std::string, pricing::RateKey, std::string>;
[[nodiscard]] LineId lineIdOf(const pricing::UsageLine& line);
[[nodiscard]] LineId lineIdOf(const pricing::BillLine& line);

/// Connections in groups of which no two touch the same component, so that one evaluation of the
/// meters measures a whole group: indices of calls.
[[nodiscard]] std::vector<std::vector<std::size_t>> groupsApart(const SimulationModel& model);

/// How the quantities of an alternative's month come about.
class Attribution {
public:
    /// `utilisation` by station: the mean busy share of its servers, 0 when it has no limit.
    [[nodiscard]] static Result<Attribution> of(const Project& project,
                                                const Alternative& alternative,
                                                const Catalog& catalog,
                                                const SimulationModel& model, const Flows& flows,
                                                const std::vector<double>& utilisation);
    /// The weights of a line's parts; never none, and not all zero.
    [[nodiscard]] std::vector<PartWeight> weightsOf(const pricing::BillLine& line) const;

private:
    using Quantities = std::map<LineId, double>;
    using Measure = std::function<Quantities(const Flows& flows, double hoursShare)>;
    struct OverOneCall {
        std::size_t call = 0;
        double quantity = 0;  ///< that this connection alone makes
        double retries = 0;   ///< the part of it that retries make
    };

    Attribution(const SimulationModel& model, const Flows& flows,
                const std::vector<double>& utilisation);
    void measure(const Measure& measured);
    void addOverCalls(const std::vector<std::size_t>& group, const Quantities& all,
                      const Quantities& first);
    [[nodiscard]] double standingHours(const LineId& id, double standing) const;
    [[nodiscard]] double busyShare(std::size_t station) const;
    [[nodiscard]] bool hasCapacity(std::size_t station) const;
    void addCapacity(std::vector<PartWeight>& parts, const LineId& id, std::size_t station,
                     double hours) const;
    void addCalls(std::vector<PartWeight>& parts, const LineId& id, Cause first) const;
    void addLoad(std::vector<PartWeight>& parts, std::size_t station, double quantity,
                 Cause first) const;

    const SimulationModel& m_model;
    const Flows& m_flows;
    std::vector<double> m_utilisation;
    std::map<std::string, std::size_t> m_stations;
    Quantities m_full;
    Quantities m_still;      ///< without any load
    Quantities m_halfMonth;  ///< without any load, in half the hours
    Quantities m_warm;       ///< without cold starts
    Quantities m_bare;       ///< without instances that follow the load
    std::map<LineId, std::vector<OverOneCall>> m_calls;
};

}  // namespace breakeven::model
