#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace breakeven::model {

/// How a kind acts in the simulation: the closed set of DESIGN.
enum class Behaviour {
    Source,
    Gateway,
    Function,
    Queue,
    Topic,
    Stream,
    Workflow,
    Scheduler,
    Table,
    Database,
    Cache,
    Cdn,
    ObjectStore,
    LoadBalancer,
    ServerPool,
    External,
    Monitor
};

[[nodiscard]] std::string_view toString(Behaviour behaviour);
[[nodiscard]] std::optional<Behaviour> behaviourFromString(std::string_view text);

/// The inputs a catalog entry may give (its `inputs` object), by name, with what they mean. Times
/// are in seconds, rates per second. An input that is absent has the default in brackets.
///
/// Every behaviour (own work per call handled):
///   service_s [0]        mean service time
///   service_cv [0]       its coefficient of variation
///   service_shape [0]    0 = lognormal (constant when cv is 0), 1 = exponential, 2 = constant,
///                        3 = uniform on (0, 2 mean), 4 = Erlang with k = round(1/cv²),
///                        5 = balanced two-phase hyperexponential (cv > 1),
///                        6 = nothing in some calls, exponential in the others (cv > 1)
///   servers [0]          calls served at once; 0 = unlimited (pure delay)
///   queue_limit [-1]     calls that may wait for a server; -1 = unlimited, 0 = refuse when busy
///   holds_server [1]     1 = a server is held while the call's own downstream calls are out
///   rate_limit [0]       token bucket: calls per second; 0 = none. Beyond it calls are throttled
///   burst [0]            bucket size
///   error_rate [0]       probability that a call fails after its service
///   time_limit_s [0]     the call fails when not answered by then; 0 = none
/// Function, additionally:
///   init_s [0], init_cv [0]     cold start: time to make an instance ready
///   keep_alive_s [600]          idle instances live this long; newest idle one is used first
///   max_concurrency [0]         instances at once; beyond it calls are throttled. 0 = no limit
///   provisioned [0]             instances that are always warm
///   instance_concurrency [1]    calls that one instance serves at once
///   scale_rate [0], scale_burst [0]   token bucket on new instances; 0 = none
///   account_concurrency [0]     calls at once of all functions of the provider that give it; those
///                               with a max_concurrency or provisioned instances of their own have
///                               these taken out of it for themselves. 0 = no such limit
///   async_max_age_s [0]         asynchronous calls that fail are made again until they are this
///   old;
///                               0 = they are not kept, and the connection's retries count
///   async_retries [0]           so often after an error
///   async_retry_delay_s [60]    waited before the first of these; twice as long each time
///   async_throttle_delay_s [1], async_throttle_delay_max_s [300]   the same after a throttle, with
///                               no end to the number
///   billing_quantum_s [0]       each call's billed time is rounded up to a multiple of it
///   billing_minimum_s [0]       and is at least this
///   bills_init [1]              1 = the init time of a cold call is billed with it
/// Queue, additionally (consumers are its asynchronous outgoing connections):
///   batch_size [1], batch_window_s [0]
///   visibility_s [30]           a failed batch comes back after this
///   max_receives [0]            deliveries before a message goes to OnFailure; 0 = no end
///   delivery_s [0], delivery_cv [0]   time from send to the consumer's start when nothing waits
///   pollers [5], pollers_per_minute [300], pollers_max [1250]   batches in progress at once
///   groups [0]               each message belongs to one of so many groups (ordering keys,
///                            sessions), whose messages are handled in order: of a group only one
///                            batch is in work at once, and one that fails holds its group up until
///                            it is visible again. 0 = no order. With groups there is no
///                            batch_window_s, but
///   group_popularity [0]     Zipf's exponent of how many messages they get; 0 = all alike
///   mixes_groups [0]         1 = a batch that its group does not fill takes messages of others
///   in_flight_most [0]       messages that are handed out and not deleted or visible again
///   receive_rate [0]         batches that can be taken per second; 0 = no limit, also above
/// Topic, Stream: delivery_s, delivery_cv as above; each outgoing connection gets every message.
/// Stream: shards [0]            with them each consumer gets the records of a shard in order, and
///   batch_size, batch_window_s  as for a queue, with so many batches of a shard in work at once:
///   shard_batches [1]
///   record_retries [-1]         a batch that fails holds its shard up and is tried again so often;
///                               -1 = until its first record is older than
///   retention_s [86400]
///   bisect [0]                  1 = a batch that fails is halved first
/// Cache, Cdn: hit_ratio [0]     probability that cacheable calls are not made
///   items [0]                   different things asked for; with them the hit ratio follows from
///   popularity [0.9]            Zipf's exponent of their popularity and
///   cached_items [0]            how many find room, the least recently used one being dropped
///   ttl_s [0]                   an entry expires so long after it was filled; 0 = the hit ratio
///                               above says all. With it the entries of the hottest items are
///                               simulated: once expired, every call for the item misses until the
///                               first of these has its answer (a stampede), unless they are
///   coalesces [0]               1 = made one: the others wait for that answer, and fail with it
///   hot_items [1]               so many of the hottest items, which with items are asked for by
///                               their popularity, and else all alike by
///   hot_share [0]               this share of all calls. Calls for the others hit by hit_ratio or,
///                               with items, each item with r calls per second by r ttl_s /
///                               (1 + r ttl_s), at the mean rate of all calls until then, but no
///                               more than there is room for (cached_items; 0 = for all). The
///                               hottest items have room in any case
/// External: bad_s [0]           mean length of spells in which it fails more often, which are
///   bad_share [0]               this share of the time, with
///   bad_error_rate [1]          this probability of a failure in place of error_rate
///   breaker_failures [0]        after so many failures in a row a caller stops calling it (a
///   circuit breaker_open_s [30]         breaker on each connection) for so long, and then tries
///   once
/// LoadBalancer: policy [0]      how it chooses among the connections of a choice, and among the
///                               instances of each server pool that it calls: 0 = it does not (by
///                               probability; one line for all instances), 1 = round robin,
///                               2 = least outstanding calls, 3 = the better of two at random,
///                               4 = at random
/// ServerPool: instances [1]     × workers [1] = servers (overrides `servers`)
///   target_utilisation [0]      busy share of the workers that scaling aims at; 0 = not by it
///   target_rate [0]             calls per second and instance that it aims at; 0 = not by it.
///                               With either the pool scales; with both the larger size counts
///   fewest_instances [instances], most_instances [instances]   bounds of its size
///   scaling_period_s [60]       it is looked at once per period
///   scale_out_delay_s [180]     so long must the load ask for more before instances are added
///   scale_in_delay_s [900]      so long must it ask for fewer before instances are taken away
///   instance_warm_up_s [0]      from the start of an instance until it serves
///   step_high [0]               scales by steps: a busy share above it adds
///   step_add [1]                so many instances, one above
///   step_much [1]               adds
///   step_add_much [1]           so many, and one below
///   step_low [0]                takes away
///   step_remove [1]             so many
///   scheduled_fewest [0]        at least so many instances by schedule: each day, or with
///   scheduled_weekdays [0]      1 from Monday to Friday, from
///   scheduled_from_h [0]        this hour of the day to
///   scheduled_to_h [24]         this one
///   time_between_interruptions_s [0]   mean time until an instance is taken away (spot): it gets
///   notice_s [120]              no new calls for so long and then is lost as one that fails
///   time_between_failures_s [0] mean time until an instance fails with its calls; 0 = never
///   replacement_s [0]           so long a failed instance is missing (and still paid for)
///   credit_cores [0]            CPU credits (burstable instances): each instance earns so many
///                               core-seconds a second and spends one a second for each worker that
///                               computes (not: waits for an answer). The balance is that of the
///                               pool, as load is spread over its instances. While it is empty,
///                               calls share as many cores as are earned; 0 = no such limit. Not
///                               for a pool that scales
///   credit_most_s [86400]       the balance holds at most what is earned in this time
/// Database: cores [0]           shared equally by all calls in work, which are no more than
///   connections [0]             (0 = unlimited; others wait). Without cores, `servers` count
///   units_most [0]              capacity units that follow the load; 0 = the cores are constant
///   units_least [0]             with 0 it pauses when idle
///   unit_step [0.5], cores_per_unit [1], unit_target [0.6]   share of the cores that is to be busy
///   pause_after_s [300], resume_s [15]
/// Workflow: billing_quantum_s, billing_minimum_s as for a function. What it calls on failure is
///   called for each run that fails (its catch); the run has failed all the same.
/// Table: read_capacity, write_capacity [0]   units per second, 300 s of burst; 0 = on demand
///   target_utilisation [0]      share of them that autoscaling aims at; 0 = they do not change
///   fewest_reads, most_reads [read_capacity], fewest_writes, most_writes [write_capacity]
///   scale_out_delay_s [120]     so long (in whole minutes) more must be consumed than the target,
///   scale_in_delay_s [900]      or less than 0.2 (or half of it) below it, before they change
///   warm_reads, warm_writes [0]   on demand: units per second that a new table takes at once; then
///                               twice its peak of half an hour before. Only a month that is run
///                               by the hour begins with a new table. 0 = no such limit
///   quota_reads, quota_writes [0]   on demand: never more than these; 0 = no limit
///   hot_share [0]               share of the calls that are for one key. They are refused beyond
///   partition_reads, partition_writes [0]   units per second of the partition that has it, 1 s of
///                               burst; 0 = no limit. The other keys are spread evenly
/// Table, in operations only: read_units [1], write_units [0]   capacity units that one call takes
/// Source: none; its rate is the workload's.
[[nodiscard]] const std::vector<std::string>& inputsOf(Behaviour behaviour);

/// The inputs that one operation may give for its own calls: `service_s`, `service_cv` and
/// `service_shape`; for Table also `read_units`, `write_units` [0], the capacity one call draws.
[[nodiscard]] const std::vector<std::string>& operationInputsOf(Behaviour behaviour);

}  // namespace breakeven::model
