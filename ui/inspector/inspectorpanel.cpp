#include "ui/inspector/inspectorpanel.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/inspector/componentpage.h"
#include "ui/inspector/connectionpage.h"
#include "ui/inspector/projectpage.h"
#include "ui/inspector/selectionpage.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

InspectorPanel::InspectorPanel(Document& document, const Analysis& analysis, const Theme& theme,
                               QWidget* parent)
    : QWidget(parent), m_context{document, analysis, theme}, m_scroll(makeScroll(m_content))
{
    setObjectName(QStringLiteral("inspector"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    connect(&document, &Document::changed, this, &InspectorPanel::follow);
    connect(&theme, &Theme::changed, this, &InspectorPanel::rebuild);
    connect(&analysis, &Analysis::outcomesChanged, this, [this] {
        if (m_page != nullptr) {
            m_page->refreshFigures();
        }
    });
}

void InspectorPanel::inspect(const model::AlternativeId& alternative,
                             const std::vector<model::ComponentId>& components,
                             const std::vector<model::ConnectionId>& connections)
{
    if (m_page != nullptr && alternative == m_alternative && components == m_components &&
        connections == m_connections) {
        return;
    }
    m_alternative = alternative;
    m_components = components;
    m_connections = connections;
    rebuild();
}

const model::Component* InspectorPanel::component() const
{
    const model::Alternative* alternative = m_context.document.project().find(m_alternative);
    return alternative == nullptr || m_components.size() != 1 || !m_connections.empty()
               ? nullptr
               : alternative->architecture.find(m_components.front());
}

void InspectorPanel::rebuild()
{
    clearLayout(m_content);
    m_page = makePage();
    if (m_page != nullptr) {
        m_content->addWidget(m_page);
    }
    m_scroll->ensureVisible(0, 0);
}

InspectorPage* InspectorPanel::makePage()
{
    const model::Alternative* alternative = m_context.document.project().find(m_alternative);
    if (alternative == nullptr) {
        return nullptr;
    }
    if (m_components.size() == 1 && m_connections.empty()) {
        auto* page = new ComponentPage(m_context, m_alternative, m_components.front());
        connect(page, &ComponentPage::helpRequested, this, &InspectorPanel::helpRequested);
        return page;
    }
    if (m_components.empty() && m_connections.size() == 1) {
        return new ConnectionPage(m_context, m_alternative, m_connections.front());
    }
    if (!m_components.empty() || !m_connections.empty()) {
        return new SelectionPage(m_context, m_alternative, m_components, m_connections);
    }
    return new ProjectPage(m_context, m_alternative);
}

void InspectorPanel::follow(const ChangeEvent& event)
{
    const bool elsewhere = std::holds_alternative<ComponentMoved>(event);
    if (m_page == nullptr || elsewhere) {
        return;
    }
    if (std::holds_alternative<WorkloadChanged>(event)) {
        rebuild();  // a source may have come or gone
    } else if (std::holds_alternative<ProjectReset>(event) || !m_page->refreshValues()) {
        m_components.clear();
        m_connections.clear();
        rebuild();
    }
}

}  // namespace breakeven::ui
