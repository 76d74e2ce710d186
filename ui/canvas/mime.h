#pragma once

#include <QString>

namespace breakeven::ui {

/// What the palette drags: a kind's id as UTF-8.
inline QString kindMimeType()
{
    return QStringLiteral("application/x-breakeven-kind");
}

/// What the canvas copies: parts as JSON (ui/canvas/clipboard.h).
inline QString partsMimeType()
{
    return QStringLiteral("application/x-breakeven-parts");
}

}  // namespace breakeven::ui
