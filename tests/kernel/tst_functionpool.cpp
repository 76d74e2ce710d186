#include <cmath>

#define CSV_IO_NO_THREAD
#include <libfccp/csv.h>

#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

/// Function instances against an independent simulation of 40 million arrivals: exponential
/// service whose mean is larger for a cold call, newest idle instance first.
class FunctionPoolTest : public QObject {
    Q_OBJECT

private slots:
    void agrees_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("keepAlive");
        QTest::addColumn<int>("limit");
        QTest::addColumn<double>("cold");
        QTest::addColumn<double>("rejected");
        QTest::addColumn<double>("instances");
        QTest::addColumn<double>("busy");
        io::CSVReader<7, io::trim_chars<>, io::double_quote_escape<',', '"'>> reader(
            BREAKEVEN_SOURCE_DIR "/tests/data/function-pool.csv");
        reader.read_header(io::ignore_extra_column, "arrival_rate", "keep_alive_s",
                           "concurrency_limit", "p_cold", "p_rejected", "mean_instances",
                           "mean_busy");
        double rate = 0;
        double keepAlive = 0;
        int limit = 0;
        double cold = 0;
        double rejected = 0;
        double instances = 0;
        double busy = 0;
        while (reader.read_row(rate, keepAlive, limit, cold, rejected, instances, busy)) {
            QTest::addRow("rate %g, keep-alive %g, limit %d", rate, keepAlive, limit)
                << rate << keepAlive << limit << cold << rejected << instances << busy;
        }
    }

    void agrees()
    {
        QFETCH(double, rate);
        QFETCH(double, keepAlive);
        QFETCH(int, limit);
        QFETCH(double, cold);
        QFETCH(double, rejected);
        QFETCH(double, instances);
        QFETCH(double, busy);
        ModelBuilder builder;
        builder.source("clients", rate);
        StationSpec& function = builder.station("server", Behaviour::Function);
        function.service = exponential(1.991);
        // Cold calls of the reference are exponential with mean 2.244 as a whole: the
        // initialisation adds nothing to most and an exponential time of that mean to the others,
        // which is this shape with this mean and squared coefficient of variation.
        const double mean = 2.244 - 1.991;
        function.init = {.shape = Distribution::Shape::SometimesExponential,
                         .mean = mean,
                         .cv = std::sqrt(2 * 2.244 / mean - 1)};
        function.keepAlive = keepAlive;
        function.maxConcurrency = limit;
        builder.call("clients", "server");
        SimulationOptions options;
        options.replications = 20;
        options.confidence = 0.999;
        options.duration = 40'000 / rate;
        options.warmup = 5 * keepAlive;
        const SimulationResult result = run(builder.build(), options);
        const StationResult& server = stationOf(result, "server");
        const auto within = [](const Interval& interval, double expected) {
            // The reference itself is known to about 0.2 %.
            return std::abs(interval.mean - expected) <= interval.halfWidth + 0.003 * expected;
        };
        QVERIFY2(within(server.coldShare, cold),
                 qPrintable(QString::number(server.coldShare.mean)));
        QVERIFY2(within(server.refusedShare, rejected),
                 qPrintable(QString::number(server.refusedShare.mean)));
        QVERIFY2(within(server.instances, instances),
                 qPrintable(QString::number(server.instances.mean)));
        QVERIFY2(within(server.inFlight, busy), qPrintable(QString::number(server.inFlight.mean)));
    }
};

BREAKEVEN_TEST(functionpool, FunctionPoolTest)
#include "tst_functionpool.moc"
