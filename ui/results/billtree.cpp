#include "ui/results/billtree.h"

#include "ui/results/billtreenode.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

BillTree::BillTree(const model::Catalog& catalog, const Theme& theme, QObject* parent)
    : QAbstractItemModel(parent),
      m_catalog(catalog),
      m_theme(theme),
      m_root(std::make_unique<Node>())
{
    connect(&theme, &Theme::changed, this, [this] { emit layoutChanged(); });
}

BillTree::~BillTree() = default;

void BillTree::setBills(const std::vector<BillSubject>& subjects, Grouping grouping)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    for (const BillSubject& subject : subjects) {
        Builder(m_catalog, subject, grouping).addTo(*m_root);
    }
    endResetModel();
}

BillTree::Node* BillTree::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

std::optional<RatePlace> BillTree::rateOf(const QModelIndex& index) const
{
    return nodeOf(index)->rate;
}

QModelIndexList BillTree::linesOf(const pricing::RateKey& key) const
{
    QModelIndexList lines;
    for (const auto& alternative : m_root->children) {
        for (const auto& group : alternative->children) {
            for (const auto& line : group->children) {
                if (line->rate && line->rate->key == key) {
                    lines << createIndex(line->row, 0, line.get());
                }
            }
        }
    }
    return lines;
}

QModelIndex BillTree::index(int row, int column, const QModelIndex& parent) const
{
    return hasIndex(row, column, parent)
               ? createIndex(row, column,
                             nodeOf(parent)->children[static_cast<std::size_t>(row)].get())
               : QModelIndex();
}

QModelIndex BillTree::parent(const QModelIndex& index) const
{
    Node* parent = index.isValid() ? nodeOf(index)->parent : nullptr;
    return parent == nullptr || parent == m_root.get() ? QModelIndex()
                                                       : createIndex(parent->row, 0, parent);
}

int BillTree::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int BillTree::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant BillTree::inkOf(const Node& node, int column) const
{
    const Tokens& tokens = m_theme.tokens();
    using enum Node::Level;
    if (node.level == Missing && (column == Price || column == Amount)) {
        return tokens.warn;
    }
    if (node.level == Alternative && column == Source) {
        return tokens.warn;
    }
    if (column == Source) {
        return node.unverified ? tokens.warn : tokens.muted;
    }
    return node.level == Fact || node.level == Part ? QVariant(tokens.muted) : QVariant();
}

QVariant BillTree::fontOf(const Node& node, int column) const
{
    const bool strong = node.level == Node::Level::Alternative ||
                        (node.level == Node::Level::Group && column == Amount);
    return strong ? QVariant(m_theme.font(13, QFont::DemiBold)) : QVariant();
}

QVariant BillTree::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Node& node = *nodeOf(index);
    const bool number = index.column() >= Amount && index.column() <= Price;
    switch (role) {
        case Qt::DisplayRole:
            return node.cells[index.column()];
        case Qt::ToolTipRole:
            return node.tooltip.isEmpty() ? node.cells[index.column()] : node.tooltip;
        case Qt::ForegroundRole:
            return inkOf(node, index.column());
        case Qt::FontRole:
            return fontOf(node, index.column());
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
        case ComponentIdRole:
            return text(node.component);
        case PathRole:
            return node.path;
        case FactRole:
            return node.level == Node::Level::Fact;
        case NearestRegionRole:
            return node.nearestRegion;
        case AlternativeIdRole:
            return text(node.alternative);
        default:
            return {};
    }
}

QVariant BillTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool number = section >= Amount && section <= Price;
        return QVariant(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QString titles[ColumnCount] = {tr("What for"), tr("A month"), tr("Quantity"),
                                         tr("Unit price"), tr("Price known from")};
    return titles[section];
}

}  // namespace breakeven::ui
