#pragma once

#include <functional>
#include <vector>

#include "model/simulation/kernel/plan.h"
#include "model/simulation/kernel/result.h"
#include "model/simulation/kernel/run.h"
#include "model/simulation/kernel/statistics.h"
#include "model/simulation/kernel/summary.h"

namespace breakeven::model::kernel {

using Points = std::vector<std::reference_wrapper<const HistogramCounts>>;

/// Does the sums over strata and replications for one result.
class Summary {
public:
    Summary(const Plan& plan, const std::vector<RunSetup>& setups,
            const std::vector<Replication>& replications, double confidence)
        : m_plan(plan), m_setups(setups), m_replications(replications), m_confidence(confidence)
    {
        for (std::size_t s = 0; s < setups.size(); ++s) {
            m_busiest = setups[s].requests() / setups[s].duration >
                                setups[m_busiest].requests() / setups[m_busiest].duration
                            ? s
                            : m_busiest;
        }
    }

    /// A setup's count times this is its part of the mean per second over the week.
    [[nodiscard]] double weightOf(std::size_t setup, const RunTally& tally) const
    {
        return tally.measuredSeconds > 0 ? m_setups[setup].share / tally.measuredSeconds : 0;
    }

    /// The weekly mean per second of what `value` reads from a run, per replication.
    template <class Value>
    [[nodiscard]] std::vector<double> perSecond(Value value) const
    {
        std::vector<double> sums;
        for (const Replication& replication : m_replications) {
            double sum = 0;
            for (std::size_t s = 0; s < replication.size(); ++s) {
                sum += weightOf(s, replication[s]) * static_cast<double>(value(replication[s]));
            }
            sums.push_back(sum);
        }
        return sums;
    }

    template <class Value>
    [[nodiscard]] Interval mean(Value value, double divisor = 1) const
    {
        std::vector<double> values = perSecond(value);
        for (double& one : values) {
            one = divisor > 0 ? one / divisor : 0;
        }
        return intervalOf(values, m_confidence);
    }

    /// Of the replications in which the denominator is not zero.
    template <class Numerator, class Denominator>
    [[nodiscard]] Interval ratio(Numerator numerator, Denominator denominator) const
    {
        const std::vector<double> above = perSecond(numerator);
        const std::vector<double> below = perSecond(denominator);
        std::vector<double> ratios;
        for (std::size_t i = 0; i < above.size(); ++i) {
            if (below[i] > 0) {
                ratios.push_back(above[i] / below[i]);
            }
        }
        return intervalOf(ratios, m_confidence);
    }

    [[nodiscard]] LatencySummary latency(
        const std::function<Points(const RunTally&)>& points) const;
    [[nodiscard]] SourceResult source(std::size_t index) const;
    [[nodiscard]] StationResult station(std::size_t index) const;
    [[nodiscard]] LatencyPart part(std::size_t index) const;
    [[nodiscard]] std::vector<SeriesPoint> series() const;
    [[nodiscard]] Flows flows(const Replication& replication) const;

private:
    [[nodiscard]] std::vector<IntervalTally> seriesOfFirst() const;
    [[nodiscard]] double serversOf(std::size_t index) const;
    [[nodiscard]] double instanceArea(std::size_t index, const RunTally& tally) const;
    [[nodiscard]] Interval peakUtilisation(std::size_t index, double servers) const;
    void addStationFlow(StationFlow& flow, std::size_t index, const RunTally& tally,
                        double weight) const;

    const Plan& m_plan;
    const std::vector<RunSetup>& m_setups;
    const std::vector<Replication>& m_replications;
    double m_confidence;
    std::size_t m_busiest = 0;
};

}  // namespace breakeven::model::kernel
