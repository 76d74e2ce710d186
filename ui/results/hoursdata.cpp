#include "ui/results/hoursdata.h"

#include <algorithm>
#include <map>

#include <QLocale>
#include <QObject>

#include "ui/results/billtext.h"
#include "ui/results/chartdata.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

constexpr std::size_t hoursInDay = 24;
constexpr double hardlyVaries = 1e-6;  ///< of the mean: no more than rounding to a billionth

bool isOf(const HoursSubject& of, const pricing::BillLine& line)
{
    return of.component.empty() ||
           (line.component == of.component && (!of.key || line.key == *of.key));
}

void addHours(std::vector<double>& sums, const model::HoursOfWeek& week, HoursSpan span)
{
    sums.resize(span == HoursSpan::Day ? hoursInDay : week.size());
    for (std::size_t hour = 0; hour < week.size(); ++hour) {
        sums[hour % sums.size()] += week[hour].toDouble();
    }
}

QString nameOf(const model::Alternative& alternative, const pricing::Bill& bill,
               const HoursSubject& of)
{
    if (of.component.empty()) {
        return text(alternative.name.empty() ? alternative.id.text() : alternative.name);
    }
    const auto* component = alternative.architecture.find(model::ComponentId(of.component));
    const QString name = component == nullptr || component->name.empty() ? text(of.component)
                                                                         : text(component->name);
    const auto line = std::ranges::find_if(
        bill.lines, [&](const pricing::BillLine& each) { return of.key && isOf(of, each); });
    return line == bill.lines.end()
               ? name
               : name + QStringLiteral(" · ") + lineName(line->label, line->key);
}

QString titleOf(const QString& name, const std::vector<double>& total, HoursSpan span)
{
    const auto [least, most] = std::ranges::minmax_element(total);
    double sum = 0;
    for (const double usd : total) {
        sum += usd;
    }
    if (sum <= 0) {
        return QObject::tr("Nothing is charged at this load");
    }
    if (*most - *least <= hardlyVaries * sum) {
        return QObject::tr("%1 costs the same in every hour").arg(name);
    }
    const auto hour = static_cast<std::size_t>(most - total.begin());
    return QObject::tr("%1 costs most in the hour from %2: %3, against %4 in the cheapest")
        .arg(name, hourText(hour, span), money(*most), money(*least));
}

}  // namespace

QString hourText(std::size_t hour, HoursSpan span)
{
    const QString clock = QStringLiteral("%1:00").arg(hour % hoursInDay, 2, 10, QLatin1Char('0'));
    return span == HoursSpan::Day
               ? clock
               : QLocale().dayName(static_cast<int>(hour / hoursInDay) + 1, QLocale::ShortFormat) +
                     QLatin1Char(' ') + clock;
}

HoursChartData hoursChart(const model::Alternative& alternative, const pricing::Bill& bill,
                          const model::CostHours& hours, const model::Catalog& catalog,
                          const HoursSubject& of, HoursSpan span)
{
    std::map<QString, std::vector<double>> byCategory;
    HoursChartData data{.title = {}, .span = span, .series = {}, .total = {}};
    addHours(data.total, {}, span);
    for (std::size_t i = 0; i < bill.lines.size(); ++i) {
        if (isOf(of, bill.lines[i])) {
            const std::string category =
                costCategory(alternative, bill.lines[i].component, catalog);
            addHours(byCategory[text(category)], hours.lines[i], span);
            addHours(data.total, hours.lines[i], span);
        }
    }
    for (const QString& category : categoryOrder()) {
        if (const auto it = byCategory.find(category); it != byCategory.end()) {
            data.series.push_back({category, std::move(it->second)});
        }
    }
    data.title = titleOf(nameOf(alternative, bill, of), data.total, span);
    return data;
}

}  // namespace breakeven::ui
