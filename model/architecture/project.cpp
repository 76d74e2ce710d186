#include "model/architecture/project.h"

#include <algorithm>

namespace breakeven::model {

const Alternative* Project::find(const AlternativeId& id) const
{
    const auto it = std::ranges::find(alternatives, id, &Alternative::id);
    return it == alternatives.end() ? nullptr : &*it;
}

Alternative* Project::find(const AlternativeId& id)
{
    return const_cast<Alternative*>(std::as_const(*this).find(id));
}

}  // namespace breakeven::model
