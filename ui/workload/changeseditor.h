#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "model/workload/workload.h"
#include "ui/shell/theme.h"

class QComboBox;
class QListWidget;
class QToolButton;

namespace breakeven::ui {

class Form;
class NumberEdit;

/// The spikes, dips and ramps of a traffic source: a list, and the fields of the one chosen.
class ChangesEditor : public QWidget {
    Q_OBJECT

public:
    explicit ChangesEditor(const Theme& theme, QWidget* parent = nullptr);
    void setChanges(std::vector<model::RateChange> changes);

signals:
    /// The user has finished an edit; nothing is changed here until setChanges() brings it back.
    void edited(const std::vector<breakeven::model::RateChange>& changes);

private:
    [[nodiscard]] QWidget* makeHead();
    void makeFields();
    void add();
    void remove();
    void showCurrent();
    void change(const std::function<void(model::RateChange&)>& edit);

    const Theme& m_theme;
    std::vector<model::RateChange> m_changes;
    QListWidget* m_list;
    QToolButton* m_remove = nullptr;
    Form* m_form;
    QComboBox* m_day = nullptr;
    NumberEdit* m_hour = nullptr;
    NumberEdit* m_hours = nullptr;
    NumberEdit* m_ramp = nullptr;
    NumberEdit* m_factor = nullptr;
};

/// `Mon 12:00, 2 h, × 3`
[[nodiscard]] QString changeText(const model::RateChange& change);

}  // namespace breakeven::ui
