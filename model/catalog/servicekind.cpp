#include "model/catalog/servicekind.h"

#include <algorithm>

namespace breakeven::model {

const Parameter* ServiceKind::parameter(const std::string& parameterId) const
{
    const auto it = std::ranges::find(parameters, parameterId, &Parameter::id);
    return it == parameters.end() ? nullptr : &*it;
}

const Operation* ServiceKind::operation(const std::string& operationId) const
{
    if (operationId.empty()) {
        return operations.empty() ? nullptr : &operations.front();
    }
    const auto it = std::ranges::find(operations, operationId, &Operation::id);
    return it == operations.end() ? nullptr : &*it;
}

}  // namespace breakeven::model
