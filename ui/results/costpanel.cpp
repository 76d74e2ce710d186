#include "ui/results/costpanel.h"

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/results/billtext.h"
#include "ui/results/costchart.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

constexpr int widestWords = 180;  ///< of a column of the bill

}  // namespace

std::vector<ChartSubject> chartSubjects(const Document& document, const Analysis& analysis)
{
    std::vector<ChartSubject> subjects;
    int index = 0;
    for (const model::Alternative& alternative : document.project().alternatives) {
        if (const model::Outcome* outcome = analysis.outcome(alternative.id)) {
            subjects.push_back({index, &alternative, outcome, analysis.bill(alternative.id),
                                analysis.isSimulationStale(alternative.id)});
        }
        ++index;
    }
    return subjects;
}

CostPanel::CostPanel(const Document& document, const Analysis& analysis, const Theme& theme,
                     QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_analysis(analysis),
      m_theme(theme),
      m_chart(new CostChart(theme)),
      m_bill(new BillModel(theme, this)),
      m_title(makeLabel(theme, {}, Role::Text, 13, QFont::DemiBold)),
      m_total(makeLabel(theme, {}, Role::Text, 13, QFont::DemiBold)),
      m_table(new QTableView)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_chart);
    splitter->addWidget(makeBill());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({480, 760});
    layout->addWidget(splitter);
    connect(&analysis, &Analysis::outcomesChanged, this, &CostPanel::refresh);
}

QWidget* CostPanel::makeBill()
{
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(12, 10, 0, 0);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 12, 0);
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_total);
    m_total->setObjectName(QStringLiteral("billTotal"));
    layout->addLayout(head);
    m_table->setObjectName(QStringLiteral("billTable"));
    m_table->setModel(m_bill);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    layout->addWidget(m_table, 1);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        const QString id = index.data(BillModel::ComponentIdRole).toString();
        if (!id.isEmpty()) {
            emit componentActivated(model::ComponentId(id.toStdString()));
        }
    });
    return side;
}

void CostPanel::setAlternative(const model::AlternativeId& alternative)
{
    m_alternative = alternative;
    fillBill();
}

void CostPanel::refresh()
{
    m_chart->setChartData(costChart(chartSubjects(m_document, m_analysis), m_document.catalog()));
    fillBill();
}

void CostPanel::fillBill()
{
    const model::Alternative* alternative = m_document.project().find(m_alternative);
    const pricing::Bill* bill = m_analysis.bill(m_alternative);
    if (alternative == nullptr || bill == nullptr) {
        m_bill->setBill({}, {});
        m_title->setText(tr("No bill yet"));
        m_total->clear();
        return;
    }
    std::map<std::string, QString> names;
    for (const model::Component& component : alternative->architecture.components) {
        names[component.id.text()] = text(component.name);
    }
    m_bill->setBill(*bill, std::move(names));
    m_title->setText(tr("Bill of %1").arg(text(alternative->name)));
    m_total->setText(bill->complete() ? tr("%1 a month").arg(moneyExact(bill->total))
                                      : tr("%1 a month, incomplete").arg(moneyExact(bill->total)));
    setRole(m_total, bill->complete() ? Role::Text : Role::Warn);
    m_table->resizeColumnsToContents();
    // The words give way to the figures: they are whole in their tooltips.
    for (int column = 0; column < 2; ++column) {
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), widestWords));
    }
}

}  // namespace breakeven::ui
