#pragma once

#include <QAction>
#include <QList>
#include <QWidget>

#include <map>

namespace breakeven::ui {

class Theme;
struct Selection;

enum class CanvasAction {
    Insert,
    Connect,
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
    Rename,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    ZoomFit,
    ZoomSelection,
    AlignLeft,
    AlignCentre,
    AlignRight,
    AlignTop,
    AlignMiddle,
    AlignBottom,
    DistributeAcross,
    DistributeDown,
    LayOut,
    Group,
    Ungroup,
    AddNote,
    Lock,
    ToFront,
    ToBack
};

/// The canvas's actions with text, icon and shortcuts. Their shortcuts work while the canvas has
/// the keyboard, so that Delete in a text field stays the field's.
class CanvasActions : public QObject {
    Q_OBJECT

public:
    CanvasActions(const Theme& theme, QWidget& canvas);

    [[nodiscard]] QAction* operator[](CanvasAction action) const { return m_actions.at(action); }
    [[nodiscard]] QList<QAction*> edit() const;     ///< for an Edit menu, in its order
    [[nodiscard]] QList<QAction*> view() const;     ///< for a View menu
    [[nodiscard]] QList<QAction*> arrange() const;  ///< for an Arrange menu

    /// One for each model::Tint and model::GroupKind, in their order.
    [[nodiscard]] const QList<QAction*>& tints() const { return m_tints; }
    [[nodiscard]] const QList<QAction*>& groupKinds() const { return m_groupKinds; }

    /// Enables what applies to the selection; `isGroup` = it is all that is in a group.
    void follow(const Selection& selection, bool isGroup);

private:
    void addDressing(QWidget& canvas);
    void loadIcons();

    const Theme& m_theme;
    std::map<CanvasAction, QAction*> m_actions;
    QList<QAction*> m_tints;
    QList<QAction*> m_groupKinds;
};

}  // namespace breakeven::ui
