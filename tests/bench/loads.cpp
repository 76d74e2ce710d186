#include "tests/bench/loads.h"

#include <cmath>
#include <stdexcept>
#include <string>

#include "tests/kernel/models.h"

namespace breakeven::tests {

using namespace breakeven::model;

namespace {

BenchLoad loadOf(const ModelBuilder& builder, double requests, double rate)
{
    BenchLoad load{.model = builder.build()};
    load.options.replications = 1;
    load.options.warmup = 0;
    load.options.threads = 1;
    load.options.duration = requests / rate;
    load.options.maxEvents = 100'000'000'000;
    return load;
}

Distribution lognormal(double mean, double cv)
{
    return {.shape = Distribution::Shape::LogNormal, .mean = mean, .cv = cv};
}

void makeFunction(StationSpec& function, double service)
{
    function.service = lognormal(service, 0.5);
    function.init = lognormal(0.2, 0.3);
    function.maxConcurrency = 1000;
    function.billingQuantum = 0.001;
}

}  // namespace

BenchLoad poolLoad(double requests, std::int64_t servers, double utilisation)
{
    const double rate = utilisation * static_cast<double>(servers);
    ModelBuilder builder;
    builder.source("clients", rate);
    StationSpec& pool = builder.station("pool", Behaviour::ServerPool);
    pool.service = exponential(1);
    pool.servers = servers;
    builder.call("clients", "pool");
    return loadOf(builder, requests, rate);
}

BenchLoad functionLoad(double requests, double rate)
{
    ModelBuilder builder;
    builder.source("clients", rate);
    StationSpec& function = builder.station("function", Behaviour::Function);
    function.service = exponential(1.991);
    function.init = exponential(0.253);
    builder.call("clients", "function");
    return loadOf(builder, requests, rate);
}

BenchLoad serverlessLoad(double requests)
{
    constexpr double rate = 100;
    ModelBuilder builder;
    builder.source("clients", rate);
    StationSpec& gateway = builder.station("gateway", Behaviour::Gateway);
    gateway.service = lognormal(0.005, 0.5);
    gateway.rateLimit = 10'000;
    gateway.burst = 5'000;
    makeFunction(builder.station("function", Behaviour::Function), 0.05);
    builder.station("table", Behaviour::Table).service = lognormal(0.004, 0.5);
    StationSpec& queue = builder.station("queue", Behaviour::Queue);
    queue.service = lognormal(0.005, 0.5);
    queue.delivery = lognormal(0.016, 0.5);
    makeFunction(builder.station("worker", Behaviour::Function), 0.05);
    builder.call("clients", "gateway").timeout = 30;
    builder.call("gateway", "function").timeout = 29;
    builder.call("function", "table");
    builder.call("function", "queue").step = 2;
    builder.asynchronousCall("queue", "worker");
    return loadOf(builder, requests, rate);
}

BenchLoad inFlightLoad(double requests, double inFlight)
{
    ModelBuilder builder;
    builder.source("clients", inFlight);
    builder.station("server").service = exponential(1);
    builder.call("clients", "server");
    return loadOf(builder, requests, inFlight);
}

BenchLoad wideLoad(int components)
{
    ModelBuilder builder;
    builder.source("clients", 20);
    for (int i = 1; i + 2 < components; i += 3) {
        const std::string name = std::to_string(i);
        builder.station("gateway" + name, Behaviour::Gateway).service = lognormal(0.005, 0.5);
        makeFunction(builder.station("function" + name, Behaviour::Function), 0.05);
        builder.station("table" + name, Behaviour::Table).service = lognormal(0.004, 0.5);
        builder.call("clients", "gateway" + name).callsPerRequest = 0.1;
        builder.call("gateway" + name, "function" + name);
        builder.call("function" + name, "table" + name);
    }
    return loadOf(builder, 20'000, 20);
}

SimulationResult runLoad(const BenchLoad& load)
{
    return run(load.model, load.options);
}

}  // namespace breakeven::tests
