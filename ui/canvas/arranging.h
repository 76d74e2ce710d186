#pragma once

#include <QLineF>
#include <QPointF>

#include <map>
#include <vector>

#include "ui/canvas/routing.h"

namespace breakeven::ui {

using Places = std::map<model::ComponentId, QPointF>;

/// A group as an automatic layout sees it: the cards that stand in it, and the groups in it.
struct Cluster {
    model::GroupId group;
    std::vector<model::ComponentId> cards;
    std::vector<Cluster> inner;
};

/// Those that are in no other.
using Clusters = std::vector<Cluster>;

/// The same arrangement with its top left corner at the origin.
[[nodiscard]] Places fromOrigin(const Places& places);

enum class Alignment { Left, Centre, Right, Top, Middle, Bottom };

/// Where the cards go when they are lined up: edges on the outermost card's, centres on the middle
/// of all. Fewer than two cards stay where they are.
[[nodiscard]] Places aligned(const CardRects& cards, Alignment alignment);

/// Where the cards go when the gaps between them become equal; the outermost two stay. Fewer than
/// three cards stay where they are.
[[nodiscard]] Places distributed(const CardRects& cards, Qt::Orientation orientation);

/// How far a dragged card is pulled so that it lines up with others, and the lines that show it.
struct Snap {
    QPointF shift;
    bool alongX = false;  ///< it lines up with a card above or below
    bool alongY = false;  ///< it lines up with a card to the left or right
    std::vector<QLineF> guides;
};

/// Lines up edges and centres of `card` with those of `others` that are at most `reach` away; of
/// several the nearest, and of equally near ones all are shown.
[[nodiscard]] Snap snapTo(const QRectF& card, const std::vector<QRectF>& others, double reach);

}  // namespace breakeven::ui
