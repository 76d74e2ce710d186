#pragma once

#include <QStringList>
#include <QWidget>

#include "model/catalog/catalog.h"
#include "ui/shell/recovery.h"
#include "ui/shell/theme.h"

class QPushButton;
class QVBoxLayout;

namespace breakeven::ui {

/// What stands in place of the canvas until a project is chosen: the gallery of examples, the files
/// one worked on last, and a blank beginning. Never in the way: any project that is opened replaces
/// it.
class StartPage : public QWidget {
    Q_OBJECT

public:
    /// `examples` is the folder of the bundled projects.
    StartPage(const Theme& theme, const model::Catalog& catalog, const QString& examples,
              QWidget* parent = nullptr);

    void setRecentFiles(const QStringList& files);
    /// What windows that ended unasked left behind; to be taken up or thrown away.
    void setRecovered(const std::vector<RecoveredWork>& works);

signals:
    void openRequested(const QString& file);
    void blankRequested();
    void dialogRequested();
    void tourRequested();
    void recoverRequested(const breakeven::ui::RecoveredWork& work);
    void discardRequested(const breakeven::ui::RecoveredWork& work);

private:
    void addHead(QVBoxLayout* layout);
    QPushButton* addFile(QVBoxLayout* layout, const QString& file, const QString& name,
                         const QString& detail);

    const Theme& m_theme;
    QVBoxLayout* m_recovered = nullptr;
    QVBoxLayout* m_recent = nullptr;
};

}  // namespace breakeven::ui
