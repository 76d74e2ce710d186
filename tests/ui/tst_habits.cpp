#include <QClipboard>
#include <QGuiApplication>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTreeWidget>

#include "model/interchange/projectfile.h"
#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "tests/ui/window.h"
#include "ui/canvas/architectureview.h"
#include "ui/commands/projectcommands.h"
#include "ui/shell/format.h"
#include "ui/shell/printing.h"
#include "ui/shell/recovery.h"
#include "ui/shell/shortcuts.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::child;

namespace {

QStringList filesIn(const QString& folder, const QString& pattern)
{
    return QDir(folder).entryList({pattern}, QDir::Files);
}

}  // namespace

/// Recovery after a crash, the last session, shortcuts of one's own, paper and clipboard, the tour.
class HabitsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tests::isolateSettings(); }

    void keepsUnsavedWorkUntilItIsSaved()
    {
        const QTemporaryDir folder;
        Document document(tests::shippedCatalog());
        document.reset(tests::sampleProject());
        Recovery recovery(document, folder.path());
        recovery.setDelay(0);
        document.undoStack().push(new RenameProject(document, "Changed"));
        QTRY_COMPARE(filesIn(folder.path(), QStringLiteral("*.breakeven")).size(), 1);
        // A window that still runs has left nothing behind.
        Recovery other(document, folder.path());
        QVERIFY(other.leftBehind().empty());
        const Result<void> saved =
            document.saveAs(folder.filePath(QStringLiteral("saved.txt")).toStdString());
        QVERIFY(saved.has_value());
        QVERIFY(filesIn(folder.path(), QStringLiteral("*.breakeven")).isEmpty());
    }

    void findsWhatACrashLeftBehind()
    {
        const QTemporaryDir folder;
        Document document(tests::shippedCatalog());
        document.reset(tests::sampleProject());
        {
            Recovery recovery(document, folder.path());
            document.undoStack().push(new RenameProject(document, "Before the crash"));
            recovery.write();
        }
        const Recovery next(document, folder.path());
        const std::vector<RecoveredWork> works = next.leftBehind();
        QCOMPARE(works.size(), 1U);
        QCOMPARE(works.front().name, QStringLiteral("Before the crash"));
        const auto kept = model::readProject(works.front().copy.toStdString());
        QVERIFY(kept.has_value());
        QVERIFY(*kept == document.project());
        document.recover(*kept, {});
        QVERIFY(document.isModified());
        Recovery::discard(works.front());
        QVERIFY(filesIn(folder.path(), QStringLiteral("*")).isEmpty());
    }

    void offersWhatWasLeftBehindOnTheStartPage()
    {
        Document document(tests::shippedCatalog());
        document.reset(tests::sampleProject());
        {
            Recovery recovery(document, Recovery::defaultFolder());
            document.undoStack().push(new RenameProject(document, "Left behind"));
            recovery.write();
        }
        const auto window = tests::makeWindow();
        window->show();
        auto* discard = child<QPushButton>(*window, "discardRecovered");
        QVERIFY(discard != nullptr);
        QTest::mouseClick(discard, Qt::LeftButton);
        QTRY_VERIFY(child<QPushButton>(*window, "discardRecovered") == nullptr);
        QVERIFY(filesIn(Recovery::defaultFolder(), QStringLiteral("*.breakeven")).isEmpty());
    }

    void changesKeysAndKeepsThem()
    {
        QAction save(QStringLiteral("&Save"));
        save.setObjectName(QStringLiteral("testSave"));
        save.setShortcut(QKeySequence(QStringLiteral("Ctrl+S")));
        QAction find(QStringLiteral("&Find..."));
        find.setObjectName(QStringLiteral("testFind"));
        find.setShortcut(QKeySequence(QStringLiteral("Ctrl+F")));
        applyShortcuts({&save, &find});
        ShortcutsDialog dialog({&save, &find}, nullptr);
        auto* keys = child<QKeySequenceEdit>(dialog, "shortcutKeys");
        const auto take = [keys](const char* wanted) {
            keys->setKeySequence(QKeySequence(QString::fromLatin1(wanted)));
            emit keys->editingFinished();
        };
        take("Ctrl+F");
        QCOMPARE(save.shortcut(), QKeySequence(QStringLiteral("Ctrl+S")));
        QVERIFY(child<QLabel>(dialog, "shortcutMessage")->text().contains(QStringLiteral("Find")));
        take("Ctrl+Alt+S");
        QCOMPARE(save.shortcut(), QKeySequence(QStringLiteral("Ctrl+Alt+S")));

        QAction again(QStringLiteral("&Save"));
        again.setObjectName(QStringLiteral("testSave"));
        again.setShortcut(QKeySequence(QStringLiteral("Ctrl+S")));
        applyShortcuts({&again});
        QCOMPARE(again.shortcut(), QKeySequence(QStringLiteral("Ctrl+Alt+S")));
        QTest::mouseClick(child<QPushButton>(dialog, "shortcutReset"), Qt::LeftButton);
        QCOMPARE(save.shortcut(), QKeySequence(QStringLiteral("Ctrl+S")));
    }

    void everyCommandHasAName()
    {
        const auto window = tests::makeWindow();
        ShortcutsDialog dialog(window->findChildren<QAction*>(), nullptr);
        QVERIFY(child<QTreeWidget>(dialog, "shortcutsList")->topLevelItemCount() > 50);
    }

    void beginsWhereOneLeftOff()
    {
        const char* example = BREAKEVEN_SOURCE_DIR "/resources/examples/shop.breakeven";
        QString second;
        {
            const auto window = tests::makeWindow();
            QVERIFY(window->openFile(example).has_value());
            second = text(window->document().project().alternatives.at(1).id.text());
            child<QTabBar>(*window, "alternativeTabs")->setCurrentIndex(1);
            window->show();
            window->close();
        }
        {
            const auto window = tests::makeWindow();
            window->restoreSession();
            QCOMPARE(window->document().file(), std::filesystem::path(example));
            QCOMPARE(text(window->alternative().text()), second);
            child<QAction>(*window, "actionReopen")->trigger();
            window->close();
        }
        const auto window = tests::makeWindow();
        window->restoreSession();
        QVERIFY(window->document().file().empty());
        QVERIFY(!child<QAction>(*window, "actionReopen")->isChecked());
    }

    void copiesThePictureAndTheText()
    {
        const auto window = tests::makeWindow();
        QVERIFY(window->openFile(BREAKEVEN_SOURCE_DIR "/resources/examples/web-app.breakeven")
                    .has_value());
        window->copyPicture();
        const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
        QVERIFY(copied->hasImage());
        QVERIFY(!copied->hasText());
        QVERIFY(copied->data(QStringLiteral("image/svg+xml")).contains("Rides table"));
        window->show();
        auto* canvas = qobject_cast<ArchitectureView*>(
            child<QStackedWidget>(*window, "canvasStack")->currentWidget());
        canvas->canvasActions()[CanvasAction::SelectAll]->trigger();
        canvas->canvasActions()[CanvasAction::Copy]->trigger();
        copied = QGuiApplication::clipboard()->mimeData();
        QVERIFY(copied->hasImage());
        QVERIFY(copied->text().contains(QStringLiteral("aws.lambda")));
    }

    void theTourShowsEachPartAndEnds()
    {
        const auto window = tests::makeWindow();
        window->show();
        QTest::mouseClick(child<QPushButton>(*window, "startTour"), Qt::LeftButton);
        const QPointer<Tour> tour = window->findChild<Tour*>();
        QVERIFY(tour != nullptr);
        QVERIFY(!window->document().file().empty());
        QTest::keyClick(tour, Qt::Key_Right);
        QTest::keyClick(tour, Qt::Key_Right);
        QCOMPARE(tour->stop(), 2);
        QTest::keyClick(tour, Qt::Key_Left);
        QCOMPARE(tour->stop(), 1);
        for (int more = 0; more < 20 && tour; ++more) {
            const auto* card = child<QWidget>(*tour, "tourCard");
            QVERIFY(tour->rect().contains(card->geometry()));
            QTest::mouseClick(child<QPushButton>(*tour, "tourNext"), Qt::LeftButton);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        QVERIFY(tour == nullptr);
    }

    /// Keys that two commands share reach neither.
    void noTwoCommandsShareKeys()
    {
        const auto window = tests::makeWindow();
        std::map<QKeySequence, QString> owners;
        for (const QAction* action : window->findChildren<QAction*>()) {
            for (const QKeySequence& keys : action->shortcuts()) {
                const auto [owner, isNew] = owners.emplace(keys, action->objectName());
                QVERIFY2(isNew || keys.isEmpty() || owner->second == action->objectName(),
                         qPrintable(keys.toString() + QStringLiteral(": ") + owner->second +
                                    QStringLiteral(", ") + action->objectName()));
            }
        }
        QVERIFY(owners.size() > 40);
    }

    void printsDarkOnWhite()
    {
        const model::Project project = tests::sampleProject();
        QImage page(1400, 1000, QImage::Format_ARGB32_Premultiplied);
        page.fill(Qt::black);
        QPainter painter(&page);
        paintPage(painter, QRectF(page.rect()),
                  {project,
                   tests::shippedCatalog(),
                   tests::serverless,
                   {},
                   QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons")});
        painter.end();
        QCOMPARE(page.pixelColor(2, 2), QColor(Qt::white));
        int dark = 0;
        for (int x = 0; x < page.width(); ++x) {
            dark += page.pixelColor(x, page.height() / 2).lightness() < 160 ? 1 : 0;
        }
        QVERIFY(dark > 10);
    }
};

BREAKEVEN_TEST(habits, HabitsTest)
#include "tst_habits.moc"
