#include "ui/canvas/arranging.h"

#include <random>

#include <QTemporaryDir>

#include "tests/support/testmain.h"
#include "ui/canvas/autolayout.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/groupframes.h"
#include "ui/canvas/layeredlayout.h"

using namespace breakeven;
using namespace breakeven::ui;
using model::ComponentId;
using model::ConnectionId;

namespace {

const CardRects three{{ComponentId("a"), cardAt({0, 0})},
                      {ComponentId("b"), cardAt({320, 48})},
                      {ComponentId("c"), cardAt({400, 400})}};

Link linkOf(const char* from, const char* to)
{
    return {ConnectionId(std::string(from) + to), ComponentId(from), ComponentId(to)};
}

CardRects cardsNamed(std::initializer_list<const char*> names)
{
    CardRects cards;
    for (const char* name : names) {
        cards.emplace(ComponentId(name), cardAt({}));
    }
    return cards;
}

/// Twelve cards, half of them in three groups, two of which are in a fourth; calls at random.
model::Architecture grouped(std::uint32_t seed)
{
    std::mt19937 random(seed);
    model::Architecture architecture;
    const std::pair<const char*, const char*> groups[] = {
        {"east", ""}, {"team", ""}, {"zone a", "east"}, {"zone b", "east"}};
    for (const auto& [id, parent] : groups) {
        model::Group group;
        group.id = model::GroupId(id);
        group.parent = model::GroupId(parent);
        architecture.groups.push_back(group);
    }
    const char* homes[] = {"east", "zone a", "zone b", "team"};
    for (int i = 0; i < 12; ++i) {
        model::Component component;
        component.id = ComponentId("c" + std::to_string(10 + i));
        if (i < 8) {
            component.look.group = model::GroupId(homes[i % 4]);
        }
        architecture.components.push_back(component);
        for (int call = 0; call < 2; ++call) {
            model::Connection connection;
            connection.id = ConnectionId(std::to_string(2 * i + call));
            connection.from = component.id;
            connection.to = ComponentId("c" + std::to_string(10 + random() % 12));
            architecture.connections.push_back(connection);
        }
    }
    return architecture;
}

CardRects cardsOf(const model::Architecture& architecture, const Places& places = {})
{
    CardRects cards;
    for (const model::Component& component : architecture.components) {
        const auto place = places.find(component.id);
        cards.emplace(component.id, cardAt(place == places.end() ? QPointF() : place->second));
    }
    return cards;
}

std::vector<Link> linksOf(const model::Architecture& architecture)
{
    std::vector<Link> links;
    for (const model::Connection& connection : architecture.connections) {
        links.push_back({connection.id, connection.from, connection.to});
    }
    return links;
}

/// What overlaps though neither is in the other; empty when all is well.
QString overlapIn(const model::Architecture& architecture, const Places& places)
{
    const CardRects cards = cardsOf(architecture, places);
    const GroupFrames frames = groupFrames(architecture, cards);
    const auto isIn = [&architecture](const model::GroupId& inner, const model::GroupId& outer) {
        const model::Group* group = architecture.find(inner);
        return inner == outer || (group && group->parent == outer);
    };
    for (const auto& [id, frame] : frames) {
        for (const auto& [other, rect] : frames) {
            if (!isIn(id, other) && !isIn(other, id) && frame.intersects(rect)) {
                return QString::fromStdString(id.text() + " and " + other.text());
            }
        }
        const std::vector<ComponentId> members = membersOf(architecture, id);
        for (const auto& [card, rect] : cards) {
            const bool isMember = std::ranges::find(members, card) != members.end();
            if (isMember ? !frame.contains(rect) : frame.intersects(rect)) {
                return QString::fromStdString(id.text() + " and " + card.text());
            }
        }
    }
    for (auto card = cards.begin(); card != cards.end(); ++card) {
        for (auto other = std::next(card); other != cards.end(); ++other) {
            if (card->second.intersects(other->second)) {
                return QString::fromStdString(card->first.text() + " and " + other->first.text());
            }
        }
    }
    return {};
}

/// An executable that stands in for `dot`.
QString program(const QTemporaryDir& folder, const QByteArray& script)
{
    const QString path = folder.filePath(QStringLiteral("dot"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + script) < 0) {
        qFatal("cannot write the program");
    }
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

}  // namespace

class ArrangingTest : public QObject {
    Q_OBJECT

private slots:
    void aligns_data()
    {
        QTest::addColumn<Alignment>("alignment");
        QTest::addColumn<QPointF>("a");
        QTest::addColumn<QPointF>("c");
        QTest::newRow("left") << Alignment::Left << QPointF(0, 0) << QPointF(0, 400);
        QTest::newRow("centres") << Alignment::Centre << QPointF(200, 0) << QPointF(200, 400);
        QTest::newRow("right") << Alignment::Right << QPointF(400, 0) << QPointF(400, 400);
        QTest::newRow("top") << Alignment::Top << QPointF(0, 0) << QPointF(400, 0);
        QTest::newRow("middles") << Alignment::Middle << QPointF(0, 200) << QPointF(400, 200);
        QTest::newRow("bottom") << Alignment::Bottom << QPointF(0, 400) << QPointF(400, 400);
    }

    void aligns()
    {
        QFETCH(Alignment, alignment);
        const Places places = aligned(three, alignment);
        QTEST(places.at(ComponentId("a")), "a");
        QTEST(places.at(ComponentId("c")), "c");
    }

    void distributes()
    {
        const Places across = distributed(three, Qt::Horizontal);
        QCOMPARE(across.at(ComponentId("a")), QPointF(0, 0));
        QCOMPARE(across.at(ComponentId("b")), QPointF(200, 48));
        QCOMPARE(across.at(ComponentId("c")), QPointF(400, 400));
        const Places down = distributed(three, Qt::Vertical);
        QCOMPARE(down.at(ComponentId("b")), QPointF(320, 200));
    }

    void twoCannotBeDistributed()
    {
        CardRects two = three;
        two.erase(ComponentId("b"));
        QCOMPARE(distributed(two, Qt::Horizontal).at(ComponentId("c")), QPointF(400, 400));
    }

    void snapsToTheNearest()
    {
        const std::vector<QRectF> others{cardAt({0, 0}), cardAt({320, 48})};
        const Snap snap = snapTo(cardAt({323, 300}), others, 6);
        QVERIFY(snap.alongX);
        QVERIFY(!snap.alongY);
        QCOMPARE(snap.shift, QPointF(-3, 0));
        QCOMPARE(snap.guides.size(), std::size_t(1));
        const double middle = cardAt({320, 48}).center().x();
        QCOMPARE(snap.guides.front(), QLineF(middle, 48, middle, 300 + cardSize.height()));
    }

    void doesNotSnapFromAfar()
    {
        const Snap snap = snapTo(cardAt({330, 300}), {cardAt({320, 48})}, 6);
        QVERIFY(!snap.alongX && !snap.alongY);
        QCOMPARE(snap.shift, QPointF());
        QVERIFY(snap.guides.empty());
    }

    void layersFollowTheCalls()
    {
        const Places places =
            layeredPlaces(cardsNamed({"api", "fn", "queue", "table", "users"}),
                          {linkOf("users", "api"), linkOf("api", "fn"), linkOf("fn", "table"),
                           linkOf("fn", "queue"), linkOf("api", "table")});
        const auto x = [&places](const char* id) { return places.at(ComponentId(id)).x(); };
        QCOMPARE(x("users"), 0.0);
        QVERIFY(x("users") < x("api") && x("api") < x("fn") && x("fn") < x("table"));
        QCOMPARE(x("table"), x("queue"));
        QVERIFY(places.at(ComponentId("table")).y() != places.at(ComponentId("queue")).y());
    }

    void layersEndWithCycles()
    {
        const Places places = layeredPlaces(cardsNamed({"a", "b", "c"}),
                                            {linkOf("a", "b"), linkOf("b", "c"), linkOf("c", "a"),
                                             linkOf("b", "b"), linkOf("a", "gone")});
        QCOMPARE(places.size(), std::size_t(3));
        QVERIFY(places.at(ComponentId("a")).x() < places.at(ComponentId("b")).x());
        QVERIFY(places.at(ComponentId("b")).x() < places.at(ComponentId("c")).x());
    }

    void layersOfNothing() { QVERIFY(layeredPlaces({}, {}).empty()); }

    void groupsStayTogetherInTheirFrames()
    {
        for (std::uint32_t seed = 1; seed <= 200; ++seed) {
            const model::Architecture architecture = grouped(seed);
            const CardRects cards = cardsOf(architecture);
            const Places places =
                layeredPlaces(cards, linksOf(architecture), clustersOf(architecture, cards));
            QCOMPARE(places.size(), cards.size());
            const QString overlap = overlapIn(architecture, places);
            QVERIFY2(overlap.isEmpty(),
                     qPrintable(QStringLiteral("%1: %2").arg(seed).arg(overlap)));
        }
    }

    void aGroupStandsWhereItsCallersLeadTo()
    {
        model::Architecture architecture;
        model::Group group;
        group.id = model::GroupId("g");
        architecture.groups.push_back(group);
        for (const char* id : {"api", "fn", "log", "users"}) {
            model::Component component;
            component.id = ComponentId(id);
            const bool inside = component.id == ComponentId("api") || component.id.text() == "fn";
            component.look.group = model::GroupId(inside ? "g" : "");
            architecture.components.push_back(component);
        }
        const CardRects cards = cardsOf(architecture);
        const Places places =
            layeredPlaces(cards, {linkOf("users", "api"), linkOf("api", "fn"), linkOf("fn", "log")},
                          clustersOf(architecture, cards));
        const auto at = [&places](const char* id) { return places.at(ComponentId(id)); };
        QVERIFY(at("users").x() < at("api").x() && at("api").x() < at("fn").x());
        QVERIFY(at("fn").x() < at("log").x());
        QCOMPARE(at("api").y(), at("fn").y());
        QCOMPARE(at("users").x(), 0.0);
    }

    /// With Graphviz's own program, where it is installed.
    void dotKeepsGroupsApart()
    {
        for (std::uint32_t seed = 1; seed <= 10; ++seed) {
            const model::Architecture architecture = grouped(seed);
            const CardRects cards = cardsOf(architecture);
            AutoLayout layout;
            layout.setTimeout(60000);
            Places places;
            connect(&layout, &AutoLayout::finished, this,
                    [&places](const Places& found) { places = found; });
            layout.start(cards, linksOf(architecture), clustersOf(architecture, cards));
            QTRY_VERIFY_WITH_TIMEOUT(!places.empty(), 60000);
            const QString overlap = overlapIn(architecture, places);
            QVERIFY2(overlap.isEmpty(),
                     qPrintable(QStringLiteral("%1: %2").arg(seed).arg(overlap)));
        }
    }

    void readsDot()
    {
        const CardRects cards = cardsNamed({"a", "b"});
        const QByteArray source = dotSource(cards, {linkOf("a", "b")});
        QVERIFY(source.contains("rankdir=LR"));
        QVERIFY(source.contains("0->1;"));
        const Places places = placesFromDot(
            "graph 1 8 2\nnode 0 2 1 2.4 1 \"\" solid box\nnode 1 6 1 2.4 1\nstop\n", cards);
        QCOMPARE(places.size(), std::size_t(2));
        QCOMPARE(places.at(ComponentId("a")), QPointF(0, 0));
        QCOMPARE(places.at(ComponentId("b")), QPointF(288, 0));
    }

    void refusesForeignAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("words") << QByteArray("Error: syntax error in line 1");
        QTest::newRow("one missing") << QByteArray("node 0 2 1\n");
        QTest::newRow("no number") << QByteArray("node 0 2 1\nnode 1 x 1\n");
        QTest::newRow("unknown node") << QByteArray("node 0 2 1\nnode 7 2 1\n");
    }

    void refusesForeignAnswers()
    {
        QFETCH(QByteArray, answer);
        QVERIFY(placesFromDot(answer, cardsNamed({"a", "b"})).empty());
    }

    void runsTheProgram_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<bool>("answers");
        QTest::newRow("answers") << QByteArray("cat >/dev/null; echo node 0 6 1; echo node 1 2 1\n")
                                 << true;
        QTest::newRow("fails") << QByteArray("exit 1\n") << false;
        QTest::newRow("talks nonsense") << QByteArray("echo hello\n") << false;
        QTest::newRow("hangs") << QByteArray("exec sleep 60\n") << false;
        QTest::newRow("is missing") << QByteArray() << false;
    }

    void runsTheProgram()
    {
        QFETCH(QByteArray, script);
        QFETCH(bool, answers);
        const QTemporaryDir folder;
        AutoLayout layout;
        layout.setProgram(script.isEmpty() ? folder.filePath(QStringLiteral("none"))
                                           : program(folder, script));
        layout.setTimeout(answers ? 20000 : 500);
        Places places;
        connect(&layout, &AutoLayout::finished, this,
                [&places](const Places& found) { places = found; });
        layout.start(cardsNamed({"a", "b"}), {linkOf("a", "b")});
        QVERIFY(layout.isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!places.empty(), 20000);
        QVERIFY(!layout.isRunning());
        // The program puts b first; our own layers never would.
        QCOMPARE(places.at(ComponentId("a")).x() > places.at(ComponentId("b")).x(), answers);
    }

    void cancelledIsSilent()
    {
        const QTemporaryDir folder;
        AutoLayout layout;
        layout.setProgram(program(folder, "exec sleep 60\n"));
        const QSignalSpy finished(&layout, &AutoLayout::finished);
        layout.start(cardsNamed({"a", "b"}), {});
        layout.cancel();
        QTest::qWait(50);
        QVERIFY(!layout.isRunning());
        QCOMPARE(finished.size(), 0);
    }
};

BREAKEVEN_TEST(arranging, ArrangingTest)
#include "tst_arranging.moc"
