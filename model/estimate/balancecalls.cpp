// Calls with their retries, and the deliveries of queues.
#include <algorithm>
#include <cmath>

#include "model/estimate/balance.h"
#include "model/estimate/handing.h"

namespace breakeven::model {

namespace {

/// The sum of `retries` waits is small beside the attempts, so only its mean is kept.
double expectedBackoff(const CallSpec& call, double failureProbability)
{
    double total = 0;
    double reach = failureProbability;
    double wait = call.backoff;
    for (int k = 0; k < call.retries; ++k) {
        total += reach * wait;
        reach *= failureProbability;
        wait *= 2;
    }
    return total;
}

double expectedAttempts(int retries, double failureProbability)
{
    double attempts = 1;
    double reach = 1;
    for (int k = 0; k < retries; ++k) {
        reach *= failureProbability;
        attempts += reach;
    }
    return attempts;
}

/// Of calls to a table, those for the key that is asked for most, when its partition has a limit.
double hotShareOf(const SimulationModel& model, const CallSpec& call)
{
    const StationSpec& to = model.stations[static_cast<std::size_t>(call.to)];
    const bool limited = (call.isWrite ? to.partitionWrites : to.partitionReads) > 0;
    return to.behaviour == Behaviour::Table && limited ? to.hotShare : 0;
}

void hand(const Handing& handing, double batchSize, const StationBalance& consumer,
          const CallSpec& spec, CallBalance& call, StationBalance& sender)
{
    call.messagesPerCall = batchSize;
    call.attempts = handing.tries() / batchSize;
    call.retries = (handing.tries() - handing.messages) / batchSize;
    call.failures = call.attempts * handing.fails;
    call.failureProbability = handing.fails;
    call.duration = consumer.response + wayOf(spec);
    sender.batches += call.attempts;
    sender.messages += handing.tries();
    sender.deadLettered += handing.messages * handing.dead;
}

}  // namespace

void Balance::sendCall(std::size_t callIndex, double rate)
{
    const CallSpec& spec = m_model.calls[callIndex];
    if (keepsEvents(m_model, spec)) {
        sendEvent(callIndex, rate);
        return;
    }
    const StationBalance& callee = m_stations[static_cast<std::size_t>(spec.to)];
    CallBalance& call = m_calls[callIndex];
    Moments one = callee.response + wayOf(spec);
    double late = 0;
    if (spec.timeout > 0 && one.mean > 0) {
        late = lognormalTail(one, spec.timeout);
        one.mean = std::min(one.mean, spec.timeout);
    }
    if (m_model.stations[static_cast<std::size_t>(spec.to)].behaviour == Behaviour::Table) {
        sendToTable(callIndex, rate, one, late);
        return;
    }
    double fails = callee.failureProbability;
    if (late > 0) {
        fails = 1 - (1 - fails) * (1 - late);
    }
    const double stopped = stoppedByBreaker(spec, rate, fails);
    const double attempts = (1 - stopped) * expectedAttempts(spec.retries, fails);
    call.attempts = rate * attempts;
    call.retries = rate * (attempts - (1 - stopped));
    call.failures = call.attempts * fails;
    // What is stopped is not tried again.
    fails = std::pow(stopped + (1 - stopped) * std::pow(fails, 1 + spec.retries),
                     1.0 / (1 + spec.retries));
    call.failureProbability = fails;
    call.lost = spec.synchronous ? 0 : rate * std::pow(fails, 1 + spec.retries);
    call.duration = repeated(one, attempts);
    call.duration.mean += expectedBackoff(spec, fails);
}

/// Those for the key that is asked for most fail with another probability than the others, and are
/// tried again for the same key.
void Balance::sendToTable(std::size_t callIndex, double rate, const Moments& one, double late)
{
    const CallSpec& spec = m_model.calls[callIndex];
    const StationBalance& callee = m_stations[static_cast<std::size_t>(spec.to)];
    CallBalance& call = m_calls[callIndex];
    const double left = callee.arrivals - callee.throttled;
    const double failed = left > 0 ? std::min(1.0, (callee.rejected + callee.failed) / left) : 0;
    const double served = (1 - failed) * (1 - late);
    const double hotShare = hotShareOf(m_model, spec);
    call.attempts = call.failures = call.hotAttempts = call.duration.mean = 0;
    double lost = 0;
    double waits = 0;
    for (const bool hot : {true, false}) {
        const double fails = 1 - (1 - (hot ? call.hotRefused : call.otherRefused)) * served;
        const double share = hot ? hotShare : 1 - hotShare;
        const double attempts = share * rate * expectedAttempts(spec.retries, fails);
        call.attempts += attempts;
        call.hotAttempts += hot ? attempts : 0;
        call.failures += attempts * fails;
        lost += share * std::pow(fails, 1 + spec.retries);
        waits += share * expectedBackoff(spec, fails);
    }
    call.retries = call.attempts - rate;
    call.failureProbability = std::pow(lost, 1.0 / (1 + spec.retries));
    call.lost = spec.synchronous ? 0 : rate * lost;
    call.duration = repeated(one, rate > 0 ? call.attempts / rate : 1);
    call.duration.mean += waits;
}

/// Share of the calls that an open circuit breaker stops, by renewal: it lets calls pass until so
/// many fail in a row, then stops those that come while it is open, then lets one pass, and is open
/// again if that fails. Bad spells are long beside that, so they are taken apart from good ones.
double Balance::stoppedByBreaker(const CallSpec& spec, double rate, double fails) const
{
    const StationSpec& to = m_model.stations[static_cast<std::size_t>(spec.to)];
    if (to.breakerFailures <= 0 || rate <= 0) {
        return 0;
    }
    const auto stoppedAt = [&to, rate](double p) {
        p = std::min(p, 1 - 1e-9);
        if (p <= 0) {
            return 0.0;
        }
        const double opens = std::pow(p, static_cast<double>(to.breakerFailures));
        const double passed = (1 / opens - 1) / (1 - p) + 1 / (1 - p);
        const double stopped = rate * to.breakerOpen / (1 - p);
        return stopped / (passed + stopped);
    };
    const double bad = to.badTime > 0 ? to.badShare : 0;
    if (bad <= 0) {
        return stoppedAt(fails);
    }
    const double others = 1 - (1 - fails) / std::max(1e-9, 1 - meanErrorRate(to));
    const auto with = [others](double p) { return 1 - (1 - std::max(0.0, others)) * (1 - p); };
    return bad * stoppedAt(with(to.badErrorRate)) + (1 - bad) * stoppedAt(with(to.errorRate));
}

/// Asynchronous calls that a function's service makes again: after an error a few times, after a
/// throttle until they are too old.
void Balance::sendEvent(std::size_t callIndex, double rate)
{
    const CallSpec& spec = m_model.calls[callIndex];
    const StationSpec& to = m_model.stations[static_cast<std::size_t>(spec.to)];
    const StationBalance& callee = m_stations[static_cast<std::size_t>(spec.to)];
    const double refused =
        callee.arrivals > 0
            ? std::min(0.999, (callee.throttled + callee.rejected) / callee.arrivals)
            : 0;
    const double fails =
        callee.admitted > 0 ? std::clamp(callee.failed / callee.admitted, 0.0, 1.0) : 0;
    const double mostTries = 10 + to.asyncMaxAge / std::max(1.0, to.asyncThrottleDelayMax);
    const double tooOld = std::pow(refused, mostTries);
    const double tries = expectedAttempts(static_cast<int>(to.asyncRetries), fails);
    CallBalance& call = m_calls[callIndex];
    call.attempts = rate * tries * (1 - tooOld) / (1 - refused);
    call.retries = call.attempts - rate;
    call.failureProbability = 1 - (1 - refused) * (1 - fails);
    call.failures = call.attempts * call.failureProbability;
    call.lost = rate * std::min(1.0, tooOld + std::pow(fails, 1 + to.asyncRetries));
    call.duration = callee.response;
}

double Balance::batchSizeOf(std::size_t index, double rate, const Moments& batch) const
{
    const StationSpec& spec = m_model.stations[index];
    const auto limit = static_cast<double>(spec.batchSize);
    const double byWindow = 1 + rate * spec.batchWindow;
    // With every poller busy, messages gather until one comes back.
    const double byPollers =
        rate * batch.mean /
        static_cast<double>(std::max<std::int64_t>(1, std::max(spec.pollers, std::int64_t{1})));
    return std::clamp(std::max(byWindow, byPollers), 1.0, std::max(1.0, limit));
}

void Balance::deliver(std::size_t index)
{
    handOut(index, m_stations[index].admitted, 0);
}

/// Hands so many messages a second to the consumers, each its share, in batches of this size; 0 =
/// of that which the window and the pollers give.
void Balance::handOut(std::size_t index, double messages, double batchSize)
{
    const StationSpec& spec = m_model.stations[index];
    StationBalance& queue = m_stations[index];
    queue.batches = queue.messages = queue.deadLettered = 0;
    for (const std::size_t c : m_outgoing[index]) {
        const CallSpec& callSpec = m_model.calls[c];
        if (callSpec.onFailure) {
            continue;
        }
        const StationBalance& consumer = m_stations[static_cast<std::size_t>(callSpec.to)];
        Handing handing{.messages = messages * callSpec.callsPerRequest,
                        .fails = failsOf(consumer)};
        handing.dead = spec.maxReceives > 0
                           ? std::pow(handing.fails, static_cast<double>(spec.maxReceives))
                           : 0;
        const double size = batchSize > 0 ? batchSize
                                          : batchSizeOf(index, handing.tries(),
                                                        consumer.response + wayOf(callSpec));
        hand(handing, size, consumer, callSpec, m_calls[c], queue);
        m_calls[c].hotAttempts = m_calls[c].attempts * hotShareOf(m_model, callSpec);
    }
}

/// Records of a stream with shards, to each consumer all of them. A batch is what has gathered in
/// its window or while the one before was handled (records that wait for that need not wait for
/// their delivery too, so half of it counts); that halving a failed batch makes more of them
/// is left to the simulation.
void Balance::deliverRecords(std::size_t index)
{
    const StationSpec& spec = m_model.stations[index];
    StationBalance& stream = m_stations[index];
    stream.batches = stream.messages = stream.deadLettered = 0;
    for (const std::size_t c : m_outgoing[index]) {
        const CallSpec& callSpec = m_model.calls[c];
        if (callSpec.onFailure) {
            continue;
        }
        const StationBalance& consumer = m_stations[static_cast<std::size_t>(callSpec.to)];
        Handing handing{.messages = stream.admitted * callSpec.callsPerRequest,
                        .fails = failsOf(consumer)};
        handing.dead = spec.recordRetries < 0
                           ? 0
                           : std::pow(handing.fails, 1.0 + static_cast<double>(spec.recordRetries));
        const auto shards = static_cast<double>(spec.shards);
        const double perBatch =
            spec.delivery.mean / 2 + consumer.response.mean + wayOf(callSpec).mean;
        const double gathered =
            handing.tries() / shards * perBatch / static_cast<double>(spec.shardBatches);
        const double inWindow = 1 + handing.messages / shards * spec.batchWindow;
        const double size =
            std::clamp(std::max(inWindow, gathered), 1.0, static_cast<double>(spec.batchSize));
        hand(handing, size, consumer, callSpec, m_calls[c], stream);
        m_calls[c].hotAttempts = m_calls[c].attempts * hotShareOf(m_model, callSpec);
    }
}

/// Dead letters, but those of a queue, which deliver() counts: of asynchronous calls to the station
/// and, when it hands messages on and has somewhere to put them, of its own.
void Balance::countLost(std::size_t index)
{
    const auto forwards = [this](std::int32_t station) {
        const Behaviour behaviour = m_model.stations[static_cast<std::size_t>(station)].behaviour;
        return behaviour == Behaviour::Topic || behaviour == Behaviour::Stream;
    };
    const auto senderOwns = [this, forwards](const CallSpec& call) {
        return forwards(call.from) && (m_hasOnFailure[static_cast<std::size_t>(call.from)] ||
                                       !m_hasOnFailure[static_cast<std::size_t>(call.to)]);
    };
    if (m_model.stations[index].behaviour == Behaviour::Queue ||
        m_model.stations[index].shards > 0) {
        return;
    }
    const bool catches =
        m_model.stations[index].behaviour == Behaviour::Workflow && m_hasOnFailure[index];
    if (catches) {
        m_stations[index].deadLettered = m_stations[index].failed;
        return;
    }
    double lost = 0;
    for (const std::size_t c : m_incoming[index]) {
        lost += senderOwns(m_model.calls[c]) ? 0 : m_calls[c].lost;
    }
    for (const std::size_t c : m_outgoing[index]) {
        lost += senderOwns(m_model.calls[c]) ? m_calls[c].lost : 0;
    }
    m_stations[index].deadLettered = lost;
}

}  // namespace breakeven::model
