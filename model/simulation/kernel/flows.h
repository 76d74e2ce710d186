#pragma once

#include <vector>

namespace breakeven::model {

/// What a month does to one station: totals over `hoursPerMonth`. Expected values, so fractional.
struct StationFlow {
    double arrivals = 0;     ///< calls that reached it
    double requests = 0;     ///< calls it admitted (arrivals less throttled and rejected)
    double completions = 0;  ///< calls it answered with success
    double failures = 0;     ///< admitted calls that failed: error, time limit, failed dependency
    double throttled = 0;    ///< refused by a rate, capacity or concurrency limit
    double rejected = 0;     ///< refused because the queue was full
    double coldStarts = 0;
    double deadLettered = 0;   ///< messages given up
    double batches = 0;        ///< queue: deliveries attempted
    double messages = 0;       ///< queue: messages delivered, counting repeats
    double busySeconds = 0;    ///< server-seconds occupied
    double billedSeconds = 0;  ///< call-seconds after the billing quantum and minimum
    double initSeconds = 0;
    /// function, pool: instances alive (and paid for); database that follows the load: units of
    /// capacity
    double instanceSeconds = 0;
    double readSeconds = 0;   ///< table: provisioned read units a second, times seconds
    double writeSeconds = 0;  ///< and write units
};

/// What a month does to one connection.
struct CallFlow {
    double attempts = 0;  ///< calls made, including retries
    double retries = 0;
    double failures = 0;  ///< attempts that failed or timed out
    double refused = 0;   ///< attempts that the callee throttled or rejected
};

/// Indexed like the SimulationModel's stations and calls.
struct Flows {
    std::vector<StationFlow> stations;
    std::vector<CallFlow> calls;
};

}  // namespace breakeven::model
