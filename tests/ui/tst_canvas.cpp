#include <QDir>

#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "ui/canvas/architectureview.h"
#include "ui/shell/theme.h"

using namespace breakeven;
using namespace breakeven::ui;
using breakeven::tests::serverless;

namespace {

const QString iconFolder = QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons");

/// A shown canvas on the sample project.
struct Canvas {
    Document document{tests::shippedCatalog()};
    Theme theme{iconFolder};
    std::unique_ptr<ArchitectureView> view;

    explicit Canvas(model::Project project = tests::sampleProject())
    {
        document.reset(std::move(project));
        view = std::make_unique<ArchitectureView>(document, theme, serverless);
        view->resize(1200, 800);
        view->show();
        view->setFocus();
    }
};

/// Where a picture may be looked at; only with BREAKEVEN_SHOTS set to a folder.
void keepShot(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("BREAKEVEN_SHOTS");
    if (!folder.isEmpty()) {
        widget.grab().save(QDir(folder).filePath(name));
    }
}

}  // namespace

class CanvasTest : public QObject {
    Q_OBJECT

private slots:
    void paintsBothThemes_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<double>("zoom");
        for (const double zoom : {0.2, 0.4, 1.0, 2.0}) {
            QTest::addRow("light %g", zoom) << Theme::Mode::Light << zoom;
            QTest::addRow("dark %g", zoom) << Theme::Mode::Dark << zoom;
        }
    }

    void paintsBothThemes()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(double, zoom);
        Canvas canvas;
        canvas.theme.setMode(mode);
        canvas.view->setFigures(
            {{model::ComponentId("orders"),
              {QStringLiteral("$38.20/mo"), QStringLiteral("p95 212 ms"), 2, 0.45, false}},
             {model::ComponentId("table"),
              {QStringLiteral("$112/mo"), QStringLiteral("p95 9 ms"), 0, 0.82, false}},
             {model::ComponentId("api"),
              {QStringLiteral("$3.50/mo"), QStringLiteral("p95 41 ms"), 0, -1, false}},
             {model::ComponentId("queue"),
              {QStringLiteral("$0.40/mo"), QString(), 12, 0.97, true}}});
        canvas.view->setTraffic({{model::ConnectionId("c-1"), 1200.0},
                                 {model::ConnectionId("c-2"), 1200.0},
                                 {model::ConnectionId("c-3"), 1800.0},
                                 {model::ConnectionId("c-4"), 12.0}});
        canvas.view->select({model::ComponentId("orders")}, {model::ConnectionId("c-5")});
        QCoreApplication::processEvents();
        canvas.view->resetTransform();
        canvas.view->scale(zoom, zoom);
        canvas.view->centerOn(model::ComponentId("orders"));
        keepShot(*canvas.view, QStringLiteral("canvas-%1.png")
                                   .arg(QString::fromLatin1(QTest::currentDataTag())
                                            .replace(QLatin1Char(' '), QLatin1Char('-'))));
    }

    void empty()
    {
        model::Project project = tests::sampleProject();
        project.alternatives.front().architecture = {};
        Canvas canvas(std::move(project));
        keepShot(*canvas.view, QStringLiteral("canvas-empty.png"));
    }
};

BREAKEVEN_TEST(canvas, CanvasTest)
#include "tst_canvas.moc"
