// Streams with shards: each consumer gets every record, in the order of its shard. A batch that
// fails is tried again before those behind it.
#include <algorithm>
#include <cmath>

#include "model/simulation/kernel/engine.h"

namespace breakeven::model::kernel {

namespace {

constexpr double longestWait = 60;  // seconds, between two tries of a batch

}  // namespace

void Engine::addStream(std::uint32_t index)
{
    Station& station = m_stations[index];
    station.stream = std::make_unique<StreamState>();
    for (const std::uint32_t call : m_plan.order) {
        if (m_plan.calls[call].from == index) {
            station.stream->consumers.push_back(call);
        }
    }
    station.stream->readers.resize(station.stream->consumers.size() * station.plan->shards);
}

/// Records go to the shards with equal probability.
void Engine::storeRecord(std::uint32_t index, std::uint16_t hops)
{
    Station& station = m_stations[index];
    const std::uint32_t shards = station.plan->shards;
    const auto shard = static_cast<std::uint32_t>(station.hit.uniform() * shards);
    StreamState& stream = *station.stream;
    for (std::uint32_t consumer = 0; consumer < stream.consumers.size(); ++consumer) {
        const std::uint32_t reader = consumer * shards + shard;
        for (std::uint32_t n = copiesOf(stream.consumers[consumer]); n > 0; --n) {
            ++station.counts.stored;
            appendRecord(stream.readers[reader], hops);
            station.waiting.change(m_now, 1);
        }
        pumpShard(index, reader);
    }
}

void Engine::appendRecord(ShardReader& reader, std::uint16_t hops)
{
    const Slot slot = m_messages.allocate();
    Message& record = m_messages[slot];
    record.visible = m_now;
    record.receives = 0;
    record.hops = hops;
    link(reader.ready, slot);
    ++reader.readyCount;
}

void Engine::pumpShard(std::uint32_t index, std::uint32_t which)
{
    const StationPlan& plan = *m_stations[index].plan;
    ShardReader& reader = m_stations[index].stream->readers[which];
    const auto due = [this, &plan, &reader] {
        return reader.readyCount >= plan.batchSize ||
               m_messages[reader.ready.front].visible + plan.batchWindow <= m_now;
    };
    while (reader.inProgress + reader.waiting < plan.shardBatches &&
           (!reader.again.empty() || (reader.readyCount > 0 && due()))) {
        takeShardBatch(index, which);
    }
    if (reader.readyCount > 0 && !reader.windowPending &&
        reader.inProgress + reader.waiting < plan.shardBatches) {
        reader.windowPending = true;
        m_events.push(EventKind::BatchWindow,
                      m_messages[reader.ready.front].visible + plan.batchWindow, index, which);
    }
}

/// What failed and is to be tried again, else the oldest records.
ShardReader::Chunk Engine::nextChunk(Station& station, ShardReader& reader)
{
    if (!reader.again.empty()) {
        const ShardReader::Chunk chunk = reader.again.back();
        reader.again.pop_back();
        return chunk;
    }
    ShardReader::Chunk chunk{.first = reader.ready.front,
                             .count = std::min(reader.readyCount, station.plan->batchSize)};
    Slot last = chunk.first;
    for (std::uint32_t i = 0; i < chunk.count; ++i) {
        last = i == 0 ? chunk.first : m_messages[last].next;
        ++station.counts.waits;
        station.counts.waited += m_now > m_messages[last].visible ? 1 : 0;
        station.counts.waitTime += m_now - m_messages[last].visible;
    }
    reader.ready.front = m_messages[last].next;
    reader.ready.back = reader.ready.front == noSlot ? noSlot : reader.ready.back;
    m_messages[last].next = noSlot;
    reader.readyCount -= chunk.count;
    station.waiting.change(m_now, -static_cast<std::int64_t>(chunk.count));
    return chunk;
}

void Engine::takeShardBatch(std::uint32_t index, std::uint32_t which)
{
    Station& station = m_stations[index];
    ShardReader& reader = station.stream->readers[which];
    const ShardReader::Chunk chunk = nextChunk(station, reader);
    std::uint16_t hops = 0;
    Ticks youngest = 0;
    Slot slot = chunk.first;
    for (std::uint32_t i = 0; i < chunk.count; ++i) {
        hops = std::max(hops, m_messages[slot].hops);
        youngest = m_messages[slot].visible;
        slot = m_messages[slot].next;
    }
    ++reader.inProgress;
    ++station.counts.batches;
    station.counts.messages += chunk.count;
    const Slot batch = m_calls.allocate();
    Call& record = m_calls[batch];
    record.open({.count = chunk.count}, index);
    record.arrived = m_now;
    record.holding = chunk.first;
    record.source = which;
    record.step = chunk.failures;
    record.state = CallState::Batch;
    // Records that have waited anyway need not wait for the reader besides.
    const Ticks waited = m_now - m_messages[chunk.first].visible;
    const Ticks delay = std::max(Ticks{0}, station.plan->delivery.draw(station.delivery) - waited);
    station.age.record(m_now + delay - youngest);
    launchLater({.call = station.stream->consumers[which / station.plan->shards],
                 .parent = {batch, record.generation},
                 .count = chunk.count,
                 .hops = static_cast<std::uint16_t>(hops + 1)},
                delay);
}

void Engine::shardAnswered(Slot batch, bool ok)
{
    Call& call = m_calls[batch];
    const std::uint32_t index = call.station;
    const std::uint32_t which = call.source;
    Station& station = m_stations[index];
    ShardReader& reader = station.stream->readers[which];
    const ShardReader::Chunk chunk{call.holding, call.attempt.count, call.step};
    freeCall(call, batch);
    --reader.inProgress;
    if (ok) {
        station.counts.deleted += chunk.count;
        releaseRecords(chunk.first, chunk.count);
    } else {
        retryChunk(index, reader, chunk);
    }
    pumpShard(index, which);
}

/// Halves are tried before what is behind them, and at once; a batch that is not halved waits, and
/// its place in the shard with it.
void Engine::retryChunk(std::uint32_t index, ShardReader& reader, ShardReader::Chunk chunk)
{
    const Station& station = m_stations[index];
    const StationPlan& plan = *station.plan;
    if (plan.bisects && chunk.count > 1) {
        const std::uint32_t half = chunk.count / 2;
        Slot middle = chunk.first;
        for (std::uint32_t i = 0; i < half; ++i) {
            middle = m_messages[middle].next;
        }
        reader.again.push_back({middle, chunk.count - half, chunk.failures});
        reader.again.push_back({chunk.first, half, chunk.failures});
        return;
    }
    const bool tooOld = m_now - m_messages[chunk.first].visible >= plan.retention;
    if (tooOld || chunk.failures >= plan.recordRetries) {
        dropChunk(index, chunk);
        return;
    }
    const auto which = static_cast<std::uint32_t>(&reader - station.stream->readers.data());
    const double backoff = m_plan.calls[station.stream->consumers[which / plan.shards]].backoff;
    const double wait = std::min(
        longestWait, std::ldexp(backoff, std::min<int>(static_cast<int>(chunk.failures), 30)));
    ++chunk.failures;
    reader.again.push_back(chunk);
    ++reader.waiting;
    m_events.push(EventKind::ShardRetry, m_now + std::max(Ticks{1}, toTicks(wait)), index, which);
}

void Engine::dropChunk(std::uint32_t index, const ShardReader::Chunk& chunk)
{
    Station& station = m_stations[index];
    const std::uint16_t hops = m_messages[chunk.first].hops;
    station.counts.deadLettered += chunk.count;
    station.counts.deleted += chunk.count;
    releaseRecords(chunk.first, chunk.count);
    callOnFailure(station, hops);
}

void Engine::releaseRecords(Slot first, std::uint32_t count)
{
    for (Slot slot = first; count > 0; --count) {
        const Slot next = m_messages[slot].next;
        m_messages.release(slot);
        slot = next;
    }
}

}  // namespace breakeven::model::kernel
