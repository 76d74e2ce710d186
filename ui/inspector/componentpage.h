#pragma once

#include "ui/inspector/page.h"

class QLabel;
class QLineEdit;
class QGridLayout;
class QVBoxLayout;

namespace breakeven::ui {

class BillView;
class DensityView;
class ParameterForm;
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
    void showDensities();
    void showFigures(const ComponentHeadline& headline);

    model::AlternativeId m_alternative;
    model::ComponentId m_component;
    const model::ServiceKind* m_kind = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_cost = nullptr;
    QGridLayout* m_figures = nullptr;
    BillView* m_bill = nullptr;
    DensityView* m_service = nullptr;
    DensityView* m_init = nullptr;
    ParameterForm* m_parameters = nullptr;
};

}  // namespace breakeven::ui
