#pragma once

#include <QGraphicsView>
#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "ui/canvas/architecturescene.h"
#include "ui/canvas/autolayout.h"
#include "ui/canvas/canvasactions.h"
#include "ui/canvas/canvaseditor.h"
#include "ui/canvas/gestures.h"
#include "ui/canvas/heat.h"
#include "ui/canvas/nameeditor.h"
#include "ui/canvas/noteeditor.h"
#include "ui/canvas/quickinsert.h"
#include "ui/canvas/viewnavigator.h"

namespace breakeven::ui {

class EmptyHint;
class Minimap;
class PointerHint;

/// The canvas of one alternative: turns mouse, keys and drops into navigation, selection and
/// commands.
class ArchitectureView : public QGraphicsView {
    Q_OBJECT

public:
    ArchitectureView(Document& document, const Theme& theme, model::AlternativeId alternative,
                     QWidget* parent = nullptr);
    ~ArchitectureView() override;

    [[nodiscard]] const model::AlternativeId& alternative() const { return m_scene.alternative(); }
    [[nodiscard]] ArchitectureScene& architectureScene() { return m_scene; }
    [[nodiscard]] const CanvasActions& canvasActions() const { return m_actions; }
    /// True from a scroll or a zoom until a moment after the last; a large drawing is sketched
    /// then.
    [[nodiscard]] bool isMoving() const { return m_movement.isActive(); }
    [[nodiscard]] double zoom() const { return m_navigator.zoom(); }
    [[nodiscard]] Selection selection() const { return m_scene.selection(); }

    /// What the analysis knows; replaces what was shown before.
    void setFigures(std::map<model::ComponentId, CardFigures> figures);
    void setTraffic(std::map<model::ConnectionId, double> rates);
    /// What a screen reader says of a component: name, kind, figures, and whom it calls.
    [[nodiscard]] QString descriptionOf(const model::ComponentId& id) const;

    using QGraphicsView::centerOn;

public slots:
    void select(const std::vector<model::ComponentId>& components,
                const std::vector<model::ConnectionId>& connections);
    void centerOn(const breakeven::model::ComponentId& component);
    /// Places a new component of the kind in the middle of what is visible, where there is room.
    void addKind(const QString& kind);
    void zoomToFit();
    void zoomTo(double zoom);
    /// Scrolls so that the place is in the middle.
    void showPlace(QPointF place);
    [[nodiscard]] QPointF middle() const { return visibleScene().center(); }
    /// The heat map's legend; `highest` is the value at its upper end.
    void showHeat(Heat heat, const QString& highest);
    void setDifference(const Difference& difference);
    /// Arranges the selected components, or all when fewer than two are selected, as one step.
    void layOut();
    void setMinimapShown(bool shown);

signals:
    /// Something was not done, and why: for a calm line beside the canvas.
    void noticed(const QString& text);
    void selectionChanged(const std::vector<breakeven::model::ComponentId>& components,
                          const std::vector<breakeven::model::ConnectionId>& connections);
    void zoomChanged(double zoom);
    /// Another part of the scene is in view, or at another zoom.
    void viewMoved();
    /// The badge of a component was clicked.
    void problemsRequested(const breakeven::model::ComponentId& component, QPoint globalPosition);
    /// Enter on a component: its properties are wanted.
    void propertiesRequested(const breakeven::model::ComponentId& component);

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// A left button that went down on a card, a note or a frame and has not moved yet.
    struct Press {
        std::optional<model::ComponentId> component;
        QRectF grabbed;  ///< what the pointer holds, in scene coordinates
        QPoint position;
        bool togglesOnRelease = false;  ///< Ctrl or Shift on what was selected already
        bool selectsOnRelease = false;  ///< one of several selected: a click selects it alone
        model::NoteId note = {};
    };

    void configure();
    void connectActions();
    [[nodiscard]] bool pressHandle(QPointF position);
    void pressComponent(const ComponentItem& item, QMouseEvent& event);
    void pressNote(const NoteItem& item, const QMouseEvent& event);
    void pressGroup(const GroupItem& item, const QMouseEvent& event);
    void pressConnection(ConnectionItem& item, Qt::KeyboardModifiers modifiers);
    void pressNothing(QMouseEvent& event);
    void beginGesture(std::unique_ptr<Gesture> gesture);
    void moveGesture(QPoint position, Qt::KeyboardModifiers modifiers);
    void finishGesture();
    void cancelGesture();
    void clickPressed();
    void setSpaceHeld(bool held);
    void showPanCursor();

    bool visitNext(bool backwards);
    bool visitTowards(int key);
    bool nudge(const QKeyEvent& event);
    void visit(const model::ComponentId& id);
    [[nodiscard]] std::optional<model::ComponentId> currentComponent() const;

    [[nodiscard]] std::optional<model::ConnectionId> insertionFor(const QString& kind,
                                                                  QPoint position);
    void bindEditing();
    void bindViewing();
    void bindArranging();
    void bindDressing();
    void takeLayout(const Places& places);
    void copy();
    void paste();
    void editName();
    void editGroupName(const model::Group& group);
    void editNote(const model::NoteId& id);
    void openNameEditor(const QString& name, QRect place,
                        const std::function<void(const QString&)>& take);
    void removeSelection();
    void insertByTyping();
    void connectByTyping();
    /// Brings into view what was chosen, once it has been.
    void showWhatCameOf(const Chooser* chooser);
    void announceSelection();
    void showEmptyHint();
    [[nodiscard]] QRectF visibleScene() const;
    /// Where a card goes that comes without a place: amid what is visible, where there is room.
    [[nodiscard]] QPointF middlePlace() const;
    [[nodiscard]] QPointF dropPlace(QPointF viewportPosition,
                                    Qt::KeyboardModifiers modifiers) const;

    ArchitectureScene m_scene;
    CanvasEditor m_editor;
    ViewNavigator m_navigator;
    CanvasActions m_actions;
    QuickInsert m_quickInsert;
    AutoLayout m_layout;
    EmptyHint* m_emptyHint;
    PointerHint* m_pointerHint;
    Minimap* m_minimap;
    HeatLegend* m_legend;
    QPointer<NameEditor> m_nameEditor;
    QPointer<NoteEditor> m_noteEditor;
    std::unique_ptr<Gesture> m_gesture;
    std::optional<Press> m_press;
    QTimer m_movement;
    bool m_spaceHeld = false;
    bool m_fitted = false;
};

}  // namespace breakeven::ui
