#pragma once

#include "ui/inspector/page.h"

class QLabel;
class QLineEdit;
class QGridLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace breakeven::ui {

class BillView;
class DensityView;
class ParameterForm;
class RegionEditor;
struct ComponentHeadline;

/// A component: name, kind, what it costs and how it fares, and the parameters of its kind.
class ComponentPage : public InspectorPage {
    Q_OBJECT

public:
    ComponentPage(const InspectorContext& context, model::AlternativeId alternative,
                  model::ComponentId component);
    bool refreshValues() override;
    void refreshFigures() override;

signals:
    /// The help of the component's kind, with the prices where the component is.
    void helpRequested(const std::string& kind, const std::string& region);

private:
    [[nodiscard]] const model::Component* component() const;
    void addHelp(QHBoxLayout* head);
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
    RegionEditor* m_region = nullptr;
    DensityView* m_service = nullptr;
    DensityView* m_init = nullptr;
    ParameterForm* m_parameters = nullptr;
};

}  // namespace breakeven::ui
