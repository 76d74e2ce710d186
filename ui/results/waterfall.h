#pragma once

#include <vector>

#include <QString>

#include "model/explain/change.h"

namespace breakeven::ui {

// From a change of cost to the bars of a waterfall: no widgets, no colours.

/// A bar from one amount to another, in USD a month.
struct WaterfallBar {
    enum class Kind { Total, More, Less };
    Kind kind = Kind::Total;
    QString label;  ///< `Orders fn: more retries`
    double from = 0;
    double to = 0;
    QString amount;  ///< `+$12.30`
};

/// The former total, the steps, the latter total; each step begins where the one before it ended.
struct WaterfallData {
    QString title;
    std::vector<WaterfallBar> bars;
};

/// Steps beyond the greatest few are drawn as one.
[[nodiscard]] WaterfallData waterfall(const model::CostChange& change, const QString& from,
                                      const QString& to);
/// `Orders fn: more retries`, `Orders is new`.
[[nodiscard]] QString stepText(const model::CostStep& step);

}  // namespace breakeven::ui
