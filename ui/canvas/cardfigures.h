#pragma once

#include <QString>

namespace breakeven::ui {

/// What the analysis says of a component, as its card shows it. Empty texts show no chip.
struct CardFigures {
    QString costText;    ///< `$38.20/mo`
    QString secondText;  ///< the one other figure, such as `p95 212 ms`
    int problemCount = 0;
    double utilisation = -1;  ///< 0 to 1, or negative when there is none
    double heat = -1;         ///< share of the highest value on the heat map, or negative
    bool hasError = false;    ///< at least one of the problems stops the estimate
    friend bool operator==(const CardFigures&, const CardFigures&) = default;
};

}  // namespace breakeven::ui
