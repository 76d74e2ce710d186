#pragma once

#include <QWidget>

#include "ui/document/analysis.h"
#include "ui/shell/theme.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTabBar;

namespace breakeven::ui {

/// The top of the window: a tab per alternative, the live verdict figures of the one in view, and
/// the run. Every change is one undo step.
class AlternativesBar : public QWidget {
    Q_OBJECT

public:
    AlternativesBar(Document& document, Analysis& analysis, const Theme& theme,
                    QWidget* parent = nullptr);

    [[nodiscard]] const model::AlternativeId& current() const { return m_current; }
    void setCurrent(const model::AlternativeId& alternative);

public slots:
    void addAlternative();
    void duplicateCurrent();

signals:
    void currentChanged(const breakeven::model::AlternativeId& alternative);
    void runRequested();
    void cancelRequested();

private:
    [[nodiscard]] QLabel* addFigure(QHBoxLayout* layout, const char* name, const QString& caption);
    void addFigures(QHBoxLayout* layout);
    void addRun(QHBoxLayout* layout);
    void follow(const ChangeEvent& event);
    void fillTabs();
    void paintTabs();
    void takeTab(int index);
    void removeTab(int index);
    void editName(int index);
    void finishName();
    void refreshFigures();
    void showRunning(bool running);
    void insert(model::Alternative alternative);

    Document& m_document;
    Analysis& m_analysis;
    const Theme& m_theme;
    model::AlternativeId m_current;
    QTabBar* m_tabs;
    QLineEdit* m_nameEdit;
    QLabel* m_cost = nullptr;
    QLabel* m_interval = nullptr;
    QLabel* m_origin = nullptr;
    QLabel* m_p50 = nullptr;
    QLabel* m_p99 = nullptr;
    QLabel* m_errors = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_run = nullptr;
};

}  // namespace breakeven::ui
