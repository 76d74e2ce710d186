#include "tests/kernel/models.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <tuple>

namespace breakeven::tests {

using namespace breakeven::model;

StationSpec& ModelBuilder::source(const std::string& id, double rate, ArrivalProcess process)
{
    StationSpec& spec = station(id, Behaviour::Source);
    SourceSpec source{.id = id, .name = id, .station = indexOf(id), .process = process};
    source.hourlyRates.fill(rate);
    m_sources.push_back(source);
    return spec;
}

StationSpec& ModelBuilder::station(const std::string& id, Behaviour behaviour)
{
    m_stations.push_back(std::make_unique<StationSpec>());
    StationSpec& spec = *m_stations.back();
    spec.id = id;
    spec.name = id;
    spec.behaviour = behaviour;
    return spec;
}

StationSpec& ModelBuilder::find(const std::string& id)
{
    return *m_stations[static_cast<std::size_t>(indexOf(id))];
}

CallSpec& ModelBuilder::call(const std::string& from, const std::string& to)
{
    m_calls.push_back(std::make_unique<CallSpec>());
    CallSpec& spec = *m_calls.back();
    spec.id = from + "-" + to + "-" + std::to_string(m_calls.size());
    spec.from = indexOf(from);
    spec.to = indexOf(to);
    return spec;
}

CallSpec& ModelBuilder::asynchronousCall(const std::string& from, const std::string& to)
{
    CallSpec& spec = call(from, to);
    spec.synchronous = false;
    return spec;
}

SimulationModel ModelBuilder::build() const
{
    SimulationModel model;
    for (const auto& station : m_stations) {
        model.stations.push_back(*station);
    }
    for (const auto& call : m_calls) {
        model.calls.push_back(*call);
    }
    std::ranges::sort(model.calls, {}, [](const CallSpec& call) {
        return std::tuple(call.from, call.step, call.id);
    });
    model.sources = m_sources;
    Stratum week;
    for (const SourceSpec& source : m_sources) {
        week.sourceRates.push_back(source.hourlyRates[0]);
    }
    model.strata.push_back(week);
    return model;
}

std::int32_t ModelBuilder::indexOf(const std::string& id) const
{
    for (std::size_t i = 0; i < m_stations.size(); ++i) {
        if (m_stations[i]->id == id) {
            return static_cast<std::int32_t>(i);
        }
    }
    throw std::logic_error("no station " + id);
}

Distribution constant(double seconds)
{
    return {.shape = Distribution::Shape::Constant, .mean = seconds};
}

Distribution exponential(double seconds)
{
    return {.shape = Distribution::Shape::Exponential, .mean = seconds, .cv = 1};
}

ModelBuilder singleStation(double rate, const Distribution& service, std::int64_t servers,
                           ArrivalProcess process)
{
    ModelBuilder builder;
    builder.source("clients", rate, process);
    StationSpec& server = builder.station("server");
    server.service = service;
    server.servers = servers;
    builder.call("clients", "server");
    return builder;
}

std::size_t indexOf(const SimulationResult& result, const std::string& id)
{
    const auto it = std::ranges::find(result.stations, id, &StationResult::id);
    if (it == result.stations.end()) {
        throw std::logic_error("no station " + id);
    }
    return static_cast<std::size_t>(it - result.stations.begin());
}

const StationResult& stationOf(const SimulationResult& result, const std::string& id)
{
    return result.stations[indexOf(result, id)];
}

double inRun(double monthly, double seconds)
{
    return monthly / (730 * 3600) * seconds;
}

bool near(double actual, double expected, double tolerance)
{
    return std::abs(actual - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

SimulationOptions singleRun(double duration)
{
    SimulationOptions options;
    options.replications = 1;
    options.duration = duration;
    options.warmup = 0;
    options.threads = 1;
    return options;
}

SimulationOptions replicated(double duration, std::uint64_t seed)
{
    SimulationOptions options = singleRun(duration);
    options.replications = 20;
    options.warmup = duration / 10;
    options.seed = seed;
    return options;
}

bool isAllowedBy(const Interval& interval, double value)
{
    // Student's t of 19 degrees of freedom, two-sided: 3.88 at 99.9 %, 2.09 at 95 %.
    return std::abs(value - interval.mean) <= 3.88 / 2.09 * interval.halfWidth;
}

SimulationResult run(const SimulationModel& model, const SimulationOptions& options)
{
    auto result = simulate(model, options);
    if (!result) {
        throw std::logic_error(result.error().text());
    }
    return std::move(*result);
}

}  // namespace breakeven::tests
