#pragma once

#include <QPainter>

#include "model/architecture/architecture.h"
#include "model/catalog/catalog.h"
#include "ui/canvas/cardfigures.h"

namespace breakeven::ui {

class Theme;

/// What a card says about its component.
struct CardContent {
    QString name;
    QString kindName;
    QString icon;
    QString category;
    bool known = true;  ///< the catalog has its kind
    bool makesCalls = true;
    model::Tint tint = model::Tint::None;
    bool locked = false;
    friend bool operator==(const CardContent&, const CardContent&) = default;
};

[[nodiscard]] CardContent cardContent(const model::Component& component,
                                      const model::Catalog& catalog);

/// Whether a card is where the connection being drawn may end.
enum class DropState { None, Valid, Invalid };

/// What became of a part from one alternative to the other.
enum class DiffMark { None, Added, Removed, Changed };

struct CardState {
    bool selected = false;
    bool hovered = false;
    bool lifted = false;   ///< being dragged
    bool focused = false;  ///< has the keyboard
    DropState drop = DropState::None;
    DiffMark mark = DiffMark::None;
};

/// Paints a card with its top left corner at the origin. `detail` is screen pixels per scene unit:
/// below 0.5 icon and name remain, below 0.25 the icon alone.
void paintCard(QPainter& painter, const CardContent& content, const CardFigures& figures,
               const CardState& state, const Theme& theme, double detail);

/// Where the name stands, for editing in place.
[[nodiscard]] QRectF nameRect(const CardFigures& figures);

/// Where the badge with the number of problems is; null without problems.
[[nodiscard]] QRectF badgeRect(const CardFigures& figures, const Theme& theme);

/// How far a card paints beyond its edge (ring, shadow, badge, ports).
inline constexpr double cardOverhang = 16;
inline constexpr double portRadius = 5;

}  // namespace breakeven::ui
