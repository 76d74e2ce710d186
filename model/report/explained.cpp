#include "model/report/explained.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "model/report/wording.h"
#include "pricing/base/format.h"

namespace breakeven::model::report {

namespace {

std::string exactText(Usd amount)
{
    return moneyExactText(amount.toDouble());
}

std::string capitalised(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

std::string lowered(std::string word)
{
    if (!word.empty() && word.front() >= 'A' && word.front() <= 'Z') {
        word.front() = static_cast<char>(word.front() - 'A' + 'a');
    }
    return word;
}

std::string labelOfCause(const std::string& id)
{
    for (std::size_t c = 0; c < causeCount; ++c) {
        if (causeName(static_cast<Cause>(c)) == id) {
            return capitalised(std::string(causeLabel(static_cast<Cause>(c))));
        }
    }
    return id;
}

using Say = std::function<std::string(const std::string& id)>;

Table groupTable(const std::string& title, const std::vector<CostGroup>& groups, Usd total,
                 const Say& say)
{
    Table table{.title = "By " + lowered(title),
                .columns = {{title}, {"USD a month", Align::Right}, {"Share", Align::Right}}};
    const double all = total.toDouble();
    for (const CostGroup& group : groups) {
        const double usd = group.amount.toDouble();
        table.rows.push_back(
            {say(group.id), exactText(group.amount), all > 0 ? shareText(usd / all) : "–"});
    }
    table.total = {"Total", exactText(total), ""};
    return table;
}

/// `Requests over Users → API`
std::string partText(const CostPart& part, const Architecture& architecture)
{
    std::string text = capitalised(std::string(causeLabel(part.cause)));
    if (const std::string over = connectionName(architecture, part.connection); !over.empty()) {
        text += ": " + over;
    }
    return text;
}

Table partsTable(const ExplainedAnswer& answer)
{
    Table table{.title = "Every line taken apart",
                .columns = {{"Component"},
                            {"Item"},
                            {"What for"},
                            {"Quantity", Align::Right},
                            {"Amount", Align::Right}}};
    const Architecture& architecture = answer.alternative.architecture;
    const auto& lines = answer.outcome.bill().lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (const CostPart& part : answer.explanation.lines[i]) {
            table.rows.push_back({componentName(architecture, lines[i].component),
                                  nameOr(lines[i].label, lines[i].key.meter),
                                  partText(part, architecture),
                                  groupedText(part.quantity.toDouble()) + " " + lines[i].unit,
                                  exactText(part.amount)});
        }
    }
    table.total = {"Total", "", "", "", exactText(answer.explanation.total)};
    return table;
}

std::string unitCosts(const Explanation& explanation)
{
    std::string text;
    if (explanation.requestsPerMonth > 0) {
        text = fmt::format("{} for a thousand requests",
                           moneyExactText(explanation.perThousandRequests()));
    }
    if (explanation.usersPerMonth > 0) {
        text += fmt::format("{}{} for a thousand users", text.empty() ? "" : ", ",
                            moneyExactText(explanation.perThousandUsers()));
    }
    return text;
}

Paragraph yearParagraph(const YearCost& year)
{
    std::string text = fmt::format(
        "The first year costs {} by formula: {} in its first month, {} in its last.",
        exactText(year.total), exactText(year.months.front()), exactText(year.months.back()));
    if (!year.complete) {
        text += " Prices are missing, so it is more.";
    }
    return {text, year.complete ? Tone::Plain : Tone::Warning};
}

std::string_view kindName(CostStep::Kind kind)
{
    switch (kind) {
        case CostStep::Kind::Added:
            return "added";
        case CostStep::Kind::Removed:
            return "removed";
        case CostStep::Kind::Price:
            return "price";
        case CostStep::Kind::Volume:
            break;
    }
    return "volume";
}

nlohmann::json groupsJson(const std::vector<CostGroup>& groups)
{
    nlohmann::json json = nlohmann::json::array();
    for (const CostGroup& group : groups) {
        json.push_back({{"id", group.id}, {"usd", group.amount.toDouble()}});
    }
    return json;
}

nlohmann::json linesJson(const ExplainedAnswer& answer)
{
    nlohmann::json json = nlohmann::json::array();
    const auto& lines = answer.outcome.bill().lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        nlohmann::json parts = nlohmann::json::array();
        for (const CostPart& part : answer.explanation.lines[i]) {
            parts.push_back({{"cause", causeName(part.cause)},
                             {"connection", part.connection.text()},
                             {"quantity", part.quantity.toDouble()},
                             {"amount_usd", part.amount.toDouble()}});
        }
        json.push_back({{"component", lines[i].component},
                        {"label", lines[i].label},
                        {"amount_usd", lines[i].amount.toDouble()},
                        {"parts", std::move(parts)}});
    }
    return json;
}

/// By component id: what its lines cost by hour of the day.
std::map<std::string, std::array<Usd, 24>> daysOfComponents(const ExplainedAnswer& answer,
                                                            const CostHours& hours)
{
    std::map<std::string, std::array<Usd, 24>> days;
    const auto& lines = answer.outcome.bill().lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto day = hoursOfDay(hours.lines[i]);
        auto& sum = days[lines[i].component];
        for (std::size_t hour = 0; hour < day.size(); ++hour) {
            sum[hour] += day[hour];
        }
    }
    return days;
}

nlohmann::json amountsJson(const HoursOfWeek& week)
{
    nlohmann::json json = nlohmann::json::array();
    for (const Usd hour : week) {
        json.push_back(hour.toDouble());
    }
    return json;
}

}  // namespace

std::string connectionName(const Architecture& architecture, const ConnectionId& id)
{
    const Connection* connection = architecture.find(id);
    return connection == nullptr ? std::string()
                                 : componentName(architecture, connection->from.text()) + " → " +
                                       componentName(architecture, connection->to.text());
}

std::string stepText(const CostStep& step)
{
    switch (step.kind) {
        case CostStep::Kind::Added:
            return step.name + " is new";
        case CostStep::Kind::Removed:
            return step.name + " is gone";
        case CostStep::Kind::Price:
            return step.name + ": another price";
        case CostStep::Kind::Volume:
            break;
    }
    return fmt::format("{}: {} {}", step.name, step.amount > Usd() ? "more" : "less",
                       causeLabel(step.cause));
}

Section explainedSection(const ExplainedAnswer& answer, const YearCost* year)
{
    const Explanation& explanation = answer.explanation;
    const Architecture& architecture = answer.alternative.architecture;
    Section section{.title = "Where the money goes: " +
                             nameOr(answer.alternative.name, answer.alternative.id.text())};
    if (const std::string costs = unitCosts(explanation); !costs.empty()) {
        section.blocks.push_back(Paragraph{capitalised(costs) + ".", Tone::Lead});
    }
    if (year != nullptr) {
        section.blocks.push_back(yearParagraph(*year));
    }
    const Usd total = explanation.total;
    const Say asIs = [](const std::string& id) { return id; };
    section.blocks.push_back(groupTable("Cause", explanation.byCause, total, labelOfCause));
    section.blocks.push_back(
        groupTable("Component", explanation.byComponent, total, [&](const std::string& id) {
            return id.empty() ? std::string("(not tied to a component)")
                              : componentName(architecture, id);
        }));
    section.blocks.push_back(groupTable("Category", explanation.byCategory, total, asIs));
    section.blocks.push_back(groupTable("Provider", explanation.byProvider, total, asIs));
    section.blocks.push_back(partsTable(answer));
    return section;
}

Table hoursTable(const ExplainedAnswer& answer, const CostHours& hours)
{
    Table table{.title = "By hour of the day, at list prices",
                .columns = {{"From"},
                            {"USD a month", Align::Right},
                            {"Share", Align::Right},
                            {"Most of it"},
                            {"USD", Align::Right}}};
    const auto days = daysOfComponents(answer, hours);
    const auto total = hoursOfDay(hours.total);
    const Usd sum = answer.outcome.bill().listTotal;
    for (std::size_t hour = 0; hour < total.size(); ++hour) {
        const auto most = std::ranges::max_element(
            days, {}, [hour](const auto& entry) { return entry.second[hour]; });
        table.rows.push_back(
            {fmt::format("{:02}:00", hour), exactText(total[hour]),
             sum > Usd() ? shareText(total[hour].toDouble() / sum.toDouble()) : "–",
             componentName(answer.alternative.architecture, most->first),
             exactText(most->second[hour])});
    }
    table.total = {"Total", exactText(sum), "", "", ""};
    return table;
}

nlohmann::json hoursJson(const ExplainedAnswer& answer, const CostHours& hours)
{
    nlohmann::json json = nlohmann::json::array();
    const auto& lines = answer.outcome.bill().lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        json.push_back({{"component", lines[i].component},
                        {"label", lines[i].label},
                        {"usd", amountsJson(hours.lines[i])}});
    }
    return {{"total_usd", amountsJson(hours.total)}, {"lines", std::move(json)}};
}

Table changeTable(const CostChange& change, const std::string& from, const std::string& to)
{
    Table table{.title = fmt::format("From {} to {}", from, to),
                .columns = {{"Step"}, {"USD a month", Align::Right}}};
    table.rows.push_back({from, exactText(change.before)});
    for (const CostStep& step : change.steps) {
        const std::string sign = step.amount > Usd() ? "+" : "";
        table.rows.push_back({stepText(step), sign + exactText(step.amount)});
    }
    table.total = {to, exactText(change.after)};
    return table;
}

nlohmann::json explanationJson(const ExplainedAnswer& answer, const YearCost* year)
{
    const Explanation& explanation = answer.explanation;
    nlohmann::json causes = groupsJson(explanation.byCause);
    for (nlohmann::json& cause : causes) {
        cause["label"] = labelOfCause(cause.at("id").get<std::string>());
    }
    nlohmann::json json = {{"requests_per_month", explanation.requestsPerMonth},
                           {"usd_per_1000_requests", explanation.perThousandRequests()},
                           {"usd_per_1000_users", nullptr},
                           {"by_cause", std::move(causes)},
                           {"by_component", groupsJson(explanation.byComponent)},
                           {"by_category", groupsJson(explanation.byCategory)},
                           {"by_provider", groupsJson(explanation.byProvider)},
                           {"lines", linesJson(answer)}};
    if (explanation.usersPerMonth > 0) {
        json["usd_per_1000_users"] = explanation.perThousandUsers();
    }
    if (year != nullptr) {
        nlohmann::json months = nlohmann::json::array();
        for (const Usd month : year->months) {
            months.push_back(month.toDouble());
        }
        json["first_year"] = {{"months_usd", std::move(months)},
                              {"total_usd", year->total.toDouble()},
                              {"complete", year->complete}};
    }
    return json;
}

nlohmann::json changeJson(const CostChange& change)
{
    nlohmann::json steps = nlohmann::json::array();
    for (const CostStep& step : change.steps) {
        nlohmann::json json = {{"kind", kindName(step.kind)},
                               {"component", step.component},
                               {"name", step.name},
                               {"amount_usd", step.amount.toDouble()}};
        if (step.kind == CostStep::Kind::Volume) {
            json["cause"] = causeName(step.cause);
        }
        steps.push_back(std::move(json));
    }
    return {{"before_usd", change.before.toDouble()},
            {"after_usd", change.after.toDouble()},
            {"steps", std::move(steps)}};
}

}  // namespace breakeven::model::report
