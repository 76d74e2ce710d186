#include "model/comparison/response.h"

#include "tests/support/sampleproject.h"
#include "tests/support/shipped.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

Parameter number(double least, double most, bool whole = false)
{
    return {.id = "n",
            .type = whole ? ParameterType::Integer : ParameterType::Number,
            .defaultValue = 1.0,
            .minimum = least,
            .maximum = most};
}

Result<std::vector<ResponsePoint>> respond(const char* component, const char* parameter,
                                           bool stopped = false)
{
    const std::atomic<bool> stop = stopped;
    return responseTo(sampleProject(20), AlternativeId("serverless"), ComponentId(component),
                      parameter, shippedCatalog(), shippedBook(), stop);
}

}  // namespace

class ResponseTest : public QObject {
    Q_OBJECT

private slots:
    void samplesLieInTheRangeAndHoldThePresentValue_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<double>("present");
        QTest::newRow("middle") << 128.0 << 10240.0 << true << 512.0;
        QTest::newRow("least") << 128.0 << 10240.0 << true << 128.0;
        QTest::newRow("most") << 128.0 << 10240.0 << true << 10240.0;
        QTest::newRow("zero") << 0.0 << 1000.0 << false << 0.0;
        QTest::newRow("share") << 0.0 << 100.0 << false << 70.0;
        QTest::newRow("one") << 1.0 << 3.0 << true << 1.0;
    }
    void samplesLieInTheRangeAndHoldThePresentValue()
    {
        QFETCH(double, least);
        QFETCH(double, most);
        QFETCH(bool, whole);
        QFETCH(double, present);
        const auto samples = samplesAround(number(least, most, whole), present);
        QVERIFY(samples.size() > 1);
        QCOMPARE(std::ranges::count(samples, ParameterValue(present)), 1);
        double before = least - 1;
        for (const ParameterValue& sample : samples) {
            const double value = std::get<double>(sample);
            QVERIFY(value > before && value >= least && value <= most);
            QVERIFY(!whole || value == std::floor(value));
            before = value;
        }
    }

    void moreMemoryCostsMoreAndIsFaster()
    {
        const auto points = valueOrThrow(respond("fn", "memory_mb"));
        QVERIFY(points.size() > 4);
        QVERIFY(points.back().usd > points.front().usd);
        QVERIFY(points.back().p99 < points.front().p99);
    }

    void everyChoiceIsTried()
    {
        const auto points = valueOrThrow(respond("fn", "runtime"));
        QCOMPARE(points.size(),
                 shippedCatalog().find("aws.lambda")->parameter("runtime")->choices.size());
        QCOMPARE(std::ranges::count(points, true, &ResponsePoint::present), 1);
    }

    void stopsWhenAsked()
    {
        const auto points = respond("fn", "memory_mb", true);
        QVERIFY(!points);
        QCOMPARE(points.error().code, ErrorCode::Cancelled);
    }

    void unknownNamesAreErrors()
    {
        QVERIFY(!respond("fn", "no_such_parameter"));
        QVERIFY(!respond("nobody", "memory_mb"));
    }
};

BREAKEVEN_TEST(response, ResponseTest)
#include "tst_response.moc"
