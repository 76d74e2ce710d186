#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/simulation/kernel/simulate.h"

namespace breakeven::tests {

/// Builds small SimulationModels by name, for tests that know what must come out.
class ModelBuilder {
public:
    /// A source component with its traffic: `rate` requests per second in every hour.
    model::StationSpec& source(const std::string& id, double rate,
                               model::ArrivalProcess process = model::ArrivalProcess::Poisson);
    model::StationSpec& station(const std::string& id,
                                model::Behaviour behaviour = model::Behaviour::External);
    /// The traffic of the source made last.
    [[nodiscard]] model::SourceSpec& lastTraffic() { return m_sources.back(); }
    [[nodiscard]] model::StationSpec& find(const std::string& id);
    /// The call made last.
    [[nodiscard]] model::CallSpec& lastCall() { return *m_calls.back(); }
    /// A synchronous call in step 1, unless changed.
    model::CallSpec& call(const std::string& from, const std::string& to);
    model::CallSpec& asynchronousCall(const std::string& from, const std::string& to);

    /// The model, its calls in the order the kernel wants, one stratum of the whole week.
    [[nodiscard]] model::SimulationModel build() const;

private:
    [[nodiscard]] std::int32_t indexOf(const std::string& id) const;

    // Each in a place of its own: references handed out stay valid while building.
    std::vector<std::unique_ptr<model::StationSpec>> m_stations;
    std::vector<std::unique_ptr<model::CallSpec>> m_calls;
    std::vector<model::SourceSpec> m_sources;
};

[[nodiscard]] model::Distribution constant(double seconds);
[[nodiscard]] model::Distribution exponential(double seconds);

/// Poisson (or other) arrivals at one station called `server`, whose fields are then set.
[[nodiscard]] ModelBuilder singleStation(
    double rate, const model::Distribution& service, std::int64_t servers,
    model::ArrivalProcess process = model::ArrivalProcess::Poisson);

/// The result for a station or source of the model, by id.
[[nodiscard]] const model::StationResult& stationOf(const model::SimulationResult& result,
                                                    const std::string& id);
[[nodiscard]] std::size_t indexOf(const model::SimulationResult& result, const std::string& id);

/// One run of `duration` seconds without warm-up: what happens can be worked out by hand.
[[nodiscard]] model::SimulationOptions singleRun(double duration);
/// Twenty runs after a warm-up of a tenth of their length, for an interval of what chance leaves
/// open.
[[nodiscard]] model::SimulationOptions replicated(double duration, std::uint64_t seed = 1);
/// Whether chance allows the value at 99.9 %, by the interval of twenty runs, which is one of 95 %.
[[nodiscard]] bool isAllowedBy(const model::Interval& interval, double value);
/// A monthly flow as what it was in a run of that many seconds.
[[nodiscard]] double inRun(double monthly, double seconds);
/// Equal but for rounding, or to the relative tolerance.
[[nodiscard]] bool near(double actual, double expected, double tolerance = 1e-9);
/// Runs; the test fails by exception when the model is refused.
[[nodiscard]] model::SimulationResult run(const model::SimulationModel& model,
                                          const model::SimulationOptions& options);

}  // namespace breakeven::tests
