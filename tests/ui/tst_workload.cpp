#include "ui/workload/workloadpanel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "tests/ui/window.h"
#include "ui/workload/changeseditor.h"
#include "ui/workload/tracedialog.h"
#include "ui/workload/weekpreview.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::child;

namespace {

const Theme& theme()
{
    static const Theme one(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons"));
    return one;
}

/// A document with one source, and its panel.
struct Desk {
    Document document{tests::shippedCatalog()};
    WorkloadPanel panel{document, theme()};

    Desk()
    {
        document.reset(tests::sampleProject());
        panel.resize(1200, 500);
        panel.show();
    }
    [[nodiscard]] const model::TrafficSource& source() const
    {
        return document.project().workload.sources.front();
    }
    void enter(const char* field, const char* value)
    {
        auto* edit = child<QLineEdit>(panel, field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QString::fromLatin1(value));
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void choose(int process)
    {
        auto* box = child<QComboBox>(panel, "field-sourceProcess");
        box->setCurrentIndex(process);
        emit box->activated(process);
    }
    [[nodiscard]] bool shows(const char* field)
    {
        return child<QWidget>(panel, field)->isVisibleTo(&panel);
    }
    void press(const char* button)
    {
        QTest::mouseClick(child<QAbstractButton>(panel, button), Qt::LeftButton);
    }
};

std::string fileWith(const QTemporaryDir& folder, const QByteArray& content)
{
    QFile file(folder.filePath(QStringLiteral("trace.csv")));
    file.open(QIODevice::WriteOnly);
    file.write(content);
    return file.fileName().toStdString();
}

}  // namespace

class WorkloadPanelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tests::isolateSettings(); }

    void everyFieldIsOneUndoStep_data()
    {
        QTest::addColumn<int>("process");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](int process, const char* field, const char* value) {
            QTest::newRow(field) << process << QByteArray(field) << QByteArray(value);
        };
        row(0, "field-sourceRate", "42");
        row(0, "field-sourceBatch", "5");
        row(0, "field-sourceUsers", "1000");
        row(0, "field-sourceGrowth", "7");
        row(2, "field-burstRatio", "30");
        row(2, "field-burstSeconds", "12");
        row(2, "field-burstShare", "0.25");
        row(3, "field-thinkers", "500");
        row(3, "field-thinkSeconds", "3");
    }
    void everyFieldIsOneUndoStep()
    {
        QFETCH(int, process);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        Desk desk;
        if (process != 0) {
            desk.choose(process);
        }
        const model::TrafficSource before = desk.source();
        const int steps = desk.document.undoStack().count();
        QVERIFY(desk.shows(field.constData()));
        desk.enter(field.constData(), value.constData());
        QCOMPARE(desk.document.undoStack().count(), steps + 1);
        QVERIFY(!(desk.source() == before));
        desk.document.undoStack().undo();
        QVERIFY(desk.source() == before);
    }

    void onlyTheFieldsOfTheProcessAreShown()
    {
        Desk desk;
        QVERIFY(desk.shows("field-sourceRate"));
        QVERIFY(!desk.shows("field-burstRatio"));
        desk.choose(3);
        QVERIFY(desk.source().process == model::ArrivalProcess::Closed);
        QVERIFY(!desk.shows("field-sourceRate"));
        QVERIFY(desk.shows("field-thinkers"));
    }

    void outOfRangeIsNotTaken()
    {
        Desk desk;
        desk.choose(2);
        const model::TrafficSource before = desk.source();
        desk.enter("field-burstShare", "2");
        desk.enter("field-burstRatio", "nan");
        QVERIFY(desk.source() == before);
    }

    void spikesComeChangeAndGo()
    {
        Desk desk;
        desk.press("addChange");
        QCOMPARE(desk.source().changes.size(), std::size_t{1});
        QCOMPARE(child<QListWidget>(desk.panel, "changeList")->item(0)->text(),
                 QStringLiteral("Mon 12:00, 1 h, × 2"));
        desk.enter("field-changeFactor", "8");
        desk.enter("field-changeHour", "18.5");
        auto* day = child<QComboBox>(desk.panel, "field-changeDay");
        day->setCurrentIndex(4);
        emit day->activated(4);
        QCOMPARE(desk.source().changes.front().factor, 8.0);
        QCOMPARE(desk.source().changes.front().startHour, 4 * 24 + 18.5);
        QCOMPARE(child<QListWidget>(desk.panel, "changeList")->item(0)->text(),
                 QStringLiteral("Fri 18:30, 1 h, × 8"));
        desk.press("removeChange");
        QVERIFY(desk.source().changes.empty());
        for (int i = 0; i < 5; ++i) {
            desk.document.undoStack().undo();
        }
        QVERIFY(desk.source().changes.empty());
        QVERIFY(!desk.document.isModified());
    }

    void describesThePeakOfASpike()
    {
        model::TrafficSource source;
        source.requestsPerSecond = 10;
        QCOMPARE(WeekPreview::describe(source, 730),
                 QStringLiteral("26.3 M requests a month, at a steady 10 a second"));
        source.changes.push_back({.startHour = 36.5, .hours = 0.5, .factor = 20});
        QVERIFY(WeekPreview::describe(source, 730)
                    .contains(QStringLiteral("peak 200 a second on Tuesday at 12:30")));
    }

    void thinningKeepsTheSpikes()
    {
        std::vector<double> rates(10'080, 1);
        rates[5'001] = 99;
        const std::vector<double> few = thinned(rates, 100);
        QCOMPARE(few.size(), std::size_t{100});
        QCOMPARE(few[49], 99.0);
        QCOMPARE(thinned({1, 2}, 100).size(), std::size_t{2});
    }

    void tracesAreReadShownAndTaken()
    {
        const QTemporaryDir folder;
        TraceDialog dialog(theme());
        dialog.openFile(fileWith(folder, "minute,count\n0,120\n1,60\n2,0\n3,60\n"));
        QTRY_VERIFY(dialog.trace().has_value());
        QVERIFY(child<QPushButton>(dialog, "traceUse")->isEnabled());
        QVERIFY(child<QLabel>(dialog, "traceFindings")->text().contains(QStringLiteral("240")));
        Desk desk;
        desk.panel.useTrace(*dialog.trace(), true);
        QCOMPARE(desk.document.undoStack().count(), 1);
        QCOMPARE(desk.source().profile.minutes.size(), std::size_t{4});
        QCOMPARE(desk.source().requestsPerSecond, 1.0);
        QVERIFY(!desk.shows("hourBars"));
        desk.press("dropMinutes");
        QVERIFY(desk.source().profile.minutes.empty());
        QVERIFY(desk.shows("hourBars"));
    }

    void brokenTracesSayWhere_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("empty") << QByteArray() << QByteArray("trace.csv");
        QTest::newRow("no columns") << QByteArray("a,b\n1,2\n") << QByteArray("trace.csv");
        QTest::newRow("no number")
            << QByteArray("timestamp,count\n60,many\n") << QByteArray("trace.csv:2");
        QTest::newRow("negative") << QByteArray("timestamp,count\n60,1\n120,-4\n")
                                  << QByteArray("trace.csv:3");
    }
    void brokenTracesSayWhere()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, says);
        const QTemporaryDir folder;
        TraceDialog dialog(theme());
        dialog.openFile(fileWith(folder, content));
        QTRY_VERIFY(!dialog.isReading());
        QVERIFY(!dialog.trace().has_value());
        QVERIFY(!child<QPushButton>(dialog, "traceUse")->isEnabled());
        const QString words = child<QLabel>(dialog, "traceFindings")->text();
        QVERIFY2(words.contains(QString::fromUtf8(says)), qPrintable(words));
    }
};

BREAKEVEN_TEST(workload, WorkloadPanelTest)
#include "tst_workload.moc"
