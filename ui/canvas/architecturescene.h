#pragma once

#include <QGraphicsScene>

#include <map>
#include <optional>
#include <vector>

#include "ui/canvas/componentitem.h"
#include "ui/canvas/connectionitem.h"
#include "ui/canvas/difference.h"
#include "ui/canvas/groupframes.h"
#include "ui/canvas/groupitem.h"
#include "ui/canvas/noteitem.h"
#include "ui/canvas/replay.h"
#include "ui/canvas/routing.h"
#include "ui/document/document.h"

namespace breakeven::ui {

struct Selection {
    std::vector<model::ComponentId> components;
    std::vector<model::ConnectionId> connections;
    std::vector<model::NoteId> notes = {};
    [[nodiscard]] bool empty() const
    {
        return components.empty() && connections.empty() && notes.empty();
    }
};

/// The picture of one alternative's architecture. Follows the document's changes one by one and
/// never writes; holds what is not the model's: selection, previews of a drag, a half-drawn line.
class ArchitectureScene : public QGraphicsScene {
    Q_OBJECT

public:
    ArchitectureScene(Document& document, const Theme& theme, model::AlternativeId alternative,
                      QObject* parent = nullptr);
    ~ArchitectureScene() override;

    [[nodiscard]] Document& document() const { return m_document; }
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] const model::AlternativeId& alternative() const { return m_alternative; }
    /// Empty once the alternative has been removed.
    [[nodiscard]] const model::Architecture& architecture() const;

    [[nodiscard]] ComponentItem* item(const model::ComponentId& id) const;
    [[nodiscard]] ConnectionItem* item(const model::ConnectionId& id) const;
    [[nodiscard]] GroupItem* item(const model::GroupId& id) const;
    [[nodiscard]] NoteItem* item(const model::NoteId& id) const;
    [[nodiscard]] NoteItem* noteAt(QPointF position) const;
    /// The group whose title is there.
    [[nodiscard]] GroupItem* groupAt(QPointF position);
    [[nodiscard]] ComponentItem* componentAt(QPointF position) const;
    [[nodiscard]] ConnectionItem* connectionAt(QPointF position);
    /// Where the cards are shown now, previews included.
    [[nodiscard]] CardRects cards() const;
    /// What all cards and lines cover; null when there are none.
    [[nodiscard]] QRectF contentRect();
    [[nodiscard]] QRectF rectOf(const Selection& parts);

    [[nodiscard]] Selection selection() const;
    /// Selects exactly these, with one announcement.
    void select(const Selection& wanted);
    void selectAll();

    void setFigures(std::map<model::ComponentId, CardFigures> figures);
    void setTraffic(std::map<model::ConnectionId, double> rates);
    /// Marks what differs from another alternative; parts that are not named lose their marks.
    void setDifference(const Difference& difference);
    /// Shows a moment of a replay over the cards and lines, or none.
    void setReplay(std::optional<ReplayFrame> frame);

    /// Shows cards elsewhere without moving them, or back where they are.
    void preview(const std::map<model::ComponentId, QPointF>& places,
                 const std::map<model::NoteId, QPointF>& notes = {});
    /// Marks the group that the dragged cards would go into; empty marks none.
    void markGroup(const model::GroupId& group);
    void endPreview();
    /// The line that is being drawn from a card to the pointer.
    void showLine(const model::ComponentId& from, QPointF to, DropState state);
    void hideLine();
    /// The lines along which dragged cards are in line with others; endPreview() removes them.
    void showGuides(std::vector<QLineF> guides);
    /// The connection that the dragged card would be inserted into, if any.
    void markInsertion(const std::optional<model::ConnectionId>& connection);
    /// The card that would be dropped here.
    void showGhost(const QString& kind, QPointF topLeft);
    void hideGhost();

    /// Paints what is visible quickly, while the view moves; `toView` leads from the scene to the
    /// painter's device.
    void sketch(QPainter& painter, const QTransform& toView, const QRectF& visible);
    /// Whether it is so large that full quality cannot keep up with a movement.
    [[nodiscard]] bool isLarge() const;

    /// Brings the lines up to date now; otherwise that happens before the next event is handled.
    void layOutConnections();

signals:
    /// The selection is another one, and complete (QGraphicsScene::selectionChanged() also comes
    /// between the steps of a larger change).
    void selectionSettled();
    /// The document's change is in the picture.
    void followed();

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    friend struct SceneFollower;
    [[nodiscard]] Selection allParts() const;
    void follow(const ChangeEvent& event);
    void rebuild();
    void addItem(const model::Component& component);
    void addItem(const model::Connection& connection);
    /// Makes groups, notes and looks those of the model.
    void followDrawing();
    void layOutFrames();
    void markSelectedGroup();
    void invalidateRoutes();
    void placeLabels(std::vector<QRectF> taken);
    void spareLabels();
    void makeRoomFor(const QRectF& card);
    void paintReplay(QPainter& painter) const;
    void paintGrid(QPainter& painter, const QRectF& rect, double zoom) const;

    struct Line {
        QPointF from;
        QPointF to;
        DropState state = DropState::None;
    };
    struct Ghost {
        CardContent content;
        QPointF topLeft;
    };

    Document& m_document;
    const Theme& m_theme;
    model::AlternativeId m_alternative;
    std::map<model::ComponentId, ComponentItem*> m_components;     ///< owned by the scene
    std::map<model::ConnectionId, ConnectionItem*> m_connections;  ///< owned by the scene
    std::map<model::GroupId, GroupItem*> m_groups;                 ///< owned by the scene
    std::map<model::NoteId, NoteItem*> m_notes;                    ///< owned by the scene
    std::map<model::ComponentId, CardFigures> m_figures;
    std::map<model::ConnectionId, double> m_traffic;
    std::map<model::ConnectionId, RouteEnds> m_ends;
    bool m_routesStale = false;
    bool m_previewing = false;
    bool m_selecting = false;
    std::optional<Line> m_line;
    std::optional<Ghost> m_ghost;
    std::vector<QLineF> m_guides;
    std::optional<model::ConnectionId> m_insertion;
    std::optional<ReplayFrame> m_replay;
};

}  // namespace breakeven::ui
