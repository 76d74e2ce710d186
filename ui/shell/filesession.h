#pragma once

#include <filesystem>

#include <QObject>
#include <QStringList>

#include "ui/document/document.h"

class QWidget;

namespace breakeven::ui {

/// Opening, saving and closing the document's file from a window: dialogs, the question about
/// unsaved changes, and the list of recent files.
class FileSession : public QObject {
    Q_OBJECT

public:
    FileSession(Document& document, QWidget* window);

    [[nodiscard]] Result<void> open(const std::filesystem::path& file);
    /// Asks what to do with unsaved changes; false = the user wants to stay.
    [[nodiscard]] bool confirmLeaving();
    [[nodiscard]] static QStringList recentFiles();

public slots:
    void newProject();
    void openWithDialog();
    /// Opens after asking about unsaved changes; failures are reported by failed().
    void openAsked(const QString& file);
    bool save();
    bool saveAs();

signals:
    void failed(const breakeven::Error& error);
    void recentFilesChanged();

private:
    bool report(const Result<void>& result);
    void remember(const std::filesystem::path& file);
    [[nodiscard]] QString folder() const;

    Document& m_document;
    QWidget* m_window;
};

/// A project with one empty alternative and one traffic source: what File > New gives.
[[nodiscard]] model::Project blankProject();

}  // namespace breakeven::ui
