#include "ui/results/costpanel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/commands/componentcommands.h"
#include "ui/results/billtext.h"
#include "ui/results/costcharts.h"
#include "ui/results/termseditor.h"
#include "ui/shell/choicebox.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

#include <functional>

namespace breakeven::ui {

namespace {

model::AlternativeId alternativeAt(const QModelIndex& index)
{
    return model::AlternativeId(index.data(BillTree::AlternativeIdRole).toString().toStdString());
}

}  // namespace

CostPanel::CostPanel(Document& document, const Analysis& analysis, const Theme& theme,
                     QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_analysis(analysis),
      m_theme(theme),
      m_reasoning(new Reasoning(document, analysis, this)),
      m_charts(new CostCharts(document, analysis, *m_reasoning, theme)),
      m_grouping(new ChoiceBox),
      m_bill(new BillTree(document.catalog(), theme, this)),
      m_title(makeLabel(theme, {}, Role::Text, 13, QFont::DemiBold)),
      m_total(makeLabel(theme, {}, Role::Text, 13, QFont::DemiBold)),
      m_summary(makeLabel(theme, {}, Role::Muted, 12)),
      m_tree(new QTreeView),
      m_termsButton(new QToolButton),
      m_terms(nullptr)
{
    setObjectName(QStringLiteral("costPanel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_charts);
    splitter->addWidget(makeBill());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({500, 760});
    layout->addWidget(splitter);
    connect(m_reasoning, &Reasoning::changed, this, &CostPanel::fillBill);
}

QWidget* CostPanel::makeBill()
{
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(12, 8, 0, 0);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 12, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_total);
    m_total->setObjectName(QStringLiteral("billTotal"));
    m_grouping->setObjectName(QStringLiteral("billGrouping"));
    m_grouping->setMinimumContentsLength(14);
    m_grouping->setAccessibleName(tr("What the bill is grouped by"));
    m_grouping->addItems(
        {tr("By component"), tr("By category"), tr("By provider"), tr("By cause")});
    m_termsButton->setObjectName(QStringLiteral("termsButton"));
    m_termsButton->setText(tr("Discount, tax, currency"));
    m_termsButton->setToolTip(tr("What is paid beside the list prices"));
    m_termsButton->setCheckable(true);
    connect(m_termsButton, &QToolButton::toggled, this, &CostPanel::showTerms);
    head->addSpacing(8);
    head->addWidget(m_grouping);
    head->addWidget(m_termsButton);
    layout->addLayout(head);
    m_summary->setObjectName(QStringLiteral("billSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_summary);
    makeTree();
    m_terms = makeTerms();
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_tree, 1);
    body->addWidget(m_terms);
    layout->addLayout(body, 1);
    connect(m_grouping, &QComboBox::activated, this, &CostPanel::fillBill);
    return side;
}

/// Hidden until it is asked for: most bills are at list prices.
QWidget* CostPanel::makeTerms()
{
    QVBoxLayout* content = nullptr;
    QScrollArea* side = makeScroll(content);
    side->setObjectName(QStringLiteral("termsSide"));
    side->setFixedWidth(268);
    content->addWidget(new TermsEditor(m_document, m_theme));
    side->hide();
    return side;
}

void CostPanel::showTerms(bool shown)
{
    m_terms->setVisible(shown);
}

void CostPanel::editTerms()
{
    m_termsButton->setChecked(true);
    for (QLineEdit* field : m_terms->findChildren<QLineEdit*>()) {
        if (field->isVisibleTo(this)) {
            field->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void CostPanel::makeTree()
{
    m_tree->setObjectName(QStringLiteral("billTree"));
    m_tree->setAccessibleName(tr("Bills"));
    m_tree->setModel(m_bill);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(16);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setHighlightSections(false);
    m_tree->header()->setDefaultSectionSize(120);
    m_tree->header()->resizeSection(BillTree::What, 260);
    m_tree->header()->resizeSection(BillTree::Amount, 96);
    m_tree->header()->resizeSection(BillTree::Quantity, 160);
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        const QString id = index.data(BillTree::ComponentIdRole).toString();
        // Only what stands on the canvas can be shown there.
        if (!id.isEmpty() && alternativeAt(index) == m_alternative) {
            emit componentActivated(model::ComponentId(id.toStdString()));
        }
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CostPanel::showHoursOf);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &CostPanel::openMenu);
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        m_open.insert(index.data(BillTree::PathRole).toString());
    });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        m_open.erase(index.data(BillTree::PathRole).toString());
    });
}

void CostPanel::showHoursOf(const QModelIndex& index)
{
    if (!index.isValid()) {
        return;  // a bill made anew has no row in hand; what is shown stays
    }
    const std::optional<RatePlace> rate = m_bill->rateOf(index);
    m_charts->setSubject(alternativeAt(index),
                         {index.data(BillTree::ComponentIdRole).toString().toStdString(),
                          rate ? std::optional(rate->key) : std::nullopt});
}

void CostPanel::setAlternative(const model::AlternativeId& alternative)
{
    m_alternative = alternative;
    m_open.insert(text(alternative.text()));
    m_charts->setAlternative(alternative);
    fillBill();
}

void CostPanel::refresh()
{
    m_charts->refresh();
    fillBill();
}

void CostPanel::fillBill()
{
    std::vector<BillSubject> subjects;
    for (const model::Alternative& alternative : m_document.project().alternatives) {
        if (const auto* state = m_reasoning->present(alternative.id)) {
            const BillSubject subject{&state->alternative, &state->outcome.bill(),
                                      &state->explanation};
            // The one in view comes first.
            subjects.insert(alternative.id == m_alternative ? subjects.begin() : subjects.end(),
                            subject);
        }
    }
    m_bill->setBills(subjects, static_cast<BillTree::Grouping>(m_grouping->currentIndex()));
    restoreTree();
    fillTotals();
}

void CostPanel::restoreTree()
{
    const std::set<QString> open = m_open;
    const std::function<void(const QModelIndex&)> restore = [&](const QModelIndex& parent) {
        for (int row = 0; row < m_bill->rowCount(parent); ++row) {
            const QModelIndex index = m_bill->index(row, 0, parent);
            m_tree->setExpanded(index, open.contains(index.data(BillTree::PathRole).toString()));
            m_tree->setFirstColumnSpanned(row, parent, index.data(BillTree::FactRole).toBool());
            restore(index);
        }
    };
    restore({});
}

void CostPanel::fillTotals()
{
    const Reasoning::State* state = m_reasoning->present(m_alternative);
    if (state == nullptr) {
        m_title->setText(tr("No bill yet"));
        m_total->clear();
        m_summary->clear();
        return;
    }
    const pricing::Bill& bill = state->outcome.bill();
    m_title->setText(tr("Bill of %1").arg(alternativeName(m_document.project(), m_alternative)));
    m_total->setText(bill.complete() ? tr("%1 a month").arg(moneyExact(bill.total))
                                     : tr("%1 a month, incomplete").arg(moneyExact(bill.total)));
    setRole(m_total, bill.complete() ? Role::Text : Role::Warn);
    QStringList facts = billFacts(bill, state->explanation);
    if (state->year) {
        facts << tr("first year %1").arg(money(state->year->total.toDouble()));
    }
    m_summary->setText(facts.join(QStringLiteral(" · ")));
}

QStringList CostPanel::billFacts(const pricing::Bill& bill, const model::Explanation& why) const
{
    QStringList facts;
    if (bill.converted) {
        facts << text(bill.converted->text());
    }
    if (!bill.adjustments.empty()) {
        facts << tr("%1 at list prices").arg(moneyExact(bill.listTotal))
              << termsText(m_document.project().assumptions.terms);
    }
    if (why.requestsPerMonth > 0) {
        facts << tr("%1 per 1,000 requests").arg(money(why.perThousandRequests()));
    }
    if (why.usersPerMonth > 0) {
        facts << tr("%1 per 1,000 users").arg(money(why.perThousandUsers()));
    }
    for (const model::CostGroup& cause : why.byCause) {
        for (const model::Cause named : {model::Cause::Retries, model::Cause::ColdStarts,
                                         model::Cause::Idle, model::Cause::Transfer}) {
            if (model::causeName(named) == cause.id) {
                facts << QStringLiteral("%1 %2").arg(causeText(named).toLower(),
                                                     money(cause.amount.toDouble()));
            }
        }
    }
    return facts;
}

bool CostPanel::showLinesOf(const pricing::RateKey& key)
{
    const QModelIndexList lines = m_bill->linesOf(key);
    if (lines.isEmpty()) {
        return false;
    }
    for (const QModelIndex& line : lines) {
        m_tree->expand(line.parent().parent());
        m_tree->expand(line.parent());
    }
    m_tree->setCurrentIndex(lines.front());
    m_tree->scrollTo(lines.front());
    m_tree->setFocus();
    return true;
}

void CostPanel::openMenu(const QPoint& at)
{
    const QModelIndex index = m_tree->indexAt(at);
    if (!index.isValid()) {
        return;
    }
    QMenu menu;
    const std::optional<RatePlace> rate = m_bill->rateOf(index);
    QAction* price = menu.addAction(tr("Show Its Price"));
    price->setObjectName(QStringLiteral("actionShowPrice"));
    price->setEnabled(rate.has_value());
    addRegionOffer(menu, index);
    QAction* copy = menu.addAction(tr("Copy"));
    menu.addSeparator();
    QAction* open = menu.addAction(tr("Expand All"));
    QAction* close = menu.addAction(tr("Collapse All"));
    QAction* chosen = menu.exec(m_tree->viewport()->mapToGlobal(at));
    if (chosen == price && rate) {
        emit rateRequested(*rate);
    } else if (chosen == copy) {
        copyRow(index);
    } else if (chosen == open) {
        m_tree->expandAll();
    } else if (chosen == close) {
        m_tree->collapseAll();
    }
}

/// What has no price where it runs can be moved to the nearest region that has one.
void CostPanel::addRegionOffer(QMenu& menu, const QModelIndex& index)
{
    const QString region = index.data(BillTree::NearestRegionRole).toString();
    if (region.isEmpty()) {
        return;
    }
    const model::AlternativeId alternative = alternativeAt(index);
    const model::ComponentId component(
        index.data(BillTree::ComponentIdRole).toString().toStdString());
    QAction* move = menu.addAction(tr("Use %1 for This Component").arg(region));
    move->setObjectName(QStringLiteral("actionUseRegion"));
    connect(move, &QAction::triggered, this, [this, alternative, component, region] {
        m_document.undoStack().push(
            new SetRegion(m_document, alternative, component, region.toStdString()));
    });
}

void CostPanel::copyRow(const QModelIndex& index) const
{
    QStringList cells;
    for (int column = 0; column < BillTree::ColumnCount; ++column) {
        cells << index.siblingAtColumn(column).data().toString();
    }
    QApplication::clipboard()->setText(cells.join(QLatin1Char('\t')));
}

}  // namespace breakeven::ui
