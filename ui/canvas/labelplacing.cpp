#include "ui/canvas/labelplacing.h"

#include <algorithm>
#include <functional>

#include <QLineF>

namespace breakeven::ui {

namespace {

constexpr double clearance = 4;   ///< between a label and a card
constexpr double headRoom = 14;   ///< the arrow head and the bend stay visible
constexpr double narrowest = 34;  ///< below this an elided text says nothing

std::vector<QLineF> piecesByLength(const QPolygonF& corners)
{
    std::vector<QLineF> pieces;
    for (qsizetype i = 1; i < corners.size(); ++i) {
        pieces.emplace_back(corners[i - 1], corners[i]);
    }
    std::ranges::stable_sort(pieces, std::ranges::greater(), &QLineF::length);
    return pieces;
}

QRectF around(QPointF centre, QSizeF size)
{
    QRectF rect(QPointF(), size);
    rect.moveCenter(centre);
    return rect;
}

bool isFree(const QRectF& rect, const std::vector<QRectF>& taken)
{
    const QRectF room = rect.adjusted(-clearance, -clearance, clearance, clearance);
    return std::ranges::none_of(taken,
                                [&room](const QRectF& other) { return other.intersects(room); });
}

/// The free place for the whole text nearest to the middle of a piece; null when there is none.
QRectF wholeOn(const QLineF& piece, QSizeF wanted, const std::vector<QRectF>& taken)
{
    const bool horizontal = piece.dy() == 0;
    if (horizontal && piece.length() < wanted.width() + headRoom) {
        return {};
    }
    for (const double share : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8}) {
        const QRectF rect = around(piece.pointAt(share), wanted);
        if (isFree(rect, taken)) {
            return rect;
        }
    }
    return {};
}

/// As much as is free on both sides of a piece's middle.
QRectF narrowedOn(const QLineF& piece, QSizeF wanted, const std::vector<QRectF>& taken)
{
    const QPointF middle = piece.center();
    const double along = piece.dy() == 0 ? piece.length() - 2 * headRoom : wanted.width();
    double half = std::min(wanted.width(), along) / 2;
    for (const QRectF& other : taken) {
        const QRectF kept = other.adjusted(-clearance, -clearance, clearance, clearance);
        const bool beside = kept.top() < middle.y() + wanted.height() / 2 &&
                            kept.bottom() > middle.y() - wanted.height() / 2;
        if (beside) {
            const double gap = std::max(kept.left() - middle.x(), middle.x() - kept.right());
            half = std::min(half, gap);
        }
    }
    return 2 * half < narrowest ? QRectF() : around(middle, {2 * half, wanted.height()});
}

}  // namespace

QRectF placeLabel(const QPolygonF& corners, QSizeF wanted, const std::vector<QRectF>& taken)
{
    const std::vector<QLineF> pieces = piecesByLength(corners);
    for (const QLineF& piece : pieces) {
        if (const QRectF rect = wholeOn(piece, wanted, taken); !rect.isNull()) {
            return rect;
        }
    }
    QRectF widest;
    for (const QLineF& piece : pieces) {
        const QRectF rect = narrowedOn(piece, wanted, taken);
        widest = rect.width() > widest.width() ? rect : widest;
    }
    return widest;
}

bool runsThrough(const QPolygonF& corners, const QRectF& rect)
{
    for (qsizetype i = 1; i < corners.size(); ++i) {
        const QRectF piece = QRectF(corners[i - 1], corners[i]).normalized();
        if (piece.adjusted(-1, -1, 1, 1).intersects(rect)) {
            return true;
        }
    }
    return false;
}

}  // namespace breakeven::ui
