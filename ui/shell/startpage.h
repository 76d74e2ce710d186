#pragma once

#include <QStringList>
#include <QWidget>

#include "ui/shell/theme.h"

class QVBoxLayout;

namespace breakeven::ui {

/// What stands in place of the canvas until a project is chosen: the examples, the files one worked
/// on last, and a blank beginning. Never in the way: any project that is opened replaces it.
class StartPage : public QWidget {
    Q_OBJECT

public:
    /// `examples` is the folder of the bundled projects.
    StartPage(const Theme& theme, const QString& examples, QWidget* parent = nullptr);

    void setRecentFiles(const QStringList& files);

signals:
    void openRequested(const QString& file);
    void blankRequested();
    void dialogRequested();

private:
    void addHead(QVBoxLayout* layout);
    void addExamples(QVBoxLayout* layout, const QString& folder);
    void addFile(QVBoxLayout* layout, const QString& file, const QString& name,
                 const QString& detail);

    const Theme& m_theme;
    QVBoxLayout* m_recent = nullptr;
};

}  // namespace breakeven::ui
