#include "model/interchange/atomicfile.h"

#include <fstream>

#include <sys/stat.h>

#include <QDir>
#include <QTemporaryDir>

#include "model/interchange/projectfile.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

class AtomicFileTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->path().toStdString();
    }

    void writesAndReplaces()
    {
        QVERIFY(writeFileAtomically(m_path / "a", "one"));
        QVERIFY(writeFileAtomically(m_path / "a", "two"));
        QCOMPARE(*readWholeFile(m_path / "a", 100), std::string("two"));
        QCOMPARE(entries(), 1);
    }

    void keepsPermissions()
    {
        QVERIFY(writeFileAtomically(m_path / "a", "one"));
        QCOMPARE(::chmod((m_path / "a").c_str(), 0640), 0);
        QVERIFY(writeFileAtomically(m_path / "a", "two"));
        struct stat status {};
        QCOMPARE(::stat((m_path / "a").c_str(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0640U);
    }

    void followsSymbolicLinks()
    {
        QVERIFY(writeFileAtomically(m_path / "a", "one"));
        std::filesystem::create_symlink("a", m_path / "link");
        QVERIFY(writeFileAtomically(m_path / "link", "two"));
        QVERIFY(std::filesystem::is_symlink(m_path / "link"));
        QCOMPARE(*readWholeFile(m_path / "a", 100), std::string("two"));
    }

    void failureLeavesTheOldFile()
    {
        std::filesystem::create_directory(m_path / "folder");
        const auto written = writeFileAtomically(m_path / "folder", "x");
        QVERIFY(!written);
        QVERIFY(!written.error().remedy.empty());
        QVERIFY(!writeFileAtomically(m_path / "no" / "such" / "folder", "x"));
        QCOMPARE(entries(), 1);
    }

    void refusesToReadTooMuch()
    {
        QVERIFY(writeFileAtomically(m_path / "a", "0123456789"));
        QVERIFY(readWholeFile(m_path / "a", 10));
        QCOMPARE(readWholeFile(m_path / "a", 9).error().code, ErrorCode::Unsupported);
    }

    void savesAndOpensAProject()
    {
        Project project;
        project.name = "Shop";
        project.alternatives.push_back({.id = AlternativeId("a")});
        QVERIFY(writeProject(project, m_path / "p.breakeven"));
        const auto again = readProject(m_path / "p.breakeven");
        QVERIFY(again);
        QVERIFY(*again == project);
    }

    void aProjectThatCouldNotBeOpenedIsNotSaved()
    {
        Project project;
        project.name = "Shop";
        QVERIFY(writeProject(project, m_path / "p.breakeven"));
        project.workload.sources.push_back(
            {.id = TrafficSourceId("s"),
             .requestsPerSecond = std::numeric_limits<double>::quiet_NaN()});
        QVERIFY(!writeProject(project, m_path / "p.breakeven"));
        QCOMPARE(readProject(m_path / "p.breakeven")->name, std::string("Shop"));
    }

private:
    int entries() const
    {
        return static_cast<int>(
            QDir(m_folder->path())
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                .size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_path;
};

BREAKEVEN_TEST(atomicfile, AtomicFileTest)
#include "tst_atomicfile.moc"
