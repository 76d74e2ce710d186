#pragma once

#include <QRectF>

#include <map>
#include <set>
#include <vector>

#include "model/architecture/architecture.h"
#include "ui/canvas/arranging.h"

namespace breakeven::ui {

using GroupFrames = std::map<model::GroupId, QRectF>;

/// The height of the strip at the top of a frame that bears its name.
inline constexpr double frameTitle = 24;

/// What a frame adds to the room that its content takes.
[[nodiscard]] QRectF frameAround(const QRectF& content);

/// The groups of the cards among `cards`, as an automatic layout wants them.
[[nodiscard]] Clusters clustersOf(const model::Architecture& architecture, const CardRects& cards);

/// The frame of every group around the cards that are in it, with room to breathe and for its name;
/// groups without a card have none.
[[nodiscard]] GroupFrames groupFrames(const model::Architecture& architecture,
                                      const CardRects& cards);

/// The groups from the component's own outwards.
[[nodiscard]] std::vector<model::GroupId> groupsAround(const model::Architecture& architecture,
                                                       const model::ComponentId& component);

/// The components in the group and in the groups in it, by id.
[[nodiscard]] std::vector<model::ComponentId> membersOf(const model::Architecture& architecture,
                                                        const model::GroupId& group);

/// The outermost group that has exactly these components; null when there is none.
[[nodiscard]] const model::Group* groupOf(const model::Architecture& architecture,
                                          const std::vector<model::ComponentId>& components);

/// The innermost frame around a point; empty when there is none.
[[nodiscard]] model::GroupId groupAt(const GroupFrames& frames, QPointF point);

}  // namespace breakeven::ui
