#pragma once

#include <QMimeData>

#include <memory>
#include <optional>

#include "ui/commands/partcommands.h"

namespace breakeven::ui {

/// The parts as the text of a project with one alternative, once under our own type and once as
/// plain text, so that they can be pasted into a mail or an editor and come back from there.
[[nodiscard]] std::unique_ptr<QMimeData> toMimeData(const Parts& parts);

/// The parts of the first alternative; nothing when there are none or the text is not a project.
[[nodiscard]] std::optional<Parts> partsFrom(const QMimeData& data);

}  // namespace breakeven::ui
