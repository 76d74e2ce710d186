#include <cstdlib>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/simulation/kernel/simulate.h"
#include "tests/catalog/examplemodels.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

namespace {

constexpr const char* stored = BREAKEVEN_SOURCE_DIR "/tests/data/fingerprints.json";

/// Hash of all events of a short run of every stratum, and how many they are.
std::string fingerprintOf(const SimulationModel& model)
{
    const SimulationOptions options{
        .seed = 1, .replications = 2, .requestsPerStratum = 300, .threads = 2};
    const auto result = simulate(model, options);
    return result ? fmt::format("{:016x} of {} events", result->fingerprint, result->events)
                  : result.error().text();
}

}  // namespace

/// What happens in a run with a given seed changes only on purpose. Where the change is one, in the
/// kernel or in what the catalog says of a kind, `BREAKEVEN_REWRITE=1 test_catalog fingerprints`
/// stores the new ones, and the commit says why they are others.
class FingerprintsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const tests::ExampleModel& example : tests::exampleModels()) {
            m_found[example.name] = fingerprintOf(example.model);
        }
        if (std::getenv("BREAKEVEN_REWRITE") != nullptr) {
            std::ofstream(stored) << m_found.dump(2) << '\n';
        }
        m_expected = nlohmann::json::parse(std::ifstream(stored));
    }

    void areAsStored_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& [name, fingerprint] : m_found.items()) {
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
        }
    }

    void areAsStored()
    {
        QFETCH(QString, name);
        const std::string key = name.toStdString();
        QVERIFY(m_expected.contains(key));
        QCOMPARE(m_found[key].get<std::string>(), m_expected[key].get<std::string>());
    }

    void noneIsLeftOver() { QCOMPARE(m_expected.size(), m_found.size()); }

private:
    nlohmann::json m_found;
    nlohmann::json m_expected;
};

BREAKEVEN_TEST(fingerprints, FingerprintsTest)
#include "tst_fingerprints.moc"
