#include "ui/shell/recovery.h"

#include <QDir>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>
#include <QUuid>

#include "model/interchange/projectfile.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

constexpr int quietTime = 3000;  ///< milliseconds after the last change
const QString copySuffix = QStringLiteral(".breakeven");
const QString lockSuffix = QStringLiteral(".lock");
const QString originSuffix = QStringLiteral(".origin");

QString stemOf(const QString& copy)
{
    return copy.chopped(copySuffix.size());
}

/// A window that still runs holds its lock.
bool isInUse(const QString& copy)
{
    QLockFile lock(stemOf(copy) + lockSuffix);
    lock.setStaleLockTime(0);
    return !lock.tryLock();
}

}  // namespace

Recovery::Recovery(Document& document, const QString& folder, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_folder(folder),
      m_session(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(quietTime);
    connect(&m_timer, &QTimer::timeout, this, &Recovery::write);
    connect(&document, &Document::changed, this, [this] {
        if (!m_timer.isActive()) {
            m_timer.start();
        }
    });
    connect(&document.undoStack(), &QUndoStack::cleanChanged, this, [this](bool clean) {
        if (clean) {
            forget();
        }
    });
}

Recovery::~Recovery()
{
    m_timer.stop();
}

QString Recovery::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
           QStringLiteral("/recovery");
}

QString Recovery::copyFile() const
{
    return m_folder + QLatin1Char('/') + m_session + copySuffix;
}

void Recovery::write()
{
    if (!m_document.isModified() || !QDir().mkpath(m_folder)) {
        return;
    }
    if (!m_lock) {
        m_lock = std::make_unique<QLockFile>(stemOf(copyFile()) + lockSuffix);
        m_lock->setStaleLockTime(0);
        m_lock->tryLock();
    }
    // What cannot be written now is tried again after the next change.
    if (model::writeProject(m_document.project(), copyFile().toStdString())) {
        QSaveFile origin(stemOf(copyFile()) + originSuffix);
        if (origin.open(QIODevice::WriteOnly)) {
            origin.write(QByteArray::fromStdString(m_document.file().string()));
            origin.commit();
        }
    }
}

void Recovery::forget()
{
    m_timer.stop();
    QFile::remove(copyFile());
    QFile::remove(stemOf(copyFile()) + originSuffix);
    m_lock.reset();
}

std::vector<RecoveredWork> Recovery::leftBehind() const
{
    std::vector<RecoveredWork> works;
    const QDir folder(m_folder);
    const QFileInfoList copies =
        folder.entryInfoList({QLatin1Char('*') + copySuffix}, QDir::Files, QDir::Time);
    for (const QFileInfo& copy : copies) {
        const QString file = copy.absoluteFilePath();
        if (copy.completeBaseName() == m_session || isInUse(file)) {
            continue;
        }
        const Result<model::Project> project = model::readProject(file.toStdString());
        if (!project) {
            continue;
        }
        QFile origin(stemOf(file) + originSuffix);
        const QString original =
            origin.open(QIODevice::ReadOnly) ? QString::fromUtf8(origin.readAll()) : QString();
        works.push_back({file, original, text(project->name), copy.lastModified()});
    }
    return works;
}

void Recovery::discard(const RecoveredWork& work)
{
    QFile::remove(work.copy);
    QFile::remove(stemOf(work.copy) + originSuffix);
    QFile::remove(stemOf(work.copy) + lockSuffix);
}

}  // namespace breakeven::ui
