#include "ui/results/headline.h"

#include <cmath>
#include <limits>

namespace breakeven::ui {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

double coldStartsIn(const model::Flows& flows)
{
    double sum = 0;
    for (const model::StationFlow& station : flows.stations) {
        sum += station.coldStarts;
    }
    return sum;
}

double shareOf(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

void takeFlow(ComponentHeadline& headline, const model::StationFlow& flow, double monthSeconds)
{
    headline.refusedShare = shareOf(flow.throttled + flow.rejected, flow.arrivals);
    headline.failureShare = shareOf(flow.failures, flow.requests);
    headline.coldShare = shareOf(flow.coldStarts, flow.requests);
    headline.callsPerSecond = shareOf(flow.arrivals, monthSeconds);
}

const model::Flows* flowsOf(const Analysis& analysis, const model::AlternativeId& alternative)
{
    const model::Outcome* outcome = analysis.outcome(alternative);
    if (outcome == nullptr) {
        return nullptr;
    }
    const bool simulated = outcome->simulation && !analysis.isSimulationStale(alternative);
    return simulated ? &outcome->simulation->flows : &outcome->estimate.flows;
}

}  // namespace

Headline headlineOf(const model::Outcome& outcome, bool stale)
{
    Headline headline;
    headline.stale = stale && outcome.simulation.has_value();
    headline.simulated = outcome.simulation && !stale;
    headline.requests = outcome.estimate.requestsPerMonth;
    const pricing::Bill& bill = headline.simulated ? outcome.bill() : outcome.estimatedBill;
    headline.gaps = static_cast<int>(bill.missing.size());
    headline.complete = bill.complete();
    headline.usd = bill.total.toDouble();
    headline.p50 = outcome.estimate.p50Latency;
    headline.p95 = outcome.estimate.p95Latency;
    headline.p99 = outcome.estimate.p99Latency;
    headline.errorRate = outcome.estimate.errorRate;
    headline.coldStarts = coldStartsIn(outcome.estimate.flows);
    if (headline.simulated) {
        const model::SimulationResult& result = *outcome.simulation;
        headline.usd = outcome.simulatedCost.mean;
        headline.usdHalfWidth = outcome.simulatedCost.halfWidth;
        headline.p50 = result.latency.p50.mean;
        headline.p95 = result.latency.p95.mean;
        headline.p99 = result.latency.p99.mean;
        headline.errorRate = result.errorRate.mean;
        headline.coldStarts = coldStartsIn(result.flows);
    }
    return headline;
}

std::map<model::ComponentId, ComponentHeadline> componentHeadlines(
    const Analysis& analysis, const model::AlternativeId& alternative)
{
    std::map<model::ComponentId, ComponentHeadline> all;
    const model::Outcome* outcome = analysis.outcome(alternative);
    const model::SimulationModel* model = analysis.model(alternative);
    if (outcome == nullptr || model == nullptr) {
        return all;
    }
    const bool simulated = outcome->simulation && !analysis.isSimulationStale(alternative);
    const model::Flows& flows = simulated ? outcome->simulation->flows : outcome->estimate.flows;
    const double monthSeconds = model->hoursPerMonth * 3600;
    for (std::size_t i = 0; i < model->stations.size(); ++i) {
        ComponentHeadline& headline = all[model::ComponentId(model->stations[i].id)];
        if (i < flows.stations.size()) {
            takeFlow(headline, flows.stations[i], monthSeconds);
        }
        if (simulated && i < outcome->simulation->stations.size()) {
            const model::StationResult& station = outcome->simulation->stations[i];
            headline.p95 = station.response.count > 0 ? station.response.p95.mean : unknown;
            headline.utilisation = station.peakUtilisation.mean;
        } else if (i < outcome->estimate.stations.size()) {
            headline.p95 = outcome->estimate.stations[i].p95Latency;
            headline.utilisation = outcome->estimate.stations[i].peakUtilisation;
        }
    }
    const pricing::Bill& bill = *analysis.bill(alternative);
    for (const auto& [id, amount] : model::costByComponent(bill)) {
        all[model::ComponentId(id)].usd = amount.toDouble();
    }
    for (const pricing::MissingPrice& gap : bill.missing) {
        all[model::ComponentId(gap.component)].priced = false;
    }
    return all;
}

std::map<model::ConnectionId, double> callRates(const Analysis& analysis,
                                                const model::AlternativeId& alternative,
                                                double hoursPerMonth)
{
    std::map<model::ConnectionId, double> rates;
    const model::SimulationModel* model = analysis.model(alternative);
    const model::Flows* flows = flowsOf(analysis, alternative);
    if (model == nullptr || flows == nullptr) {
        return rates;
    }
    const std::size_t count = std::min(model->calls.size(), flows->calls.size());
    for (std::size_t i = 0; i < count; ++i) {
        rates[model::ConnectionId(model->calls[i].id)] =
            flows->calls[i].attempts / (hoursPerMonth * 3600);
    }
    return rates;
}

}  // namespace breakeven::ui
