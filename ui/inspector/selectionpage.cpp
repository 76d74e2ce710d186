#include "ui/inspector/selectionpage.h"

#include <set>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/commands/partcommands.h"
#include "ui/inspector/parameterform.h"
#include "ui/language/phrases.h"
#include "ui/results/headline.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

SelectionPage::SelectionPage(const InspectorContext& context, model::AlternativeId alternative,
                             std::vector<model::ComponentId> components,
                             std::vector<model::ConnectionId> connections)
    : InspectorPage(context),
      m_alternative(std::move(alternative)),
      m_components(std::move(components)),
      m_connections(std::move(connections)),
      m_cost(makeLabel(context.theme, {}, Role::Text, 20, QFont::DemiBold))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(theme(),
                                tr("%1 components, %2 connections selected")
                                    .arg(m_components.size())
                                    .arg(m_connections.size()),
                                Role::Text, 13, QFont::DemiBold));
    layout->addWidget(m_cost);
    auto* remove = new QPushButton(tr("Delete"));
    remove->setObjectName(QStringLiteral("deleteSelection"));
    connect(remove, &QPushButton::clicked, this, [this] {
        document().undoStack().push(
            new RemoveParts(document(), m_alternative, m_components, m_connections));
    });
    layout->addWidget(remove, 0, Qt::AlignLeft);
    addParameters(*layout);
    layout->addStretch();
    refreshFigures();
}

/// Of components that are all of one kind.
void SelectionPage::addParameters(QVBoxLayout& layout)
{
    const model::Alternative* alternative = document().project().find(m_alternative);
    std::set<std::string> kinds;
    for (const model::ComponentId& id : m_components) {
        const model::Component* component =
            alternative == nullptr ? nullptr : alternative->architecture.find(id);
        kinds.insert(component == nullptr ? std::string() : component->kind);
    }
    const model::ServiceKind* kind =
        kinds.size() == 1 ? document().catalog().find(*kinds.begin()) : nullptr;
    if (kind == nullptr) {
        return;
    }
    layout.addWidget(makeLine());
    layout.addWidget(
        makeLabel(theme(), tr("An edit changes every selected %1.").arg(catalogText(kind->name)),
                  Role::Muted, 12));
    m_parameters = new ParameterForm(context(), m_alternative, m_components, *kind);
    layout.addWidget(m_parameters);
}

bool SelectionPage::refreshValues()
{
    const model::Alternative* alternative = document().project().find(m_alternative);
    if (alternative == nullptr) {
        return false;
    }
    const auto isThere = [&](const auto& id) {
        return alternative->architecture.find(id) != nullptr;
    };
    return std::ranges::all_of(m_components, isThere) &&
           std::ranges::all_of(m_connections, isThere) &&
           (m_parameters == nullptr || m_parameters->refreshValues());
}

void SelectionPage::refreshFigures()
{
    const auto headlines = componentHeadlines(analysis(), m_alternative);
    double usd = 0;
    for (const model::ComponentId& id : m_components) {
        const auto found = headlines.find(id);
        usd += found == headlines.end() ? 0 : found->second.usd;
    }
    m_cost->setText(money(usd) + tr(" /mo together"));
    m_cost->setVisible(!m_components.empty());
}

}  // namespace breakeven::ui
