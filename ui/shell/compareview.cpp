#include "ui/shell/compareview.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/results/headline.h"
#include "ui/shell/canvasstack.h"
#include "ui/shell/choicebox.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

CompareView::CompareView(Document& document, const Analysis& analysis, const Theme& theme,
                         QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_analysis(analysis),
      m_theme(theme),
      m_summary(makeLabel(theme, {}, Role::Muted))
{
    setObjectName(QStringLiteral("compareView"));
    m_summary->setObjectName(QStringLiteral("compareSummary"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 6);
    auto* back = new QPushButton(tr("Back to one"));
    back->setObjectName(QStringLiteral("compareClose"));
    connect(back, &QPushButton::clicked, this, &CompareView::closed);
    head->addWidget(m_summary, 1);
    head->addWidget(back);
    layout->addLayout(head);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(1);
    layout->addLayout(sides, 1);
    addSide(sides, 0);
    addSide(sides, 1);
    connect(&document, &Document::changed, this, &CompareView::followDocument);
    connect(&analysis, &Analysis::outcomesChanged, this, &CompareView::feed);
}

void CompareView::addSide(QHBoxLayout* layout, int side)
{
    Side& made = m_sides.at(index(side));
    made.choice = new ChoiceBox;
    made.choice->setMinimumContentsLength(14);
    made.choice->setObjectName(QStringLiteral("compareChoice-%1").arg(side));
    made.choice->setAccessibleName(side == 0 ? tr("Alternative on the left")
                                             : tr("Alternative on the right"));
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    head->addWidget(made.choice);
    head->addStretch();
    column->addLayout(head);
    made.room = new QHBoxLayout;
    column->addLayout(made.room, 1);
    layout->addLayout(column, 1);
    connect(made.choice, &QComboBox::currentIndexChanged, this, [this, side](int row) {
        const auto& alternatives = m_document.project().alternatives;
        if (!m_filling && row >= 0 && row < std::ssize(alternatives)) {
            showSide(side, alternatives[static_cast<std::size_t>(row)].id);
            mark();
        }
    });
}

void CompareView::compare(const model::AlternativeId& first, const model::AlternativeId& second)
{
    showSide(0, first);
    showSide(1, second);
    fillChoices();
    mark();
}

void CompareView::showSide(int side, const model::AlternativeId& alternative)
{
    Side& shown = m_sides.at(index(side));
    delete shown.view;
    shown.alternative = alternative;
    shown.view = new ArchitectureView(m_document, m_theme, alternative, this);
    shown.view->setObjectName(QStringLiteral("compareCanvas-%1").arg(side));
    shown.room->addWidget(shown.view);
    connect(shown.view, &ArchitectureView::viewMoved, this, [this, side] { follow(side); });
    feed();
}

void CompareView::fillChoices()
{
    m_filling = true;
    for (Side& side : m_sides) {
        side.choice->clear();
        for (const model::Alternative& alternative : m_document.project().alternatives) {
            side.choice->addItem(text(alternative.name));
            if (alternative.id == side.alternative) {
                side.choice->setCurrentIndex(side.choice->count() - 1);
            }
        }
    }
    m_filling = false;
}

void CompareView::follow(int moved)
{
    const ArchitectureView* leader = view(moved);
    ArchitectureView* other = view(1 - moved);
    if (m_following || leader == nullptr || other == nullptr) {
        return;
    }
    m_following = true;
    other->zoomTo(leader->zoom());
    other->showPlace(leader->middle());
    m_following = false;
}

void CompareView::followDocument(const ChangeEvent& event)
{
    const bool isNew = std::holds_alternative<ProjectReset>(event);
    const auto gone = [this](const Side& side) {
        return side.view != nullptr && m_document.project().find(side.alternative) == nullptr;
    };
    if (isNew || std::ranges::any_of(m_sides, gone)) {
        dropViews();
        emit closed();
    } else if (std::holds_alternative<AlternativesChanged>(event)) {
        fillChoices();
    }
    mark();
}

void CompareView::dropViews()
{
    for (Side& side : m_sides) {
        delete std::exchange(side.view, nullptr);
    }
}

void CompareView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    // Canvases that nobody sees would go on following every edit and every estimate.
    if (!event->spontaneous()) {
        dropViews();
    }
}

void CompareView::mark()
{
    const model::Alternative* first = m_document.project().find(m_sides[0].alternative);
    const model::Alternative* second = m_document.project().find(m_sides[1].alternative);
    if (!first || !second || !view(0) || !view(1)) {
        return;
    }
    const Differences differences =
        differencesOf(first->architecture, second->architecture, m_document.catalog());
    view(0)->setDifference(differences.first);
    view(1)->setDifference(differences.second);
    const auto number = [](const Difference& side, DiffMark mark) {
        return static_cast<int>(std::ranges::count_if(
            side.components, [mark](const auto& part) { return part.second.mark == mark; }));
    };
    m_summary->setText(differences.empty()
                           ? tr("They are alike.")
                           : tr("Components: %1 added, %2 removed, %3 changed")
                                 .arg(number(differences.second, DiffMark::Added))
                                 .arg(number(differences.first, DiffMark::Removed))
                                 .arg(number(differences.first, DiffMark::Changed)));
}

void CompareView::feed()
{
    for (const Side& side : m_sides) {
        if (side.view != nullptr) {
            side.view->setFigures(cardFigures(m_analysis, side.alternative));
            side.view->setTraffic(callRates(m_analysis, side.alternative,
                                            m_document.project().assumptions.hoursPerMonth));
        }
    }
}

}  // namespace breakeven::ui
