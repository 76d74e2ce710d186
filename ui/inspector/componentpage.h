#pragma once

#include "ui/inspector/page.h"

class QLabel;
class QLineEdit;
class QGridLayout;
class QVBoxLayout;

namespace breakeven::ui {

class BillView;
class Form;
struct ComponentHeadline;

/// A component: name, kind, what it costs and how it fares, and the parameters of its kind.
class ComponentPage : public InspectorPage {
    Q_OBJECT

public:
    ComponentPage(const InspectorContext& context, model::AlternativeId alternative,
                  model::ComponentId component);
    bool refreshValues() override;
    void refreshFigures() override;

private:
    [[nodiscard]] const model::Component* component() const;
    void addHead(QVBoxLayout* layout, const model::Component& component);
    void addCost(QVBoxLayout* layout);
    void addParameters(QVBoxLayout* layout);
    void addUnknownKind(QVBoxLayout* layout, const model::Component& component);
    void addParameter(const model::Parameter& parameter);
    [[nodiscard]] QWidget* makeEditor(const model::Parameter& parameter);
    [[nodiscard]] QWidget* makeSourceChooser(const model::Parameter& parameter);
    void showValue(const model::Parameter& parameter, const model::ParameterValue& value);
    void set(const model::Parameter& parameter, model::ParameterValue value);
    void showFigures(const ComponentHeadline& headline);

    model::AlternativeId m_alternative;
    model::ComponentId m_component;
    const model::ServiceKind* m_kind = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_cost = nullptr;
    QGridLayout* m_figures = nullptr;
    BillView* m_bill = nullptr;
    Form* m_form = nullptr;
};

}  // namespace breakeven::ui
