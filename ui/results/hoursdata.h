#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "model/catalog/catalog.h"
#include "model/explain/hours.h"

namespace breakeven::ui {

// From the hours of a bill to the bars of a chart: no widgets, no colours.

/// What the hours are shown of: a component, or one price that it pays; without a component the
/// whole bill.
struct HoursSubject {
    std::string component;
    std::optional<pricing::RateKey> key;
    friend bool operator==(const HoursSubject&, const HoursSubject&) = default;
};

enum class HoursSpan { Day, Week };

/// What one category costs in each hour: USD a month, at list prices.
struct HoursSeries {
    QString category;
    std::vector<double> usd;
};

struct HoursChartData {
    QString title;
    HoursSpan span = HoursSpan::Day;
    std::vector<HoursSeries> series;  ///< none when nothing is charged
    std::vector<double> total;        ///< 24 or 168 hours; a week begins on Monday
};

/// When the money of a bill is spent. `hours` belong to the bill.
[[nodiscard]] HoursChartData hoursChart(const model::Alternative& alternative,
                                        const pricing::Bill& bill, const model::CostHours& hours,
                                        const model::Catalog& catalog, const HoursSubject& of,
                                        HoursSpan span);

/// `20:00` of a day, `Sat 20:00` of a week.
[[nodiscard]] QString hourText(std::size_t hour, HoursSpan span);

}  // namespace breakeven::ui
