#include <cmath>

#include "model/estimate/estimate.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

constexpr double monthSeconds = 730 * 3600;

/// From an empty system, without a warm-up.
SimulationOptions fromEmpty(double duration)
{
    SimulationOptions options = replicated(duration);
    options.warmup = 0;
    return options;
}

double arrivalsOf(const SimulationModel& model, const SimulationResult& result)
{
    return result.flows.stations[1].arrivals /
           (model.sources[0].hourlyRates[0] * model.hoursPerMonth * 3600);
}

}  // namespace

/// Services of others: bad spells, and circuit breakers of their callers.
class ExternalsTest : public QObject {
    Q_OBJECT

private slots:
    void errorsComeInSpells()
    {
        ModelBuilder builder = singleStation(5, constant(0), 0);
        StationSpec& server = builder.find("server");
        server.errorRate = 0.01;
        server.badTime = 30;
        server.badShare = 0.1;
        server.badErrorRate = 0.6;
        const SimulationModel model = builder.build();
        const double expected = 0.9 * 0.01 + 0.1 * 0.6;
        const auto result = run(model, fromEmpty(10'000));
        QVERIFY(isAllowedBy(result.errorRate, expected));
        QVERIFY(near(estimate(model).errorRate, expected, 1e-9));
        // By spells and not one by one: the share of a run scatters as that of the bad time does,
        // with variance 2 share (1 - share)² seconds / duration, and far more than single errors.
        double square = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            SimulationOptions options = singleRun(10'000);
            options.seed = seed;
            square += std::pow(run(model, options).errorRate.mean - expected, 2);
        }
        const double single = expected * (1 - expected) / 50'000;
        const double spells = std::pow(0.59, 2) * 2 * 0.1 * 0.81 * 30 / 10'000;
        QVERIFY(square / 40 > 0.5 * (single + spells));
        QVERIFY(square / 40 < 2 * (single + spells));
    }

    void theBreakerStopsCallsUntilOneSucceeds()
    {
        // A call a second; five fail, then one is tried each 31 s: those of seconds 1 to 5, 36...
        ModelBuilder builder = singleStation(1, constant(0), 0, ArrivalProcess::Constant);
        StationSpec& server = builder.find("server");
        server.errorRate = 1;
        server.breakerFailures = 5;
        server.breakerOpen = 30;
        const auto result = run(builder.build(), singleRun(315.5));
        QVERIFY(near(inRun(result.flows.stations[1].arrivals, 315.5), 5 + 11, 0.1));
        QCOMPARE(result.errorRate.mean, 1.0);
    }

    void theBreakerFollowsTheRenewalLaw_data()
    {
        QTest::addColumn<double>("fails");
        QTest::addColumn<int>("failures");
        QTest::addRow("often") << 0.5 << 3;
        QTest::addRow("seldom") << 0.2 << 2;
        QTest::addRow("at the first") << 0.3 << 1;
    }

    /// Until so many fail in a row (1/p^n - 1) / (1 - p) calls pass; then the breaker opens
    /// 1 / (1 - p) times, and each time stops what comes in 20 s and lets one pass.
    void theBreakerFollowsTheRenewalLaw()
    {
        QFETCH(double, fails);
        QFETCH(int, failures);
        ModelBuilder builder = singleStation(2, constant(0), 0);
        StationSpec& server = builder.find("server");
        server.errorRate = fails;
        server.breakerFailures = failures;
        server.breakerOpen = 20;
        const SimulationModel model = builder.build();
        const double passed = (std::pow(fails, -failures) - 1) / (1 - fails) + 1 / (1 - fails);
        const double share = passed / (passed + 2 * 20 / (1 - fails));
        const auto result = run(model, fromEmpty(20'000));
        QVERIFY2(near(arrivalsOf(model, result), share, 0.01),
                 qPrintable(QString::number(arrivalsOf(model, result)) + QStringLiteral(" for ") +
                            QString::number(share)));
        QVERIFY(isAllowedBy(result.errorRate, 1 - share * (1 - fails)));
        const Estimate estimated = estimate(model);
        QVERIFY(near(estimated.flows.stations[1].arrivals / (2 * monthSeconds), share, 1e-6));
        QVERIFY(near(estimated.errorRate, 1 - share * (1 - fails), 1e-6));
    }

    void withoutFailuresTheBreakerDoesNothing()
    {
        ModelBuilder builder = singleStation(5, exponential(0.1), 0);
        builder.find("server").breakerFailures = 1;
        const auto result = run(builder.build(), singleRun(1000));
        QCOMPARE(result.errorRate.mean, 0.0);
        const auto plain = run(singleStation(5, exponential(0.1), 0).build(), singleRun(1000));
        QCOMPARE(result.fingerprint, plain.fingerprint);
    }
};

BREAKEVEN_TEST(externals, ExternalsTest)
#include "tst_externals.moc"
