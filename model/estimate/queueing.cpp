#include "model/estimate/queueing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include <boost/math/special_functions/erf.hpp>

namespace breakeven::model {

namespace {

/// Beyond this many servers the recursion would take noticeable time; the normal approximation of
/// the Poisson load is then exact to many digits.
constexpr std::int64_t recursionLimit = 200'000;

double normalDensity(double x)
{
    return std::exp(-x * x / 2) / std::sqrt(2 * std::numbers::pi);
}

double normalTail(double x)
{
    return std::erfc(x / std::numbers::sqrt2) / 2;
}

/// Sum over j = 0..count of j * r^j and of r^j, for the queue of M/M/c/K.
struct GeometricSums {
    double terms = 0;
    double weighted = 0;
    double squared = 0;
};

GeometricSums geometricSums(double ratio, std::int64_t count)
{
    GeometricSums sums;
    double power = 1;
    for (std::int64_t j = 0; j <= count && power > 1e-18 * (1 + sums.terms); ++j) {
        const auto n = static_cast<double>(j);
        sums.terms += power;
        sums.weighted += n * power;
        sums.squared += n * n * power;
        power *= ratio;
    }
    return sums;
}

/// E[max(X, minimum)] for the lognormal distribution: Black and Scholes' call, without discount.
double meanAtLeast(Moments x, double minimum)
{
    if (minimum <= 0) {
        return x.mean;
    }
    const double spread = std::sqrt(std::log1p(x.variance / (x.mean * x.mean)));
    const double distance = (std::log(minimum / x.mean) - spread * spread / 2) / spread;
    return minimum + x.mean * normalTail(distance) - minimum * normalTail(distance + spread);
}

/// Places of a bounded line that a call which waits has to move up: one with more regular service
/// is shorter by the usual factor when there is room, but full all the same when there is not. In
/// heavy traffic its length decays by ratio^(1 / variability) from place to place; below that the
/// factor that is right for a long line is kept.
Moments lineInFront(double ratio, std::int64_t queueLimit, const Moments& service)
{
    const double variability = (1 + service.variance / (service.mean * service.mean)) / 2;
    const double decay = std::pow(ratio, 1 / variability);
    if (std::pow(decay, static_cast<double>(queueLimit)) < 1e-15) {  // as if it had no end
        const double length = variability / (1 - ratio);
        return {length, length * length * decay};
    }
    const GeometricSums found = geometricSums(decay, queueLimit - 1);
    if (!std::isfinite(found.squared)) {
        return {static_cast<double>(queueLimit), 0};
    }
    const double factor = ratio < 1 ? variability * (1 - decay) / (1 - ratio) : 1;
    const double mean = (found.weighted + found.terms) / found.terms;
    const double second = (found.squared + 3 * found.weighted + 2 * found.terms) / found.terms;
    return {mean * factor, (second - mean * mean) * factor * factor};
}

}  // namespace

double erlangB(double offeredLoad, std::int64_t servers)
{
    if (offeredLoad <= 0) {
        return 0;
    }
    if (servers > recursionLimit) {
        const auto c = static_cast<double>(servers);
        const double z = (c - offeredLoad) / std::sqrt(offeredLoad);
        return z > 8 ? 0 : normalDensity(z) / std::sqrt(offeredLoad) / (1 - normalTail(z));
    }
    // Once it is so small it only becomes smaller: there are more servers than calls.
    constexpr double negligible = 1e30;
    double inverse = 1;  // 1 / B(0) and up: sums of positive terms, so no cancellation
    for (std::int64_t k = 1; k <= servers; ++k) {
        inverse = 1 + inverse * static_cast<double>(k) / offeredLoad;
        if (inverse > negligible && static_cast<double>(k) > offeredLoad) {
            return 0;
        }
    }
    return 1 / inverse;
}

double erlangC(double offeredLoad, std::int64_t servers)
{
    const auto c = static_cast<double>(servers);
    if (offeredLoad >= c) {
        return 1;
    }
    const double b = erlangB(offeredLoad, servers);
    return b / (1 - offeredLoad / c * (1 - b));
}

double blockingProbability(double offeredLoad, std::int64_t servers, std::int64_t queueLimit)
{
    const double b = erlangB(offeredLoad, servers);
    const double ratio = offeredLoad / static_cast<double>(servers);
    // p_K / p_c = ratio^queueLimit, and states below c weigh (1 - b) / b against state c.
    const double last = std::pow(ratio, static_cast<double>(queueLimit));
    if (!std::isfinite(last)) {
        return 1 - 1 / ratio;
    }
    if (b <= 0) {
        return 0;
    }
    return last / ((1 - b) / b + geometricSums(ratio, queueLimit).terms);
}

Moments waitingTime(double arrivalRate, Moments service, std::int64_t servers)
{
    const double load = arrivalRate * service.mean;
    const auto c = static_cast<double>(servers);
    if (load <= 0) {
        return {};
    }
    const double variability = (1 + service.variance / (service.mean * service.mean)) / 2;
    const double waits = erlangC(load, servers);
    const double whenWaiting = variability * service.mean / (c - load);
    const double mean = waits * whenWaiting;
    return {mean, 2 * waits * whenWaiting * whenWaiting - mean * mean};
}

Moments waitingTimeLimited(double arrivalRate, Moments service, std::int64_t servers,
                           std::int64_t queueLimit)
{
    const double load = arrivalRate * service.mean;
    if (load <= 0 || queueLimit <= 0) {
        return {};
    }
    const auto c = static_cast<double>(servers);
    const double b = erlangB(load, servers);
    if (b <= 0) {
        return {};
    }
    const double ratio = load / c;
    // An arrival that is admitted finds j = 0..queueLimit-1 waiting with all servers busy.
    const GeometricSums found = geometricSums(ratio, queueLimit - 1);
    const double all = (1 - b) / b + geometricSums(ratio, queueLimit).terms;
    const double admitted = 1 - std::pow(ratio, static_cast<double>(queueLimit)) / all;
    if (!(admitted > 0) || !std::isfinite(all)) {
        return {static_cast<double>(queueLimit) * service.mean / c, 0};
    }
    const double waits = found.terms / all / admitted;
    const Moments line = lineInFront(ratio, queueLimit, service);
    const double step = service.mean / c;
    const double mean = waits * line.mean * step;
    const double second = waits * line.secondMoment() * step * step;
    return {mean, std::max(0.0, second - mean * mean)};
}

Moments sharingDelay(double arrivalRate, Moments service, double cores)
{
    const double load = arrivalRate * service.mean;
    if (load <= 0) {
        return {service.mean * (std::max(1.0, 1 / cores) - 1), 0};
    }
    // The number present is a birth-death process: n calls are served at the speed min(n, cores).
    const auto whole = static_cast<std::int64_t>(std::ceil(cores));
    double term = 1;
    double sum = 1;
    double present = 0;
    for (std::int64_t n = 1; n <= whole; ++n) {
        term *= load / std::min(static_cast<double>(n), cores);
        sum += term;
        present += static_cast<double>(n) * term;
        if (static_cast<double>(n) > load && term < 1e-18 * sum) {
            // So few are ever present: all have a core.
            return {0, 0};
        }
        if (sum > 1e200) {
            term /= sum;
            present /= sum;
            sum = 1;
        }
    }
    const double ratio = load / cores;
    const double tail = term * ratio / (1 - ratio);
    present += tail * (static_cast<double>(whole) + 1 / (1 - ratio));
    sum += tail;
    const double response = present / sum / arrivalRate;
    const double delay = std::max(0.0, response - service.mean);
    // As the service is stretched, so is its spread.
    const double stretch = response / service.mean;
    return {delay, (stretch * stretch - 1) * service.variance};
}

Moments withProbability(Moments x, double p)
{
    const double mean = p * x.mean;
    return {mean, std::max(0.0, p * x.secondMoment() - mean * mean)};
}

Moments greaterOf(Moments a, Moments b)
{
    // A time is never less than nothing, which the normal law does not know.
    const auto isNothing = [](const Moments& x) { return x.mean == 0 && x.variance == 0; };
    if (isNothing(a) || isNothing(b)) {
        return isNothing(a) ? b : a;
    }
    const double spread = std::sqrt(a.variance + b.variance);
    if (spread <= 0) {
        return {std::max(a.mean, b.mean), 0};
    }
    const double alpha = (a.mean - b.mean) / spread;
    const double below = 1 - normalTail(alpha);
    const double above = normalTail(alpha);
    const double density = normalDensity(alpha);
    const double mean = a.mean * below + b.mean * above + spread * density;
    const double second =
        a.secondMoment() * below + b.secondMoment() * above + (a.mean + b.mean) * spread * density;
    return {mean, std::max(0.0, second - mean * mean)};
}

Moments greatestOf(Moments x, std::int64_t n)
{
    // Doubling keeps large fan-outs cheap: the greatest of 2k is the greater of two greatest of k.
    Moments result = x;
    std::int64_t have = 1;
    while (have * 2 <= n) {
        result = greaterOf(result, result);
        have *= 2;
    }
    return have < n ? greaterOf(result, greatestOf(x, n - have)) : result;
}

Moments greatestOf(Moments x, std::int64_t n, std::int64_t atOnce)
{
    if (atOnce <= 0 || n <= atOnce || !(x.mean > 0)) {
        return greatestOf(x, n);
    }
    const auto all = static_cast<double>(n);
    const auto places = static_cast<double>(atOnce);
    const double rounds = std::ceil(all / places) * x.mean;
    const Moments last = greatestOf(x, atOnce);
    // All places are busy until the last ones begin, of exponential times at any moment.
    const double random = (all - places) / places * x.mean + last.mean;
    const double share = std::min(1.0, x.variance / (x.mean * x.mean));
    return {share * random + (1 - share) * rounds,
            (all - places) / (places * places) * x.variance + last.variance};
}

double lognormalQuantile(Moments x, double probability)
{
    if (!(x.mean > 0) || std::isinf(x.mean)) {
        return x.mean;
    }
    const double variance = std::log1p(x.variance / (x.mean * x.mean));
    const double normal = -std::numbers::sqrt2 * boost::math::erfc_inv(2 * probability);
    return std::exp(std::log(x.mean) - variance / 2 + std::sqrt(variance) * normal);
}

double lognormalTail(Moments x, double limit)
{
    if (!(x.mean > 0)) {
        return 0;
    }
    const double variance = std::log1p(x.variance / (x.mean * x.mean));
    if (variance <= 0) {
        return x.mean > limit ? 1 : 0;
    }
    const double location = std::log(x.mean) - variance / 2;
    return normalTail((std::log(limit) - location) / std::sqrt(variance));
}

double meanRoundedUp(Moments x, double quantum, double minimum)
{
    if (!(x.mean > 0) || x.variance <= 0) {
        const double rounded =
            quantum > 0 ? std::ceil(x.mean / quantum * (1 - 1e-12)) * quantum : x.mean;
        return std::max(rounded, minimum);
    }
    // E[X] is the integral of P(X > t), which rounding makes a sum. Steps that are fine beside the
    // time itself would be many, and add half of one on average.
    constexpr double fine = 64;
    if (quantum <= 0 || x.mean > fine * quantum) {
        return meanAtLeast(x, minimum) + quantum / 2;
    }
    double mean = minimum;
    for (double t = std::max(0.0, std::floor(minimum / quantum * (1 + 1e-12)) * quantum);;
         t += quantum) {
        const double exceeds = t > 0 ? lognormalTail(x, t) : 1;
        mean += exceeds * (t < minimum ? t + quantum - minimum : quantum);
        if (exceeds < 1e-9 || t > 10'000 * quantum) {
            return mean;
        }
    }
}

double roundRobinShare(double queues, Moments service, double utilisation)
{
    const double arrivals = 1 / queues;
    const double services = service.variance / (service.mean * service.mean);
    const double uneven = arrivals + services;
    if (uneven <= 0 || utilisation <= 0) {
        return 0;
    }
    const double correction = std::exp(-2 * (1 - utilisation) * (1 - arrivals) * (1 - arrivals) /
                                       (3 * utilisation * uneven));
    return uneven / (1 + services) * correction;
}

double twoChoicesShare(double utilisation)
{
    if (utilisation <= 0 || utilisation >= 1) {
        return 0;
    }
    double wait = 0;
    for (double k = 2; k < 40; ++k) {
        wait += std::pow(utilisation, std::exp2(k) - 2);
    }
    return wait / (utilisation / (1 - utilisation));
}

}  // namespace breakeven::model
