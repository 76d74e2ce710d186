#pragma once

#include "ui/document/analysis.h"

namespace breakeven::ui {

/// The figures that speak for an alternative, from its fresh simulation, else from the estimate.
struct Headline {
    bool simulated = false;
    bool stale = false;  ///< there is a simulation, but of an earlier state; figures are estimates
    bool complete = true;  ///< false: some usage has no price, so the cost is a lower bound
    int gaps = 0;          ///< how many lines have no price
    double usd = 0;        ///< a month
    double usdHalfWidth = 0;
    double p50 = 0;  ///< seconds
    double p95 = 0;
    double p99 = 0;
    double errorRate = 0;   ///< share of requests
    double coldStarts = 0;  ///< a month
    double requests = 0;    ///< a month
};

[[nodiscard]] Headline headlineOf(const model::Outcome& outcome, bool stale);

/// One component's figures, for its card and the inspector; NaN = not known.
struct ComponentHeadline {
    double usd = 0;  ///< a month
    bool priced = true;
    double p95 = 0;  ///< seconds, from arrival to answer
    double utilisation = 0;
    double coldShare = 0;
    double refusedShare = 0;  ///< throttled and rejected, as a share of arrivals
    double failureShare = 0;
    double callsPerSecond = 0;
};

/// By component id; empty when there is no outcome yet.
[[nodiscard]] std::map<model::ComponentId, ComponentHeadline> componentHeadlines(
    const Analysis& analysis, const model::AlternativeId& alternative);

/// Calls a second on each connection, mean over the month.
[[nodiscard]] std::map<model::ConnectionId, double> callRates(
    const Analysis& analysis, const model::AlternativeId& alternative, double hoursPerMonth);

}  // namespace breakeven::ui
