#pragma once

#include "model/simulation/kernel/slab.h"

namespace breakeven::model::kernel {

/// First-in-first-out list through the records' own links.
struct Line {
    Slot front = noSlot;
    Slot back = noSlot;
};

}  // namespace breakeven::model::kernel
