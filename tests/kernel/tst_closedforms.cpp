#include <cmath>
#include <map>
#include <set>

#define CSV_IO_NO_THREAD
#include <libfccp/csv.h>

#include <boost/math/distributions/students_t.hpp>

#include "tests/kernel/closedforms.h"
#include "tests/kernel/models.h"
#include "tests/support/testmain.h"

using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

struct Row {
    std::string name;
    std::string parameters;
    std::string metric;
    double value = 0;
};

std::vector<Row> closedForms()
{
    io::CSVReader<4, io::trim_chars<>, io::double_quote_escape<',', '"'>> reader(
        BREAKEVEN_SOURCE_DIR "/tests/data/closed-forms.csv");
    reader.read_header(io::ignore_no_column, "name", "parameters", "metric", "value");
    std::vector<Row> rows;
    for (Row row; reader.read_row(row.name, row.parameters, row.metric, row.value);) {
        rows.push_back(row);
    }
    return rows;
}

/// Systems of the file that the behaviours cannot express.
const std::map<std::string, std::string>& skippedSystems()
{
    static const std::map<std::string, std::string> systems{
        {"E2/M/1", "arrivals are Poisson or evenly spaced"},
        {"MMPP2/M/1", "arrivals are Poisson or evenly spaced"},
        {"M/G/1-PS", "by the length of the query: see the databases' own test"},
        {"M/M/1 nonpreemptive priority", "calls have no priority"},
        {"M/M/1 preemptive-resume priority", "calls have no priority"},
        {"M/M/c+M (Erlang A)", "time limits are constant, not exponential"},
        {"M/M/c/c with retries (Poisson fixed point, approximation)", "an approximation"},
        {"keep-alive cold start (deterministic gap > tau + S)", "an approximation"},
        {"Lambda scaling ramp fluid (1000 per 10 s, continuous refill)",
         "a fluid limit: see the function's own test"},
        {"SQS event-source ramp fluid (5 then +300/min)",
         "a fluid limit: see the queue's own test"},
    };
    return systems;
}

/// Metrics that results do not hold; all others must be checked.
const std::map<std::string, std::string>& skippedMetrics()
{
    static const std::map<std::string, std::string> metrics{
        {"scv", "a parameter"},
        {"exogenous_rate", "a parameter"},
        {"erlang_B", "the loss system's, not this one's"},
        {"var_L", "means only"},
        {"var_W", "means only"},
        {"var_Wq", "means only"},
        {"var_concurrency", "means only"},
        {"Wq_p50", "the wait has a mean only"},
        {"Wq_p95", "the wait has a mean only"},
        {"Wq_p99", "the wait has a mean only"},
        {"P(N=0)", "not measured"},
        {"concurrency_p50", "means only"},
        {"concurrency_p95", "means only"},
        {"concurrency_p99", "means only"},
        {"concurrency_p99.9", "means only"},
        {"time_to_first_throttle_s", "a course in time: see the test of calls in limited rates"},
    };
    return metrics;
}

bool skipped(const Row& row)
{
    const bool randomBatch = row.parameters.find("geometric") != std::string::npos;
    return skippedSystems().contains(row.name) || skippedMetrics().contains(row.metric) ||
           randomBatch;
}

double studentT(double confidence, int replications)
{
    return boost::math::quantile(boost::math::students_t(replications - 1), 0.5 + confidence / 2);
}

/// Where the histogram's buckets or the formula, not chance, limit what can be known.
double resolution(const Row& row)
{
    // Nelson and Tantawi state that their approximation is within 5 % of the truth.
    const double share = row.name.find("approximation") != std::string::npos ? 0.05
                         : row.metric.find("_p") != std::string::npos        ? 0.002
                                                                             : 1e-9;
    return share * row.value;
}

}  // namespace

/// The simulation against queueing theory. Each value must lie within the simulation's own
/// confidence interval, at a level at which all intervals together hold with 99 % (Bonferroni); and
/// of the plain 99 % intervals no more may miss than chance allows.
class ClosedFormsTest : public QObject {
    Q_OBJECT

private:
    static constexpr std::uint64_t seeds = 3;
    std::map<std::tuple<std::string, std::string, std::uint64_t>, SimulationResult> m_results;
    int m_checked = 0;
    int m_missed = 0;

    const SimulationResult& resultFor(const Row& row, std::uint64_t seed)
    {
        const auto key = std::tuple(row.name, row.parameters, seed);
        if (const auto it = m_results.find(key); it != m_results.end()) {
            return it->second;
        }
        auto model = caseFor(row.name, row.parameters);
        model->options.seed = seed;
        return m_results.emplace(key, run(model->model, model->options)).first->second;
    }

private slots:
    void agree_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("seed");
        const std::vector<Row> rows = closedForms();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (int seed = 1; seed <= static_cast<int>(seeds) && !skipped(rows[i]); ++seed) {
                QTest::addRow("%s|%s|%s|seed %d", rows[i].name.c_str(), rows[i].parameters.c_str(),
                              rows[i].metric.c_str(), seed)
                    << static_cast<int>(i) << seed;
            }
        }
    }

    void agree()
    {
        QFETCH(int, index);
        QFETCH(int, seed);
        static const std::vector<Row> rows = closedForms();
        static const auto all = static_cast<std::uint64_t>(
            std::ranges::count_if(rows, [](const Row& r) { return !skipped(r); }));
        const Row& row = rows[static_cast<std::size_t>(index)];
        const SimulationResult& result = resultFor(row, static_cast<std::uint64_t>(seed));
        const auto interval = measured(row.name, row.metric, result);
        QVERIFY2(interval, "neither measured nor listed as skipped");
        const double difference = std::abs(interval->mean - row.value);
        const double standardError =
            interval->halfWidth / studentT(result.confidence, result.replications);
        const double joint = 1 - 0.01 / static_cast<double>(all * seeds);
        const double allowed =
            studentT(joint, result.replications) * standardError + resolution(row);
        ++m_checked;
        m_missed +=
            difference > studentT(0.99, result.replications) * standardError + resolution(row) ? 1
                                                                                               : 0;
        QVERIFY2(difference <= allowed,
                 qPrintable(QStringLiteral("theory %1, simulated %2, allowed difference %3")
                                .arg(row.value)
                                .arg(interval->mean)
                                .arg(allowed)));
    }

    void missesAreRare()
    {
        // The metrics of one system miss together, so more than 1 % of them may.
        QVERIFY2(m_missed <= 0.04 * m_checked,
                 qPrintable(QStringLiteral("%1 of %2 outside").arg(m_missed).arg(m_checked)));
    }

    void skipsAreOfTheFile()
    {
        std::set<std::string> names;
        std::set<std::string> metrics;
        for (const Row& row : closedForms()) {
            names.insert(row.name);
            metrics.insert(row.metric);
        }
        for (const auto& [name, reason] : skippedSystems()) {
            QVERIFY2(names.contains(name), name.c_str());
        }
        for (const auto& [metric, reason] : skippedMetrics()) {
            QVERIFY2(metrics.contains(metric), metric.c_str());
        }
    }
};

BREAKEVEN_TEST(closedforms, ClosedFormsTest)
#include "tst_closedforms.moc"
