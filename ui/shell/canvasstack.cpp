#include "ui/shell/canvasstack.h"

#include <cmath>

#include "ui/results/headline.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

CardFigures cardOf(const ComponentHeadline& headline)
{
    CardFigures card;
    if (headline.usd > 0 || !headline.priced) {
        card.costText = (headline.priced ? QString() : QStringLiteral("≥ ")) + money(headline.usd) +
                        QObject::tr("/mo");
    }
    if (std::isfinite(headline.p95) && headline.p95 > 0) {
        card.secondText = QObject::tr("p95 %1").arg(duration(headline.p95));
    }
    card.utilisation = headline.utilisation > 0 ? headline.utilisation : -1;
    return card;
}

}  // namespace

std::map<model::ComponentId, CardFigures> cardFigures(const Analysis& analysis,
                                                      const model::AlternativeId& alternative)
{
    std::map<model::ComponentId, CardFigures> cards;
    for (const auto& [id, headline] : componentHeadlines(analysis, alternative)) {
        cards[id] = cardOf(headline);
    }
    for (const model::Problem& problem : analysis.problems()) {
        const auto* id = std::get_if<model::ComponentId>(&problem.where);
        if (id != nullptr && problem.alternative == alternative) {
            ++cards[*id].problemCount;
            cards[*id].hasError |= problem.severity == model::Severity::Error;
        }
    }
    return cards;
}

CanvasStack::CanvasStack(Document& document, const Analysis& analysis, const Theme& theme,
                         QWidget* parent)
    : QStackedWidget(parent), m_document(document), m_analysis(analysis), m_theme(theme)
{
    setObjectName(QStringLiteral("canvasStack"));
    connect(&document, &Document::changed, this, &CanvasStack::follow);
    connect(&analysis, &Analysis::outcomesChanged, this, &CanvasStack::feed);
}

ArchitectureView* CanvasStack::view() const
{
    return qobject_cast<ArchitectureView*>(currentWidget());
}

ArchitectureView* CanvasStack::viewOf(const model::AlternativeId& alternative) const
{
    for (int index = 0; index < count(); ++index) {
        auto* some = qobject_cast<ArchitectureView*>(widget(index));
        if (some != nullptr && some->alternative() == alternative) {
            return some;
        }
    }
    return nullptr;
}

ArchitectureView* CanvasStack::makeView(const model::AlternativeId& alternative)
{
    auto* made = new ArchitectureView(m_document, m_theme, alternative, this);
    made->setObjectName(QStringLiteral("canvas-") + text(alternative.text()));
    addWidget(made);
    connect(made, &ArchitectureView::noticed, this, &CanvasStack::noticed);
    connect(made, &ArchitectureView::propertiesRequested, this, &CanvasStack::propertiesRequested);
    connect(made, &ArchitectureView::selectionChanged, this,
            [this, made](const auto& components, const auto& connections) {
                if (made == view()) {
                    emit selectionChanged(components, connections);
                }
            });
    return made;
}

void CanvasStack::showAlternative(const model::AlternativeId& alternative)
{
    ArchitectureView* known = viewOf(alternative);
    ArchitectureView* shown = known == nullptr ? makeView(alternative) : known;
    setCurrentWidget(shown);
    feed();
    emit viewChanged();
    const Selection selection = shown->selection();
    emit selectionChanged(selection.components, selection.connections);
}

void CanvasStack::follow(const ChangeEvent& event)
{
    if (std::holds_alternative<AlternativesChanged>(event)) {
        dropGoneViews(false);
    } else if (std::holds_alternative<ProjectReset>(event)) {
        dropGoneViews(true);
    }
}

void CanvasStack::dropGoneViews(bool all)
{
    for (int index = count() - 1; index >= 0; --index) {
        auto* some = qobject_cast<ArchitectureView*>(widget(index));
        if (all || m_document.project().find(some->alternative()) == nullptr) {
            removeWidget(some);
            some->deleteLater();
        }
    }
}

void CanvasStack::feed()
{
    ArchitectureView* shown = view();
    if (shown == nullptr) {
        return;
    }
    shown->setFigures(cardFigures(m_analysis, shown->alternative()));
    shown->setTraffic(callRates(m_analysis, shown->alternative(),
                                m_document.project().assumptions.hoursPerMonth));
}

}  // namespace breakeven::ui
