#include "model/simulation/compile.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "model/catalog/validate.h"
#include "model/simulation/inputs.h"
#include "model/simulation/network.h"
#include "model/simulation/strata.h"
#include "model/workload/schedule.h"

namespace breakeven::model {

namespace {

/// One alternative on its way to a model; each step fails with the component it failed on.
class Compiler {
public:
    Compiler(const Project& project, const Alternative& alternative, const Catalog& catalog)
        : m_project(project), m_alternative(alternative), m_catalog(catalog)
    {
    }

    Result<SimulationModel> run(int maxStrata)
    {
        m_model.hoursPerMonth = m_project.assumptions.hoursPerMonth;
        for (const auto step :
             {&Compiler::addStations, &Compiler::addCalls, &Compiler::addSources,
              &Compiler::refuseSynchronousCycles, &Compiler::refuseEndlessCycles}) {
            if (auto done = (this->*step)(); !done) {
                return tl::unexpected(done.error());
            }
        }
        m_model.strata = strataOf(m_model.sources, maxStrata, kindsOfHours());
        return std::move(m_model);
    }

private:
    /// Hours differ by which pools are in the hours of their schedules; none when no pool has one.
    [[nodiscard]] std::vector<std::uint32_t> kindsOfHours() const
    {
        std::vector<std::uint32_t> kinds;
        for (const StationSpec& station : m_model.stations) {
            if (station.scheduledFewest <= 0) {
                continue;
            }
            kinds.resize(168, 0);
            for (std::size_t hour = 0; hour < kinds.size(); ++hour) {
                const bool now = isScheduled(station, static_cast<double>(hour));
                kinds[hour] = 2 * kinds[hour] + (now ? 1 : 0);
            }
        }
        return kinds;
    }

    [[nodiscard]] std::string placeOf(const Component& component) const
    {
        return fmt::format("{} › {}", m_alternative.name,
                           component.name.empty() ? component.id.text() : component.name);
    }

    /// A run of minutes does not settle at the size that a slowed pool grows to over hours, and
    /// would bill too few instances.
    [[nodiscard]] static bool slowsAndScales(const StationSpec& station)
    {
        return station.creditCores > 0 &&
               (station.targetUtilisation > 0 || station.targetRate > 0 || station.stepHigh > 0);
    }

    Result<void> addStations()
    {
        for (const Component& component : m_alternative.architecture.components) {
            m_stationOf[component.id] = static_cast<std::int32_t>(m_model.stations.size());
            StationSpec station{.id = component.id.text(), .name = component.name};
            if (const ServiceKind* kind = m_catalog.find(component.kind)) {
                station.behaviour = kind->behaviour;
                auto inputs = behaviourInputs(*kind, component);
                if (!inputs) {
                    return tl::unexpected(at(component, inputs.error()));
                }
                applyInputs(*inputs, station);
                if (slowsAndScales(station)) {
                    return failure(ErrorCode::Unsupported,
                                   "a pool that scales with its load is not simulated with CPU "
                                   "credits in standard mode",
                                   placeOf(component),
                                   "choose unlimited credits, or a number of instances that does "
                                   "not follow the load");
                }
                joinAccount(kind->provider, valueOr(*inputs, "account_concurrency", 0), station);
            }
            m_model.stations.push_back(std::move(station));
        }
        takeOutReserved();
        return {};
    }

    /// Functions share their account's concurrency; what is reserved for one is not for the others.
    void joinAccount(const std::string& provider, double limit, StationSpec& station)
    {
        if (limit <= 0) {
            return;
        }
        auto& accounts = m_model.accounts;
        auto account = std::ranges::find(accounts, provider, &AccountSpec::name);
        if (account == accounts.end()) {
            account = accounts.insert(accounts.end(), {provider, std::llround(limit)});
            m_reserved.push_back(0);
        }
        account->limit = std::min<std::int64_t>(account->limit, std::llround(limit));
        const auto index = account - accounts.begin();
        const bool reserves = station.maxConcurrency > 0;
        m_reserved[static_cast<std::size_t>(index)] +=
            reserves ? station.maxConcurrency : station.provisioned;
        station.account = reserves ? -1 : static_cast<std::int32_t>(index);
    }

    void takeOutReserved()
    {
        for (std::size_t i = 0; i < m_reserved.size(); ++i) {
            AccountSpec& account = m_model.accounts[i];
            account.limit = std::max<std::int64_t>(0, account.limit - m_reserved[i]);
        }
    }

    Result<void> addCalls()
    {
        const Network network(m_alternative, m_catalog);
        const Architecture& architecture = m_alternative.architecture;
        for (const Connection& connection : architecture.connections) {
            auto call = callOf(connection);
            if (!call) {
                return tl::unexpected(call.error());
            }
            network.addTo(*call, *architecture.find(connection.from),
                          *architecture.find(connection.to));
            m_model.calls.push_back(std::move(*call));
            m_choices.push_back(connection.choice);
        }
        sortCalls();
        spreadOverInstances();
        return {};
    }

    /// A load balancer chooses among a pool's instances as among its targets.
    void spreadOverInstances()
    {
        for (const CallSpec& call : m_model.calls) {
            const StationSpec& from = m_model.stations[static_cast<std::size_t>(call.from)];
            StationSpec& to = m_model.stations[static_cast<std::size_t>(call.to)];
            if (from.behaviour == Behaviour::LoadBalancer &&
                to.behaviour == Behaviour::ServerPool && from.policy != Balancing::OneLine) {
                to.policy = from.policy;
            }
        }
    }

    Result<CallSpec> callOf(const Connection& connection) const
    {
        const auto from = m_stationOf.find(connection.from);
        const auto to = m_stationOf.find(connection.to);
        if (from == m_stationOf.end() || to == m_stationOf.end()) {
            return failure(ErrorCode::Invalid,
                           fmt::format("connection '{}' leads to a component that does not exist",
                                       connection.id.text()),
                           m_alternative.name, "remove the connection");
        }
        CallSpec call{.id = connection.id.text(),
                      .from = from->second,
                      .to = to->second,
                      .step = connection.step,
                      .callsPerRequest = connection.callsPerRequest,
                      .maxConcurrency = connection.maxConcurrency,
                      .synchronous = connection.mode == CallMode::Synchronous,
                      .onFailure = connection.condition == CallCondition::OnFailure,
                      .cacheable = connection.cacheable,
                      .requestBytes = connection.request.count,
                      .responseBytes = connection.response.count,
                      .payloadSpread = connection.payloadSpread,
                      .timeout = connection.timeout.count(),
                      .retries = connection.retries,
                      .backoff = connection.backoff.count()};
        return withOperation(connection, std::move(call));
    }

    Result<CallSpec> withOperation(const Connection& connection, CallSpec call) const
    {
        const Component& callee = *m_alternative.architecture.find(connection.to);
        const ServiceKind* kind = m_catalog.find(callee.kind);
        const Operation* operation = kind ? kind->operation(connection.operation) : nullptr;
        if (!operation || operation->inputs.empty()) {
            return call;
        }
        auto inputs = behaviourInputs(*kind, callee, *operation);
        if (!inputs) {
            return tl::unexpected(at(callee, inputs.error()));
        }
        call.hasService = operation->inputs.contains("service_s");
        call.service = timeOf(*inputs, "service");
        call.isWrite = valueOr(*inputs, "write_units", 0) > 0;
        call.capacityUnits =
            call.isWrite ? valueOr(*inputs, "write_units", 1) : valueOr(*inputs, "read_units", 1);
        return call;
    }

    void sortCalls()
    {
        std::vector<std::size_t> order(m_model.calls.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        std::ranges::sort(order, {}, [this](std::size_t i) {
            const CallSpec& call = m_model.calls[i];
            return std::tuple(call.from, call.step, call.id);
        });
        std::vector<CallSpec> sorted;
        std::map<std::tuple<int, int, std::string>, std::int32_t> groups;
        for (const std::size_t i : order) {
            CallSpec& call = m_model.calls[i];
            if (!m_choices[i].empty()) {
                const auto key = std::tuple(call.from, call.step, m_choices[i]);
                call.choice =
                    groups.emplace(key, static_cast<std::int32_t>(groups.size())).first->second;
            }
            sorted.push_back(std::move(call));
        }
        m_model.calls = std::move(sorted);
    }

    Result<void> addSources()
    {
        for (const Component& component : m_alternative.architecture.components) {
            const ServiceKind* kind = m_catalog.find(component.kind);
            if (!kind || kind->behaviour != Behaviour::Source) {
                continue;
            }
            const TrafficSource* source = sourceOf(component);
            if (!source) {
                return failure(ErrorCode::Invalid,
                               "no traffic of the workload is chosen for this component",
                               placeOf(component), "choose one of the workload's sources");
            }
            auto added = addSource(component, grown(*source, m_project.assumptions.monthsAhead));
            if (!added) {
                return added;
            }
        }
        return {};
    }

    Result<void> addSource(const Component& component, const TrafficSource& source)
    {
        SourceSpec spec{.id = source.id.text(),
                        .name = source.name,
                        .station = m_stationOf.at(component.id),
                        .process = source.process,
                        .usersPerMonth = source.usersPerMonth,
                        .hourlyRates = hourlyRates(source),
                        .batchSize = source.batchSize,
                        .bursts = source.bursts,
                        .thinkTime = source.users.thinkSeconds};
        if (variesWithinHours(source)) {
            spec.minuteRates = minuteRates(source);
        }
        const auto schedule = component.parameters.find("schedule");
        const auto* text = schedule == component.parameters.end()
                               ? nullptr
                               : std::get_if<std::string>(&schedule->second);
        if (text != nullptr && !text->empty()) {
            auto due = readSchedule(*text);
            if (!due) {
                return tl::unexpected(at(component, due.error()));
            }
            sendWhenDue(meanRate(source), std::move(*due), spec);
        }
        m_model.sources.push_back(std::move(spec));
        return {};
    }

    /// As many requests in a week as before, but at these moments alone, at each as many.
    static void sendWhenDue(double rate, Schedule schedule, SourceSpec& spec)
    {
        spec.process = ArrivalProcess::Constant;
        spec.due = std::move(schedule.minutes);
        spec.dueShare = schedule.share;
        spec.batchSize =
            rate * 60 * minutesOfWeek / (static_cast<double>(spec.due.size()) * spec.dueShare);
        spec.minuteRates.clear();
        spec.hourlyRates.fill(0);
        for (const std::uint32_t minute : spec.due) {
            spec.hourlyRates[minute / 60] += spec.dueShare * spec.batchSize / 3600;
        }
        if (rate <= 0) {
            spec.due.clear();
            spec.batchSize = 1;
        }
    }

    [[nodiscard]] const TrafficSource* sourceOf(const Component& component) const
    {
        const auto it = component.parameters.find("source");
        const auto* id =
            it == component.parameters.end() ? nullptr : std::get_if<std::string>(&it->second);
        if (id && !id->empty()) {
            return m_project.workload.find(TrafficSourceId(*id));
        }
        // A component that names none takes the only one there is.
        return m_project.workload.sources.size() == 1 ? &m_project.workload.sources.front()
                                                      : nullptr;
    }

    Result<void> refuseSynchronousCycles()
    {
        std::vector<int> state(m_model.stations.size(), 0);
        for (std::int32_t start = 0; start < std::ssize(m_model.stations); ++start) {
            if (const auto cycle = cycleFrom(start, true, state); !cycle.empty()) {
                return failure(ErrorCode::Invalid, "synchronous calls form a cycle: " + cycle,
                               m_alternative.name,
                               "make one of these connections asynchronous or remove it");
            }
        }
        return {};
    }

    /// Messages that go round and become more each time: no simulation would end.
    Result<void> refuseEndlessCycles()
    {
        std::vector<int> state(m_model.stations.size(), 0);
        bool cyclic = false;
        for (std::int32_t start = 0; start < std::ssize(m_model.stations) && !cyclic; ++start) {
            cyclic = !cycleFrom(start, false, state).empty();
        }
        if (!cyclic) {
            return {};
        }
        for (const Problem& problem : validate(m_project, m_alternative, m_catalog)) {
            if (problem.code == "endless-cycle") {
                const std::size_t end = problem.text.find("; ");
                return failure(ErrorCode::Invalid, problem.text.substr(0, end), m_alternative.name,
                               "lower the calls per request of one of these connections below 1 or "
                               "remove it");
            }
        }
        return {};
    }

    /// Depth-first without recursion: a hostile file may hold a chain of any length.
    std::string cycleFrom(std::int32_t start, bool onlySynchronous, std::vector<int>& state)
    {
        if (state[static_cast<std::size_t>(start)] != 0) {
            return {};
        }
        std::vector<std::pair<std::int32_t, std::size_t>> path{{start, firstCall(start)}};
        state[static_cast<std::size_t>(start)] = 1;
        while (!path.empty()) {
            auto& [station, next] = path.back();
            if (next >= m_model.calls.size() || m_model.calls[next].from != station) {
                state[static_cast<std::size_t>(station)] = 2;
                path.pop_back();
                continue;
            }
            const CallSpec& call = m_model.calls[next++];
            if (onlySynchronous && !call.synchronous) {
                continue;
            }
            int& seen = state[static_cast<std::size_t>(call.to)];
            if (seen == 1) {
                return describe(path, call.to);
            }
            if (seen == 0) {
                seen = 1;
                path.emplace_back(call.to, firstCall(call.to));
            }
        }
        return {};
    }

    [[nodiscard]] std::size_t firstCall(std::int32_t station) const
    {
        const auto it = std::ranges::lower_bound(m_model.calls, station, {}, &CallSpec::from);
        return static_cast<std::size_t>(it - m_model.calls.begin());
    }

    std::string describe(const std::vector<std::pair<std::int32_t, std::size_t>>& path,
                         std::int32_t last) const
    {
        std::string text;
        bool inside = false;
        for (const auto& [station, next] : path) {
            inside = inside || station == last;
            if (inside) {
                text += m_model.stations[static_cast<std::size_t>(station)].name + " → ";
            }
        }
        return text + m_model.stations[static_cast<std::size_t>(last)].name;
    }

    [[nodiscard]] Error at(const Component& component, Error error) const
    {
        error.where =
            error.where.empty() ? placeOf(component) : placeOf(component) + ": " + error.where;
        return error;
    }

    const Project& m_project;
    const Alternative& m_alternative;
    const Catalog& m_catalog;
    SimulationModel m_model;
    std::map<ComponentId, std::int32_t> m_stationOf;
    std::vector<std::string> m_choices;
    std::vector<std::int64_t> m_reserved;  ///< of each account, for functions of their own
};

}  // namespace

Result<SimulationModel> compile(const Project& project, const Alternative& alternative,
                                const Catalog& catalog, int maxStrata)
{
    return Compiler(project, alternative, catalog).run(maxStrata);
}

}  // namespace breakeven::model
