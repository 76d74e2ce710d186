#include "model/simulation/kernel/film.h"

#include <algorithm>
#include <limits>

#include "model/simulation/kernel/engine.h"
#include "model/simulation/kernel/run.h"
#include "model/simulation/kernel/validate.h"

namespace breakeven::model {

namespace {

using namespace kernel;

std::int64_t instancesOf(const Station& station)
{
    if (station.fleet) {
        return station.fleet->alive();
    }
    if (station.pool) {
        return station.pool->aliveNow();
    }
    return station.plan->behaviour == Behaviour::ServerPool ? station.plan->instances : 0;
}

FilmState stateOf(const Station& station)
{
    // A queue's own calls are over when it has taken the message in.
    const std::int64_t kept =
        station.queue ? static_cast<std::int64_t>(station.counts.stored - station.counts.deleted)
                      : 0;
    return {.present = station.inFlight.value() + kept,
            .waiting = station.waiting.value(),
            .instances = instancesOf(station),
            .coldStarts = station.counts.coldStarts,
            .refused = station.counts.throttled + station.counts.rejected,
            .failures = station.counts.failures};
}

/// Looks at everything after each event. A film is short and a drawing has tens of parts, so the
/// kernel need not tell: its hot path stays as it is.
class Camera {
public:
    explicit Camera(const Engine& engine)
        : m_engine(engine), m_states(engine.stations().size()), m_made(engine.connectors().size())
    {
    }

    void look(double time)
    {
        for (std::uint32_t i = 0; i < m_states.size(); ++i) {
            const FilmState state = stateOf(m_engine.stations()[i]);
            if (state != m_states[i]) {
                m_states[i] = state;
                m_film.scenes.push_back({time, i, state});
            }
        }
        for (std::uint32_t i = 0; i < m_made.size(); ++i) {
            const std::uint64_t made = m_engine.connectors()[i].counts.attempts;
            if (made != m_made[i]) {
                m_film.calls.push_back({time, i, static_cast<std::uint32_t>(made - m_made[i])});
                m_made[i] = made;
            }
        }
    }

    [[nodiscard]] std::size_t scenes() const { return m_film.scenes.size(); }
    [[nodiscard]] Film take(double seconds)
    {
        m_film.seconds = seconds;
        return std::move(m_film);
    }

private:
    const Engine& m_engine;
    std::vector<FilmState> m_states;
    std::vector<std::uint64_t> m_made;
    Film m_film;
};

/// The stratum with the most requests.
RunSetup busiest(const Plan& plan, const SimulationOptions& options)
{
    std::vector<RunSetup> setups = setupsOf(plan, options);
    const auto rateOf = [](const RunSetup& setup) { return setup.requests() / setup.duration; };
    return *std::ranges::max_element(setups, {}, rateOf);
}

}  // namespace

Result<Film> film(const SimulationModel& model, const FilmOptions& options)
{
    const SimulationOptions run{.seed = options.seed, .warmup = 0, .stop = options.stop};
    if (const Result<void> valid = validate(model, run); !valid) {
        return tl::unexpected(valid.error());
    }
    const Plan plan(model);
    const RunSetup setup = busiest(plan, run);
    const double rate = setup.requests() / setup.duration;
    const double seconds =
        rate > 0 ? std::min(options.longest, options.requests / rate) : options.longest;
    const auto proceed = [&options](Ticks) { return !(options.stop && options.stop->load()); };
    Engine engine(plan, {options.seed, 0, setup.index}, loadOf(setup),
                  {.eventBudget = std::numeric_limits<std::uint64_t>::max(), .proceed = proceed});
    // A run measures from here on, also without a warm-up: pools take the size that they scale
    // from.
    (void)engine.runUntil(0);
    engine.startMeasuring();
    Camera camera(engine);
    const Ticks end = toTicks(seconds);
    camera.look(0);
    Ticks now = 0;
    while (engine.nextTime() < end && camera.scenes() < options.scenes) {
        now = engine.nextTime();
        const Ending ending = engine.runUntil(now + 1);
        if (ending == Ending::Cancelled || !proceed(now)) {
            return failure(ErrorCode::Cancelled, "the replay was stopped", {},
                           "start it again to see it");
        }
        camera.look(toSeconds(now));
        if (ending != Ending::Complete) {
            return camera.take(toSeconds(now));
        }
    }
    return camera.take(engine.nextTime() < end ? toSeconds(now) : seconds);
}

}  // namespace breakeven::model
