#include "model/explain/hours.h"

#include <algorithm>
#include <map>

#include "model/estimate/estimate.h"
#include "model/estimate/usage.h"
#include "model/explain/attribution.h"
#include "model/simulation/compile.h"
#include "pricing/bill/split.h"

namespace breakeven::model {

namespace {

constexpr std::size_t hoursInWeek = 168;
using Quantities = std::map<LineId, double>;

/// What one hour of the week differs from another by.
struct HourOfWeek {
    std::vector<double> rates;    ///< by source
    std::vector<bool> scheduled;  ///< by station: whether its schedule asks for more instances
    auto operator<=>(const HourOfWeek&) const = default;
};

HourOfWeek hourOf(const SimulationModel& model, std::size_t hour)
{
    HourOfWeek kind;
    for (const SourceSpec& source : model.sources) {
        kind.rates.push_back(source.hourlyRates[hour]);
    }
    for (const StationSpec& station : model.stations) {
        kind.scheduled.push_back(isScheduled(station, static_cast<double>(hour)));
    }
    return kind;
}

/// What a month would use that is like one hour of the week from its beginning to its end.
class SteadyMonths {
public:
    SteadyMonths(const Project& project, const Alternative& alternative, const Catalog& catalog,
                 SimulationModel model)
        : m_project(project),
          m_alternative(alternative),
          m_catalog(catalog),
          m_model(std::move(model))
    {
    }

    /// Most hours of a week are like another: each kind is looked at once.
    [[nodiscard]] Result<const Quantities*> at(std::size_t hour)
    {
        const HourOfWeek kind = hourOf(m_model, hour);
        const auto known = m_known.find(kind);
        if (known != m_known.end()) {
            return &known->second;
        }
        m_model.strata = {Stratum{kind.rates, hoursInWeek, static_cast<std::int32_t>(hour)}};
        const auto usage =
            usageOf(m_project, m_alternative, m_catalog, m_model, estimate(m_model).flows);
        if (!usage) {
            return tl::unexpected(usage.error());
        }
        Quantities& quantities = m_known[kind];
        for (const pricing::UsageLine& line : *usage) {
            quantities[lineIdOf(line)] += line.quantity.toDouble();
        }
        return &quantities;
    }

private:
    const Project& m_project;
    const Alternative& m_alternative;
    const Catalog& m_catalog;
    SimulationModel m_model;
    std::map<HourOfWeek, Quantities> m_known;
};

HoursOfWeek splitByHour(const pricing::BillLine& line,
                        const std::array<const Quantities*, hoursInWeek>& hours)
{
    std::vector<double> weights;
    for (const Quantities* hour : hours) {
        const auto found = hour->find(lineIdOf(line));
        weights.push_back(found == hour->end() ? 0 : found->second);
    }
    const double most = std::ranges::max(weights);
    std::vector<Quantity> shares;
    for (const double weight : weights) {
        // Relative to the greatest, so that neither tiny nor huge meters lose digits.
        shares.push_back(most > 0 ? Quantity::fromDouble(weight / most).value_or(Quantity())
                                  : Quantity::fromWhole(1));
    }
    HoursOfWeek week{};
    std::ranges::copy(pricing::split(line.amount, shares), week.begin());
    return week;
}

}  // namespace

Result<CostHours> hoursOf(const Project& project, const Alternative& alternative,
                          const Catalog& catalog, const pricing::Bill& bill)
{
    auto model = compile(project, alternative, catalog);
    if (!model) {
        return tl::unexpected(model.error());
    }
    SteadyMonths months(project, alternative, catalog, std::move(*model));
    std::array<const Quantities*, hoursInWeek> hours{};
    CostHours cost;
    for (std::size_t hour = 0; hour < hoursInWeek; ++hour) {
        const auto quantities = months.at(hour);
        if (!quantities) {
            return tl::unexpected(quantities.error());
        }
        hours[hour] = *quantities;
    }
    for (const pricing::BillLine& line : bill.lines) {
        const HoursOfWeek week = splitByHour(line, hours);
        // Within a billionth the parts of an even split differ, too.
        const auto [least, most] = std::ranges::minmax(week);
        cost.varies = cost.varies || (most - least).nanos() > 1;
        for (std::size_t hour = 0; hour < hoursInWeek; ++hour) {
            cost.total[hour] += week[hour];
        }
        cost.lines.push_back(week);
    }
    return cost;
}

std::array<Usd, 24> hoursOfDay(const HoursOfWeek& week)
{
    std::array<Usd, 24> day{};
    for (std::size_t hour = 0; hour < week.size(); ++hour) {
        day[hour % day.size()] += week[hour];
    }
    return day;
}

}  // namespace breakeven::model
