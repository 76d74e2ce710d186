#include "tests/kernel/closedforms.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <sstream>

#include "model/simulation/kernel/statistics.h"
#include "tests/kernel/models.h"

namespace breakeven::tests {

using namespace breakeven::model;

namespace {

constexpr int replications = 20;

/// `customers` per replication at `rate`; a tenth of that time is warm-up.
ClosedFormCase caseOf(const ModelBuilder& builder, double rate, double customers)
{
    ClosedFormCase result{.model = builder.build()};
    result.options.replications = replications;
    result.options.duration = customers / rate;
    result.options.warmup = 0.1 * customers / rate;
    result.options.threads = 1;
    return result;
}

Distribution shaped(Distribution::Shape shape, double mean, double scv)
{
    return {.shape = shape, .mean = mean, .cv = std::sqrt(scv)};
}

/// The longer the memory of a queue, the more customers it takes to know it.
double customersFor(double utilisation, std::int64_t servers)
{
    if (servers >= 100) {
        return 1'000.0 * static_cast<double>(servers) / 8;
    }
    return utilisation > 0.9 ? 400'000 : 25'000;
}

ClosedFormCase queue(double rate, const Distribution& service, std::int64_t servers,
                     std::int64_t queueLimit = -1, ArrivalProcess process = ArrivalProcess::Poisson)
{
    ModelBuilder builder = singleStation(rate, service, servers, process);
    builder.find("server").queueLimit = queueLimit;
    const double load = servers > 0 ? rate * service.mean / static_cast<double>(servers) : 0;
    return caseOf(builder, rate, customersFor(queueLimit >= 0 ? 0 : load, servers));
}

using Maker = std::function<ClosedFormCase(const Parameters&)>;

ClosedFormCase tandem(const Parameters& p)
{
    // Each station hands on by an asynchronous call, as customers of a tandem move on; the time of
    // all is seen by a client that calls them one after the other.
    ModelBuilder builder;
    builder.source("clients", p.at("lambda"));
    for (int i = 1; i <= 5; ++i) {
        const std::string id = "server" + std::to_string(i);
        StationSpec& server = builder.station(id);
        server.service = exponential(1 / p.at("mu"));
        server.servers = 1;
        builder.call("clients", id).step = i;
    }
    return caseOf(builder, p.at("lambda"), 25'000);
}

ClosedFormCase jackson(const Parameters&)
{
    ModelBuilder builder;
    builder.source("one", 1);
    builder.source("two", 0.2);
    const double rates[3] = {3, 2, 1};
    const double routes[3][3] = {{0, 0.5, 0.3}, {0.4, 0, 0.4}, {0.1, 0.2, 0}};
    for (int i = 0; i < 3; ++i) {
        StationSpec& server = builder.station("server" + std::to_string(i + 1));
        server.service = exponential(1 / rates[i]);
        server.servers = i == 2 ? 2 : 1;
    }
    for (int i = 0; i < 3; ++i) {
        for (int j = 0; j < 3; ++j) {
            if (routes[i][j] > 0) {
                CallSpec& call = builder.asynchronousCall("server" + std::to_string(i + 1),
                                                          "server" + std::to_string(j + 1));
                call.choice = i;
                call.callsPerRequest = routes[i][j];
            }
        }
    }
    builder.asynchronousCall("one", "server1");
    builder.asynchronousCall("two", "server2");
    return caseOf(builder, 1.2, 25'000);
}

ClosedFormCase feedback(const Parameters& p)
{
    ModelBuilder builder = singleStation(p.at("lambda"), exponential(1 / p.at("mu")), 1);
    builder.asynchronousCall("server", "server").callsPerRequest = p.at("p_return");
    return caseOf(builder, p.at("lambda"), 25'000);
}

ClosedFormCase batchArrivals(double rate, double size)
{
    ModelBuilder builder;
    builder.source("clients", rate);
    StationSpec& server = builder.station("server");
    server.service = exponential(1);
    server.servers = 1;
    builder.call("clients", "server").callsPerRequest = size;
    return caseOf(builder, rate, 15'000);
}

ClosedFormCase parallelCalls(const Distribution& service, double calls, std::int64_t stations,
                             std::int64_t servers, double rate)
{
    ModelBuilder builder;
    builder.source("clients", rate);
    for (std::int64_t i = 0; i < stations; ++i) {
        const std::string id = "server" + std::to_string(i);
        StationSpec& server = builder.station(id);
        server.service = service;
        server.servers = servers;
        builder.call("clients", id).callsPerRequest = calls;
    }
    return caseOf(builder, rate, calls > 20 ? 1'000 : 10'000);
}

/// Without service time calls never overlap, so there is one instance or none.
ClosedFormCase keepAlive(double rate, double keepAlive)
{
    ModelBuilder builder;
    builder.source("clients", rate);
    builder.station("server", Behaviour::Function).keepAlive = keepAlive;
    builder.call("clients", "server");
    return caseOf(builder, rate, rate * keepAlive > 5 ? 100'000 : 5'000);
}

/// With no keep-alive every call that finds the provisioned instances busy starts cold.
ClosedFormCase spillover(const Parameters& p)
{
    ModelBuilder builder;
    builder.source("clients", p.at("a"));
    StationSpec& server = builder.station("server", Behaviour::Function);
    server.service = exponential(1);
    server.provisioned = std::llround(p.at("PC"));
    server.keepAlive = 0;
    builder.call("clients", "server");
    return caseOf(builder, p.at("a"), 50'000);
}

ClosedFormCase inSeries(const Parameters& p)
{
    ModelBuilder builder;
    builder.source("clients", 10);
    for (int i = 1; i <= static_cast<int>(p.at("n")); ++i) {
        const std::string id = "server" + std::to_string(i);
        builder.station(id).errorRate = p.at("p_fail");
        builder.call("clients", id).step = i;
    }
    return caseOf(builder, 10, 10'000);
}

ClosedFormCase retries(const Parameters& p)
{
    ModelBuilder builder;
    builder.source("clients", 10);
    builder.station("server").errorRate = p.at("p_fail");
    CallSpec& call = builder.asynchronousCall("clients", "server");
    call.retries = static_cast<std::int32_t>(p.at("max_retries"));
    return caseOf(builder, 10, 20'000);
}

ClosedFormCase tokenBucket(double arrivals, double rate)
{
    ModelBuilder builder;
    builder.source("clients", arrivals);
    StationSpec& server = builder.station("server", Behaviour::Gateway);
    server.rateLimit = rate;
    server.burst = 5000;
    builder.call("clients", "server");
    ClosedFormCase result = caseOf(builder, arrivals, 30'000);
    result.options.warmup = 5;  // the bucket is empty by then
    return result;
}

const std::map<std::string, Maker>& makers()
{
    using Shape = Distribution::Shape;
    static const std::map<std::string, Maker> table{
        {"M/M/1", [](const Parameters& p) { return queue(p.at("lambda"), exponential(1), 1); }},
        {"M/M/c",
         [](const Parameters& p) {
             return queue(p.at("lambda"), exponential(1), std::llround(p.at("c")));
         }},
        {"M/D/1", [](const Parameters& p) { return queue(p.at("lambda"), constant(1), 1); }},
        {"M/G/1-lognormal",
         [](const Parameters& p) {
             const double scv = std::expm1(p.at("sigma") * p.at("sigma"));
             ClosedFormCase result = queue(p.at("lambda"), shaped(Shape::LogNormal, 1, scv), 1);
             // A heavy tail needs more customers: rare long services make most of the wait.
             const double factor = p.at("sigma") > 1.2 ? 8 : 2;
             result.options.duration *= factor;
             result.options.warmup *= factor;
             return result;
         }},
        {"M/Ek/1",
         [](const Parameters& p) {
             return queue(p.at("lambda"), shaped(Shape::Erlang, 1, 1 / p.at("k")), 1);
         }},
        // The closed form's phases are not balanced, but its metrics but one depend only on the
        // squared coefficient of variation, 5.5 (Pollaczek and Khinchine).
        {"M/H2/1",
         [](const Parameters& p) {
             return queue(p.at("lambda"), shaped(Shape::HyperExponential, 1, 5.5), 1);
         }},
        {"M/U/1",
         [](const Parameters& p) {
             return queue(p.at("lambda"), shaped(Shape::Uniform, 1, 0), 1);
         }},
        {"M/M/c/c (Erlang B)",
         [](const Parameters& p) {
             return queue(p.at("a"), exponential(1), std::llround(p.at("c")), 0);
         }},
        {"M/G/inf",
         [](const Parameters& p) {
             return queue(p.at("lambda"), shaped(Shape::LogNormal, p.at("ES"), 1), 0);
         }},
        {"M/M/1/K",
         [](const Parameters& p) {
             return queue(p.at("lambda"), exponential(1), 1, std::llround(p.at("K")) - 1);
         }},
        {"M/M/c/K",
         [](const Parameters& p) {
             const double servers = p.at("c");
             return queue(p.at("lambda"), exponential(1), std::llround(servers),
                          std::llround(p.at("K") - servers));
         }},
        {"D/M/1",
         [](const Parameters& p) {
             return queue(1 / p.at("interarrival"), exponential(1), 1, -1,
                          ArrivalProcess::Constant);
         }},
        {"tandem M/M/1 x5", tandem},
        {"Jackson-3", jackson},
        {"M/M/1 Bernoulli feedback", feedback},
        {"M[X]/M/1",
         [](const Parameters& p) { return batchArrivals(p.at("batch rate"), p.at("X")); }},
        {"max of k iid Exp(mean 1)",
         [](const Parameters& p) { return parallelCalls(exponential(1), p.at("k"), 1, 0, 1); }},
        {"max of k iid lognormal(mean 1, sigma 1)",
         [](const Parameters& p) {
             return parallelCalls(shaped(Shape::LogNormal, 1, std::expm1(1)), p.at("k"), 1, 0, 1);
         }},
        {"fork-join K=2 M/M/1 (exact, Flatto-Hahn)",
         [](const Parameters& p) {
             return parallelCalls(exponential(1), 1, 2, 1, p.at("lambda"));
         }},
        {"fork-join M/M/1 (Nelson-Tantawi approximation)",
         [](const Parameters& p) {
             return parallelCalls(exponential(1), 1, std::llround(p.at("K")), 1, p.at("lambda"));
         }},
        {"token bucket fluid",
         [](const Parameters& p) { return tokenBucket(p.at("arrival"), p.at("rate")); }},
        {"keep-alive cold start (service time 0)",
         [](const Parameters& p) { return keepAlive(p.at("lambda"), p.at("tau")); }},
        {"keep-alive instance up-time fraction (service time 0)",
         [](const Parameters& p) { return keepAlive(p.at("lambda"), p.at("tau")); }},
        {"provisioned concurrency spillover (Erlang B)", spillover},
        {"availability in series", inSeries},
        {"bounded retries (independent failures)", retries},
    };
    return table;
}

Interval complement(const Interval& interval)
{
    return {1 - interval.mean, interval.halfWidth};
}

/// Of a share of flows that the result does not hold itself.
Interval flowRatio(const SimulationResult& result,
                   const std::function<double(const Flows&)>& numerator)
{
    std::vector<double> ratios;
    for (const Flows& flows : result.replicationFlows) {
        const CallFlow& call = flows.calls.at(0);
        ratios.push_back(numerator(flows) / (call.attempts - call.retries));
    }
    return kernel::intervalOf(ratios, result.confidence);
}

/// With relative half widths added: wider than need be, as if all erred together.
Interval ratioOf(const Interval& above, const Interval& below)
{
    const double ratio = above.mean / below.mean;
    return {ratio, ratio * (above.halfWidth / above.mean + below.halfWidth / below.mean)};
}

Interval productOf(const Interval& a, const Interval& b)
{
    return {a.mean * b.mean, a.mean * b.halfWidth + b.mean * a.halfWidth};
}

/// Arrivals per second at a station.
Interval rateAt(const SimulationResult& result, std::size_t station)
{
    std::vector<double> rates;
    for (const Flows& flows : result.replicationFlows) {
        rates.push_back(flows.stations.at(station).arrivals / (730.0 * 3600));
    }
    return kernel::intervalOf(rates, result.confidence);
}

/// What follows from measured means by an exact relation.
std::optional<Interval> derivedMetric(const std::string& metric, const SimulationResult& result,
                                      const StationResult& server)
{
    const Interval rate = rateAt(result, indexOf(result, "server"));
    if (metric == "mean_busy_period") {  // busy time over its beginnings, at one server
        return ratioOf(server.utilisation, productOf(rate, complement(server.waitProbability)));
    }
    if (metric == "P0") {  // one server
        return complement(server.utilisation);
    }
    if (metric == "mean_warm_lifetime_s=(exp(lambda tau)-1)/lambda") {
        return ratioOf(server.instances, productOf(rate, server.coldShare));
    }
    if (metric == "mean_total_time") {  // Little's law over all visits
        return ratioOf(server.inFlight, result.sources.front().throughput);
    }
    return std::nullopt;
}

std::optional<Interval> latencyMetric(const std::string& metric, const LatencySummary& latency)
{
    const std::map<std::string, Interval> metrics{
        {"R_p50", latency.p50}, {"R_p95", latency.p95},
        {"R_p99", latency.p99}, {"R_p99.9", latency.p999},
        {"p50", latency.p50},   {"p95", latency.p95},
        {"p99", latency.p99},   {"mean", latency.mean},
        {"R", latency.mean},    {"mean_total_time", latency.mean}};
    const auto it = metrics.find(metric);
    return it == metrics.end() ? std::nullopt : std::optional(it->second);
}

std::optional<Interval> stationMetric(const std::string& metric, const StationResult& station)
{
    const std::map<std::string, Interval> metrics{
        {"rho", station.utilisation},
        {"utilisation", station.utilisation},
        {"L", station.inFlight},
        {"mean_busy", station.inFlight},
        {"mean_concurrency", station.inFlight},
        {"Lq", station.queueLength},
        {"W", station.response.mean},
        {"W_accepted", station.response.mean},
        {"Wq", station.wait},
        {"Wq_accepted", station.wait},
        {"P_wait", station.waitProbability},
        {"sigma", station.waitProbability},
        {"P_block", station.refusedShare},
        {"steady_reject_fraction", station.refusedShare},
        {"P_cold", station.coldShare},
        {"P_spill", station.coldShare},
        {"P_warm_time=1-exp(-lambda tau)", station.instances}};
    const auto it = metrics.find(metric);
    return it == metrics.end() ? latencyMetric(metric, station.response)
                               : std::optional(it->second);
}

std::optional<Interval> networkMetric(const std::string& metric, const SimulationResult& result)
{
    constexpr double fromOutside = 1.2;
    const std::size_t underline = metric.rfind('_');
    const std::string id = "server" + metric.substr(underline + 1);
    const auto known = std::ranges::find(result.stations, id, &StationResult::id);
    if (known == result.stations.end()) {
        Interval total;
        for (const StationResult& station : result.stations) {
            const bool inside = station.id.starts_with("server");
            total.mean += inside ? station.inFlight.mean : 0;
            total.halfWidth += inside ? station.inFlight.halfWidth : 0;
        }
        return metric == "L_total" ? total : ratioOf(total, {fromOutside, 0});
    }
    const std::string name = metric.substr(0, underline);
    if (name == "lambda" || name == "visit_ratio") {
        const Interval rate = rateAt(result, indexOf(result, id));
        return name == "lambda" ? rate : ratioOf(rate, {fromOutside, 0});
    }
    return stationMetric(name, *known);
}

}  // namespace

Parameters parseParameters(const std::string& text)
{
    Parameters parameters;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, ';');) {
        const std::size_t equals = part.find('=');
        if (equals != std::string::npos) {
            const char* begin = part.c_str() + equals + 1;
            char* end = nullptr;
            const double value = std::strtod(begin, &end);
            if (end != begin) {
                parameters[part.substr(0, equals)] = value;
            }
        }
    }
    return parameters;
}

std::optional<ClosedFormCase> caseFor(const std::string& name, const std::string& parameters)
{
    const auto it = makers().find(name);
    return it == makers().end() ? std::nullopt
                                : std::optional(it->second(parseParameters(parameters)));
}

std::optional<Interval> measured(const std::string& name, const std::string& metric,
                                 const SimulationResult& result)
{
    if (name == "Jackson-3") {
        return networkMetric(metric, result);
    }
    if (metric == "mean_total_wait") {  // five services of 1 s each
        return Interval{result.latency.mean.mean - 5, result.latency.mean.halfWidth};
    }
    if (name == "availability in series") {
        return complement(result.errorRate);
    }
    if (name == "bounded retries (independent failures)") {
        const std::size_t server = indexOf(result, "server");
        return metric == "mean_attempts"
                   ? flowRatio(result, [](const Flows& f) { return f.calls.at(0).attempts; })
                   : flowRatio(result, [server](const Flows& f) {
                         return f.stations.at(server).deadLettered;
                     });
    }
    if (metric == "throughput" || metric == "throughput_per_mu") {
        return result.sources.front().throughput;
    }
    const auto server = std::ranges::find(result.stations, "server", &StationResult::id);
    // Where one station stands for the system, its response is the system's too.
    const bool whole = server == result.stations.end() || name.starts_with("max of");
    if (whole) {
        return latencyMetric(metric, result.latency);
    }
    const auto derived = derivedMetric(metric, result, *server);
    return derived ? derived : stationMetric(metric, *server);
}

}  // namespace breakeven::tests
