#pragma once

#include <QString>

#include <map>

#include "model/architecture/architecture.h"
#include "model/catalog/catalog.h"
#include "ui/canvas/cardpainter.h"

namespace breakeven::ui {

/// What the parts of one alternative are beside those of another.
struct Difference {
    struct Part {
        DiffMark mark = DiffMark::None;
        QString changes;  ///< a line for each parameter: what it was and is
    };
    std::map<model::ComponentId, Part> components;
    std::map<model::ConnectionId, DiffMark> connections;
};

/// How two architectures differ: what only the first has is removed, what only the second has is
/// added. Ids say nothing across alternatives: components belong together when they have the same
/// name and kind, else the same name, else when each is the only one of its kind that is left;
/// connections when their ends do. Places and looks make no difference.
struct Differences {
    Difference first;
    Difference second;
    [[nodiscard]] bool empty() const;
};
[[nodiscard]] Differences differencesOf(const model::Architecture& first,
                                        const model::Architecture& second,
                                        const model::Catalog& catalog);

}  // namespace breakeven::ui
