#include "ui/report/reportexport.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include "model/interchange/atomicfile.h"
#include "model/report/writers.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

ReportExport::ReportExport(const Document& document, const Analysis& analysis, QWidget* window)
    : QObject(window),
      m_document(document),
      m_analysis(analysis),
      m_window(window),
      m_job([this](const Written& written) { tell(written); })
{
}

bool ReportExport::isReady() const
{
    const auto& alternatives = m_document.project().alternatives;
    return !alternatives.empty() && !m_analysis.isSettling() &&
           std::ranges::all_of(alternatives, [this](const model::Alternative& alternative) {
               const model::Outcome* outcome = m_analysis.outcome(alternative.id);
               return outcome != nullptr && outcome->simulation &&
                      !m_analysis.isSimulationStale(alternative.id);
           });
}

void ReportExport::write(const std::filesystem::path& file)
{
    auto ready = model::report::checkReportFormat(file);
    if (ready && !isReady()) {
        ready = failure(ErrorCode::Invalid, "the project has changed since its last simulation",
                        m_document.project().name, "run the simulation, then export again");
    }
    if (ready && m_job.isBusy()) {
        ready = failure(ErrorCode::Unsupported, "another report is being written", file.string(),
                        "wait until it is done");
    }
    if (!ready) {
        emit failed(ready.error());
        return;
    }
    model::Comparison comparison{.breakEven = m_analysis.breakEven(),
                                 .verdict = m_analysis.verdict()};
    for (const model::Alternative& alternative : m_document.project().alternatives) {
        comparison.outcomes.push_back(*m_analysis.outcome(alternative.id));
    }
    // Explaining every line takes up to seconds; what it is made of may change meanwhile.
    m_job.request([file, project = m_document.project(), &catalog = m_document.catalog(),
                   comparison = std::move(comparison), book = m_analysis.bookInUse()] {
        const auto content = model::report::renderReport(
            {project, catalog, comparison, QCoreApplication::applicationVersion().toStdString(),
             QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toStdString(),
             book.get()},
            file);
        return Written{text(file.string()), content ? model::writeFileAtomically(file, *content)
                                                    : tl::unexpected(content.error())};
    });
}

void ReportExport::tell(const Written& written)
{
    if (written.result) {
        emit this->written(written.file);
    } else {
        emit failed(written.result.error());
    }
}

QString ReportExport::proposedFile() const
{
    const std::filesystem::path& file = m_document.file();
    const QString folder = file.empty()
                               ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                               : text(file.parent_path().string());
    const QString stem = text(file.empty() ? m_document.project().name : file.stem().string());
    return QDir(folder).filePath(stem + QStringLiteral(".html"));
}

void ReportExport::writeWithDialog()
{
    QString file =
        QFileDialog::getSaveFileName(m_window, tr("Export Report"), proposedFile(),
                                     tr("Reports (*.html *.md *.txt *.json *.csv);;All files (*)"));
    if (file.isEmpty()) {
        return;
    }
    if (QFileInfo(file).suffix().isEmpty()) {
        file += QStringLiteral(".html");
    }
    write(file.toStdString());
}

}  // namespace breakeven::ui
