#include "ui/outline/outlinepanel.h"

#include <QVBoxLayout>

#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/description.h"
#include "ui/canvas/groupframes.h"
#include "ui/canvas/navigation.h"
#include "ui/canvas/tints.h"
#include "ui/shell/canvasstack.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

constexpr int outlineBadge = 20;

QIcon badgeOf(const CardContent& content, const Theme& theme)
{
    const QColor fill =
        content.known ? theme.categoryColor(content.category) : theme.tokens().faint;
    QIcon icon;
    for (const double ratio : {1.0, 2.0}) {
        icon.addPixmap(theme.icons().badge(content.icon, fill, outlineBadge, ratio));
    }
    return icon;
}

bool concernsTheTree(const ChangeEvent& event)
{
    // A note or a frame changes it too: they are rows.
    return !std::holds_alternative<WorkloadChanged>(event) &&
           !std::holds_alternative<AssumptionsChanged>(event) &&
           !std::holds_alternative<ProjectRenamed>(event);
}

}  // namespace

OutlinePanel::OutlinePanel(const Document& document, const Analysis& analysis, const Theme& theme,
                           QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_analysis(analysis),
      m_theme(theme),
      m_tree(new QTreeView),
      m_empty(makeEmptyState(theme, QStringLiteral("palette"), tr("Nothing drawn yet"),
                             tr("Components appear here in the order of the drawing.")))
{
    m_tree->setObjectName(QStringLiteral("outlineTree"));
    m_tree->setAccessibleName(tr("Outline of the architecture"));
    m_tree->setHeaderHidden(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setIconSize({outlineBadge, outlineBadge});
    m_tree->setIndentation(14);
    m_tree->setModel(&m_model);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 4, 8);
    layout->addWidget(m_tree);
    layout->addWidget(m_empty);
    connect(&document, &Document::changed, this, &OutlinePanel::follow);
    connect(&analysis, &Analysis::outcomesChanged, this, &OutlinePanel::scheduleRebuild);
    connect(&theme, &Theme::changed, this, &OutlinePanel::scheduleRebuild);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OutlinePanel::announceSelection);
    connect(m_tree, &QTreeView::activated, this, &OutlinePanel::activate);
}

void OutlinePanel::setAlternative(const model::AlternativeId& alternative)
{
    m_alternative = alternative;
    rebuild();
}

const model::Architecture* OutlinePanel::architecture() const
{
    const model::Alternative* alternative = m_document.project().find(m_alternative);
    return alternative == nullptr ? nullptr : &alternative->architecture;
}

void OutlinePanel::follow(const ChangeEvent& event)
{
    if (concernsTheTree(event)) {
        scheduleRebuild();
    }
}

void OutlinePanel::scheduleRebuild()
{
    if (!m_stale) {
        m_stale = true;
        QMetaObject::invokeMethod(this, &OutlinePanel::rebuild, Qt::QueuedConnection);
    }
}

void OutlinePanel::rebuild()
{
    m_stale = false;
    m_following = true;
    m_model.clear();
    const model::Architecture* drawn = architecture();
    if (drawn != nullptr) {
        fill(*drawn);
    }
    m_tree->setVisible(m_model.rowCount() > 0);
    m_empty->setVisible(m_model.rowCount() == 0);
    m_tree->expandAll();
    m_following = false;
    showSelection(m_components, m_connections);
}

void OutlinePanel::fill(const model::Architecture& drawn)
{
    CardRects cards;
    for (const model::Component& component : drawn.components) {
        cards.emplace(component.id, cardAt(toPoint(component.position)));
    }
    const auto figures = cardFigures(m_analysis, m_alternative);
    std::map<model::GroupId, QStandardItem*> groups;
    // A group stands where the first of its components does.
    const auto under = [&](const model::ComponentId& id) {
        QStandardItem* parent = m_model.invisibleRootItem();
        std::vector<model::GroupId> around = groupsAround(drawn, id);
        for (auto group = around.rbegin(); group != around.rend(); ++group) {
            QStandardItem*& row = groups[*group];
            if (row == nullptr) {
                row = rowOf(*drawn.find(*group));
                parent->appendRow(row);
            }
            parent = row;
        }
        return parent;
    };
    for (const model::ComponentId& id : readingOrder(cards)) {
        const auto known = figures.find(id);
        under(id)->appendRow(
            rowOf(*drawn.find(id), known == figures.end() ? CardFigures() : known->second));
    }
    for (const model::Note& note : drawn.notes) {
        m_model.appendRow(rowOf(note));
    }
}

QStandardItem* OutlinePanel::rowOf(const model::Group& group) const
{
    auto* row = new QStandardItem(
        m_theme.icons().icon(QStringLiteral("group"), tintColor(group.tint, m_theme)),
        text(group.name));
    const std::size_t members = membersOf(*architecture(), group.id).size();
    const QString description =
        members == 1
            ? tr("%1 %2, 1 component").arg(groupKindName(group.kind), text(group.name))
            : tr("%1 %2, %3 components")
                  .arg(groupKindName(group.kind), text(group.name), QString::number(members));
    row->setData(text(group.id.text()), GroupRole);
    row->setData(description, Qt::AccessibleTextRole);
    row->setToolTip(description);
    return row;
}

QStandardItem* OutlinePanel::rowOf(const model::Note& note) const
{
    const QString words = text(note.text).simplified();
    auto* row =
        new QStandardItem(m_theme.icons().icon(QStringLiteral("note"), m_theme.tokens().muted),
                          words.isEmpty() ? tr("Note") : words);
    row->setData(tr("Note: %1").arg(words), Qt::AccessibleTextRole);
    row->setToolTip(text(note.text));
    row->setSelectable(false);
    return row;
}

QStandardItem* OutlinePanel::rowOf(const model::Component& component,
                                   const CardFigures& figures) const
{
    const CardContent content = cardContent(component, m_document.catalog());
    auto* row = new QStandardItem(badgeOf(content, m_theme), content.name);
    const QString description =
        componentDescription(*architecture(), m_document.catalog(), component.id, figures);
    row->setData(text(component.id.text()), ComponentRole);
    row->setData(description, Qt::AccessibleTextRole);
    row->setToolTip(description);
    for (const model::Connection& connection : architecture()->connections) {
        if (connection.from == component.id && architecture()->find(connection.to) != nullptr) {
            row->appendRow(rowOf(connection));
        }
    }
    return row;
}

QStandardItem* OutlinePanel::rowOf(const model::Connection& connection) const
{
    const QString callee = text(architecture()->find(connection.to)->name);
    const QString label = text(connection.label);
    auto* row = new QStandardItem(QStringLiteral("→ ") + callee);
    QString description = connection.mode == model::CallMode::Asynchronous
                              ? tr("sends to %1").arg(callee)
                              : tr("calls %1").arg(callee);
    if (!label.isEmpty()) {
        description += QStringLiteral(", ") + label;
    }
    row->setData(text(connection.id.text()), ConnectionRole);
    row->setData(description, Qt::AccessibleTextRole);
    row->setData(m_theme.tokens().muted, Qt::ForegroundRole);
    row->setToolTip(description);
    return row;
}

void OutlinePanel::showSelection(const std::vector<model::ComponentId>& components,
                                 const std::vector<model::ConnectionId>& connections)
{
    m_components = components;
    m_connections = connections;
    QItemSelection rows;
    selectRows(*m_model.invisibleRootItem(), rows);
    m_following = true;
    m_tree->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (!rows.isEmpty()) {
        m_tree->selectionModel()->setCurrentIndex(rows.indexes().front(),
                                                  QItemSelectionModel::NoUpdate);
        m_tree->scrollTo(rows.indexes().front());
    }
    m_following = false;
}

void OutlinePanel::selectRows(const QStandardItem& parent, QItemSelection& rows) const
{
    for (int i = 0; i < parent.rowCount(); ++i) {
        const QStandardItem* row = parent.child(i);
        const model::ComponentId component(row->data(ComponentRole).toString().toStdString());
        const model::ConnectionId connection(row->data(ConnectionRole).toString().toStdString());
        if (std::ranges::find(m_components, component) != m_components.end() ||
            std::ranges::find(m_connections, connection) != m_connections.end()) {
            rows.select(row->index(), row->index());
        }
        selectRows(*row, rows);
    }
}

void OutlinePanel::announceSelection()
{
    if (m_following) {
        return;
    }
    m_components.clear();
    m_connections.clear();
    for (const QModelIndex& index : m_tree->selectionModel()->selectedIndexes()) {
        if (const QString id = index.data(ComponentRole).toString(); !id.isEmpty()) {
            m_components.emplace_back(id.toStdString());
        } else if (const QString group = index.data(GroupRole).toString(); !group.isEmpty()) {
            const auto members = membersOf(*architecture(), model::GroupId(group.toStdString()));
            m_components.insert(m_components.end(), members.begin(), members.end());
        } else {
            m_connections.emplace_back(index.data(ConnectionRole).toString().toStdString());
        }
    }
    emit partsSelected(m_components, m_connections);
}

void OutlinePanel::activate(const QModelIndex& index)
{
    if (const QString id = index.data(ComponentRole).toString(); !id.isEmpty()) {
        emit componentActivated(model::ComponentId(id.toStdString()));
    }
}

}  // namespace breakeven::ui
