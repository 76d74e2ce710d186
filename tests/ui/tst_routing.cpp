#include "ui/canvas/routing.h"

#include "tests/support/testmain.h"
#include "tests/ui/canvas.h"
#include "tests/ui/sample.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/connectionitem.h"
#include "ui/canvas/labelplacing.h"
#include "ui/canvas/navigation.h"

using namespace breakeven;
using namespace breakeven::ui;
using model::ComponentId;
using model::ConnectionId;
using tests::Canvas;

namespace {

struct Routed {
    CardRects cards;
    std::vector<Link> links;
    std::map<ConnectionId, QPolygonF> lines;
};

Routed routed(CardRects cards, std::vector<Link> links)
{
    Routed result{std::move(cards), std::move(links), {}};
    std::vector<QRectF> obstacles;
    for (const auto& [id, card] : result.cards) {
        obstacles.push_back(card);
    }
    for (const auto& [id, ends] : assignEnds(result.links, result.cards)) {
        result.lines.emplace(id, route(ends, obstacles));
    }
    return result;
}

std::string numbered(const char* stem, int number)
{
    std::string text = stem;
    text += std::to_string(number);
    return text;
}

Routed sample()
{
    const model::Project project = tests::sampleProject();
    CardRects cards;
    std::vector<Link> links;
    for (const model::Component& c : project.alternatives.front().architecture.components) {
        cards.emplace(c.id, cardAt(toPoint(c.position)));
    }
    for (const model::Connection& c : project.alternatives.front().architecture.connections) {
        links.push_back({c.id, c.from, c.to});
    }
    return routed(std::move(cards), std::move(links));
}

bool isOrthogonal(const QPolygonF& line)
{
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (line[i].x() != line[i - 1].x() && line[i].y() != line[i - 1].y()) {
            return false;
        }
    }
    return line.size() >= 2;
}

bool crossesAny(const QPolygonF& line, const CardRects& cards)
{
    for (qsizetype i = 1; i < line.size(); ++i) {
        for (const auto& [id, card] : cards) {
            if (crosses(line[i - 1], line[i], card)) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

class RoutingTest : public QObject {
    Q_OBJECT

private slots:
    void sampleLinesKeepOffTheCards()
    {
        const Routed result = sample();
        QCOMPARE(result.lines.size(), std::size_t(8));
        for (const auto& [id, line] : result.lines) {
            QVERIFY2(isOrthogonal(line), id.text().c_str());
            QVERIFY2(!crossesAny(line, result.cards), id.text().c_str());
        }
    }

    void neighboursInARowAreJoinedStraight()
    {
        const Routed result = sample();
        QCOMPARE(result.lines.at(ConnectionId("c-1")).size(), qsizetype(2));
    }

    void goesAroundWhatIsInTheWay()
    {
        const Routed result = routed({{ComponentId("a"), cardAt({0, 0})},
                                      {ComponentId("wall"), cardAt({300, 0})},
                                      {ComponentId("b"), cardAt({600, 0})}},
                                     {{ConnectionId("c"), ComponentId("a"), ComponentId("b")}});
        const QPolygonF& line = result.lines.at(ConnectionId("c"));
        QVERIFY(isOrthogonal(line));
        QVERIFY(!crossesAny(line, result.cards));
        QCOMPARE(line.first(), QPointF(176, 36));
        QCOMPARE(line.last(), QPointF(600, 36));
    }

    void endsOnOneSideAreApart()
    {
        const Routed result = routed({{ComponentId("a"), cardAt({0, 0})},
                                      {ComponentId("b"), cardAt({400, -160})},
                                      {ComponentId("c"), cardAt({400, 0})},
                                      {ComponentId("d"), cardAt({400, 160})}},
                                     {{ConnectionId("1"), ComponentId("a"), ComponentId("d")},
                                      {ConnectionId("2"), ComponentId("a"), ComponentId("c")},
                                      {ConnectionId("3"), ComponentId("a"), ComponentId("b")}});
        const auto startOf = [&result](const char* id) {
            return result.lines.at(ConnectionId(id)).first();
        };
        // In the order of what they lead to, so that they do not cross.
        QVERIFY(startOf("3").y() < startOf("2").y());
        QVERIFY(startOf("2").y() < startOf("1").y());
    }

    void overlappingCardsStillHaveALine()
    {
        const Routed result =
            routed({{ComponentId("a"), cardAt({0, 0})}, {ComponentId("b"), cardAt({40, 30})}},
                   {{ConnectionId("c"), ComponentId("a"), ComponentId("b")}});
        QVERIFY(isOrthogonal(result.lines.at(ConnectionId("c"))));
    }

    void aThousandCardsAreAllRouted()
    {
        CardRects cards;
        std::vector<Link> links;
        const auto name = [](int i) { return ComponentId(numbered("n", i)); };
        for (int i = 0; i < 1000; ++i) {
            cards.emplace(name(i), cardAt({240.0 * (i % 40), 128.0 * (i / 40)}));
            for (const int next : {i + 1, i + 41}) {
                if (next < 1000) {
                    links.push_back(
                        {ConnectionId(numbered("c", 1000 * i + next)), name(i), name(next)});
                }
            }
        }
        const Routed result = routed(std::move(cards), std::move(links));
        QCOMPARE(result.lines.size(), result.links.size());
        for (const auto& [id, line] : result.lines) {
            QVERIFY(isOrthogonal(line));
        }
    }

    void widthFollowsTraffic()
    {
        QCOMPARE(trafficWidth(std::nullopt), 1.5);
        QCOMPARE(trafficWidth(0.0), 1.5);
        QCOMPARE(trafficWidth(0.1), 1.5);
        QCOMPARE(trafficWidth(1e4), 6.0);
        QCOMPARE(trafficWidth(1e9), 6.0);
        QVERIFY(trafficWidth(10.0) < trafficWidth(100.0));
    }

    void clippingKeepsTheVisiblePart()
    {
        const QPolygonF line({{-1e6, 50}, {50, 50}, {50, 1e6}});
        QCOMPARE(clippedTo(line, {0, 0, 100, 100}), QPolygonF({{-64, 50}, {50, 50}, {50, 164}}));
    }

    void labelsKeepOffCards_data()
    {
        QTest::addColumn<QPolygonF>("line");
        QTest::addColumn<QList<QRectF>>("cards");
        QTest::addColumn<double>("width");
        const QRectF left = cardAt({0, 0});
        const QRectF right = cardAt({304, 0});
        const QRectF close = cardAt({232, 0});
        const QPolygonF straight({{176, 36}, {304, 36}});
        const QPolygonF bent({{176, 36}, {240, 36}, {240, 236}, {304, 236}});
        QTest::newRow("wide gap") << straight << QList{left, right} << 100.0;
        QTest::newRow("narrow gap is elided") << straight << QList{left, right} << 92.0;
        QTest::newRow("no room at all")
            << QPolygonF({{176, 36}, {232, 36}}) << QList{left, close} << 0.0;
        QTest::newRow("on the upright piece") << bent << QList{left, cardAt({304, 200})} << 100.0;
    }

    void labelsKeepOffCards()
    {
        QFETCH(QPolygonF, line);
        QFETCH(QList<QRectF>, cards);
        QFETCH(double, width);
        const double wanted = QByteArray(QTest::currentDataTag()).contains("elided") ? 140 : 100;
        const QRectF label = placeLabel(line, {wanted, 18}, {cards.begin(), cards.end()});
        QVERIFY(label.width() <= wanted);
        QVERIFY(width == 0 ? label.isNull() : label.width() >= width);
        for (const QRectF& card : cards) {
            QVERIFY(!label.intersects(card));
        }
    }

    void labelsKeepOffEachOther()
    {
        const QPolygonF line({{240, 0}, {240, 200}});
        const QRectF first = placeLabel(line, {100, 18}, {});
        QCOMPARE(first.center(), QPointF(240, 100));
        const QRectF second = placeLabel(line, {100, 18}, {first});
        QCOMPARE(second.size(), QSizeF(100, 18));
        QVERIFY(!first.intersects(second));
    }

    /// Two lines that share a lane, with a label each: neither strikes the other's through.
    void linesSpareTheLabelsOfOthers()
    {
        Canvas canvas;
        model::Project project = tests::sampleProject();
        model::Architecture& drawn = project.alternatives.front().architecture;
        drawn = {};
        for (const auto& [id, x, y] : {std::tuple{"a", 0.0, 0.0},
                                       {"b", 0.0, 240.0},
                                       {"c", 320.0, 0.0},
                                       {"d", 320.0, 240.0}}) {
            drawn.insert(model::Component{
                .id = ComponentId(id), .kind = "aws.lambda", .name = id, .position = {x, y}});
        }
        for (const auto& [from, to] : {std::pair{"a", "d"}, {"b", "c"}}) {
            model::Connection call;
            call.id = model::ConnectionId(std::string(from) + to);
            call.from = ComponentId(from);
            call.to = ComponentId(to);
            call.label = "a copy of it";
            drawn.insert(call);
        }
        canvas.document.reset(project);
        ArchitectureScene& scene = canvas.view->architectureScene();
        scene.layOutConnections();
        const ConnectionItem* down = scene.item(model::ConnectionId("ad"));
        const ConnectionItem* up = scene.item(model::ConnectionId("bc"));
        QVERIFY(!down->labelRect().isNull() && !down->labelRect().intersects(up->labelRect()));
        QVERIFY(runsThrough(down->corners(), up->labelRect()));
        QCOMPARE(down->spared(), std::vector{up->labelRect()});
        QCOMPARE(up->spared(), std::vector{down->labelRect()});
    }

    void nearestTowards_data()
    {
        QTest::addColumn<int>("direction");
        QTest::addColumn<QByteArray>("found");
        QTest::newRow("right") << int(Side::Right) << QByteArray("right");
        QTest::newRow("below") << int(Side::Bottom) << QByteArray("below");
        QTest::newRow("above") << int(Side::Top) << QByteArray();
    }

    void nearestTowards()
    {
        QFETCH(int, direction);
        QFETCH(QByteArray, found);
        const CardRects cards{{ComponentId("here"), cardAt({0, 0})},
                              {ComponentId("right"), cardAt({300, 16})},
                              {ComponentId("far right"), cardAt({600, 0})},
                              {ComponentId("below"), cardAt({32, 200})}};
        const auto next =
            ui::nearestTowards(cards, ComponentId("here"), static_cast<Side>(direction));
        QCOMPARE(next.value_or(ComponentId()).text(), found.toStdString());
    }
};

BREAKEVEN_TEST(routing, RoutingTest)
#include "tst_routing.moc"
