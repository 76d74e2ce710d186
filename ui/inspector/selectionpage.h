#pragma once

#include <vector>

#include "ui/inspector/page.h"

class QLabel;
class QVBoxLayout;

namespace breakeven::ui {

class ParameterForm;

/// Several parts at once: how many, what they cost together, and, when they are of one kind, their
/// parameters to be changed together.
class SelectionPage : public InspectorPage {
    Q_OBJECT

public:
    SelectionPage(const InspectorContext& context, model::AlternativeId alternative,
                  std::vector<model::ComponentId> components,
                  std::vector<model::ConnectionId> connections);
    bool refreshValues() override;
    void refreshFigures() override;

private:
    void addParameters(QVBoxLayout& layout);

    model::AlternativeId m_alternative;
    std::vector<model::ComponentId> m_components;
    std::vector<model::ConnectionId> m_connections;
    QLabel* m_cost;
    ParameterForm* m_parameters = nullptr;  ///< when all are of one kind
};

}  // namespace breakeven::ui
