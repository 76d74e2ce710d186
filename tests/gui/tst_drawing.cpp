#include <QGuiApplication>
#include <QSpinBox>
#include <QTemporaryDir>

#include "tests/gui/display.h"
#include "tests/support/filecontent.h"
#include "tests/support/testmain.h"
#include "tests/ui/window.h"
#include "ui/canvas/architectureview.h"
#include "ui/shell/canvasstack.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::child;
using tests::contentOf;

namespace {

const QString expectedFile = QStringLiteral(BREAKEVEN_SOURCE_DIR "/tests/data/drawing.breakeven");

}  // namespace

/// From an empty canvas to API -> function -> table, and function -> queue -> function, on a real
/// display: with mouse and keys, and with the keyboard alone. Both must save the same file.
class GuiDrawingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCOMPARE(QGuiApplication::platformName(), QStringLiteral("xcb"));
        QVERIFY(m_display.isReady());
        tests::isolateSettings();
    }

    void init()
    {
        m_actions = 0;
        m_window = tests::makeWindow();
        m_window->resize(1500, 900);
        m_window->show();
        QVERIFY(m_display.activate(QStringLiteral("New project")));
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window->document().undoStack().setClean();
        m_window.reset();
    }

    void withMouseAndKeysInUnder40Actions()
    {
        press("ctrl+n");
        for (int i = 0; i < 3; ++i) {
            press("ctrl+minus");
        }
        doubleClick({8, 4});
        answerChooser("api gateway");
        dragFrom("API Gateway (HTTP API)", {176, 4});
        answerChooser("lambda");
        dragFrom("Lambda", {432, 4});
        answerChooser("dynamodb");
        dragFrom("Lambda", {432, 100});
        answerChooser("sqs");
        dragFrom("SQS queue", {688, 100});
        answerChooser("lambda");
        saveAndCompare(QStringLiteral("mouse.breakeven"));
        qInfo("%d actions", m_actions);
        QVERIFY(m_actions < 40);
    }

    void withTheKeyboardAlone()
    {
        press("ctrl+n");
        press("Insert");
        answerChooser("api gateway");
        press("c");
        answerChooser("lambda");
        press("c");
        answerChooser("dynamodb");
        press("alt+Left");
        press("c");
        answerChooser("sqs");
        press("c");
        type("lambda");
        press("Down");
        press("Return");
        saveAndCompare(QStringLiteral("keys.breakeven"));
        qInfo("%d actions", m_actions);
        QVERIFY(m_actions < 40);
        bringsTrafficEditsAndRuns();
    }

private:
    /// Goes on after the drawing: a load to run under, another memory size, and the run.
    void bringsTrafficEditsAndRuns()
    {
        press("Insert");
        answerChooser("traffic");
        press("c");
        answerChooser("api gateway");
        QCOMPARE(architecture().connections.size(), 5U);
        press("Home");
        while (nameOfCurrent() != "Lambda") {
            press("Tab");
            QVERIFY2(m_actions < 80, "Tab does not reach the function");
        }
        press("Return");
        while (QApplication::focusWidget()->objectName() != QStringLiteral("field-memory_mb")) {
            press("Tab");
            QVERIFY2(m_actions < 120, "Tab does not reach the memory");
        }
        press("ctrl+a");
        type("512");
        press("Return");
        const model::Component* function = named("Lambda");
        QCOMPARE(std::get<double>(function->parameters.at("memory_mb")), 512.0);
        press("Escape");
        QCOMPARE(QApplication::focusWidget(), view());
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->analysis().isSettling(), 60000);
        const QSignalSpy finished(&m_window->analysis(), &Analysis::runFinished);
        press("F5");
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 300000);
        QCOMPARE(finished.front().front().toString(), QString());
    }

    void saveAndCompare(const QString& name)
    {
        const QString file = m_folder.filePath(name);
        m_actions += 4;  // the keys, all of the name offered, another name, Enter
        QVERIFY(m_display.answer(QStringLiteral("ctrl+s"), QStringLiteral("Save Project"), file));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 10000);
        if (qEnvironmentVariableIsSet("BREAKEVEN_REWRITE")) {
            QFile::remove(expectedFile);
            QFile::copy(file, expectedFile);
        }
        QCOMPARE(contentOf(file), contentOf(expectedFile));
    }

    void press(const char* keys)
    {
        ++m_actions;
        QVERIFY(m_display.press(QString::fromLatin1(keys)));
    }
    void type(const char* text)
    {
        ++m_actions;
        QVERIFY(m_display.type(QString::fromLatin1(text)));
    }
    void answerChooser(const char* text)
    {
        type(text);
        press("Return");
    }
    void doubleClick(QPointF place)
    {
        ++m_actions;
        const QPoint at = onScreen(place);
        QVERIFY(m_display.run(
            {QStringLiteral("mousemove"), QString::number(at.x()), QString::number(at.y()),
             QStringLiteral("click"), QStringLiteral("--repeat"), QStringLiteral("2"),
             QStringLiteral("--delay"), QStringLiteral("60"), QStringLiteral("1")}));
    }
    /// From the right port of a card into the void.
    void dragFrom(const char* name, QPointF to)
    {
        ++m_actions;
        const model::Component* component = named(name);
        QVERIFY2(component != nullptr, name);
        const QRectF card = cardAt(toPoint(component->position));
        QVERIFY(m_display.drag(onScreen({card.right(), card.center().y()}),
                               onScreen(to) - QPoint(1, 0)));
    }

    [[nodiscard]] ArchitectureView* view() const
    {
        return child<CanvasStack>(*m_window, "canvasStack")->view();
    }
    [[nodiscard]] const model::Architecture& architecture() const
    {
        return view()->architectureScene().architecture();
    }
    [[nodiscard]] const model::Component* named(const std::string& name) const
    {
        const auto& all = architecture().components;
        const auto it = std::ranges::find(all, name, &model::Component::name);
        return it == all.end() ? nullptr : &*it;
    }
    [[nodiscard]] std::string nameOfCurrent() const
    {
        const Selection selection = view()->selection();
        return selection.components.size() == 1
                   ? architecture().find(selection.components.front())->name
                   : std::string();
    }
    [[nodiscard]] QPoint onScreen(QPointF place) const
    {
        return view()->viewport()->mapToGlobal(view()->mapFromScene(place));
    }

    QTemporaryDir m_folder;
    tests::Display m_display;
    std::unique_ptr<MainWindow> m_window;
    int m_actions = 0;
};

BREAKEVEN_TEST(drawing, GuiDrawingTest)
#include "tst_drawing.moc"
