#pragma once

#include <string>
#include <vector>

#include <QWidget>

#include "ui/inspector/page.h"

class QScrollArea;
class QVBoxLayout;

namespace breakeven::ui {

/// The right dock: the page of what is selected, following the document and the analysis.
class InspectorPanel : public QWidget {
    Q_OBJECT

public:
    InspectorPanel(Document& document, const Analysis& analysis, const Theme& theme,
                   QWidget* parent = nullptr);

    /// Shows the selection's page: a component's, a connection's, a summary of several, or the
    /// project's when nothing is selected.
    void inspect(const model::AlternativeId& alternative,
                 const std::vector<model::ComponentId>& components,
                 const std::vector<model::ConnectionId>& connections);
    /// The one component whose page is shown; null when there is none.
    [[nodiscard]] const model::Component* component() const;

signals:
    void helpRequested(const std::string& kind, const std::string& region);

private:
    void follow(const ChangeEvent& event);
    void rebuild();
    [[nodiscard]] InspectorPage* makePage();

    InspectorContext m_context;
    model::AlternativeId m_alternative;
    std::vector<model::ComponentId> m_components;
    std::vector<model::ConnectionId> m_connections;
    QVBoxLayout* m_content = nullptr;  // before m_scroll, whose making fills it
    QScrollArea* m_scroll;
    InspectorPage* m_page = nullptr;
};

}  // namespace breakeven::ui
