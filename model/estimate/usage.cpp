#include "model/estimate/usage.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "model/estimate/transfer.h"
#include "pricing/base/format.h"

namespace breakeven::model {

namespace {

/// Distinct users a month that each station serves: those of every source it can be reached from.
std::vector<double> usersByStation(const SimulationModel& model)
{
    std::vector<double> users(model.stations.size(), 0);
    for (const SourceSpec& source : model.sources) {
        std::vector<bool> seen(model.stations.size(), false);
        std::vector<std::size_t> open{static_cast<std::size_t>(source.station)};
        seen[open.front()] = true;
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            users[at] += source.usersPerMonth;
            for (const CallSpec& call : model.calls) {
                const auto to = static_cast<std::size_t>(call.to);
                if (static_cast<std::size_t>(call.from) == at && !seen[to]) {
                    seen[to] = true;
                    open.push_back(to);
                }
            }
        }
    }
    return users;
}

Variables flowVariables(const StationFlow& flow, double callsOut, double monthSeconds)
{
    return {{"arrivals", flow.arrivals},       {"requests", flow.requests},
            {"completions", flow.completions}, {"failures", flow.failures},
            {"throttled", flow.throttled},     {"rejected", flow.rejected},
            {"cold_starts", flow.coldStarts},  {"dead_lettered", flow.deadLettered},
            {"batches", flow.batches},         {"messages", flow.messages},
            {"busy_s", flow.busySeconds},      {"billed_s", flow.billedSeconds},
            {"init_s", flow.initSeconds},      {"instance_s", flow.instanceSeconds},
            {"read_unit_s", flow.readSeconds}, {"write_unit_s", flow.writeSeconds},
            {"calls_out", callsOut},           {"rps", flow.requests / monthSeconds}};
}

/// `expression, with calls = 3,000,000 and request_kb = 2`: the formula and the numbers in it.
std::string formulaText(const std::string& expression, const Variables& variables)
{
    const auto names = namesIn(expression);
    std::string text = expression;
    const char* joint = ", with ";
    for (const std::string& name : names ? *names : std::vector<std::string>{}) {
        if (const auto it = variables.find(name); it != variables.end()) {
            text += fmt::format("{}{} = {}", joint, name, groupedText(it->second));
            joint = ", ";
        }
    }
    return text;
}

/// Evaluates the meters of one alternative's components.
class Metering {
public:
    Metering(const Project& project, const Alternative& alternative, const Catalog& catalog,
             const SimulationModel& model, const Flows& flows)
        : m_project(project),
          m_alternative(alternative),
          m_catalog(catalog),
          m_model(model),
          m_flows(flows),
          m_users(usersByStation(model))
    {
    }

    Result<std::vector<pricing::UsageLine>> run()
    {
        for (std::size_t i = 0; i < m_alternative.architecture.components.size(); ++i) {
            const Component& component = m_alternative.architecture.components[i];
            const ServiceKind* kind = m_catalog.find(component.kind);
            if (!kind) {
                continue;
            }
            for (const Meter& meter : kind->meters) {
                if (auto added = add(i, *kind, component, meter); !added) {
                    return tl::unexpected(added.error());
                }
            }
        }
        std::ranges::move(transferOf(m_alternative, m_catalog, m_model, m_flows),
                          std::back_inserter(m_lines));
        return std::move(m_lines);
    }

private:
    Result<void> add(std::size_t index, const ServiceKind& kind, const Component& component,
                     const Meter& meter)
    {
        Variables variables = parameterVariables(kind, component);
        variables["hours"] = m_project.assumptions.hoursPerMonth;
        variables["month_s"] = m_project.assumptions.hoursPerMonth * 3600;
        variables["users"] = m_users[index];
        const auto added =
            meter.scope == MeterScope::Component
                ? addComponentQuantity(index, kind, component, meter, std::move(variables))
                : addCallQuantities(index, kind, component, meter, variables);
        if (!added) {
            Error error = added.error();
            error.where =
                fmt::format("{} › {} › {}", m_alternative.name, component.name, meter.label);
            return tl::unexpected(std::move(error));
        }
        return {};
    }

    struct Measured {
        double quantity = 0;
        std::string formula;
    };

    /// `call` is the connection that the quantity is of; null for the component's whole.
    Result<void> append(const ServiceKind& kind, const Component& component, const Meter& meter,
                        const Measured& measured, const CallSpec* call = nullptr)
    {
        auto quantity = Quantity::fromDouble(std::max(0.0, measured.quantity));
        if (!quantity) {
            return tl::unexpected(quantity.error());
        }
        if (quantity->isZero()) {
            return {};
        }
        m_lines.push_back(
            {.key = {.provider = meter.provider.empty() ? kind.provider : meter.provider,
                     .service = substituted(meter.service, kind, component),
                     .sku = substituted(meter.sku, kind, component),
                     .meter = substituted(meter.meter, kind, component)},
             .region = regionOf(component, m_alternative),
             .quantity = *quantity,
             .component = component.id.text(),
             .label = call == nullptr ? meter.label : labelOf(meter, *call),
             .formula = measured.formula,
             .connection = call == nullptr ? std::string() : call->id});
        return {};
    }

    /// `Reads, from Orders fn`
    [[nodiscard]] std::string labelOf(const Meter& meter, const CallSpec& call) const
    {
        const Component& caller =
            m_alternative.architecture.components[static_cast<std::size_t>(call.from)];
        return fmt::format("{}, from {}", meter.label,
                           caller.name.empty() ? caller.id.text() : caller.name);
    }

    /// Nothing when the meter does not apply.
    static Result<Measured> evaluated(const Meter& meter, const Variables& variables)
    {
        if (!meter.when.empty()) {
            auto applies = evaluate(meter.when, variables);
            if (!applies) {
                return tl::unexpected(applies.error());
            }
            if (*applies == 0) {
                return Measured{};
            }
        }
        auto quantity = evaluate(meter.quantity, variables);
        if (!quantity) {
            return tl::unexpected(quantity.error());
        }
        return Measured{*quantity, formulaText(meter.quantity, variables)};
    }

    Result<void> addComponentQuantity(std::size_t index, const ServiceKind& kind,
                                      const Component& component, const Meter& meter,
                                      Variables variables)
    {
        double callsOut = 0;
        for (std::size_t c = 0; c < m_model.calls.size(); ++c) {
            if (static_cast<std::size_t>(m_model.calls[c].from) == index) {
                callsOut += m_flows.calls[c].attempts;
            }
        }
        variables.merge(flowVariables(m_flows.stations[index], callsOut,
                                      m_project.assumptions.hoursPerMonth * 3600));
        return evaluated(meter, variables).and_then([&](const Measured& measured) {
            return append(kind, component, meter, measured);
        });
    }

    /// A line for each connection that uses the meter, so that each cost has its cause.
    Result<void> addCallQuantities(std::size_t index, const ServiceKind& kind,
                                   const Component& component, const Meter& meter,
                                   const Variables& parameters)
    {
        for (std::size_t c = 0; c < m_model.calls.size(); ++c) {
            const CallSpec& call = m_model.calls[c];
            if (static_cast<std::size_t>(call.to) != index ||
                !isOfOperation(kind, call, meter.operation)) {
                continue;
            }
            const auto added = evaluated(meter, callVariables(c, kind, parameters))
                                   .and_then([&](const Measured& measured) {
                                       return append(kind, component, meter, measured, &call);
                                   });
            if (!added) {
                return added;
            }
        }
        return {};
    }

    [[nodiscard]] Variables callVariables(std::size_t index, const ServiceKind& kind,
                                          Variables variables) const
    {
        const CallSpec& call = m_model.calls[index];
        variables["calls"] = m_flows.calls[index].attempts - m_flows.calls[index].refused;
        variables["attempts"] = m_flows.calls[index].attempts;
        variables["retries"] = m_flows.calls[index].retries;
        variables["request_kb"] = call.requestBytes / 1024;
        variables["response_kb"] = call.responseBytes / 1024;
        variables["payload_spread"] = call.payloadSpread;
        addCallerVariables(call, kind, variables);
        return variables;
    }

    [[nodiscard]] bool isOfOperation(const ServiceKind& kind, const CallSpec& call,
                                     const std::string& operation) const
    {
        if (operation.empty()) {
            return true;
        }
        const Connection* connection = m_alternative.architecture.find(ConnectionId(call.id));
        const Operation* used = connection ? kind.operation(connection->operation) : nullptr;
        return used && used->id == operation;
    }

    void addCallerVariables(const CallSpec& call, const ServiceKind& kind,
                            Variables& variables) const
    {
        const auto& caller =
            m_alternative.architecture.components[static_cast<std::size_t>(call.from)];
        const ServiceKind* callerKind = m_catalog.find(caller.kind);
        // What comes from another region pays for that, and not between zones as well.
        const bool near = !crossesRegions(
            m_alternative, m_catalog, caller,
            m_alternative.architecture.components[static_cast<std::size_t>(call.to)]);
        for (const char* category : {"compute", "api", "data", "events", "identity", "payments",
                                     "observability", "servers", "network", "traffic"}) {
            variables[std::string("from_") + category] =
                near && callerKind && callerKind->category == category ? 1 : 0;
        }
        const bool outside =
            callerKind &&
            (callerKind->category == "traffic" ||
             (callerKind->provider != "custom" && callerKind->provider != kind.provider));
        variables["from_internet"] = outside ? 1 : 0;
    }

    const Project& m_project;
    const Alternative& m_alternative;
    const Catalog& m_catalog;
    const SimulationModel& m_model;
    const Flows& m_flows;
    std::vector<double> m_users;
    std::vector<pricing::UsageLine> m_lines;
};

}  // namespace

Result<std::vector<pricing::UsageLine>> usageOf(const Project& project,
                                                const Alternative& alternative,
                                                const Catalog& catalog,
                                                const SimulationModel& model, const Flows& flows)
{
    return Metering(project, alternative, catalog, model, flows).run();
}

}  // namespace breakeven::model
