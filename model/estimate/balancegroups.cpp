// Deliveries of queues whose messages are in groups that are handled in order.
#include <algorithm>
#include <cmath>

#include "model/estimate/balance.h"
#include "model/estimate/handing.h"

namespace breakeven::model {

namespace {

/// The time of a message that fails with this probability each time: so often `hidden`, and then
/// once more, unless that was the last try (of `most`; 0 = there is none).
Moments withRepeats(const Moments& once, double hidden, double fails, std::int64_t most)
{
    constexpr double negligible = 1e-12;
    double mean = 0;
    double second = 0;
    double reach = 1;
    for (std::int64_t k = 0; reach > negligible; ++k, reach *= fails) {
        const double failed = static_cast<double>(k) * hidden;
        if (most > 0 && k >= most) {
            mean += reach * failed;
            second += reach * failed * failed;
            break;
        }
        const double time = failed + once.mean;
        mean += reach * (1 - fails) * time;
        second += reach * (1 - fails) * (time * time + once.variance);
    }
    return {mean, std::max(0.0, second - mean * mean)};
}

}  // namespace

/// How long a batch holds its groups: each failed try until it is visible again, and the one that
/// succeeds, if any does, its delivery and the consumer's answer. Of several consumers the mean.
Moments Balance::groupHeld(std::size_t index) const
{
    const StationSpec& spec = m_model.stations[index];
    double weight = 0;
    double mean = 0;
    double second = 0;
    for (const std::size_t c : m_outgoing[index]) {
        const CallSpec& call = m_model.calls[c];
        if (call.onFailure) {
            continue;
        }
        const StationBalance& consumer = m_stations[static_cast<std::size_t>(call.to)];
        const Moments once = momentsOf(spec.delivery) + consumer.response + wayOf(call);
        const Moments all = withRepeats(once, std::max(spec.visibility, once.mean),
                                        failsOf(consumer), spec.maxReceives);
        weight += call.callsPerRequest;
        mean += call.callsPerRequest * all.mean;
        second += call.callsPerRequest * all.secondMoment();
    }
    if (weight <= 0) {
        return {};
    }
    mean /= weight;
    return {mean, std::max(0.0, second / weight - mean * mean)};
}

/// How long all tries of a batch hold a poller; one that failed waits without.
double Balance::pollerHeld(std::size_t index) const
{
    const StationSpec& spec = m_model.stations[index];
    double weight = 0;
    double held = 0;
    for (const std::size_t c : m_outgoing[index]) {
        const CallSpec& call = m_model.calls[c];
        if (call.onFailure) {
            continue;
        }
        const StationBalance& consumer = m_stations[static_cast<std::size_t>(call.to)];
        const double fails = failsOf(consumer);
        const double dead =
            spec.maxReceives > 0 ? std::pow(fails, static_cast<double>(spec.maxReceives)) : 0;
        weight += call.callsPerRequest;
        held += call.callsPerRequest * (1 - dead) / (1 - fails) *
                (spec.delivery.mean + consumer.response.mean + wayOf(call).mean);
    }
    return weight > 0 ? held / weight : 0;
}

/// Each group is a single server, of batches: when one comes back, the next takes what has gathered
/// meanwhile, and after a time in which nothing has, a message is taken alone.
void Balance::deliverGroups(std::size_t index)
{
    const StationSpec& spec = m_model.stations[index];
    StationBalance& queue = m_stations[index];
    const Moments held = groupHeld(index);
    const double residual = held.mean > 0 ? held.secondMoment() / (2 * held.mean) : 0;
    const auto most = static_cast<double>(std::max<std::int64_t>(1, spec.batchSize));
    double taken = 0;
    double batches = 0;
    double waited = 0;
    queue.utilisation = 0;
    for (const ZipfGroup& group : m_messageGroups[index]) {
        const double own = queue.admitted * group.probability;
        const double load = own * held.mean;
        const double alone = std::exp(-load);  // the probability that nothing gathers
        const double size = std::clamp(load + alone, 1.0, most);
        const double served = load < most ? own : most / held.mean;
        const double busyPerIdle = most > 1 ? load / (load + alone) : load / (1 - load);
        taken += group.items * served;
        batches += group.items * served / size;
        waited += group.items * own * (load < most ? busyPerIdle * residual : unboundedSeconds);
        queue.utilisation = std::max(queue.utilisation, load / most);
    }
    const double pollers =
        static_cast<double>(spec.pollersPerMinute > 0 ? spec.pollersMax : spec.pollers);
    // The messages of a batch at least, so that the pollers and the requests suffice.
    const double fewest = std::max(taken * pollerHeld(index) / std::max(1.0, pollers),
                                   spec.receiveRate > 0 ? taken / spec.receiveRate : 0);
    double size = batches > 0 ? taken / batches : 1;
    if (spec.mixesGroups) {
        size = std::clamp(fewest, size, std::max(size, most));
    }
    if (fewest > size) {
        taken *= size / fewest;
        waited = queue.admitted * unboundedSeconds;
    }
    queue.utilisation = std::max(queue.utilisation, fewest / (spec.mixesGroups ? most : size));
    queue.messageWait = queue.admitted > 0 ? waited / queue.admitted : 0;
    handOut(index, taken, size);
}

}  // namespace breakeven::model
