#pragma once

#include "pricing/base/id.h"

namespace breakeven::model {

using ComponentId = Id<struct ComponentTag>;
using ConnectionId = Id<struct ConnectionTag>;
using GroupId = Id<struct GroupTag>;
using NoteId = Id<struct NoteTag>;
using AlternativeId = Id<struct AlternativeTag>;

}  // namespace breakeven::model
