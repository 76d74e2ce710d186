#pragma once

#include "ui/inspector/page.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace breakeven::ui {

class Form;

/// What holds for everything: the project's name, the alternative's name and region, and the
/// assumptions. Shown when nothing is selected.
class ProjectPage : public InspectorPage {
    Q_OBJECT

public:
    ProjectPage(const InspectorContext& context, model::AlternativeId alternative);
    bool refreshValues() override;
    void refreshFigures() override;

private:
    [[nodiscard]] const model::Alternative* alternative() const;
    void addNames();
    void addAssumptions();
    void changeAlternative();
    [[nodiscard]] std::vector<std::pair<QString, QString>> regionChoices() const;

    model::AlternativeId m_alternative;
    Form* m_form;
    QLineEdit* m_projectName = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_region = nullptr;
    QComboBox* m_hours = nullptr;
    QCheckBox* m_freeTier = nullptr;
    QLabel* m_figures = nullptr;
};

}  // namespace breakeven::ui
