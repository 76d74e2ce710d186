#include <QAction>
#include <QDialog>
#include <QDockWidget>
#include <QMenuBar>
#include <QTabWidget>
#include <QTimer>

#include "model/interchange/projectfile.h"
#include "tests/support/testmain.h"
#include "tests/ui/window.h"
#include "tests/ui/windowtexts.h"
#include "ui/canvas/architectureview.h"
#include "ui/language/language.h"
#include "ui/shell/canvasstack.h"
#include "ui/shell/chooser.h"
#include "ui/shell/gallery.h"
#include "ui/workload/tracedialog.h"

using namespace breakeven;
using namespace breakeven::ui;
using namespace breakeven::tests;

namespace {

const QString share = QStringLiteral(BREAKEVEN_SHARE_DIR "/translations");
const QString catalogTable =
    QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/translations/catalog_zh_CN.json");

/// What is written so in every language, beside the names of services: our own name, that of a
/// language, abbreviations, keys, and the region of what costs the same in all.
const QString sameEverywhere = QStringLiteral(
    "Breakeven English EUR CSV SKU GNU aws Ctrl Shift Alt Esc Tab Ins Insert Del Delete "
    "Enter Home PgUp PgDown global");

/// Where the identifiers of the price lists stand, and regions as their providers call them.
bool areIdentifiers(const QString& where)
{
    static const QRegularExpression places(QStringLiteral(
        "^QTableView .*priceTable|priceProvider|priceService|priceRegion|field-componentRegion"));
    return places.match(where).hasMatch();
}

/// The default example with names of its own language, so that no word of it counts as ours.
model::Project renamedExample()
{
    Result<model::Project> read =
        model::readProject(BREAKEVEN_SOURCE_DIR "/resources/examples/web-app.breakeven");
    model::Project project = std::move(read).value();
    project.name = "在三大洲都有顾客、也都有仓库的网上商店";
    for (model::TrafficSource& source : project.workload.sources) {
        source.name = "访客";
    }
    int number = 0;
    for (model::Alternative& alternative : project.alternatives) {
        alternative.name = "两个区域的函数与互相复制的数据表，再加上缓存";
        for (model::Component& component : alternative.architecture.components) {
            component.name = "部件" + std::to_string(++number);
        }
        for (model::Connection& connection : alternative.architecture.connections) {
            connection.label = "调用";
        }
    }
    return project;
}

}  // namespace

/// The whole window in each language: nothing is cut off, and nothing is left in English.
class WindowLanguageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { isolateSettings(); }

    void isWholeAndTranslated_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN");
    }

    void isWholeAndTranslated()
    {
        QFETCH(QString, language);
        const Translation translation(language, share);
        m_isChinese = language == QLatin1String("zh_CN");
        m_found.clear();
        m_window = makeWindow();
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        auto* gallery = child<Gallery>(*m_window, "gallery");
        QTRY_VERIFY_WITH_TIMEOUT(gallery->isComplete(), 30000);
        look(QStringLiteral("start page"));
        m_window->document().reset(renamedExample());
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->analysis().isSettling(), 30000);
        lookAtSelections();
        lookAtTabs("leftTabs");
        const QSignalSpy finished(&m_window->analysis(), &Analysis::runFinished);
        m_window->run();
        look(QStringLiteral("running"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 120000);
        lookAtTabs("resultsTabs");
        lookAtOthers();
        m_window->resize(1024, 700);
        m_window->resizeDocks({child<QDockWidget>(*m_window, "inspectorDock")}, {280},
                              Qt::Horizontal);
        lookAtSelections();
        lookAtTabs("resultsTabs");
        m_window->document().undoStack().clear();
        m_window.reset();
        // One by one, because a failure's message is cut off.
        for (const QString& finding : m_found) {
            qWarning("%s", qPrintable(finding));
        }
        QVERIFY2(m_found.isEmpty(), qPrintable(QStringLiteral("%1 findings").arg(m_found.size())));
    }

private:
    void look(const QString& state) { look(state, *m_window); }

    void look(const QString& state, const QWidget& widget)
    {
        for (int i = 0; i < 3; ++i) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QCoreApplication::processEvents();
        }
        for (const QString& clipped : clippedIn(widget)) {
            note(QStringLiteral("clipped, %1: %2").arg(state, clipped));
        }
        if (!m_isChinese) {
            return;
        }
        for (const WindowText& said : textsIn(widget)) {
            if (areIdentifiers(said.where)) {
                continue;
            }
            const QStringList words = m_names.englishIn(said.text);
            if (!words.isEmpty()) {
                note(QStringLiteral("English (%1), %2: %3")
                         .arg(words.join(QLatin1String(", ")), said.where, said.text));
            }
        }
    }

    void note(const QString& finding)
    {
        if (!m_found.contains(finding)) {
            m_found << finding;
        }
    }

    void lookAtSelections()
    {
        auto* view = child<CanvasStack>(*m_window, "canvasStack")->view();
        look(QStringLiteral("nothing selected"));
        const model::Architecture architecture = view->architectureScene().architecture();
        for (const model::Component& component : architecture.components) {
            view->select({component.id}, {});
            look(QString::fromStdString(component.kind));
        }
        view->select({}, {architecture.connections.front().id});
        look(QStringLiteral("connection"));
        view->select({architecture.components[0].id, architecture.components[1].id}, {});
        look(QStringLiteral("several"));
    }

    void lookAtTabs(const char* name)
    {
        auto* tabs = child<QTabWidget>(*m_window, name);
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            look(tabs->tabText(i));
        }
    }

    /// What an action opens as a window or a sheet of its own.
    void lookAtOpened(const char* action, const char* opened)
    {
        child<QAction>(*m_window, action)->trigger();
        auto* widget = child<QWidget>(*m_window, opened);
        QVERIFY2(widget != nullptr && widget->isVisible(), opened);
        look(QString::fromLatin1(opened), *widget);
        widget->close();
    }

    /// What an action opens and waits for.
    void lookAtModal(const char* action)
    {
        bool seen = false;
        QTimer::singleShot(0, m_window.get(), [&] {
            if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) {
                look(QString::fromLatin1(action), *dialog);
                seen = true;
                dialog->reject();
            }
        });
        child<QAction>(*m_window, action)->trigger();
        QVERIFY2(seen, action);
    }

    void lookAtOthers()
    {
        lookAtOpened("actionPrices", "priceWindow");
        lookAtOpened("actionHelpIndex", "helpWindow");
        lookAtOpened("actionShortcuts", "shortcutsDialog");
        lookAtOpened("actionCommands", "chooser");
        lookAtOpened("actionTour", "tour");
        lookAtModal("actionKeys");
        lookAtModal("actionAbout");
        child<QAction>(*m_window, "actionTerms")->trigger();
        look(QStringLiteral("terms"));
        m_window->compareSideBySide(true);
        look(QStringLiteral("side by side"));
        m_window->compareSideBySide(false);
        TraceDialog dialog(m_window->theme());
        dialog.show();
        look(QStringLiteral("trace"), dialog);
    }

    std::unique_ptr<MainWindow> m_window;
    bool m_isChinese = false;
    const Names m_names{catalogTable, sameEverywhere.split(QLatin1Char(' '))};
    QStringList m_found;
};

BREAKEVEN_TEST(windowlanguage, WindowLanguageTest)
#include "tst_windowlanguage.moc"
