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

/// Negative when it is not known.
double heatValue(const ComponentHeadline& headline, Heat heat)
{
    const auto known = [](double value) { return std::isfinite(value) ? value : -1; };
    switch (heat) {
        case Heat::None:
            return -1;
        case Heat::Cost:
            return known(headline.usd);
        case Heat::Latency:
            return known(headline.p95);
        case Heat::Utilisation:
            return known(headline.utilisation);
        case Heat::Errors:
            return known(headline.refusedShare + headline.failureShare);
    }
    return -1;
}

QString heatText(double value, Heat heat)
{
    switch (heat) {
        case Heat::None:
            return {};
        case Heat::Cost:
            return money(value) + QObject::tr("/mo");
        case Heat::Latency:
            return duration(value);
        case Heat::Utilisation:
            return QObject::tr("%1 busy").arg(share(value));
        case Heat::Errors:
            return QObject::tr("%1 errors").arg(share(value));
    }
    return {};
}

/// Shares are of the whole, amounts of the greatest among them.
double highestOf(const std::map<model::ComponentId, ComponentHeadline>& headlines, Heat heat)
{
    double highest = heat == Heat::Utilisation ? 1 : 0;
    for (const auto& [id, headline] : headlines) {
        highest = std::max(highest, heatValue(headline, heat));
    }
    return highest;
}

}  // namespace

QString highestHeat(const Analysis& analysis, const model::AlternativeId& alternative, Heat heat)
{
    if (heat == Heat::None) {
        return {};
    }
    const auto headlines = componentHeadlines(analysis, alternative);
    return headlines.empty() ? QString() : heatText(highestOf(headlines, heat), heat);
}

std::map<model::ComponentId, CardFigures> cardFigures(const Analysis& analysis,
                                                      const model::AlternativeId& alternative,
                                                      Heat heat)
{
    std::map<model::ComponentId, CardFigures> cards;
    const auto headlines = componentHeadlines(analysis, alternative);
    const double highest = highestOf(headlines, heat);
    for (const auto& [id, headline] : headlines) {
        cards[id] = cardOf(headline);
        const double value = heatValue(headline, heat);
        if (heat != Heat::None && value >= 0 && highest > 0) {
            cards[id].heat = value / highest;
            // The number says what the colour says.
            if (heat == Heat::Utilisation || heat == Heat::Errors) {
                cards[id].secondText = heatText(value, heat);
            }
        }
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
    connect(made, &ArchitectureView::problemsRequested, this, &CanvasStack::problemsRequested);
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

void CanvasStack::setHeat(Heat heat)
{
    m_heat = heat;
    feed();
}

void CanvasStack::setOverlayShown(bool shown)
{
    m_overlayShown = shown;
    feed();
}

void CanvasStack::showReplay(std::optional<ReplayFrame> frame)
{
    if (ArchitectureView* shown = view()) {
        shown->architectureScene().setReplay(std::move(frame));
    }
}

void CanvasStack::feed()
{
    ArchitectureView* shown = view();
    if (shown == nullptr) {
        return;
    }
    auto figures = cardFigures(m_analysis, shown->alternative(), m_heat);
    std::map<model::ConnectionId, double> traffic;
    if (m_overlayShown) {
        traffic = callRates(m_analysis, shown->alternative(),
                            m_document.project().assumptions.hoursPerMonth);
    } else {
        for (auto& [id, card] : figures) {
            card = {.problemCount = card.problemCount, .hasError = card.hasError};
        }
    }
    shown->setFigures(std::move(figures));
    shown->setTraffic(std::move(traffic));
    shown->showHeat(m_overlayShown ? m_heat : Heat::None,
                    highestHeat(m_analysis, shown->alternative(), m_heat));
}

}  // namespace breakeven::ui
