#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QWidget>

#include "ui/palette/palettemodel.h"

namespace breakeven::ui {

/// The palette's tree: drags a kind's badge, and activates on Enter and double-click only, whatever
/// the desktop's single-click habit.
class PaletteTree : public QTreeView {
    Q_OBJECT

public:
    using QTreeView::QTreeView;

signals:
    void kindActivated(const QModelIndex& index);

protected:
    void startDrag(Qt::DropActions supportedActions) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
};

/// All services that can be placed, with a search field.
class PalettePanel : public QWidget {
    Q_OBJECT

public:
    PalettePanel(const model::Catalog& catalog, const Theme& theme, QWidget* parent = nullptr);

public slots:
    void focusSearch();

signals:
    /// Double-click or Enter on a kind: place it.
    void kindActivated(const QString& kind);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& text);
    void activate(const QModelIndex& index);
    [[nodiscard]] QModelIndex firstKind() const;

    const Theme& m_theme;
    PaletteModel* m_model;
    PaletteFilter* m_filter;
    QLineEdit* m_search;
    PaletteTree* m_tree;
    QLabel* m_nothing;
};

}  // namespace breakeven::ui
