#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QScreen>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTreeView>

#include "model/architecture/project.h"
#include "pricing/base/format.h"
#include "tests/acceptance/program.h"
#include "tests/gui/display.h"
#include "tests/support/filecontent.h"
#include "tests/support/testmain.h"
#include "tests/ui/window.h"
#include "ui/canvas/architectureview.h"
#include "ui/canvas/componentitem.h"
#include "ui/palette/palettemodel.h"
#include "ui/shell/canvasstack.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::child;
using tests::contentOf;

/// A person's first minutes with the default example, on a real display: add, connect, edit, undo
/// it all, run, read the result. Nothing here calls the window's own functions to act.
class SessionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCOMPARE(QGuiApplication::platformName(), QStringLiteral("xcb"));
        QVERIFY(m_display.isReady());
        tests::isolateSettings();
        // What the program itself would write into its report.
        QCoreApplication::setApplicationVersion(QStringLiteral(BREAKEVEN_VERSION));
        QVERIFY(QFile::copy(
            QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/examples/web-app.breakeven"),
            projectFile()));
        m_window = tests::makeWindow();
        m_window->resize(1500, 900);
        m_window->show();
        QVERIFY(m_display.activate(QStringLiteral("New project")));
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        const Result<void> opened = m_window->openFile(projectFile().toStdString());
        QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->analysis().isSettling(), 30000);
    }

    void cleanup() { keepShot(); }

    void addsAComponentFromThePalette()
    {
        auto* search = child<QWidget>(*m_window, "paletteSearch");
        QVERIFY(m_display.click(search->mapToGlobal(search->rect().center())));
        QVERIFY(m_display.type(QStringLiteral("sqs")));
        auto* tree = child<QTreeView>(*m_window, "paletteTree");
        const QModelIndexList kinds = tree->model()->match(
            tree->model()->index(0, 0), PaletteModel::KindRole, QStringLiteral("aws.sqs"), 1,
            Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(kinds.size(), 1);
        const QModelIndex& kind = kinds.front();
        QVERIFY(tree->viewport()->rect().contains(tree->visualRect(kind)));
        const QPoint from = tree->viewport()->mapToGlobal(tree->visualRect(kind).center());
        const std::size_t before = architecture().components.size();
        QVERIFY(m_display.drag(from, onScreen(freePlace())));
        QCOMPARE(architecture().components.size(), before + 1);
        QCOMPARE(view()->selection().components.size(), 1U);
        m_queue = view()->selection().components.front();
        QCOMPARE(architecture().find(m_queue)->kind, std::string("aws.sqs"));
    }

    void connectsItByDraggingFromAPort()
    {
        const QRectF function = card(model::ComponentId("function"));
        const std::size_t before = architecture().connections.size();
        QVERIFY(m_display.drag(onScreen({function.right(), function.center().y()}),
                               onScreen(card(m_queue).center())));
        QCOMPARE(architecture().connections.size(), before + 1);
        const bool connected =
            std::ranges::any_of(architecture().connections, [this](const auto& connection) {
                return connection.from == model::ComponentId("function") &&
                       connection.to == m_queue;
            });
        QVERIFY(connected);
    }

    void editsAParameterInTheInspector()
    {
        QVERIFY(m_display.click(onScreen(card(model::ComponentId("function")).center())));
        auto* memory = child<QWidget>(*m_window, "field-memory_mb");
        QVERIFY(memory && memory->isVisible());
        QVERIFY(m_display.click(memory->mapToGlobal(QPoint(20, memory->height() / 2))));
        QVERIFY(m_display.press(QStringLiteral("ctrl+a")));
        QVERIFY(m_display.type(QStringLiteral("512")));
        QVERIFY(m_display.press(QStringLiteral("Return")));
        const auto& parameters = architecture().find(model::ComponentId("function"))->parameters;
        QCOMPARE(std::get<double>(parameters.at("memory_mb")), 512.0);
    }

    void undoesItAll()
    {
        QVERIFY(m_window->isWindowModified());
        QVERIFY(m_display.click(onScreen(freePlace())));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(m_display.press(QStringLiteral("ctrl+z")));
        }
        QVERIFY(!m_window->isWindowModified());
        QVERIFY(!m_window->document().undoStack().canUndo());
    }

    void savesWhatWasOpened()
    {
        const QByteArray before = contentOf(projectFile());
        QVERIFY(m_display.press(QStringLiteral("ctrl+s")));
        QCOMPARE(contentOf(projectFile()), before);
    }

    void runsAndReadsWhatTheCommandLineSays()
    {
        const QSignalSpy finished(&m_window->analysis(), &Analysis::runFinished);
        QVERIFY(m_display.press(QStringLiteral("F5")));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 300000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->analysis().isSettling(), 60000);

        isExportedAsTheProgramWritesIt(QStringLiteral("html"));
        isExportedAsTheProgramWritesIt(QStringLiteral("json"));
        showsTheFiguresOf(contentOf(m_folder.filePath(QStringLiteral("program.json"))));
    }

private:
    /// The report that the window writes is the command line's, byte for byte.
    void isExportedAsTheProgramWritesIt(const QString& format)
    {
        const QString fromWindow = m_folder.filePath(QStringLiteral("window.") + format);
        QVERIFY(m_display.answer(QStringLiteral("ctrl+e"), QStringLiteral("Export Report"),
                                 fromWindow));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(fromWindow), 10000);

        const QString fromProgram = m_folder.filePath(QStringLiteral("program.") + format);
        const tests::Run run =
            tests::runProgram({QStringLiteral("report"), projectFile(), QStringLiteral("-o"),
                               fromProgram, QStringLiteral("--seed"), QStringLiteral("1")},
                              300);
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QCOMPARE(contentOf(fromWindow), contentOf(fromProgram));
        QVERIFY(!contentOf(fromWindow).isEmpty());
    }

    /// The live figures above the canvas are those of the report, rounded for reading.
    void showsTheFiguresOf(const QByteArray& report)
    {
        const auto json = nlohmann::json::parse(report.toStdString());
        const auto& first = json.at("alternatives").at(0);
        const double cost = first.at("cost").at("mean_of_replications");
        QCOMPARE(child<QLabel>(*m_window, "liveOrigin")->text(), QStringLiteral("simulated"));
        const QString shown = child<QLabel>(*m_window, "liveCost")->text();
        QVERIFY2(shown.contains(QString::fromStdString(moneyText(cost))), qPrintable(shown));
    }

    [[nodiscard]] ArchitectureView* view() const
    {
        return child<CanvasStack>(*m_window, "canvasStack")->view();
    }
    [[nodiscard]] const model::Architecture& architecture() const
    {
        return view()->architectureScene().architecture();
    }
    [[nodiscard]] QRectF card(const model::ComponentId& id) const
    {
        return view()->architectureScene().item(id)->card();
    }
    [[nodiscard]] QPoint onScreen(QPointF scenePlace) const
    {
        return view()->viewport()->mapToGlobal(view()->mapFromScene(scenePlace));
    }
    /// In view, and far enough from every card and line for another card.
    [[nodiscard]] QPointF freePlace() const
    {
        const QRectF content = view()->architectureScene().contentRect();
        return view()->mapToScene(view()->viewport()->rect().center().x(),
                                  view()->mapFromScene(content.bottomLeft()).y() + 60);
    }
    [[nodiscard]] QString projectFile() const
    {
        return m_folder.filePath(QStringLiteral("web-app.breakeven"));
    }
    /// The screen as it is; only with BREAKEVEN_SHOTS set to a folder.
    void keepShot() const
    {
        const QString folder = qEnvironmentVariable("BREAKEVEN_SHOTS");
        if (!folder.isEmpty()) {
            QGuiApplication::primaryScreen()->grabWindow(0).save(QDir(folder).filePath(
                QString::fromLatin1(QTest::currentTestFunction()) + QStringLiteral(".png")));
        }
    }

    QTemporaryDir m_folder;
    tests::Display m_display;
    std::unique_ptr<MainWindow> m_window;
    model::ComponentId m_queue;
};

BREAKEVEN_TEST(session, SessionTest)
#include "tst_session.moc"
