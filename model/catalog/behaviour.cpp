#include "model/catalog/behaviour.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace breakeven::model {

namespace {

constexpr std::array<std::pair<Behaviour, std::string_view>, 17> names{{
    {Behaviour::Source, "source"},
    {Behaviour::Gateway, "gateway"},
    {Behaviour::Function, "function"},
    {Behaviour::Queue, "queue"},
    {Behaviour::Topic, "topic"},
    {Behaviour::Stream, "stream"},
    {Behaviour::Workflow, "workflow"},
    {Behaviour::Scheduler, "scheduler"},
    {Behaviour::Table, "table"},
    {Behaviour::Database, "database"},
    {Behaviour::Cache, "cache"},
    {Behaviour::Cdn, "cdn"},
    {Behaviour::ObjectStore, "objectstore"},
    {Behaviour::LoadBalancer, "loadbalancer"},
    {Behaviour::ServerPool, "serverpool"},
    {Behaviour::External, "external"},
    {Behaviour::Monitor, "monitor"},
}};

using Names = std::vector<std::string>;

Names withCommon(Names own)
{
    const Names common{"service_s",    "service_cv", "service_shape", "servers",    "queue_limit",
                       "holds_server", "rate_limit", "burst",         "error_rate", "time_limit_s"};
    own.insert(own.end(), common.begin(), common.end());
    std::ranges::sort(own);
    return own;
}

std::map<Behaviour, Names> inputTable()
{
    const Names delivery{"delivery_s", "delivery_cv"};
    std::map<Behaviour, Names> table;
    for (const auto& [behaviour, name] : names) {
        table[behaviour] = withCommon({});
    }
    table[Behaviour::Function] =
        withCommon({"init_s", "init_cv", "keep_alive_s", "max_concurrency", "provisioned",
                    "instance_concurrency", "scale_rate", "scale_burst", "billing_quantum_s",
                    "billing_minimum_s", "bills_init", "account_concurrency", "async_max_age_s",
                    "async_retries", "async_retry_delay_s", "async_throttle_delay_s",
                    "async_throttle_delay_max_s"});
    table[Behaviour::Queue] =
        withCommon({"batch_size", "batch_window_s", "visibility_s", "max_receives", "delivery_s",
                    "delivery_cv", "pollers", "pollers_per_minute", "pollers_max", "groups",
                    "group_popularity", "mixes_groups", "in_flight_most", "receive_rate"});
    table[Behaviour::Topic] = withCommon(delivery);
    table[Behaviour::Stream] =
        withCommon({"delivery_s", "delivery_cv", "shards", "batch_size", "batch_window_s",
                    "shard_batches", "record_retries", "bisect", "retention_s"});
    for (const Behaviour behaviour : {Behaviour::Cache, Behaviour::Cdn}) {
        table[behaviour] = withCommon({"hit_ratio", "items", "popularity", "cached_items", "ttl_s",
                                       "hot_items", "hot_share", "coalesces"});
    }
    table[Behaviour::External] =
        withCommon({"bad_s", "bad_share", "bad_error_rate", "breaker_failures", "breaker_open_s"});
    table[Behaviour::ServerPool] = withCommon({"instances",
                                               "workers",
                                               "fewest_instances",
                                               "most_instances",
                                               "target_utilisation",
                                               "target_rate",
                                               "scaling_period_s",
                                               "scale_out_delay_s",
                                               "scale_in_delay_s",
                                               "instance_warm_up_s",
                                               "time_between_failures_s",
                                               "replacement_s",
                                               "step_high",
                                               "step_much",
                                               "step_low",
                                               "step_add",
                                               "step_add_much",
                                               "step_remove",
                                               "scheduled_fewest",
                                               "scheduled_from_h",
                                               "scheduled_to_h",
                                               "scheduled_weekdays",
                                               "time_between_interruptions_s",
                                               "notice_s",
                                               "credit_cores",
                                               "credit_most_s"});
    table[Behaviour::Database] =
        withCommon({"cores", "connections", "units_most", "units_least", "unit_step",
                    "cores_per_unit", "unit_target", "pause_after_s", "resume_s"});
    table[Behaviour::LoadBalancer] = withCommon({"policy"});
    table[Behaviour::Workflow] = withCommon({"billing_quantum_s", "billing_minimum_s"});
    table[Behaviour::Table] =
        withCommon({"read_capacity", "write_capacity", "target_utilisation", "fewest_reads",
                    "most_reads", "fewest_writes", "most_writes", "scale_out_delay_s",
                    "scale_in_delay_s", "warm_reads", "warm_writes", "quota_reads", "quota_writes",
                    "hot_share", "partition_reads", "partition_writes"});
    return table;
}

}  // namespace

std::string_view toString(Behaviour behaviour)
{
    const auto it = std::ranges::find(names, behaviour, &decltype(names)::value_type::first);
    return it == names.end() ? std::string_view{} : it->second;
}

std::optional<Behaviour> behaviourFromString(std::string_view text)
{
    const auto it = std::ranges::find(names, text, &decltype(names)::value_type::second);
    return it == names.end() ? std::nullopt : std::optional(it->first);
}

const std::vector<std::string>& inputsOf(Behaviour behaviour)
{
    static const std::map<Behaviour, Names> table = inputTable();
    return table.at(behaviour);
}

const std::vector<std::string>& operationInputsOf(Behaviour behaviour)
{
    static const Names common{"service_cv", "service_s", "service_shape"};
    static const Names ofTable{"read_units", "service_cv", "service_s", "service_shape",
                               "write_units"};
    return behaviour == Behaviour::Table ? ofTable : common;
}

}  // namespace breakeven::model
