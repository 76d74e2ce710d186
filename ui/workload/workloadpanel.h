#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "model/workload/trace.h"
#include "ui/document/document.h"
#include "ui/inspector/numberedit.h"
#include "ui/shell/theme.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QToolButton;

namespace breakeven::ui {

class ChangesEditor;
class Form;
class ProfileBars;
class WeekPreview;

/// What the project is loaded with: its traffic sources, each with its kind of arrivals, users,
/// growth, spikes, and the shape of its day and week or the minutes of a trace. Every edit is one
/// undo step.
class WorkloadPanel : public QWidget {
    Q_OBJECT

public:
    WorkloadPanel(Document& document, const Theme& theme, QWidget* parent = nullptr);
    /// Gives the chosen source the minutes of a trace, and its rate when wanted: one undo step.
    void useTrace(const model::RateTrace& trace, bool withRate);

private:
    using Edit = std::function<void(model::TrafficSource&)>;
    /// Where in a source a number field is.
    using Field = std::function<double&(model::TrafficSource&)>;
    struct NumberField {
        NumberEdit* edit = nullptr;
        Field field;
    };
    [[nodiscard]] QWidget* makeList();
    [[nodiscard]] QWidget* makeFields();
    void addArrivals();
    void addUsers();
    void addNumber(const char* id, const QString& label, const NumberEdit::Range& range,
                   const QString& unit, const QString& help, Field field);
    [[nodiscard]] QWidget* makeShape();
    [[nodiscard]] QWidget* makeTraceBar();
    void showFields(const model::TrafficSource& source);
    void showShape(const model::TrafficSource& source);
    void openTrace();
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
    Form* m_form = nullptr;
    std::vector<NumberField> m_numbers;
    QComboBox* m_process = nullptr;
    QWidget* m_bars = nullptr;
    ProfileBars* m_hours = nullptr;
    ProfileBars* m_days = nullptr;
    ChangesEditor* m_changes = nullptr;
    QLabel* m_minutes = nullptr;
    QPushButton* m_dropMinutes = nullptr;
    WeekPreview* m_preview = nullptr;
    QLabel* m_description = nullptr;
};

}  // namespace breakeven::ui
