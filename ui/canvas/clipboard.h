#pragma once

#include <QMimeData>

#include <memory>
#include <optional>

#include "model/catalog/catalog.h"
#include "ui/commands/partcommands.h"

namespace breakeven::ui {

class Theme;

/// The parts as the text of a project with one alternative, once under our own type and once as
/// plain text, so that they can be pasted into a mail or an editor and come back from there.
[[nodiscard]] std::unique_ptr<QMimeData> toMimeData(const Parts& parts);

/// Adds a picture of the parts, for programs that take one; nothing when they are too many to be
/// drawn at once.
void addPicture(QMimeData& data, const Parts& parts, const model::Catalog& catalog,
                const Theme& theme);

/// The parts of the first alternative; nothing when there are none or the text is not a project.
[[nodiscard]] std::optional<Parts> partsFrom(const QMimeData& data);

}  // namespace breakeven::ui
