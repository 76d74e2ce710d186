#include <cmath>

#define CSV_IO_NO_THREAD
#include <libfccp/csv.h>

#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

/// A row of the files; what they call p_cold_pm is the half width of the first file's, the standard
/// error of the second's.
struct Row {
    double rate = 0;
    double warmMean = 0;
    double coldMean = 0;
    double keepAlive = 0;
    int limit = 0;
    double cold = 0;
    double coldError = 0;
    double rejected = 0;
    double instances = 0;
    double busy = 0;
};

std::vector<Row> rowsOf(const std::string& file)
{
    io::CSVReader<10, io::trim_chars<>, io::double_quote_escape<',', '"'>> reader(
        BREAKEVEN_SOURCE_DIR "/tests/data/" + file);
    reader.read_header(io::ignore_extra_column, "arrival_rate", "warm_mean_s", "cold_mean_s",
                       "keep_alive_s", "concurrency_limit", "p_cold", "p_cold_pm", "p_rejected",
                       "mean_instances", "mean_busy");
    std::vector<Row> rows;
    std::string rejected;  // not measured: empty
    for (Row row; reader.read_row(row.rate, row.warmMean, row.coldMean, row.keepAlive, row.limit,
                                  row.cold, row.coldError, rejected, row.instances, row.busy);) {
        row.rejected = rejected.empty() ? 0 : std::stod(rejected);
        rows.push_back(row);
    }
    return rows;
}

StationResult simulated(const Row& row, std::uint64_t seed)
{
    ModelBuilder builder;
    builder.source("clients", row.rate);
    StationSpec& function = builder.station("server", Behaviour::Function);
    function.service = exponential(row.warmMean);
    // Cold calls of the reference are exponential with their mean as a whole: the initialisation
    // adds nothing to most and an exponential time of that mean to the others, which is this shape
    // with this mean and squared coefficient of variation.
    const double mean = row.coldMean - row.warmMean;
    function.init = {.shape = Distribution::Shape::SometimesExponential,
                     .mean = mean,
                     .cv = std::sqrt(2 * row.coldMean / mean - 1)};
    function.keepAlive = row.keepAlive;
    function.maxConcurrency = row.limit;
    builder.call("clients", "server");
    SimulationOptions options;
    options.seed = seed;
    options.replications = 20;
    options.confidence = 0.9999;
    options.duration = 40'000 / row.rate;
    options.warmup = 5 * row.keepAlive;
    options.threads = 1;
    return stationOf(run(builder.build(), options), "server");
}

}  // namespace

/// Function instances against an independent simulation of 40 million arrivals: exponential
/// service whose mean is larger for a cold call, newest idle instance first; and against runs of
/// the real thing.
class FunctionPoolTest : public QObject {
    Q_OBJECT

private slots:
    void agrees_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("seed");
        const std::vector<Row> rows = rowsOf("function-pool.csv");
        for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
            const Row& row = rows[static_cast<std::size_t>(i)];
            for (int seed = 1; seed <= 3; ++seed) {
                QTest::addRow("rate %g, keep-alive %g, limit %d, seed %d", row.rate, row.keepAlive,
                              row.limit, seed)
                    << i << seed;
            }
        }
    }

    void agrees()
    {
        QFETCH(int, index);
        QFETCH(int, seed);
        const Row row = rowsOf("function-pool.csv")[static_cast<std::size_t>(index)];
        const StationResult server = simulated(row, static_cast<std::uint64_t>(seed));
        const auto within = [](const Interval& interval, double expected) {
            // The reference itself is known to about 0.2 %.
            return std::abs(interval.mean - expected) <= interval.halfWidth + 0.003 * expected;
        };
        QVERIFY2(within(server.coldShare, row.cold),
                 qPrintable(QString::number(server.coldShare.mean)));
        QVERIFY2(within(server.refusedShare, row.rejected),
                 qPrintable(QString::number(server.refusedShare.mean)));
        QVERIFY2(within(server.instances, row.instances),
                 qPrintable(QString::number(server.instances.mean)));
        QVERIFY2(within(server.inFlight, row.busy),
                 qPrintable(QString::number(server.inFlight.mean)));
    }

    /// AWS Lambda in 2020, whose keep-alive was 600 s then; nothing is fitted. Cold starts are few
    /// in each run, so the errors are mostly those of the measurements: see the last column.
    void measuredRuns()
    {
        const std::vector<Row> rows = rowsOf("function-pool-measured.csv");
        double coldErrors = 0;
        double instanceErrors = 0;
        qInfo(
            "   rate/s  cold measured  simulated   error  std. errors  instances  simulated   "
            "error");
        for (const Row& row : rows) {
            const StationResult server = simulated(row, 1);
            const double cold = server.coldShare.mean / row.cold - 1;
            const double instances = server.instances.mean / row.instances - 1;
            qInfo("%9.5f %14.5f %10.5f %+6.1f%% %12.1f %10.3f %10.3f %+6.1f%%", row.rate, row.cold,
                  server.coldShare.mean, 100 * cold,
                  (server.coldShare.mean - row.cold) / row.coldError, row.instances,
                  server.instances.mean, 100 * instances);
            coldErrors += std::abs(cold);
            instanceErrors += std::abs(instances);
        }
        const auto count = static_cast<double>(rows.size());
        qInfo("mean error: cold share %.1f %%, instances %.1f %%", 100 * coldErrors / count,
              100 * instanceErrors / count);
        QCOMPARE(rows.size(), std::size_t{10});
        QVERIFY(coldErrors / count < 0.16);
        QVERIFY(instanceErrors / count < 0.04);
    }
};

BREAKEVEN_TEST(functionpool, FunctionPoolTest)
#include "tst_functionpool.moc"
