#include "ui/shell/filesession.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>

#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

const QString recentKey = QStringLiteral("files/recent");
constexpr qsizetype recentLimit = 10;
const QString suffix = QStringLiteral(".breakeven");

std::filesystem::path pathOf(const QString& file)
{
    return std::filesystem::path(file.toStdString());
}

QString fileFilter()
{
    return QObject::tr("Breakeven projects (*.breakeven);;All files (*)");
}

}  // namespace

model::Project blankProject()
{
    model::Project project;
    project.name = QObject::tr("New project").toStdString();
    model::Alternative alternative;
    alternative.id = model::AlternativeId("alternative-1");
    alternative.name = QObject::tr("Alternative 1").toStdString();
    project.alternatives.push_back(std::move(alternative));
    model::TrafficSource source;
    source.id = model::TrafficSourceId("traffic-1");
    source.name = QObject::tr("Users").toStdString();
    source.requestsPerSecond = 10;
    project.workload.sources.push_back(std::move(source));
    return project;
}

FileSession::FileSession(Document& document, QWidget* window)
    : QObject(window), m_document(document), m_window(window)
{
}

bool FileSession::report(const Result<void>& result)
{
    if (!result) {
        emit failed(result.error());
    }
    return result.has_value();
}

Result<void> FileSession::open(const std::filesystem::path& file)
{
    Result<void> result = m_document.open(file);
    if (result) {
        remember(file);
    }
    return result;
}

void FileSession::newProject()
{
    if (confirmLeaving()) {
        m_document.reset(blankProject());
    }
}

QString FileSession::folder() const
{
    return m_document.file().empty()
               ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
               : text(m_document.file().parent_path().string());
}

void FileSession::openWithDialog()
{
    const QString file =
        QFileDialog::getOpenFileName(m_window, tr("Open Project"), folder(), fileFilter());
    if (!file.isEmpty()) {
        openAsked(file);
    }
}

void FileSession::openAsked(const QString& file)
{
    if (confirmLeaving()) {
        report(open(pathOf(file)));
    }
}

bool FileSession::save()
{
    if (m_document.file().empty()) {
        return saveAs();
    }
    return report(m_document.save());
}

bool FileSession::saveAs()
{
    const QString name = text(m_document.file().empty() ? m_document.project().name + ".breakeven"
                                                        : m_document.file().filename().string());
    QString file = QFileDialog::getSaveFileName(m_window, tr("Save Project"),
                                                QDir(folder()).filePath(name), fileFilter());
    if (file.isEmpty()) {
        return false;
    }
    if (QFileInfo(file).suffix().isEmpty()) {
        file += suffix;
    }
    const bool saved = report(m_document.saveAs(pathOf(file)));
    if (saved) {
        remember(pathOf(file));
    }
    return saved;
}

bool FileSession::confirmLeaving()
{
    if (!m_document.isModified()) {
        return true;
    }
    QMessageBox box(
        QMessageBox::Question, tr("Unsaved Changes"),
        tr("Save the changes to \"%1\" before leaving it?").arg(text(m_document.project().name)),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setObjectName(QStringLiteral("confirmLeaving"));
    box.setInformativeText(tr("Without saving they are lost."));
    box.setDefaultButton(QMessageBox::Save);
    const int answer = box.exec();
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save());
}

QStringList FileSession::recentFiles()
{
    QStringList files = QSettings().value(recentKey).toStringList();
    files.removeIf([](const QString& file) { return !QFileInfo::exists(file); });
    return files;
}

void FileSession::remember(const std::filesystem::path& file)
{
    const QString absolute = QFileInfo(text(file.string())).absoluteFilePath();
    QStringList files = QSettings().value(recentKey).toStringList();
    files.removeAll(absolute);
    files.prepend(absolute);
    QSettings().setValue(recentKey, files.mid(0, recentLimit));
    emit recentFilesChanged();
}

}  // namespace breakeven::ui
