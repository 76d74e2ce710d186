#pragma once

#include <functional>

#include <QWidget>

#include "ui/document/document.h"
#include "ui/shell/theme.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace breakeven::ui {

class NumberEdit;
class ProfileBars;
class WeekPreview;

/// What the project is loaded with: its traffic sources, each with rate, kind of arrivals, users
/// and the shape of its day and week. Every edit is one undo step.
class WorkloadPanel : public QWidget {
    Q_OBJECT

public:
    WorkloadPanel(Document& document, const Theme& theme, QWidget* parent = nullptr);

private:
    using Edit = std::function<void(model::TrafficSource&)>;
    [[nodiscard]] QWidget* makeList();
    [[nodiscard]] QWidget* makeFields();
    [[nodiscard]] QWidget* makeShape();
    [[nodiscard]] const model::TrafficSource* current() const;
    void follow(const ChangeEvent& event);
    void fillList();
    void showCurrent();
    void change(const Edit& edit);
    void addSource();
    void removeSource();

    Document& m_document;
    const Theme& m_theme;
    QListWidget* m_list = nullptr;
    QToolButton* m_remove = nullptr;
    QWidget* m_fields = nullptr;
    QWidget* m_shape = nullptr;
    QLineEdit* m_name = nullptr;
    NumberEdit* m_rate = nullptr;
    QComboBox* m_process = nullptr;
    NumberEdit* m_users = nullptr;
    ProfileBars* m_hours = nullptr;
    ProfileBars* m_days = nullptr;
    WeekPreview* m_preview = nullptr;
    QLabel* m_description = nullptr;
};

}  // namespace breakeven::ui
