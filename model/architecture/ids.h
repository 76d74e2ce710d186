#pragma once

#include "pricing/base/id.h"

namespace breakeven::model {

using ComponentId = Id<struct ComponentTag>;
using ConnectionId = Id<struct ConnectionTag>;
using AlternativeId = Id<struct AlternativeTag>;

}  // namespace breakeven::model
