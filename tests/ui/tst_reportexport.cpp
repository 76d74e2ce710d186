#include "ui/report/reportexport.h"

#include <QFile>
#include <QTemporaryDir>

#include "tests/support/shipped.h"
#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "tests/ui/window.h"

using namespace breakeven;
using namespace breakeven::ui;

/// What the window shows, written as a report.
class ReportExportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tests::isolateSettings(); }

    void init()
    {
        m_document = std::make_unique<Document>(tests::shippedCatalog());
        m_document->reset(tests::sampleProject());
        m_analysis = std::make_unique<Analysis>(*m_document, tests::shippedBook());
        m_export = std::make_unique<ReportExport>(*m_document, *m_analysis, nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(!m_analysis->isSettling(), 20000);
    }

    void cleanup()
    {
        m_export.reset();
        m_analysis.reset();
    }

    void askedTooEarlyItSaysWhatToDo()
    {
        const QSignalSpy failed(m_export.get(), &ReportExport::failed);
        QVERIFY(!m_export->isReady());
        m_export->write(fileNamed("early.md"));
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed.front().front().value<Error>().text().find("run the simulation") !=
                std::string::npos);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("early.md"))));
    }

    /// An edit that comes while it is written does not get into it.
    void tellsOfTheMomentItWasAskedFor()
    {
        simulate();
        const QSignalSpy written(m_export.get(), &ReportExport::written);
        m_export->write(fileNamed("report.md"));
        model::Project other = m_document->project();
        other.name = "Renamed meanwhile";
        m_document->reset(other);
        QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, 60000);
        QFile file(written.front().front().toString());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray report = file.readAll();
        QVERIFY(report.contains("Serverless"));
        QVERIFY(!report.contains("Renamed meanwhile"));
    }

    void aFolderThatIsNotThereIsNamed()
    {
        simulate();
        const QSignalSpy failed(m_export.get(), &ReportExport::failed);
        m_export->write(fileNamed("no/such/folder/report.md"));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60000);
        QVERIFY(failed.front().front().value<Error>().text().find("no/such/folder") !=
                std::string::npos);
    }

private:
    [[nodiscard]] std::filesystem::path fileNamed(const char* name) const
    {
        return m_folder.filePath(QLatin1String(name)).toStdString();
    }

    void simulate()
    {
        const QSignalSpy finished(m_analysis.get(), &Analysis::runFinished);
        m_analysis->run(7);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        QVERIFY(m_export->isReady());
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Analysis> m_analysis;
    std::unique_ptr<ReportExport> m_export;
};

BREAKEVEN_TEST(reportexport, ReportExportTest)
#include "tst_reportexport.moc"
