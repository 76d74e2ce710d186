#pragma once

#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

#include "ui/document/document.h"

namespace breakeven::ui {

/// Work that a window left behind when it ended without saving or asking.
struct RecoveredWork {
    QString copy;      ///< the file with the unsaved state
    QString original;  ///< the file it was of; empty = it had none
    QString name;      ///< the project's
    QDateTime when;
};

/// Keeps a copy of unsaved work in a file of its own, written whole or not at all, a moment after
/// each change; takes it away when the work is saved or given up. What a window that is gone left
/// behind is found at the next start. Never touches the user's own file.
class Recovery : public QObject {
    Q_OBJECT

public:
    /// `folder` is where the copies are; it is made when needed.
    Recovery(Document& document, const QString& folder, QObject* parent = nullptr);
    ~Recovery() override;

    /// How long after a change; for tests.
    void setDelay(int milliseconds) { m_timer.setInterval(milliseconds); }
    /// Writes now what is unsaved.
    void write();
    /// The work is saved or given up.
    void forget();
    /// Left behind by windows that are gone, the newest first.
    [[nodiscard]] std::vector<RecoveredWork> leftBehind() const;
    static void discard(const RecoveredWork& work);

    [[nodiscard]] static QString defaultFolder();

private:
    [[nodiscard]] QString copyFile() const;

    Document& m_document;
    QString m_folder;
    QString m_session;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_timer;
};

}  // namespace breakeven::ui
