#include "ui/prices/importsummary.h"

#include <algorithm>
#include <iterator>

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include "pricing/base/format.h"
#include "ui/language/phrases.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

QLabel* wrapped(const Theme& theme, const char* name, Role role, int px,
                QFont::Weight weight = QFont::Normal)
{
    QLabel* label = makeLabel(theme, {}, role, px, weight);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void say(QLabel* label, const QString& words)
{
    label->setText(words);
    label->setVisible(!words.isEmpty());
}

/// What the user should know besides the changes.
QStringList notesOf(const pricing::PriceList& list)
{
    QStringList notes;
    if (!list.ambiguous.empty()) {
        const pricing::AmbiguousPrice& first = list.ambiguous.front();
        notes << QObject::tr(
                     "%Ln price(s) were left out, because two products of the list mean the "
                     "same and cost differently; the first is %1 in %2.",
                     nullptr, static_cast<int>(list.ambiguous.size()))
                     .arg(text(first.key.text()), text(first.region));
    }
    if (list.hasNextPage) {
        notes << QObject::tr("The vendor's list goes on after %1; import its further pages too.")
                     .arg(text(list.files.back().filename().string()));
    }
    return notes;
}

QString totalText(const AlternativeTotal& total)
{
    return (total.complete ? QString() : QStringLiteral("≥ ")) + moneyExact(total.total);
}

}  // namespace

QString importTitle(const pricing::ImportRecord& record)
{
    return QObject::tr("%1 %2 of %3, %4 prices")
        .arg(text(record.vendor), sentence(record.offer), text(record.published),
             text(groupedText(static_cast<double>(record.rates))));
}

ImportSummary::ImportSummary(const PriceStore& store, const Theme& theme,
                             const ProjectPrices* project, QWidget* parent)
    : QWidget(parent),
      m_store(store),
      m_project(project),
      m_table(new ChangeTable(theme, this)),
      m_shown(new QSortFilterProxyModel(this)),
      m_headline(wrapped(theme, "importHeadline", Role::Text, 15, QFont::DemiBold)),
      m_list(wrapped(theme, "importList", Role::Muted, 12)),
      m_bills(wrapped(theme, "importBills", Role::Text, 13)),
      m_notes(wrapped(theme, "importNotes", Role::Warn, 12)),
      m_onlyUsed(new QCheckBox(tr("Only prices that my project uses"))),
      m_view(new QTableView)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (QLabel* label : {m_headline, m_list, m_bills, m_notes}) {
        layout->addWidget(label);
    }
    m_onlyUsed->setObjectName(QStringLiteral("importOnlyUsed"));
    layout->addWidget(m_onlyUsed);
    makeTable();
    layout->addWidget(m_view, 1);
    connect(m_onlyUsed, &QCheckBox::toggled, this, [this](bool only) {
        m_shown->setFilterFixedString(only ? QStringLiteral("true") : QString());
    });
    if (m_project != nullptr) {
        connect(m_project, &ProjectPrices::changed, this, &ImportSummary::followBills);
    }
    clear();
}

void ImportSummary::makeTable()
{
    m_shown->setSourceModel(m_table);
    m_shown->setSortRole(ChangeTable::SortRole);
    m_shown->setFilterRole(ChangeTable::UsedRole);
    m_view->setObjectName(QStringLiteral("importChanges"));
    m_view->setAccessibleName(tr("Changed prices"));
    m_view->setModel(m_shown);
    styleRows(*m_view);
}

/// To the first rows: measuring all of a large import would take long.
void ImportSummary::fitColumns()
{
    m_view->horizontalHeader()->setResizeContentsPrecision(100);
    m_view->resizeColumnsToContents();
    for (int column = 0; column < ChangeTable::ColumnCount - 1; ++column) {
        const int widest = column == ChangeTable::Price ? 290 : 190;
        m_view->setColumnWidth(column, std::clamp(m_view->columnWidth(column) + 8, 84, widest));
    }
}

void ImportSummary::clear()
{
    m_before.clear();
    m_table->setRows({});
    for (QLabel* label : {m_headline, m_list, m_bills, m_notes}) {
        say(label, {});
    }
    m_onlyUsed->hide();
    m_view->hide();
}

void ImportSummary::fill(std::vector<pricing::PriceChange> changes, bool taken)
{
    auto rows = changeRows(std::move(changes), m_store, m_project);
    const int all = static_cast<int>(rows.size());
    const int used = static_cast<int>(std::ranges::count_if(
        rows, [](const ChangeRow& row) { return !row.components.isEmpty(); }));
    QString words = taken ? tr("%Ln price(s) changed", nullptr, all)
                          : tr("%Ln price(s) would change", nullptr, all);
    if (all == 0) {
        words = tr("No price changes: the list confirms what the price book has.");
    } else if (m_project != nullptr) {
        words += used == 0 ? tr("; your project uses none of them")
                           : tr("; your project uses %n of them", nullptr, used);
    }
    say(m_headline, words);
    m_onlyUsed->setChecked(false);
    m_onlyUsed->setVisible(used > 0 && used < all);
    m_view->setVisible(all > 0);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setRows(std::move(rows));
    fitColumns();
}

void ImportSummary::showOutcome(const ImportOutcome& outcome, std::vector<AlternativeTotal> before)
{
    QStringList titles;
    QStringList notes;
    std::vector<pricing::PriceChange> changes;
    for (const pricing::ListImport& each : outcome.lists) {
        titles << tr("%1; %2 of the list's %3 products are in the price book")
                      .arg(importTitle(each.record),
                           text(groupedText(static_cast<double>(each.list.known))),
                           text(groupedText(static_cast<double>(each.list.products))));
        notes << notesOf(each.list);
        std::ranges::copy(each.changes, std::back_inserter(changes));
    }
    fill(std::move(changes), outcome.taken);
    say(m_list, titles.join(QLatin1Char('\n')));
    say(m_notes, notes.join(QLatin1Char('\n')));
    m_before = outcome.taken ? std::move(before) : std::vector<AlternativeTotal>();
    followBills();
}

void ImportSummary::showRecord(const pricing::ImportRecord& record,
                               std::vector<pricing::PriceChange> changes)
{
    m_before.clear();
    fill(std::move(changes), true);
    say(m_list, tr("%1; from %2, SHA-256 %3")
                    .arg(importTitle(record), text(record.file), text(record.checksum)));
    say(m_notes, {});
    followBills();
}

/// The bills come a little later than the prices. Once the project is edited they no longer differ
/// by the import alone: what was said of it stays.
void ImportSummary::followBills()
{
    QStringList bills;
    const auto now = m_project == nullptr ? std::vector<AlternativeTotal>() : m_project->totals();
    if (!m_before.empty() && !now.empty() && m_before.front().revision != now.front().revision) {
        return;
    }
    for (const AlternativeTotal& before : m_before) {
        const auto after = std::ranges::find(now, before.id, &AlternativeTotal::id);
        if (after == now.end()) {
            continue;
        }
        bills << (*after == before
                      ? tr("%1: %2 a month, as before").arg(before.alternative, totalText(before))
                      : tr("%1: %2 a month, before %3")
                            .arg(before.alternative, totalText(*after), totalText(before)));
    }
    say(m_bills, bills.join(QLatin1Char('\n')));
}

}  // namespace breakeven::ui
