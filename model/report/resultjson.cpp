#include "model/report/resultjson.h"

#include <cmath>

#include <fmt/format.h>

namespace breakeven::model::report {

namespace {

using Json = nlohmann::json;

/// JSON has no infinity: what is not known is null.
Json numberJson(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json intervalJson(const Interval& interval)
{
    return {{"mean", numberJson(interval.mean)}, {"half_width", numberJson(interval.halfWidth)}};
}

std::string_view severityText(Severity severity)
{
    switch (severity) {
        case Severity::Note:
            return "note";
        case Severity::Warning:
            return "warning";
        case Severity::Error:
            return "error";
    }
    return "error";
}

Json flowJson(const StationFlow& flow)
{
    return {{"arrivals", flow.arrivals},       {"requests", flow.requests},
            {"completions", flow.completions}, {"failures", flow.failures},
            {"throttled", flow.throttled},     {"rejected", flow.rejected},
            {"cold_starts", flow.coldStarts},  {"dead_lettered", flow.deadLettered},
            {"batches", flow.batches},         {"messages", flow.messages},
            {"busy_s", flow.busySeconds},      {"billed_s", flow.billedSeconds},
            {"init_s", flow.initSeconds},      {"instance_s", flow.instanceSeconds},
            {"read_unit_s", flow.readSeconds}, {"write_unit_s", flow.writeSeconds}};
}

Json callsJson(const std::vector<CallFlow>& flows, const SimulationModel& model)
{
    Json calls = Json::array();
    for (std::size_t i = 0; i < flows.size() && i < model.calls.size(); ++i) {
        const CallSpec& call = model.calls[i];
        calls.push_back({{"id", call.id},
                         {"from", model.stations[static_cast<std::size_t>(call.from)].id},
                         {"to", model.stations[static_cast<std::size_t>(call.to)].id},
                         {"attempts", flows[i].attempts},
                         {"retries", flows[i].retries},
                         {"failures", flows[i].failures},
                         {"refused", flows[i].refused}});
    }
    return calls;
}

Json stationJson(const StationResult& station)
{
    Json json = {{"id", station.id},
                 {"response", latencyJson(station.response)},
                 {"wait_s", intervalJson(station.wait)},
                 {"wait_probability", intervalJson(station.waitProbability)},
                 {"utilisation", intervalJson(station.utilisation)},
                 {"peak_utilisation", intervalJson(station.peakUtilisation)},
                 {"in_flight", intervalJson(station.inFlight)},
                 {"queue_length", intervalJson(station.queueLength)},
                 {"instances", intervalJson(station.instances)},
                 {"refused_share", intervalJson(station.refusedShare)},
                 {"cold_share", intervalJson(station.coldShare)},
                 {"unstable", station.unstable}};
    if (station.age.count > 0) {
        json["age"] = latencyJson(station.age);
    }
    if (station.unstable) {
        json["offered_load"] = numberJson(station.offeredLoad);
    }
    return json;
}

Json breakdownJson(const SimulationResult& result)
{
    Json parts = Json::array();
    for (const LatencyPart& part : result.breakdown) {
        parts.push_back({{"id", part.id},
                         {"total_s", intervalJson(part.total)},
                         {"queueing_s", intervalJson(part.queueing)},
                         {"init_s", intervalJson(part.init)},
                         {"service_s", intervalJson(part.service)},
                         {"network_s", intervalJson(part.network)},
                         {"retry_s", intervalJson(part.retry)}});
    }
    return parts;
}

Json seriesJson(const SimulationResult& result)
{
    Json points = Json::array();
    for (const SeriesPoint& point : result.series) {
        points.push_back({{"start_s", point.start},
                          {"length_s", point.seconds},
                          {"throughput", point.throughput},
                          {"failures", point.failures},
                          {"refusals", point.refusals},
                          {"cold_starts", point.coldStarts},
                          {"in_flight", point.inFlight},
                          {"mean_s", point.meanLatency},
                          {"p50_s", point.p50},
                          {"p95_s", point.p95},
                          {"p99_s", point.p99}});
    }
    return points;
}

Json sourceJson(const SourceResult& source, const SimulationModel& model)
{
    Json json = {{"id", source.id},
                 {"latency", latencyJson(source.latency)},
                 {"error_rate", intervalJson(source.errorRate)},
                 {"throughput", intervalJson(source.throughput)}};
    for (const SourceSpec& spec : model.sources) {
        if (spec.id == source.id) {
            json["name"] = spec.name;
        }
    }
    return json;
}

Json problemJson(const Problem& problem)
{
    Json json = {{"severity", severityText(problem.severity)},
                 {"code", problem.code},
                 {"text", problem.text}};
    if (!problem.alternative.empty()) {
        json["alternative"] = problem.alternative.text();
    }
    if (const auto* component = std::get_if<ComponentId>(&problem.where)) {
        json["component"] = component->text();
    } else if (const auto* connection = std::get_if<ConnectionId>(&problem.where)) {
        json["connection"] = connection->text();
    }
    if (problem.fix.kind != Fix::Kind::None) {
        json["fix"] = problem.fix.label;
    }
    return json;
}

}  // namespace

Json latencyJson(const LatencySummary& latency)
{
    Json histogram = Json::array();
    for (const HistogramBar& bar : latency.histogram) {
        histogram.push_back({{"lower_s", bar.lower}, {"upper_s", bar.upper}, {"share", bar.share}});
    }
    return {{"count", latency.count},
            {"mean_s", intervalJson(latency.mean)},
            {"p50_s", intervalJson(latency.p50)},
            {"p90_s", intervalJson(latency.p90)},
            {"p95_s", intervalJson(latency.p95)},
            {"p99_s", intervalJson(latency.p99)},
            {"p999_s", intervalJson(latency.p999)},
            {"p9999_s", intervalJson(latency.p9999)},
            {"max_s", numberJson(latency.maximum)},
            {"histogram", std::move(histogram)}};
}

Json problemsJson(const std::vector<Problem>& problems)
{
    Json json = Json::array();
    for (const Problem& problem : problems) {
        json.push_back(problemJson(problem));
    }
    return json;
}

Json estimateJson(const Estimate& estimate, const SimulationModel& model)
{
    Json stations = Json::array();
    for (std::size_t i = 0; i < estimate.stations.size() && i < model.stations.size(); ++i) {
        const StationEstimate& station = estimate.stations[i];
        stations.push_back({{"id", model.stations[i].id},
                            {"name", model.stations[i].name},
                            {"mean_rate", numberJson(station.meanRate)},
                            {"peak_rate", numberJson(station.peakRate)},
                            {"utilisation", numberJson(station.utilisation)},
                            {"peak_utilisation", numberJson(station.peakUtilisation)},
                            {"latency_s", numberJson(station.meanLatency)},
                            {"own_latency_s", numberJson(station.ownLatency)},
                            {"p95_s", numberJson(station.p95Latency)},
                            {"cold_share", numberJson(station.coldShare)},
                            {"flow", flowJson(estimate.flows.stations.at(i))}});
    }
    return {{"requests_per_month", numberJson(estimate.requestsPerMonth)},
            {"mean_s", numberJson(estimate.meanLatency)},
            {"p50_s", numberJson(estimate.p50Latency)},
            {"p95_s", numberJson(estimate.p95Latency)},
            {"p99_s", numberJson(estimate.p99Latency)},
            {"error_rate", numberJson(estimate.errorRate)},
            {"saturated", estimate.saturated},
            {"stations", std::move(stations)},
            {"calls", callsJson(estimate.flows.calls, model)}};
}

Json simulationJson(const SimulationResult& result, const SimulationModel& model)
{
    Json sources = Json::array();
    for (const SourceResult& source : result.sources) {
        sources.push_back(sourceJson(source, model));
    }
    Json stations = Json::array();
    for (std::size_t i = 0; i < result.stations.size(); ++i) {
        Json station = stationJson(result.stations[i]);
        if (i < model.stations.size()) {
            station["name"] = model.stations[i].name;
        }
        if (i < result.flows.stations.size()) {
            station["flow"] = flowJson(result.flows.stations[i]);
        }
        stations.push_back(std::move(station));
    }
    return {{"seed", result.seed},
            {"replications", result.replications},
            {"confidence", result.confidence},
            {"events", result.events},
            {"simulated_s", result.simulatedSeconds},
            {"warmup_s", result.warmupSeconds},
            {"fingerprint", fmt::format("{:016x}", result.fingerprint)},
            {"latency", latencyJson(result.latency)},
            {"error_rate", intervalJson(result.errorRate)},
            {"sources", std::move(sources)},
            {"stations", std::move(stations)},
            {"breakdown", breakdownJson(result)},
            {"series", seriesJson(result)},
            {"calls", callsJson(result.flows.calls, model)},
            {"truncated", result.truncated},
            {"notes", result.notes}};
}

Json breakEvenJson(const BreakEven& breakEven)
{
    Json curves = Json::array();
    for (const CostCurve& curve : breakEven.curves) {
        Json points = Json::array();
        for (const CostPoint& point : curve.points) {
            Json json = {{"factor", point.factor},
                         {"requests_per_month", point.requestsPerMonth},
                         {"usd", numberJson(point.usd)},
                         {"feasible", point.feasible}};
            if (!point.feasible) {
                json["bottleneck"] = point.bottleneck;
            }
            points.push_back(std::move(json));
        }
        curves.push_back({{"alternative", curve.alternative.text()}, {"points", points}});
    }
    Json crossings = Json::array();
    for (const Crossing& crossing : breakEven.crossings) {
        crossings.push_back({{"cheaper_below", crossing.cheaperBelow.text()},
                             {"cheaper_above", crossing.cheaperAbove.text()},
                             {"requests_per_month", crossing.requestsPerMonth},
                             {"factor", crossing.factor},
                             {"usd", crossing.usd}});
    }
    return {{"curves", std::move(curves)}, {"crossings", std::move(crossings)}};
}

}  // namespace breakeven::model::report
