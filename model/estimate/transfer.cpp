#include "model/estimate/transfer.h"

#include <algorithm>

#include <fmt/format.h>

#include "pricing/base/format.h"

namespace breakeven::model {

namespace {

const std::string& nameOf(const Component& component)
{
    return component.name.empty() ? component.id.text() : component.name;
}

/// Bytes that one end sends to the other.
struct Sending {
    const Component& sender;
    const Component& receiver;
    const ServiceKind& kind;  ///< the sender's
    const char* what;         ///< `requests` or `answers`
    const char* counted;      ///< what there is one of for each
    double bytesPerCall = 0;
};

class Transfers {
public:
    Transfers(const Alternative& alternative, const Catalog& catalog)
        : m_alternative(alternative), m_catalog(catalog)
    {
    }

    /// A call that is refused was sent all the same; the answer to it is next to nothing.
    void add(const CallSpec& call, const CallFlow& flow)
    {
        const auto& components = m_alternative.architecture.components;
        const Component& caller = components[static_cast<std::size_t>(call.from)];
        const Component& callee = components[static_cast<std::size_t>(call.to)];
        const ServiceKind* callerKind = m_catalog.find(caller.kind);
        const ServiceKind* calleeKind = m_catalog.find(callee.kind);
        if (callerKind == nullptr || calleeKind == nullptr) {
            return;
        }
        const Sending requests{caller,     callee,     *callerKind,
                               "requests", "attempts", call.requestBytes};
        const Sending answers{callee, caller, *calleeKind, "answers", "calls", call.responseBytes};
        if (crossesRegions(m_alternative, m_catalog, caller, callee)) {
            addSending(Route::Region, requests, call, flow.attempts);
            addSending(Route::Region, answers, call, flow.attempts - flow.refused);
        } else if (callerKind->provider != calleeKind->provider &&
                   calleeKind->provider != "custom") {
            addSending(Route::Internet, requests, call, flow.attempts);
        }
    }

    [[nodiscard]] std::vector<pricing::UsageLine> take() { return std::move(m_lines); }

private:
    void addSending(Route route, const Sending& sending, const CallSpec& call, double calls)
    {
        const TransferRule* rule = m_catalog.transfer(sending.kind.provider, route);
        if (rule == nullptr ||
            std::ranges::find(rule->except, sending.kind.id) != rule->except.end()) {
            return;
        }
        const auto quantity = Quantity::fromDouble(calls * sending.bytesPerCall / rule->unitBytes);
        if (!quantity || quantity->isZero()) {
            return;
        }
        m_lines.push_back(
            {.key = {rule->provider, rule->service, rule->sku, rule->meter},
             .region = regionOf(sending.sender, m_alternative),
             .quantity = *quantity,
             .component = sending.sender.id.text(),
             .label = labelOf(route, sending),
             .formula = fmt::format("{0} * bytes / {1}, with {0} = {2}, bytes = {3}",
                                    sending.counted, groupedText(rule->unitBytes),
                                    groupedText(calls), groupedText(sending.bytesPerCall)),
             .connection = call.id});
    }

    /// `Internet egress, requests to Stripe`
    [[nodiscard]] std::string labelOf(Route route, const Sending& sending) const
    {
        const std::string way = route == Route::Internet
                                    ? std::string("Internet egress")
                                    : "Transfer to " + regionOf(sending.receiver, m_alternative);
        return fmt::format("{}, {} to {}", way, sending.what, nameOf(sending.receiver));
    }

    const Alternative& m_alternative;
    const Catalog& m_catalog;
    std::vector<pricing::UsageLine> m_lines;
};

}  // namespace

const std::string& regionOf(const Component& component, const Alternative& alternative)
{
    return component.region.empty() ? alternative.region : component.region;
}

bool crossesRegions(const Alternative& alternative, const Catalog& catalog, const Component& caller,
                    const Component& callee)
{
    const ServiceKind* from = catalog.find(caller.kind);
    const ServiceKind* to = catalog.find(callee.kind);
    return from != nullptr && to != nullptr && from->provider == to->provider &&
           regionOf(caller, alternative) != regionOf(callee, alternative);
}

std::vector<pricing::UsageLine> transferOf(const Alternative& alternative, const Catalog& catalog,
                                           const SimulationModel& model, const Flows& flows)
{
    Transfers transfers(alternative, catalog);
    for (std::size_t index = 0; index < model.calls.size(); ++index) {
        transfers.add(model.calls[index], flows.calls[index]);
    }
    return transfers.take();
}

}  // namespace breakeven::model
