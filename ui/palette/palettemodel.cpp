#include "ui/palette/palettemodel.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QCoreApplication>
#include <QMimeData>

#include "ui/canvas/mime.h"
#include "ui/language/phrases.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

namespace {

constexpr quintptr groupMark =
    0;  ///< internal id of a category; a kind's is its category's row + 1
constexpr int badgeSide = 24;

/// The order in which a request meets them.
constexpr std::array<std::pair<const char*, const char*>, 10> categoryTitles{
    {{"traffic", QT_TRANSLATE_NOOP("Palette", "Traffic")},
     {"api", QT_TRANSLATE_NOOP("Palette", "Entry and APIs")},
     {"compute", QT_TRANSLATE_NOOP("Palette", "Compute")},
     {"data", QT_TRANSLATE_NOOP("Palette", "Data")},
     {"events", QT_TRANSLATE_NOOP("Palette", "Events and messages")},
     {"identity", QT_TRANSLATE_NOOP("Palette", "Identity")},
     {"payments", QT_TRANSLATE_NOOP("Palette", "Payments")},
     {"observability", QT_TRANSLATE_NOOP("Palette", "Observability")},
     {"servers", QT_TRANSLATE_NOOP("Palette", "Servers")},
     {"network", QT_TRANSLATE_NOOP("Palette", "Network")}}};

QString titleOf(const QString& category)
{
    const auto* it = std::ranges::find_if(categoryTitles, [&category](const auto& entry) {
        return category == QLatin1String(entry.first);
    });
    return it == categoryTitles.end() ? category
                                      : QCoreApplication::translate("Palette", it->second);
}

}  // namespace

PaletteModel::PaletteModel(const model::Catalog& catalog, const Theme& theme, QObject* parent)
    : QAbstractItemModel(parent), m_theme(theme)
{
    for (const auto& [category, title] : categoryTitles) {
        m_groups.push_back(
            {QString::fromLatin1(category), titleOf(QString::fromLatin1(category)), {}});
    }
    for (const model::ServiceKind& kind : catalog.kinds()) {
        const QString category = QString::fromStdString(kind.category);
        auto group = std::ranges::find(m_groups, category, &Group::category);
        if (group == m_groups.end()) {
            group = m_groups.insert(group, {category, titleOf(category), {}});
        }
        group->kinds.push_back(&kind);
    }
    std::erase_if(m_groups, [](const Group& group) { return group.kinds.empty(); });
    for (Group& group : m_groups) {
        std::ranges::stable_sort(group.kinds, {}, [](const auto* kind) { return kind->name; });
    }
    connect(&theme, &Theme::changed, this, [this] {
        if (!m_groups.empty()) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
        }
    });
}

QModelIndex PaletteModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    const quintptr mark = parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : groupMark;
    return createIndex(row, column, mark);
}

QModelIndex PaletteModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == groupMark) {
        return {};
    }
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, groupMark);
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_groups.size());
    }
    const bool isGroup = parent.internalId() == groupMark && parent.column() == 0;
    return isGroup ? static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].kinds.size())
                   : 0;
}

int PaletteModel::columnCount(const QModelIndex&) const
{
    return 1;
}

const model::ServiceKind* PaletteModel::kindAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == groupMark) {
        return nullptr;
    }
    return m_groups[index.internalId() - 1].kinds[static_cast<std::size_t>(index.row())];
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const model::ServiceKind* kind = kindAt(index);
    return kind ? kindData(*kind, role)
                : groupData(m_groups[static_cast<std::size_t>(index.row())], role);
}

QVariant PaletteModel::groupData(const Group& group, int role) const
{
    switch (role) {
        case Qt::DisplayRole:
            return group.title;
        case Qt::FontRole:
            return m_theme.font(12, QFont::DemiBold);
        case Qt::ForegroundRole:
            return m_theme.tokens().muted;
        case Qt::SizeHintRole:
            return QSize(0, 30);
        default:
            return {};
    }
}

QVariant PaletteModel::kindData(const model::ServiceKind& kind, int role) const
{
    const QString name = catalogText(kind.name);
    const QString category = QString::fromStdString(kind.category);
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return name;
        case Qt::ToolTipRole:
        case Qt::AccessibleDescriptionRole:
            return catalogText(kind.summary);
        case Qt::DecorationRole:
            return m_theme.icons().badge(QString::fromStdString(kind.icon),
                                         m_theme.categoryColor(category), badgeSide,
                                         qApp->devicePixelRatio());
        case Qt::SizeHintRole:
            return QSize(0, 32);
        case KindRole:
            return QString::fromStdString(kind.id);
        case SearchRole:
            return QStringList{name, QString::fromStdString(kind.name),
                               QString::fromStdString(kind.provider), category, titleOf(category)}
                .join(QLatin1Char('\n'));
        default:
            return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    if (!kindAt(index)) {
        return index.isValid() ? Qt::ItemIsEnabled : Qt::NoItemFlags;
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled |
           Qt::ItemNeverHasChildren;
}

QStringList PaletteModel::mimeTypes() const
{
    return {kindMimeType()};
}

QMimeData* PaletteModel::mimeData(const QModelIndexList& indexes) const
{
    const auto isKind = [this](const QModelIndex& index) { return kindAt(index) != nullptr; };
    const auto it = std::ranges::find_if(indexes, isKind);
    if (it == indexes.end()) {
        return nullptr;
    }
    auto* dragged = new QMimeData;  // the drag takes it over
    dragged->setData(kindMimeType(), QByteArray::fromStdString(kindAt(*it)->id));
    return dragged;
}

PaletteFilter::PaletteFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void PaletteFilter::search(const QString& text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool PaletteFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    // Categories are kept by what is in them.
    if (!parent.isValid()) {
        return false;
    }
    const QString text =
        sourceModel()->index(row, 0, parent).data(PaletteModel::SearchRole).toString();
    return std::ranges::all_of(
        m_words, [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

}  // namespace breakeven::ui
