#include "model/explain/change.h"

#include "tests/support/sampleproject.h"
#include "tests/support/shipped.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;
using namespace breakeven::tests;

namespace {

struct State {
    Project project;
    std::size_t index;
    Outcome outcome;
    Explanation explanation;

    State(Project given, std::size_t alternative) : project(std::move(given)), index(alternative)
    {
        outcome = valueOrThrow(estimateAlternative(project, project.alternatives[index],
                                                   shippedCatalog(), shippedBook()));
        explanation =
            valueOrThrow(explain(project, project.alternatives[index], shippedCatalog(), outcome));
    }
    [[nodiscard]] ExplainedAnswer answer() const
    {
        return {project.alternatives[index], outcome, explanation};
    }
};

Usd sumOf(const CostChange& change)
{
    Usd sum;
    for (const CostStep& step : change.steps) {
        sum += step.amount;
    }
    return sum;
}

const CostStep* stepOf(const CostChange& change, const std::string& component, CostStep::Kind kind)
{
    const auto it = std::ranges::find_if(change.steps, [&](const CostStep& step) {
        return step.component == component && step.kind == kind;
    });
    return it == change.steps.end() ? nullptr : &*it;
}

Project withMemory(double megabytes)
{
    Project project = sampleProject(50);
    project.alternatives[0].architecture.find(ComponentId("fn"))->parameters["memory_mb"] =
        megabytes;
    return project;
}

Project inRegion(const char* region)
{
    Project project = sampleProject(50);
    project.alternatives[0].region = region;
    return project;
}

Project withoutTable()
{
    Project project = sampleProject(50);
    Architecture& architecture = project.alternatives[0].architecture;
    architecture.remove(ConnectionId("c3"));
    architecture.remove(ConnectionId("c4"));
    architecture.remove(ComponentId("table"));
    return project;
}

}  // namespace

class ChangeTest : public QObject {
    Q_OBJECT

private slots:
    void stepsSumToTheDifference_data()
    {
        QTest::addColumn<Project>("before");
        QTest::addColumn<int>("from");
        QTest::addColumn<Project>("after");
        QTest::addColumn<int>("to");
        QTest::newRow("more load") << sampleProject(5) << 0 << sampleProject(500) << 0;
        QTest::newRow("more memory") << withMemory(512) << 0 << withMemory(2048) << 0;
        QTest::newRow("region") << inRegion("us-east-1") << 0 << inRegion("ap-northeast-1") << 0;
        QTest::newRow("removed") << sampleProject(50) << 0 << withoutTable() << 0;
        QTest::newRow("added") << withoutTable() << 0 << sampleProject(50) << 0;
        QTest::newRow("alternatives") << sampleProject(50) << 0 << sampleProject(50) << 1;
        QTest::newRow("nothing") << sampleProject(50) << 1 << sampleProject(50) << 1;
    }

    void stepsSumToTheDifference()
    {
        QFETCH(Project, before);
        QFETCH(int, from);
        QFETCH(Project, after);
        QFETCH(int, to);
        const State left(before, static_cast<std::size_t>(from));
        const State right(after, static_cast<std::size_t>(to));
        const CostChange change = changeBetween(left.answer(), right.answer());
        QVERIFY(change.before == left.outcome.bill().total);
        QVERIFY(change.after == right.outcome.bill().total);
        QVERIFY(sumOf(change) == change.after - change.before);
    }

    void moreLoadIsVolume()
    {
        const State before(sampleProject(50), 0);
        const State after(sampleProject(100), 0);
        const CostChange change = changeBetween(before.answer(), after.answer());
        QVERIFY(!change.steps.empty());
        for (const CostStep& step : change.steps) {
            QCOMPARE(step.kind, CostStep::Kind::Volume);
        }
        QVERIFY(stepOf(change, "fn", CostStep::Kind::Volume)->amount > Usd());
    }

    void anotherRegionIsPrice()
    {
        const State before(inRegion("us-east-1"), 0);
        const State after(inRegion("ap-northeast-1"), 0);
        const CostChange change = changeBetween(before.answer(), after.answer());
        const CostStep* price = stepOf(change, "api", CostStep::Kind::Price);
        QVERIFY(price != nullptr);
        QVERIFY(price->amount > Usd());
    }

    void componentsComeAndGo()
    {
        const State with(sampleProject(50), 0);
        const State without(withoutTable(), 0);
        const CostStep* removed = nullptr;
        const CostChange less = changeBetween(with.answer(), without.answer());
        removed = stepOf(less, "table", CostStep::Kind::Removed);
        QVERIFY(removed != nullptr);
        QVERIFY(removed->amount < Usd());
        const CostChange more = changeBetween(without.answer(), with.answer());
        const CostStep* added = stepOf(more, "table", CostStep::Kind::Added);
        QVERIFY(added != nullptr);
        QVERIFY(added->amount == Usd() - removed->amount);
    }

    void nothingChangesNothing()
    {
        const State one(sampleProject(50), 0);
        QVERIFY(changeBetween(one.answer(), one.answer()).steps.empty());
    }
};

BREAKEVEN_TEST(change, ChangeTest)
#include "tst_change.moc"
