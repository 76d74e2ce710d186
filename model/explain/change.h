#pragma once

#include <string>
#include <vector>

#include "model/explain/explanation.h"

namespace breakeven::model {

/// One answer with what explains it. The references must outlive it.
struct ExplainedAnswer {
    const Alternative& alternative;
    const Outcome& outcome;
    const Explanation& explanation;
};

/// One step from the former total to the latter.
struct CostStep {
    enum class Kind {
        Added,    ///< a component that only the latter has
        Removed,  ///< one that only the former has
        Volume,   ///< more or less of what a component used; `cause` says for what
        Price     ///< another price for it: other SKU, region, tier or list
    };
    Kind kind = Kind::Volume;
    std::string component;  ///< id in the latter, or in the former when removed; may be empty
    std::string name;       ///< its name
    Cause cause = Cause::Requests;  ///< for Volume
    Usd amount;                     ///< what it adds; negative when it saves
};

/// Why two answers cost what they do. The steps' amounts sum to exactly `after` - `before`.
struct CostChange {
    Usd before;
    Usd after;
    std::vector<CostStep> steps;  ///< greatest first, by what they move; none moves nothing
};

/// From one answer to another: two states or runs of one alternative, whose components are the same
/// when their ids are, or two alternatives, where they are the same when kind and name are. A line
/// whose key, region or first price differs has a price step: what the latter quantity costs beyond
/// the former's mean price; all else is volume (tiers and free amounts move with it).
[[nodiscard]] CostChange changeBetween(const ExplainedAnswer& before, const ExplainedAnswer& after);

}  // namespace breakeven::model
