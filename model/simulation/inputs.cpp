#include "model/simulation/inputs.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "model/simulation/lru.h"

namespace breakeven::model {

namespace {

/// Where each numeric input goes. Inputs that need more than a copy are handled by name below.
using DoubleField = double StationSpec::*;
using CountField = std::int64_t StationSpec::*;

const std::map<std::string, DoubleField>& doubleFields()
{
    static const std::map<std::string, DoubleField> fields{
        {"rate_limit", &StationSpec::rateLimit},
        {"burst", &StationSpec::burst},
        {"error_rate", &StationSpec::errorRate},
        {"time_limit_s", &StationSpec::timeLimit},
        {"keep_alive_s", &StationSpec::keepAlive},
        {"scale_rate", &StationSpec::scaleRate},
        {"scale_burst", &StationSpec::scaleBurst},
        {"billing_quantum_s", &StationSpec::billingQuantum},
        {"billing_minimum_s", &StationSpec::billingMinimum},
        {"batch_window_s", &StationSpec::batchWindow},
        {"visibility_s", &StationSpec::visibility},
        {"pollers_per_minute", &StationSpec::pollersPerMinute},
        {"group_popularity", &StationSpec::groupSkew},
        {"receive_rate", &StationSpec::receiveRate},
        {"ttl_s", &StationSpec::ttl},
        {"items", &StationSpec::items},
        {"popularity", &StationSpec::popularity},
        {"hit_ratio", &StationSpec::hitRatio},
        {"read_capacity", &StationSpec::readCapacity},
        {"write_capacity", &StationSpec::writeCapacity},
        {"hot_share", &StationSpec::hotShare},
        {"partition_reads", &StationSpec::partitionReads},
        {"partition_writes", &StationSpec::partitionWrites},
        {"warm_reads", &StationSpec::warmReads},
        {"warm_writes", &StationSpec::warmWrites},
        {"quota_reads", &StationSpec::quotaReads},
        {"quota_writes", &StationSpec::quotaWrites},
        {"target_utilisation", &StationSpec::targetUtilisation},
        {"target_rate", &StationSpec::targetRate},
        {"scaling_period_s", &StationSpec::scalingPeriod},
        {"scale_out_delay_s", &StationSpec::scaleOutDelay},
        {"scale_in_delay_s", &StationSpec::scaleInDelay},
        {"instance_warm_up_s", &StationSpec::instanceWarmUp},
        {"time_between_failures_s", &StationSpec::timeBetweenFailures},
        {"replacement_s", &StationSpec::replacement},
        {"credit_cores", &StationSpec::creditCores},
        {"credit_most_s", &StationSpec::creditMost},
        {"step_high", &StationSpec::stepHigh},
        {"step_much", &StationSpec::stepMuch},
        {"step_low", &StationSpec::stepLow},
        {"scheduled_from_h", &StationSpec::scheduledFrom},
        {"scheduled_to_h", &StationSpec::scheduledTo},
        {"time_between_interruptions_s", &StationSpec::timeBetweenInterruptions},
        {"notice_s", &StationSpec::notice},
        {"retention_s", &StationSpec::retention},
        {"bad_s", &StationSpec::badTime},
        {"bad_share", &StationSpec::badShare},
        {"bad_error_rate", &StationSpec::badErrorRate},
        {"breaker_open_s", &StationSpec::breakerOpen},
        {"cores", &StationSpec::cores},
        {"units_most", &StationSpec::mostUnits},
        {"units_least", &StationSpec::fewestUnits},
        {"unit_step", &StationSpec::unitStep},
        {"cores_per_unit", &StationSpec::coresPerUnit},
        {"unit_target", &StationSpec::unitTarget},
        {"pause_after_s", &StationSpec::pauseAfter},
        {"resume_s", &StationSpec::resumeTime},
        {"async_max_age_s", &StationSpec::asyncMaxAge},
        {"async_retry_delay_s", &StationSpec::asyncRetryDelay},
        {"async_throttle_delay_s", &StationSpec::asyncThrottleDelay},
        {"async_throttle_delay_max_s", &StationSpec::asyncThrottleDelayMax},
    };
    return fields;
}

const std::map<std::string, CountField>& countFields()
{
    static const std::map<std::string, CountField> fields{
        {"servers", &StationSpec::servers},
        {"queue_limit", &StationSpec::queueLimit},
        {"max_concurrency", &StationSpec::maxConcurrency},
        {"provisioned", &StationSpec::provisioned},
        {"instance_concurrency", &StationSpec::instanceConcurrency},
        {"batch_size", &StationSpec::batchSize},
        {"max_receives", &StationSpec::maxReceives},
        {"pollers", &StationSpec::pollers},
        {"pollers_max", &StationSpec::pollersMax},
        {"groups", &StationSpec::groups},
        {"in_flight_most", &StationSpec::inFlightMost},
        {"hot_items", &StationSpec::hotItems},
        {"instances", &StationSpec::instances},
        {"fewest_instances", &StationSpec::fewestInstances},
        {"most_instances", &StationSpec::mostInstances},
        {"step_add", &StationSpec::stepAdd},
        {"step_add_much", &StationSpec::stepAddMuch},
        {"step_remove", &StationSpec::stepRemove},
        {"scheduled_fewest", &StationSpec::scheduledFewest},
        {"async_retries", &StationSpec::asyncRetries},
        {"shards", &StationSpec::shards},
        {"shard_batches", &StationSpec::shardBatches},
        {"record_retries", &StationSpec::recordRetries},
        {"connections", &StationSpec::connections},
        {"breaker_failures", &StationSpec::breakerFailures},
    };
    return fields;
}

Distribution::Shape shapeOf(double code)
{
    switch (static_cast<int>(std::lround(code))) {
        case 1:
            return Distribution::Shape::Exponential;
        case 2:
            return Distribution::Shape::Constant;
        case 3:
            return Distribution::Shape::Uniform;
        case 4:
            return Distribution::Shape::Erlang;
        case 5:
            return Distribution::Shape::HyperExponential;
        case 6:
            return Distribution::Shape::SometimesExponential;
        default:
            return Distribution::Shape::LogNormal;
    }
}

}  // namespace

double valueOr(const Variables& inputs, const std::string& name, double fallback)
{
    const auto it = inputs.find(name);
    return it == inputs.end() ? fallback : it->second;
}

Distribution timeOf(const Variables& inputs, const std::string& prefix)
{
    Distribution time{.shape = shapeOf(valueOr(inputs, prefix + "_shape", 0)),
                      .mean = valueOr(inputs, prefix + "_s", 0),
                      .cv = valueOr(inputs, prefix + "_cv", 0)};
    if (time.shape == Distribution::Shape::LogNormal && time.cv == 0) {
        time.shape = Distribution::Shape::Constant;
    }
    return time;
}

void applyInputs(const Variables& inputs, StationSpec& station)
{
    for (const auto& [name, value] : inputs) {
        if (const auto it = doubleFields().find(name); it != doubleFields().end()) {
            station.*(it->second) = value;
        } else if (const auto at = countFields().find(name); at != countFields().end()) {
            station.*(at->second) = std::llround(value);
        }
    }
    station.service = timeOf(inputs, "service");
    station.init = timeOf(inputs, "init");
    station.delivery = timeOf(inputs, "delivery");
    station.holdsServer = valueOr(inputs, "holds_server", 1) != 0;
    station.policy =
        static_cast<Balancing>(std::clamp(std::lround(valueOr(inputs, "policy", 0)), 0L, 4L));
    station.scheduledWeekdays = valueOr(inputs, "scheduled_weekdays", 0) != 0;
    station.bisects = valueOr(inputs, "bisect", 0) != 0;
    station.mixesGroups = valueOr(inputs, "mixes_groups", 0) != 0;
    station.billsInit = valueOr(inputs, "bills_init", 1) != 0;
    station.coalesces = valueOr(inputs, "coalesces", 0) != 0;
    if (station.items > 0) {
        const double cached = valueOr(inputs, "cached_items", 0);
        station.hitRatio = lruHitRatio(station.items, station.popularity, cached);
        if (station.ttl > 0 && cached > 0 && cached < std::floor(station.items)) {
            // Without room for one entry it is dropped at the next call for another item.
            station.evictedAfter =
                cached >= 1 ? lruTime(station.items, station.popularity, cached) : 1e-9;
        }
    }
    if (station.behaviour == Behaviour::ServerPool) {
        const double workers = valueOr(inputs, "workers", 1);
        station.servers = std::max<std::int64_t>(
            1, std::llround(workers * static_cast<double>(station.instances)));
        const auto instances = static_cast<double>(station.instances);
        station.fewestInstances = std::llround(valueOr(inputs, "fewest_instances", instances));
        station.mostInstances = std::llround(valueOr(inputs, "most_instances", instances));
    }
    if (station.behaviour == Behaviour::Table) {
        station.fewestReads = valueOr(inputs, "fewest_reads", station.readCapacity);
        station.mostReads = valueOr(inputs, "most_reads", station.readCapacity);
        station.fewestWrites = valueOr(inputs, "fewest_writes", station.writeCapacity);
        station.mostWrites = valueOr(inputs, "most_writes", station.writeCapacity);
        station.scaleOutDelay = valueOr(inputs, "scale_out_delay_s", 120);
    }
}

}  // namespace breakeven::model
