#include <QLabel>
#include <QMenu>

#include "tests/support/testmain.h"
#include "tests/ui/canvas.h"
#include "tests/ui/window.h"
#include "ui/canvas/difference.h"
#include "ui/canvas/marks.h"
#include "ui/shell/canvasstack.h"
#include "ui/shell/compareview.h"

using namespace breakeven;
using namespace breakeven::ui;
using breakeven::tests::Canvas;
using tests::child;

namespace {

model::Architecture drawing(std::initializer_list<std::pair<const char*, const char*>> parts)
{
    model::Architecture architecture;
    for (const auto& [name, kind] : parts) {
        model::Component component;
        component.id = model::ComponentId(std::string(name) + "-" + kind);
        component.name = name;
        component.kind = kind;
        architecture.insert(component);
    }
    return architecture;
}

}  // namespace

/// The heat map, badges, and alternatives side by side.
class LivePictureTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tests::isolateSettings(); }

    void heatColoursRiseInLightness()
    {
        double before = -1;
        for (int i = 0; i <= 20; ++i) {
            const double lightness = heatColor(i / 20.0).lightnessF();
            QVERIFY(lightness > before - 0.02);
            before = lightness;
        }
        QVERIFY(contrastRatio(heatColor(0), heatColor(1)) > 7);
    }

    void namesWhatDiffers()
    {
        const model::Architecture first =
            drawing({{"Users", "traffic.source"}, {"Orders", "aws.lambda"}, {"Queue", "aws.sqs"}});
        model::Architecture second = drawing(
            {{"Users", "traffic.source"}, {"Orders", "aws.fargate"}, {"Cache", "aws.elasticache"}});
        const Differences found = differencesOf(first, second, tests::shippedCatalog());
        QCOMPARE(found.first.components.size(), 2U);
        const auto mark = [](const Difference& side, const char* id) {
            return side.components.at(model::ComponentId(id)).mark;
        };
        QCOMPARE(mark(found.first, "Orders-aws.lambda"), DiffMark::Changed);
        QCOMPARE(mark(found.first, "Queue-aws.sqs"), DiffMark::Removed);
        QCOMPARE(mark(found.second, "Orders-aws.fargate"), DiffMark::Changed);
        QCOMPARE(mark(found.second, "Cache-aws.elasticache"), DiffMark::Added);
        QVERIFY(differencesOf(first, first, tests::shippedCatalog()).empty());
    }

    void saysWhichParameterChanged()
    {
        const model::Architecture first = drawing({{"Orders", "aws.lambda"}});
        model::Architecture second = first;
        second.components.front().parameters["memory_mb"] = 512.0;
        second.components.front().position = {400, 400};
        const Differences found = differencesOf(first, second, tests::shippedCatalog());
        const Difference::Part part =
            found.second.components.at(model::ComponentId("Orders-aws.lambda"));
        QCOMPARE(part.mark, DiffMark::Changed);
        QVERIFY2(part.changes.contains(QStringLiteral("512")), qPrintable(part.changes));
    }

    void aBadgeOffersTheFix()
    {
        const Canvas canvas;
        const model::ComponentId api("api");
        CardFigures figures;
        figures.problemCount = 1;
        canvas.view->setFigures({{api, figures}});
        const QSignalSpy asked(canvas.view.get(), &ArchitectureView::problemsRequested);
        const QRectF badge = badgeRect(figures, canvas.theme).translated(canvas.placeOf("api"));
        canvas.click(badge.center());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().value<model::ComponentId>(), api);
    }

    void fixesFromTheBadgesMenu()
    {
        const auto window = tests::makeWindow();
        window->show();
        QVERIFY(window->openFile(BREAKEVEN_SOURCE_DIR "/resources/examples/web-app.breakeven"));
        model::Project project = window->document().project();
        model::Component& function =
            *project.alternatives.front().architecture.find(model::ComponentId("function"));
        function.parameters["memory_mb"] = 5.0;
        window->document().reset(project);
        QTRY_VERIFY_WITH_TIMEOUT(!window->analysis().problems().empty(), 30000);
        auto* view = child<CanvasStack>(*window, "canvasStack")->view();
        emit view->problemsRequested(model::ComponentId("function"), QPoint(10, 10));
        auto* menu = child<QMenu>(*window, "problemMenu");
        QVERIFY(menu != nullptr);
        for (QAction* action : menu->actions()) {
            if (action->isEnabled()) {
                action->trigger();
            }
        }
        menu->close();
        const auto& parameters = window->document()
                                     .project()
                                     .alternatives.front()
                                     .architecture.find(model::ComponentId("function"))
                                     ->parameters;
        QVERIFY(!parameters.contains("memory_mb"));
    }

    void sideBySideScrollsTogether()
    {
        const auto window = tests::makeWindow();
        window->resize(1400, 900);
        window->show();
        QVERIFY(window->openFile(BREAKEVEN_SOURCE_DIR "/resources/examples/web-app.breakeven"));
        window->compareSideBySide(true);
        auto* compare = child<CompareView>(*window, "compareView");
        QVERIFY(compare->isVisible());
        ArchitectureView* left = compare->view(0);
        ArchitectureView* right = compare->view(1);
        QVERIFY(left->alternative() != right->alternative());
        left->zoomTo(0.8);
        left->showPlace({300, 200});
        QCOMPARE(right->zoom(), 0.8);
        QVERIFY(QLineF(left->middle(), right->middle()).length() < 4);
        QVERIFY(!child<QLabel>(*window, "compareSummary")->text().isEmpty());
        window->compareSideBySide(false);
        QVERIFY(!compare->isVisible());
    }

    void aLargeDrawingIsSketchedWhileItMoves()
    {
        model::Project project = tests::sampleProject();
        for (int i = 0; i < 220; ++i) {
            model::Component component;
            component.id = model::ComponentId("more-" + std::to_string(i));
            component.kind = "aws.lambda";
            component.name = "More";
            component.position = {200.0 * (i % 20), 600 + 100.0 * (i / 20)};
            project.alternatives.front().architecture.insert(component);
        }
        const Canvas canvas(project);
        QVERIFY(canvas.view->architectureScene().isLarge());
        canvas.view->zoomTo(1);
        canvas.view->showPlace({600, 700});
        QVERIFY(canvas.view->isMoving());
        const QImage sketched = canvas.view->viewport()->grab().toImage();
        QTRY_VERIFY(!canvas.view->isMoving());
        const QImage settled = canvas.view->viewport()->grab().toImage();
        // The same picture but for its edges.
        int alike = 0;
        int all = 0;
        for (int x = 0; x < settled.width(); x += 3) {
            for (int y = 0; y < settled.height(); y += 3) {
                const QColor one = sketched.pixelColor(x, y);
                const QColor other = settled.pixelColor(x, y);
                alike += std::abs(one.lightness() - other.lightness()) < 24 ? 1 : 0;
                ++all;
            }
        }
        tests::keepShot(QPixmap::fromImage(sketched), QStringLiteral("sketched.png"));
        tests::keepShot(QPixmap::fromImage(settled), QStringLiteral("settled.png"));
        QVERIFY2(alike > all * 0.95, qPrintable(QString::number(double(alike) / all)));
    }
};

BREAKEVEN_TEST(livepicture, LivePictureTest)
#include "tst_livepicture.moc"
