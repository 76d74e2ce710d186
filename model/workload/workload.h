#pragma once

#include <array>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "pricing/base/id.h"

namespace breakeven::model {

using TrafficSourceId = Id<struct TrafficSourceTag>;

/// How requests arrive within an hour of constant mean rate.
enum class ArrivalProcess {
    Poisson,
    Constant,
    Bursty,  ///< Poisson at two rates in turn, see Bursts
    Closed   ///< from users who wait for the answer and think before they ask again, see Users
};

/// A two-state Markov-modulated Poisson process: bursts and calm times of exponential lengths.
/// The rate in a burst is `ratio` times that of the calm; the mean rate is the source's.
struct Bursts {
    double ratio = 10;    ///< >= 1
    double seconds = 60;  ///< mean length of a burst; > 0
    double share = 0.1;   ///< of the time, in (0, 1)
    friend bool operator==(const Bursts&, const Bursts&) = default;
};

/// A closed loop: each user asks, waits for the answer, thinks, and asks again. The source's rate
/// then follows from how fast the system answers, and its own figure is not used.
struct Users {
    double number = 100;       ///< in the mean hour; the profile scales it, rounded to whole users
    double thinkSeconds = 10;  ///< mean of an exponential time; >= 1 ms
    friend bool operator==(const Users&, const Users&) = default;
};

/// Relative rate by hour of day and day of week (Monday first), or by minute as a trace has it.
/// Scaled so that their mean is 1 when rates are computed; all >= 0, not all zero.
struct WeeklyProfile {
    std::array<double, 24> hourly;
    std::array<double, 7> daily;
    /// From Monday 00:00 on, repeated for ever; when there are any, hours and days do not count.
    std::vector<double> minutes;
    WeeklyProfile() { hourly.fill(1), daily.fill(1); }
    friend bool operator==(const WeeklyProfile&, const WeeklyProfile&) = default;
};

/// A spike, a dip or a ramp that comes every week (or every time a minute profile begins anew):
/// the rate is multiplied by `factor`.
struct RateChange {
    double startHour = 0;  ///< from Monday 00:00
    double hours = 1;      ///< how long, with the ramps
    double rampHours = 0;  ///< to the factor at the beginning, and back at the end
    double factor = 2;     ///< >= 0
    nlohmann::json extra = nlohmann::json::object();
    friend bool operator==(const RateChange&, const RateChange&) = default;
};

/// One named stream of requests from outside; a traffic component in each alternative points at it.
struct TrafficSource {
    TrafficSourceId id;
    std::string name;
    ArrivalProcess process = ArrivalProcess::Poisson;
    double requestsPerSecond = 1;  ///< mean over the week
    /// Requests that arrive at the same moment, on average; the rate counts requests. Evenly spaced
    /// batches are what a timer makes. Not for a closed loop.
    double batchSize = 1;
    Bursts bursts;             ///< when the process is Bursty
    Users users;               ///< when it is Closed
    double usersPerMonth = 0;  ///< distinct users a month (monthly active users); 0 = not stated
    double growthPercent = 0;  ///< by month; > -100
    WeeklyProfile profile;
    std::vector<RateChange> changes;  ///< on top of the profile, so they change the mean rate
    nlohmann::json extra = nlohmann::json::object();
    friend bool operator==(const TrafficSource&, const TrafficSource&) = default;
};

/// What the project is loaded with; the same for every alternative. Sources sorted by id.
struct Workload {
    std::vector<TrafficSource> sources;
    nlohmann::json extra = nlohmann::json::object();
    [[nodiscard]] const TrafficSource* find(const TrafficSourceId& id) const;
    friend bool operator==(const Workload&, const Workload&) = default;
};

/// The source's mean rate: `requestsPerSecond`, or for a closed loop what its users would ask if
/// they were answered at once, which is the most that can come.
[[nodiscard]] double meanRate(const TrafficSource& source);

/// The source as it is after so many months of growth.
[[nodiscard]] TrafficSource grown(const TrafficSource& source, double months);

/// Whether the rate changes within an hour, so that hourlyRates() do not say all.
[[nodiscard]] bool variesWithinHours(const TrafficSource& source);

/// Requests per second for each minute from Monday 00:00 on: of a week, or as many as the profile
/// has minutes. A pure function of the data: what a preview shows, and what the simulation sends.
[[nodiscard]] std::vector<double> minuteRates(const TrafficSource& source);

/// Requests per second for each of the 168 hours of a week from Monday 00:00, as a mean over the
/// hour. Without changes their mean is meanRate().
[[nodiscard]] std::array<double, 168> hourlyRates(const TrafficSource& source);

}  // namespace breakeven::model
