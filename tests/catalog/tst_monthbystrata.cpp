#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "model/simulation/kernel/simulate.h"
#include "model/simulation/kernel/statistics.h"
#include "tests/catalog/examplemodels.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

namespace {

/// Takes the traffic down to so many requests a month, where there is more.
void scaleTo(SimulationModel& model, double most)
{
    double rate = 0;
    for (const SourceSpec& source : model.sources) {
        rate += std::accumulate(source.hourlyRates.begin(), source.hourlyRates.end(), 0.0) / 168;
    }
    const double factor = std::min(1.0, most / (rate * 730 * 3600));
    const auto scale = [factor](auto& rates) {
        for (double& each : rates) {
            each *= factor;
        }
    };
    for (SourceSpec& source : model.sources) {
        scale(source.hourlyRates);
        source.batchSize *= source.due.empty() ? 1 : factor;
        scale(source.minuteRates);
    }
    for (Stratum& stratum : model.strata) {
        scale(stratum.sourceRates);
    }
}

}  // namespace

/// A month can be simulated hour by hour, or by strata of like hours that are weighted. Both answer
/// the same question, so on every example their difference is one that chance allows at 99.9 %, or
/// less than a percent.
class MonthByStrataTest : public QObject {
    Q_OBJECT

private:
    static constexpr double mostRequests = 3e5;
    /// What strata leave out: their hours differ by a little, and an hour begins with the lines and
    /// the warm instances that the one before has left. Of all values here this shows where a
    /// function is called every few minutes at night: 0.9 % of its instances.
    static constexpr double unlike = 0.01;

    static void compare(const std::string& what, const Interval& strata, const Interval& month)
    {
        const double allowed = std::hypot(strata.halfWidth, month.halfWidth);
        QVERIFY2(std::abs(strata.mean - month.mean) <= allowed + unlike * month.mean,
                 fmt::format("{}: {} ± {} by strata, {} ± {} in full", what, strata.mean,
                             strata.halfWidth, month.mean, month.halfWidth)
                     .c_str());
    }

    /// What bills are made of, by month.
    static void compareFlows(const SimulationModel& model, const SimulationResult& strata,
                             const SimulationResult& month)
    {
        const auto of = [](const SimulationResult& result, const auto& value) {
            std::vector<double> values;
            for (const Flows& flows : result.replicationFlows) {
                values.push_back(value(flows));
            }
            return kernel::intervalOf(values, result.confidence);
        };
        const auto both = [&](const std::string& what, const auto& value) {
            compare(what, of(strata, value), of(month, value));
        };
        for (std::size_t i = 0; i < model.stations.size(); ++i) {
            for (const auto& [name, field] : {std::pair("requests", &StationFlow::requests),
                                              std::pair("batches", &StationFlow::batches),
                                              std::pair("busy", &StationFlow::busySeconds),
                                              std::pair("billed", &StationFlow::billedSeconds)}) {
                both(model.stations[i].id + ", " + name,
                     [i, field = field](const Flows& flows) { return flows.stations[i].*field; });
            }
        }
        for (std::size_t c = 0; c < model.calls.size(); ++c) {
            both(model.calls[c].id + ", attempts",
                 [c](const Flows& flows) { return flows.calls[c].attempts; });
            both(model.calls[c].id + ", refused",
                 [c](const Flows& flows) { return flows.calls[c].refused; });
        }
    }

private slots:
    void initTestCase() { m_models = tests::exampleModels(); }

    void agree_data()
    {
        QTest::addColumn<std::size_t>("index");
        for (std::size_t i = 0; i < m_models.size(); ++i) {
            QTest::newRow(m_models[i].name.c_str()) << i;
        }
    }

    void agree()
    {
        QFETCH(std::size_t, index);
        SimulationModel model = m_models[index].model;
        scaleTo(model, mostRequests);
        SimulationOptions options{.seed = 1, .confidence = 0.999, .threads = 2};
        const auto strata = simulate(model, options);
        options.month = true;
        options.replications = 2;
        const auto month = simulate(model, options);
        QVERIFY(strata && month);
        compare("latency", strata->latency.mean, month->latency.mean);
        compare("95th percentile", strata->latency.p95, month->latency.p95);
        compare("errors", strata->errorRate, month->errorRate);
        for (std::size_t i = 0; i < strata->sources.size(); ++i) {
            compare(strata->sources[i].id + ", throughput", strata->sources[i].throughput,
                    month->sources[i].throughput);
        }
        for (std::size_t i = 0; i < strata->stations.size(); ++i) {
            const StationResult& one = strata->stations[i];
            const StationResult& other = month->stations[i];
            compare(one.id + ", response", one.response.mean, other.response.mean);
            compare(one.id + ", instances", one.instances, other.instances);
            compare(one.id + ", utilisation", one.utilisation, other.utilisation);
        }
        compareFlows(model, *strata, *month);
    }

private:
    std::vector<tests::ExampleModel> m_models;
};

BREAKEVEN_TEST(monthbystrata, MonthByStrataTest)
#include "tst_monthbystrata.moc"
