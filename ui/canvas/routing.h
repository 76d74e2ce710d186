#pragma once

#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>

#include <map>
#include <vector>

#include "model/architecture/ids.h"
#include "ui/canvas/pathsearch.h"

namespace breakeven::ui {

/// A connection as the router sees it.
struct Link {
    model::ConnectionId id;
    model::ComponentId from;
    model::ComponentId to;
};

/// Where a connection touches a card.
struct RouteEnd {
    QPointF point;
    Side side = Side::Right;
    friend bool operator==(const RouteEnd&, const RouteEnd&) = default;
};

struct RouteEnds {
    RouteEnd from;
    RouteEnd to;
    /// Shift of the middle piece, so that neighbours that run side by side do not cover each other.
    double lane = 0;
    friend bool operator==(const RouteEnds&, const RouteEnds&) = default;
};

using CardRects = std::map<model::ComponentId, QRectF>;

/// Picks the sides that face each other and spreads the ends along each side in the order of what
/// they lead to, so that neighbours neither touch nor cross needlessly. Links without both cards
/// are left out.
[[nodiscard]] std::map<model::ConnectionId, RouteEnds> assignEnds(const std::vector<Link>& links,
                                                                  const CardRects& cards);

/// An orthogonal line between the ends that keeps off the cards where that is possible. Corners
/// only, no two of three successive ones in line.
[[nodiscard]] QPolygonF route(const RouteEnds& ends, const std::vector<QRectF>& cards);

/// The line with its corners rounded.
[[nodiscard]] QPainterPath roundedPath(const QPolygonF& corners, double radius);

}  // namespace breakeven::ui
