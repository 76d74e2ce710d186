#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QUndoView>

#include "tests/support/testmain.h"
#include "tests/ui/window.h"
#include "ui/canvas/architectureview.h"
#include "ui/commands/componentcommands.h"
#include "ui/shell/canvasstack.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::child;

class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tests::isolateSettings(); }

    void init()
    {
        m_window = tests::makeWindow();
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup()
    {
        m_window->document().undoStack().clear();
        m_window.reset();
    }

    void startsBlankAndUnmodified()
    {
        QCOMPARE(tabs()->count(), 1);
        QVERIFY(!m_window->isWindowModified());
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("New project")));
    }

    void anEditMarksTheTitleAndUndoCleansIt()
    {
        addFunction();
        QVERIFY(m_window->isWindowModified());
        child<QAction>(*m_window, "actionUndo")->trigger();
        QVERIFY(!m_window->isWindowModified());
        QVERIFY(architecture().components.empty());
    }

    void alternativesAreAddedCopiedAndRemoved()
    {
        addFunction();
        child<QAction>(*m_window, "actionDuplicateAlternative")->trigger();
        QCOMPARE(tabs()->count(), 2);
        QCOMPARE(tabs()->currentIndex(), 1);
        QCOMPARE(architecture().components.size(), 1U);
        emit tabs()->tabCloseRequested(0);
        QCOMPARE(tabs()->count(), 1);
        m_window->document().undoStack().undo();
        QCOMPARE(tabs()->count(), 2);
    }

    void doubleClickRenamesAnAlternative()
    {
        const QPoint centre = tabs()->tabRect(0).center();
        QTest::mouseDClick(tabs(), Qt::LeftButton, {}, centre);
        auto* edit = child<QLineEdit>(*m_window, "alternativeName");
        QVERIFY(edit->isVisible());
        QTest::keyClicks(edit, QStringLiteral("Serverless"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(tabs()->tabText(0), QStringLiteral("Serverless"));
    }

    void selectingACardInspectsIt()
    {
        const model::ComponentId id = addFunction();
        child<CanvasStack>(*m_window, "canvasStack")->view()->select({id}, {});
        auto* name = child<QLineEdit>(*m_window, "componentName");
        QVERIFY(name);
        QCOMPARE(name->text(), QStringLiteral("Orders"));
    }

    void theStartPageGivesWay()
    {
        auto* page = child<QWidget>(*m_window, "startPage");
        QVERIFY(page->isVisible());
        QTest::mouseClick(child<QPushButton>(*m_window, "start-web-app"), Qt::LeftButton);
        QVERIFY(!page->isVisible());
        QCOMPARE(tabs()->count(), 2);
        child<QAction>(*m_window, "actionStart")->trigger();
        QVERIFY(page->isVisible());
        QTest::mouseClick(child<QPushButton>(*m_window, "startBlank"), Qt::LeftButton);
        QVERIFY(!page->isVisible());
        QCOMPARE(tabs()->count(), 1);
    }

    void theStartPageStandsAloneAndBringsBackWhatWasThere()
    {
        QVERIFY(openExample());
        m_window->resizeDocks({dock("paletteDock"), dock("inspectorDock")}, {290, 370},
                              Qt::Horizontal);
        child<QAction>(*m_window, "actionPanels")->trigger();
        child<QAction>(*m_window, "actionPanels")->trigger();
        dock("resultsDock")->toggleViewAction()->trigger();
        QCoreApplication::processEvents();
        const auto before = panels();
        QVERIFY(before.front() > 0);

        child<QAction>(*m_window, "actionStart")->trigger();
        QCOMPARE(panels(), (std::vector<int>{0, 0, 0}));
        QVERIFY(!dock("resultsDock")->toggleViewAction()->isEnabled());
        QVERIFY(!child<QAction>(*m_window, "actionPanels")->isEnabled());

        QVERIFY(openExample());
        QCoreApplication::processEvents();
        QCOMPARE(panels(), before);
        QVERIFY(dock("resultsDock")->isHidden());
        QVERIFY(dock("resultsDock")->toggleViewAction()->isEnabled());
        dock("resultsDock")->toggleViewAction()->trigger();
        QVERIFY(dock("resultsDock")->isVisible());
    }

    /// Nothing of the start page's emptiness is remembered.
    void closedOnTheStartPageItComesUpWithItsPanels()
    {
        QVERIFY(m_window->close());  // never left it: there is nothing to remember
        reopen();
        QVERIFY(openExample());
        QCoreApplication::processEvents();
        QCOMPARE(panels().front(), 240);
        m_window->resizeDocks({dock("paletteDock")}, {310}, Qt::Horizontal);
        dock("inspectorDock")->hide();
        QCoreApplication::processEvents();
        const auto before = panels();
        child<QAction>(*m_window, "actionStart")->trigger();
        QVERIFY(m_window->close());
        reopen();
        QCOMPARE(panels(), (std::vector<int>{0, 0, 0}));
        QVERIFY(openExample());
        QCoreApplication::processEvents();
        QCOMPARE(panels(), before);
        QVERIFY(dock("inspectorDock")->isHidden());
    }

    /// The canvas must know its final size when it fits the drawing into view.
    void whatIsOpenedFromTheStartPageIsInView()
    {
        QTest::mouseClick(child<QPushButton>(*m_window, "start-web-app"), Qt::LeftButton);
        QCoreApplication::processEvents();
        auto* view = child<CanvasStack>(*m_window, "canvasStack")->view();
        const QRect drawn =
            view->mapFromScene(view->architectureScene().contentRect()).boundingRect();
        QVERIFY(view->viewport()->rect().contains(drawn));
        const QPoint off = drawn.center() - view->viewport()->rect().center();
        QVERIFY2(off.manhattanLength() < 8, qPrintable(QString::number(off.manhattanLength())));
    }

    void askingForAPanelLeavesTheStartPage()
    {
        auto* page = child<QWidget>(*m_window, "startPage");
        for (const char* action : {"actionSearch", "actionOutline", "actionHistory"}) {
            child<QAction>(*m_window, "actionStart")->trigger();
            QVERIFY(page->isVisible() && dock("paletteDock")->isHidden());
            child<QAction>(*m_window, action)->trigger();
            QVERIFY2(!page->isVisible() && dock("paletteDock")->isVisible(), action);
        }
    }

    void mostOfTheGalleryIsSeenAtOnce()
    {
        auto* gallery = child<QWidget>(*m_window, "gallery");
        QTRY_VERIFY(gallery->width() > 1000);
        QCoreApplication::processEvents();
        const QList<QPushButton*> tiles = gallery->findChildren<QPushButton*>();
        QVERIFY(tiles.size() >= 15);
        qsizetype seen = 0;
        for (const QPushButton* tile : tiles) {
            seen += tile->visibleRegion().boundingRect().size() == tile->size() ? 1 : 0;
        }
        QVERIFY2(seen >= 12, qPrintable(QString::number(seen)));
        // The keyboard reaches the others, and the page follows.
        tiles[tiles.size() - 2]->setFocus();
        QTest::keyClick(tiles[tiles.size() - 2], Qt::Key_Tab);
        QVERIFY(tiles.back()->hasFocus());
        QTRY_COMPARE(tiles.back()->visibleRegion().boundingRect().size(), tiles.back()->size());
    }

    void theGalleryFillsEveryWidth()
    {
        auto* gallery = child<QWidget>(*m_window, "gallery");
        const QList<QPushButton*> tiles = gallery->findChildren<QPushButton*>();
        for (int width = 640; width < 1900; width += 13) {
            m_window->resize(width, 700);
            QCoreApplication::processEvents();
            int right = 0;
            for (const QPushButton* tile : tiles) {
                right = std::max(right, tile->geometry().right());
            }
            QVERIFY(right < gallery->width() && right > gallery->width() - 300);
            QVERIFY(tiles.back()->geometry().bottom() < gallery->height());
            for (qsizetype i = 1; i < tiles.size(); ++i) {
                QVERIFY(!tiles[i]->geometry().intersects(tiles[i - 1]->geometry()));
            }
        }
    }

    void aBlankProjectHasNoProblems()
    {
        child<QAction>(*m_window, "actionNew")->trigger();
        QTRY_VERIFY(!m_window->analysis().isSettling());
        QVERIFY(m_window->analysis().problems().empty());
        auto* results = child<QTabWidget>(*m_window, "resultsTabs");
        const auto problems = [results] { return results->tabText(results->count() - 1); };
        QCOMPARE(problems(), QStringLiteral("Problems"));
        const auto says = [results](const QString& words) {
            const auto labels = results->widget(results->count() - 1)->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](auto* label) { return label->text() == words; });
        };
        QVERIFY(says(QStringLiteral("Nothing to check yet")));
        addFunction();
        QTRY_VERIFY(!m_window->analysis().problems().empty());  // no traffic reaches it
        QTRY_VERIFY(problems().contains(QLatin1Char('(')));
        // Begun in one alternative, it is worth knowing that another is empty.
        child<QAction>(*m_window, "actionAddAlternative")->trigger();
        const auto emptyOne = [this] {
            return std::ranges::any_of(m_window->analysis().problems(), [](const auto& problem) {
                return problem.code == "empty-alternative";
            });
        };
        QTRY_VERIFY(emptyOne());
    }

    /// The style keeps account of every widget: it must have heard of each that is gone.
    void theThemeChangesAfterCanvasesHaveGone()
    {
        for (int time = 0; time < 3; ++time) {
            QVERIFY(m_window->openFile(BREAKEVEN_SOURCE_DIR "/resources/examples/shop.breakeven")
                        .has_value());
            m_window->compareSideBySide(true);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            for (const char* theme : {"actionDark", "actionContrast", "actionLight"}) {
                child<QAction>(*m_window, theme)->trigger();
                QCoreApplication::processEvents();
            }
            m_window->compareSideBySide(false);
        }
        QVERIFY(!m_window->theme().isDark());
    }

    void everyCommandIsFoundByTyping()
    {
        m_window->showStartPage(false);
        child<QAction>(*m_window, "actionCommands")->trigger();
        chooseByTyping("add lambda");
        QCOMPARE(architecture().components.front().kind, std::string("aws.lambda"));
        child<QAction>(*m_window, "actionCommands")->trigger();
        chooseByTyping("undo");
        QVERIFY(architecture().components.empty());
    }

    void componentsAreFoundByName()
    {
        const model::ComponentId id = addFunction();
        child<QAction>(*m_window, "actionFind")->trigger();
        chooseByTyping("ord");
        auto* view = child<CanvasStack>(*m_window, "canvasStack")->view();
        QCOMPARE(view->selection().components, std::vector{id});
    }

    void theHistoryGoesBackByName()
    {
        addFunction();
        addFunction();
        auto* history = child<QUndoView>(*m_window, "history");
        const QModelIndex last = history->model()->index(2, 0);
        QCOMPARE(last.data().toString(), QStringLiteral("Add Orders"));
        history->setCurrentIndex(history->model()->index(1, 0));
        QCOMPARE(architecture().components.size(), 1U);
    }

    void aBadFileIsSaidInTheNoticeBar()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("bad.breakeven"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ not json");
        file.close();
        QVERIFY(!m_window->openFile(path.toStdString()));
        auto* notice = child<QLabel>(*m_window, "noticeText");
        QVERIFY(notice->isVisible());
        QVERIFY(notice->text().contains(QStringLiteral("bad.breakeven")));
        QCOMPARE(tabs()->count(), 1);
    }

    void opensAnExampleAndRunsIt()
    {
        const QDir examples(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/examples"));
        const QStringList files = examples.entryList({QStringLiteral("*.breakeven")});
        QVERIFY(!files.isEmpty());
        const Result<void> opened =
            m_window->openFile(examples.filePath(files.front()).toStdString());
        QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
        QVERIFY(tabs()->count() >= 2);
        Analysis& analysis = m_window->analysis();
        QTRY_VERIFY_WITH_TIMEOUT(analysis.outcome(m_window->alternative()) != nullptr, 20000);
        const QSignalSpy finished(&analysis, &Analysis::runFinished);
        QTest::mouseClick(child<QPushButton>(*m_window, "runButton"), Qt::LeftButton);
        QVERIFY(analysis.isRunning());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 120000);
        QCOMPARE(finished.front().front().toString(), QString());
        QCOMPARE(child<QLabel>(*m_window, "liveOrigin")->text(), QStringLiteral("simulated"));
        takeScreenshots();
    }

    void cancelKeepsThePreviousState()
    {
        const QSignalSpy finished(&m_window->analysis(), &Analysis::runFinished);
        m_window->run();
        m_window->cancelRun();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        QVERIFY(!m_window->analysis().isRunning());
    }

private:
    QDockWidget* dock(const char* name) { return child<QDockWidget>(*m_window, name); }

    /// The width of the panels at the sides and the height of the one below; 0 = hidden.
    std::vector<int> panels()
    {
        const auto size = [this](const char* name, bool isHigh) {
            const QDockWidget* panel = dock(name);
            const int shown = isHigh ? panel->height() : panel->width();
            return panel->isHidden() ? 0 : shown;
        };
        return {size("paletteDock", false), size("inspectorDock", false),
                size("resultsDock", true)};
    }

    bool openExample()
    {
        return m_window->openFile(BREAKEVEN_SOURCE_DIR "/resources/examples/web-app.breakeven")
            .has_value();
    }

    void reopen()
    {
        m_window = tests::makeWindow();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    QTabBar* tabs() { return child<QTabBar>(*m_window, "alternativeTabs"); }

    const model::Architecture& architecture()
    {
        return m_window->document().project().find(m_window->alternative())->architecture;
    }

    /// In the chooser that opened last.
    void chooseByTyping(const char* typed)
    {
        QLineEdit* field = nullptr;
        for (QLineEdit* some : m_window->findChildren<QLineEdit*>(QStringLiteral("chooserField"))) {
            field = some->isVisible() ? some : field;
        }
        QVERIFY(field);
        QTest::keyClicks(field, QString::fromLatin1(typed));
        QTest::keyClick(field, Qt::Key_Return);
    }

    model::ComponentId addFunction()
    {
        model::Component component;
        component.id = m_window->document().newComponentId("aws.lambda");
        component.kind = "aws.lambda";
        component.name = "Orders";
        m_window->document().undoStack().push(
            new AddComponent(m_window->document(), m_window->alternative(), component));
        return component.id;
    }

    /// `BREAKEVEN_SHOTS=folder`: every tab in both themes, to be looked at.
    void takeScreenshots()
    {
        const QString folder = qEnvironmentVariable("BREAKEVEN_SHOTS");
        if (folder.isEmpty()) {
            return;
        }
        auto* results = child<QTabWidget>(*m_window, "resultsTabs");
        const auto& components = architecture().components;
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            m_window->theme().setMode(mode);
            for (int tab = 0; tab < results->count(); ++tab) {
                results->setCurrentIndex(tab);
                child<CanvasStack>(*m_window, "canvasStack")
                    ->view()
                    ->select({components[static_cast<std::size_t>(tab) % components.size()].id},
                             {});
                QTest::qWait(150);
                m_window->grab().save(QStringLiteral("%1/shell-%2-%3.png")
                                          .arg(folder, mode == Theme::Mode::Light
                                                           ? QStringLiteral("light")
                                                           : QStringLiteral("dark"))
                                          .arg(tab));
            }
        }
        m_window->theme().setMode(Theme::Mode::Light);
    }

    std::unique_ptr<MainWindow> m_window;
};

BREAKEVEN_TEST(mainwindow, MainWindowTest)
#include "tst_mainwindow.moc"
