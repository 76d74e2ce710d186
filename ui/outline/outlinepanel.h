#pragma once

#include <QStandardItemModel>
#include <QTreeView>

#include "ui/canvas/cardfigures.h"
#include "ui/document/analysis.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

/// The architecture in view as a tree: groups with what is in them, components from the left to the
/// right of the canvas, and under each what it calls; notes at the end. For keyboards and screen
/// readers, and to find one's way; what is selected here is selected on the canvas, and the other
/// way round.
class OutlinePanel : public QWidget {
    Q_OBJECT

public:
    OutlinePanel(const Document& document, const Analysis& analysis, const Theme& theme,
                 QWidget* parent = nullptr);

    void setAlternative(const model::AlternativeId& alternative);
    void showSelection(const std::vector<model::ComponentId>& components,
                       const std::vector<model::ConnectionId>& connections);

signals:
    void partsSelected(const std::vector<breakeven::model::ComponentId>& components,
                       const std::vector<breakeven::model::ConnectionId>& connections);
    /// Enter or double-click: the component is to be brought into view.
    void componentActivated(const breakeven::model::ComponentId& component);

private:
    enum Role { ComponentRole = Qt::UserRole + 1, ConnectionRole, GroupRole };

    void follow(const ChangeEvent& event);
    void scheduleRebuild();
    void rebuild();
    [[nodiscard]] const model::Architecture* architecture() const;
    [[nodiscard]] QStandardItem* rowOf(const model::Component& component,
                                       const CardFigures& figures) const;
    [[nodiscard]] QStandardItem* rowOf(const model::Connection& connection) const;
    [[nodiscard]] QStandardItem* rowOf(const model::Group& group) const;
    [[nodiscard]] QStandardItem* rowOf(const model::Note& note) const;
    void fill(const model::Architecture& drawn);
    void selectRows(const QStandardItem& parent, QItemSelection& rows) const;
    void announceSelection();
    void activate(const QModelIndex& index);

    const Document& m_document;
    const Analysis& m_analysis;
    const Theme& m_theme;
    model::AlternativeId m_alternative;
    QStandardItemModel m_model;
    QTreeView* m_tree;
    QWidget* m_empty;
    bool m_stale = false;
    bool m_following = false;  ///< the selection comes from the canvas
    std::vector<model::ComponentId> m_components;
    std::vector<model::ConnectionId> m_connections;
};

}  // namespace breakeven::ui
