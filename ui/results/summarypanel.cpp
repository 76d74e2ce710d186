#include "ui/results/summarypanel.h"

#include <algorithm>

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/language/phrases.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

QWidget* colorDot(const QColor& color)
{
    auto* dot = new QLabel;
    dot->setFixedSize(10, 10);
    dot->setStyleSheet(QStringLiteral("background: %1; border-radius: 5px;").arg(color.name()));
    return dot;
}

}  // namespace

SummaryPanel::SummaryPanel(const Document& document, const Analysis& analysis, const Theme& theme,
                           QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_analysis(analysis),
      m_theme(theme),
      m_verdict(makeLabel(theme, {}, Role::Text, 15, QFont::DemiBold)),
      m_hint(makeLabel(theme, {}, Role::Muted)),
      m_cards(new QHBoxLayout)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QVBoxLayout* content = nullptr;
    outer->addWidget(makeScroll(content));
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->setObjectName(QStringLiteral("summaryHint"));
    m_hint->setWordWrap(true);
    m_cards->setSpacing(12);
    content->addWidget(m_verdict);
    content->addWidget(m_hint);
    content->addLayout(m_cards);
    content->addStretch();
    connect(&analysis, &Analysis::outcomesChanged, this, &SummaryPanel::refresh);
    connect(&theme, &Theme::changed, this, &SummaryPanel::refresh);
    refresh();
}

void SummaryPanel::refresh()
{
    clearLayout(m_cards);
    if (isBlank(m_document.project())) {
        m_verdict->setText(tr("Nothing to compare yet"));
        m_hint->setText(
            tr("Draw an architecture and connect traffic to it: what it costs and how "
               "fast it answers appears here at once."));
        m_verdict->show();
        m_hint->show();
        return;
    }
    m_verdict->setText(sentence(m_analysis.verdict()));
    m_verdict->setVisible(!m_analysis.verdict().empty());
    bool simulated = true;
    int index = 0;
    for (const model::Alternative& alternative : m_document.project().alternatives) {
        const model::Outcome* outcome = m_analysis.outcome(alternative.id);
        simulated = simulated && outcome != nullptr &&
                    headlineOf(*outcome, m_analysis.isSimulationStale(alternative.id)).simulated;
        m_cards->addWidget(cardOf(alternative, index++));
    }
    m_cards->addStretch();
    m_hint->setText(
        tr("These are estimates from formulas. Press Run (F5) to simulate the load "
           "and see queues, cold starts and intervals."));
    m_hint->setVisible(!simulated);
}

QString SummaryPanel::originText(const Headline& headline) const
{
    if (headline.simulated) {
        return tr("simulated");
    }
    return headline.stale ? tr("estimate; the simulation is older than the last edit")
                          : tr("estimate");
}

QWidget* SummaryPanel::cardOf(const model::Alternative& alternative, int index) const
{
    auto* card = new QFrame;
    card->setProperty("role", QStringLiteral("card"));
    card->setObjectName(QStringLiteral("card-") + text(alternative.id.text()));
    card->setMinimumWidth(300);
    card->setMaximumWidth(440);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(colorDot(m_theme.alternativeColor(index)));
    head->addWidget(makeLabel(m_theme, text(alternative.name), Role::Text, 13, QFont::DemiBold), 1);
    layout->addLayout(head);
    const model::Outcome* outcome = m_analysis.outcome(alternative.id);
    if (outcome == nullptr) {
        const std::optional<Error> failure = m_analysis.failure(alternative.id);
        QLabel* why = makeLabel(m_theme, failure ? errorText(*failure) : tr("Calculating"),
                                failure ? Role::Bad : Role::Muted);
        why->setWordWrap(true);
        layout->addWidget(why);
        layout->addStretch();
        return card;
    }
    const Headline headline = headlineOf(*outcome, m_analysis.isSimulationStale(alternative.id));
    head->addWidget(
        makeLabel(m_theme, originText(headline), headline.stale ? Role::Warn : Role::Muted, 11));
    layout->addWidget(costRow(headline, index));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(2);
    addFigures(grid, headline);
    layout->addLayout(grid);
    return card;
}

QWidget* SummaryPanel::costRow(const Headline& headline, int index) const
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    QLabel* cost = makeLabel(
        m_theme, (headline.complete ? QString() : QStringLiteral("≥ ")) + money(headline.usd),
        Role::Text, 28, QFont::DemiBold);
    cost->setObjectName(QStringLiteral("cost-%1").arg(index));
    layout->addWidget(cost, 0, Qt::AlignBaseline);
    const QString interval = plusMinus(headline.usdHalfWidth);
    layout->addWidget(
        makeLabel(m_theme, interval.isEmpty() ? tr("/mo") : interval + tr(" /mo"), Role::Muted, 13),
        0, Qt::AlignBaseline);
    layout->addStretch();
    if (!headline.complete) {
        layout->addWidget(
            makeLabel(m_theme, tr("%n without a price", nullptr, headline.gaps), Role::Warn, 11), 0,
            Qt::AlignBaseline);
    }
    return row;
}

void SummaryPanel::addFigures(QGridLayout* grid, const Headline& headline) const
{
    const std::pair<QString, QString> figures[] = {
        {tr("p50"), duration(headline.p50)},
        {tr("p95"), duration(headline.p95)},
        {tr("p99"), duration(headline.p99)},
        {tr("Errors"), share(headline.errorRate)},
        {tr("Cold starts"), count(headline.coldStarts) + tr(" /mo")},
    };
    int column = 0;
    for (const auto& [name, value] : figures) {
        grid->addWidget(makeLabel(m_theme, name, Role::Muted, 11), 0, column);
        grid->addWidget(makeLabel(m_theme, value, Role::Text, 13, QFont::Medium), 1, column);
        ++column;
    }
    grid->setColumnStretch(column, 1);
}

}  // namespace breakeven::ui
