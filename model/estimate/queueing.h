#pragma once

#include <cstdint>

namespace breakeven::model {

/// Mean and variance of a random time, in seconds and seconds².
struct Moments {
    double mean = 0;
    double variance = 0;
    /// E[X²].
    [[nodiscard]] double secondMoment() const { return variance + mean * mean; }
    friend Moments operator+(Moments a, Moments b)
    {
        return {a.mean + b.mean, a.variance + b.variance};
    }
};

/// Probability that all `servers` are busy and a call is lost (M/G/c/c), for an offered load in
/// erlangs. 0 for no load. Recursion of Erlang's B formula; stable for any number of servers.
[[nodiscard]] double erlangB(double offeredLoad, std::int64_t servers);

/// Probability that a call has to wait (M/M/c), from Erlang's B. 1 when load >= servers.
[[nodiscard]] double erlangC(double offeredLoad, std::int64_t servers);

/// Probability that a call is refused when `queueLimit` calls may wait (M/M/c/K,
/// K = servers + queueLimit).
[[nodiscard]] double blockingProbability(double offeredLoad, std::int64_t servers,
                                         std::int64_t queueLimit);

/// Waiting time of M/G/c by Allen and Cunneen's approximation, exact for M/M/c and for M/G/1's
/// mean; the wait, where there is one, is taken as exponential. Needs load < servers.
[[nodiscard]] Moments waitingTime(double arrivalRate, Moments service, std::int64_t servers);

/// Waiting time when at most `queueLimit` calls may wait (M/M/c/K, scaled for the service time's
/// variability as Allen and Cunneen do), over the calls that are admitted.
[[nodiscard]] Moments waitingTimeLimited(double arrivalRate, Moments service, std::int64_t servers,
                                         std::int64_t queueLimit);

/// The sum of so many independent times like x.
[[nodiscard]] inline Moments repeated(Moments x, double times)
{
    return {x.mean * times, x.variance * times};
}

/// Time that a call takes longer than its service because it shares `cores` (which may be
/// fractional) equally with the others present, on average and as the wait it amounts to. Exact for
/// Poisson arrivals and any service time, of which only the mean counts. Needs load < cores.
[[nodiscard]] Moments sharingDelay(double arrivalRate, Moments service, double cores);

/// X with probability p, else 0.
[[nodiscard]] Moments withProbability(Moments x, double p);

/// The greater of two independent times, both taken as normal (C. E. Clark, 1961); of a time and
/// nothing, the time.
[[nodiscard]] Moments greaterOf(Moments a, Moments b);

/// The greatest of n independent times like x, by repeated greaterOf.
[[nodiscard]] Moments greatestOf(Moments x, std::int64_t n);

/// The time until all of n independent times like x are over when `atOnce` of them run at once and
/// the next begins when one ends. Exact for constant times; for exponential ones but for what
/// greatestOf() errs, and between the two by the variability.
[[nodiscard]] Moments greatestOf(Moments x, std::int64_t n, std::int64_t atOnce);

/// Quantile of the lognormal distribution with these moments; infinite for an infinite mean.
[[nodiscard]] double lognormalQuantile(Moments x, double probability);

/// P(X > limit) for the lognormal distribution with these moments.
[[nodiscard]] double lognormalTail(Moments x, double limit);

/// Mean of a time that is rounded up to a multiple of `quantum` (0 = not) and is at least
/// `minimum`, for the lognormal distribution with these moments. What a provider bills for a call.
[[nodiscard]] double meanRoundedUp(Moments x, double quantum, double minimum);

/// The wait of each of n queues that get every n-th of Poisson arrivals, as a share of that with
/// arrivals at random: Kraemer and Langenbach-Belz (1976) for the squared variation 1/n of the time
/// between arrivals.
[[nodiscard]] double roundRobinShare(double queues, Moments service, double utilisation);

/// The wait in the shorter of two lines taken at random, of many with an exponential server each,
/// as a share of that in one line taken at random (Mitzenmacher 1996).
[[nodiscard]] double twoChoicesShare(double utilisation);

}  // namespace breakeven::model
