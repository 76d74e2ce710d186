#include <algorithm>
#include <array>
#include <cmath>

#include "model/interchange/projectfile.h"
#include "model/interchange/projectformat.h"

namespace breakeven::model {

namespace {

using Json = nlohmann::json;

/// Whole numbers without a fraction part, so that `512` stays `512`.
Json numberJson(double value)
{
    constexpr double exactIntegers = 9007199254740992.0;  // 2^53
    if (std::floor(value) == value && std::abs(value) < exactIntegers) {
        return static_cast<std::int64_t>(value);
    }
    return value;
}

/// Writes the fields of one object, leaving out those that have their default.
class FieldWriter {
public:
    explicit FieldWriter(const Json& extra) : m_object(extra.is_object() ? extra : Json::object())
    {
    }
    void set(const char* key, Json value) { m_object[key] = std::move(value); }
    void number(const char* key, double value, double fallback)
    {
        if (value != fallback) {
            set(key, numberJson(value));
        }
    }
    void text(const char* key, const std::string& value, const std::string& fallback = {})
    {
        if (value != fallback) {
            set(key, value);
        }
    }
    void flag(const char* key, bool value, bool fallback)
    {
        if (value != fallback) {
            set(key, value);
        }
    }
    template <class Enum>
    void choice(const char* key, Enum value, const std::vector<std::string_view>& words)
    {
        if (value != Enum{}) {
            set(key, words.at(static_cast<std::size_t>(value)));
        }
    }
    template <std::size_t count>
    void rates(const char* key, const std::array<double, count>& rates)
    {
        Json values = Json::array();
        bool flat = true;
        for (const double rate : rates) {
            values.push_back(numberJson(rate));
            flat = flat && rate == 1;
        }
        if (!flat) {
            set(key, std::move(values));
        }
    }
    template <class Parts, class Write>
    void parts(const char* key, const Parts& parts, Write write)
    {
        Json values = Json::array();
        for (const auto& part : parts) {
            values.push_back(write(part));
        }
        set(key, std::move(values));
    }
    [[nodiscard]] Json take() { return std::move(m_object); }

private:
    Json m_object;
};

Json changeJson(const RateChange& change)
{
    const RateChange fallback;
    FieldWriter writer(change.extra);
    writer.number("start_h", change.startHour, fallback.startHour);
    writer.number("hours", change.hours, fallback.hours);
    writer.number("ramp_h", change.rampHours, fallback.rampHours);
    writer.number("factor", change.factor, fallback.factor);
    return writer.take();
}

Json sourceJson(const TrafficSource& source)
{
    const TrafficSource fallback;
    FieldWriter writer(source.extra);
    writer.set("id", source.id.text());
    writer.text("name", source.name);
    writer.choice("process", source.process, arrivalProcesses());
    writer.number("requests_per_second", source.requestsPerSecond, fallback.requestsPerSecond);
    writer.number("batch_size", source.batchSize, fallback.batchSize);
    writer.number("burst_ratio", source.bursts.ratio, fallback.bursts.ratio);
    writer.number("burst_s", source.bursts.seconds, fallback.bursts.seconds);
    writer.number("burst_share", source.bursts.share, fallback.bursts.share);
    writer.number("concurrent_users", source.users.number, fallback.users.number);
    writer.number("think_s", source.users.thinkSeconds, fallback.users.thinkSeconds);
    writer.number("users_per_month", source.usersPerMonth, fallback.usersPerMonth);
    writer.rates("hourly", source.profile.hourly);
    writer.rates("daily", source.profile.daily);
    if (!source.profile.minutes.empty()) {
        writer.parts("minutes", source.profile.minutes, numberJson);
    }
    if (!source.changes.empty()) {
        writer.parts("changes", source.changes, changeJson);
    }
    writer.number("growth_percent", source.growthPercent, fallback.growthPercent);
    return writer.take();
}

Json parameterJson(const ParameterValue& value)
{
    if (const auto* flag = std::get_if<bool>(&value)) {
        return *flag;
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return numberJson(*number);
    }
    return std::get<std::string>(value);
}

Json componentJson(const Component& component)
{
    FieldWriter writer(component.extra);
    writer.set("id", component.id.text());
    writer.set("kind", component.kind);
    writer.text("name", component.name);
    writer.text("region", component.region);
    writer.number("x", component.position.x, 0);
    writer.number("y", component.position.y, 0);
    if (!component.parameters.empty()) {
        Json parameters = Json::object();
        for (const auto& [key, value] : component.parameters) {
            parameters[key] = parameterJson(value);
        }
        writer.set("parameters", std::move(parameters));
    }
    writer.text("group", component.look.group.text());
    writer.choice("tint", component.look.tint, tints());
    writer.flag("locked", component.look.locked, false);
    writer.number("order", component.look.order, 0);
    return writer.take();
}

Json connectionJson(const Connection& connection)
{
    const Connection fallback;
    FieldWriter writer(connection.extra);
    writer.set("id", connection.id.text());
    writer.set("from", connection.from.text());
    writer.set("to", connection.to.text());
    writer.text("label", connection.label);
    writer.choice("mode", connection.mode, callModes());
    writer.choice("condition", connection.condition, callConditions());
    writer.number("calls_per_request", connection.callsPerRequest, fallback.callsPerRequest);
    writer.number("max_concurrency", connection.maxConcurrency, fallback.maxConcurrency);
    writer.number("step", connection.step, fallback.step);
    writer.text("choice", connection.choice);
    writer.text("operation", connection.operation);
    writer.flag("cacheable", connection.cacheable, fallback.cacheable);
    writer.number("request_bytes", connection.request.count, fallback.request.count);
    writer.number("response_bytes", connection.response.count, fallback.response.count);
    writer.number("payload_spread", connection.payloadSpread, fallback.payloadSpread);
    writer.number("timeout_s", connection.timeout.count(), fallback.timeout.count());
    writer.number("retries", connection.retries, fallback.retries);
    writer.number("backoff_s", connection.backoff.count(), fallback.backoff.count());
    return writer.take();
}

Json groupJson(const Group& group)
{
    FieldWriter writer(group.extra);
    writer.set("id", group.id.text());
    writer.text("name", group.name);
    writer.choice("kind", group.kind, groupKinds());
    writer.choice("tint", group.tint, tints());
    writer.text("parent", group.parent.text());
    return writer.take();
}

Json noteJson(const Note& note)
{
    FieldWriter writer(note.extra);
    writer.set("id", note.id.text());
    writer.text("text", note.text);
    writer.number("x", note.position.x, 0);
    writer.number("y", note.position.y, 0);
    writer.number("width", note.width, Note{}.width);
    writer.choice("tint", note.tint, tints());
    writer.flag("locked", note.locked, false);
    return writer.take();
}

Json alternativeJson(const Alternative& alternative)
{
    FieldWriter writer(alternative.extra);
    writer.set("id", alternative.id.text());
    writer.text("name", alternative.name);
    writer.text("region", alternative.region, Alternative{}.region);
    writer.parts("components", alternative.architecture.components, componentJson);
    writer.parts("connections", alternative.architecture.connections, connectionJson);
    if (!alternative.architecture.groups.empty()) {
        writer.parts("groups", alternative.architecture.groups, groupJson);
    }
    if (!alternative.architecture.notes.empty()) {
        writer.parts("notes", alternative.architecture.notes, noteJson);
    }
    return writer.take();
}

Json workloadJson(const Workload& workload)
{
    FieldWriter writer(workload.extra);
    writer.parts("sources", workload.sources, sourceJson);
    return writer.take();
}

Json discountJson(const pricing::Discount& discount)
{
    FieldWriter writer(Json::object());
    writer.text("provider", discount.provider);
    writer.set("percent", numberJson(discount.percent.toDouble()));
    return writer.take();
}

Json currencyJson(const pricing::Currency& currency)
{
    FieldWriter writer(Json::object());
    writer.set("code", currency.code);
    writer.set("per_usd", numberJson(currency.perUsd.toDouble()));
    writer.set("as_of", currency.asOf);
    return writer.take();
}

void writeTerms(FieldWriter& writer, const pricing::Terms& terms)
{
    if (!terms.discounts.empty()) {
        writer.parts("discounts", terms.discounts, discountJson);
    }
    writer.number("tax_percent", terms.taxPercent.toDouble(), 0);
    if (!terms.currency.code.empty()) {
        writer.set("currency", currencyJson(terms.currency));
    }
}

Json assumptionsJson(const Assumptions& assumptions)
{
    const Assumptions fallback;
    FieldWriter writer(assumptions.extra);
    writer.number("hours_per_month", assumptions.hoursPerMonth, fallback.hoursPerMonth);
    writer.number("months_ahead", assumptions.monthsAhead, fallback.monthsAhead);
    writer.flag("free_tier", assumptions.freeTier, fallback.freeTier);
    writeTerms(writer, assumptions.terms);
    return writer.take();
}

int versionOf(const Project& project)
{
    const bool hasPlaces =
        std::ranges::any_of(project.alternatives, [](const Alternative& alternative) {
            return std::ranges::any_of(
                alternative.architecture.components,
                [](const Component& component) { return !component.region.empty(); });
        });
    return hasPlaces || project.assumptions.terms != pricing::Terms() ? 2 : 1;
}

}  // namespace

std::string projectText(const Project& project)
{
    FieldWriter writer(project.extra);
    writer.set("format", projectFormat);
    writer.set("version", versionOf(project));
    writer.text("name", project.name);
    writer.set("workload", workloadJson(project.workload));
    if (Json assumptions = assumptionsJson(project.assumptions); !assumptions.empty()) {
        writer.set("assumptions", std::move(assumptions));
    }
    writer.parts("alternatives", project.alternatives, alternativeJson);
    return writer.take().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace breakeven::model
