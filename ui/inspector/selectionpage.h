#pragma once

#include <vector>

#include "ui/inspector/page.h"

class QLabel;

namespace breakeven::ui {

/// Several parts at once: how many, what they cost together, and the one thing to do with them.
class SelectionPage : public InspectorPage {
    Q_OBJECT

public:
    SelectionPage(const InspectorContext& context, model::AlternativeId alternative,
                  std::vector<model::ComponentId> components,
                  std::vector<model::ConnectionId> connections);
    bool refreshValues() override;
    void refreshFigures() override;

private:
    model::AlternativeId m_alternative;
    std::vector<model::ComponentId> m_components;
    std::vector<model::ConnectionId> m_connections;
    QLabel* m_cost;
};

}  // namespace breakeven::ui
