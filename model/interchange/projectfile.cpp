#include "model/interchange/projectfile.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "model/interchange/atomicfile.h"
#include "model/interchange/drawingreader.h"
#include "model/interchange/fieldreader.h"
#include "model/interchange/projectformat.h"
#include "model/interchange/strictjson.h"

namespace breakeven::model {

namespace {

using Json = nlohmann::json;

template <std::size_t count>
void readProfile(FieldReader& reader, const char* key, std::array<double, count>& rates)
{
    const Json* values = reader.array(key, count);
    if (values == nullptr) {
        return;
    }
    const Place place = reader.place().at(key);
    if (values->size() != count) {
        reader.error().note(ErrorCode::Invalid, place,
                            fmt::format("there are {} rates", values->size()),
                            fmt::format("give {} numbers", count));
        return;
    }
    for (std::size_t i = 0; i < count; ++i) {
        rates[i] = FieldReader::numberAt((*values)[i], place.at(i), limits::rate, reader.error());
    }
    if (std::ranges::all_of(rates, [](double rate) { return rate == 0; })) {
        reader.error().note(ErrorCode::Invalid, place, "all rates are zero",
                            "make at least one of them positive");
    }
}

/// As many rates as there are.
void readMinutes(FieldReader& reader, std::vector<double>& rates)
{
    const Json* values = reader.array("minutes", limits::minutes);
    if (values == nullptr || values->empty()) {
        return;
    }
    const Place place = reader.place().at("minutes");
    double total = 0;
    for (std::size_t i = 0; i < values->size() && !reader.error(); ++i) {
        rates.push_back(
            FieldReader::numberAt((*values)[i], place.at(i), limits::rate, reader.error()));
        total += rates.back();
    }
    if (total == 0) {
        reader.error().note(ErrorCode::Invalid, place, "all rates are zero",
                            "make at least one of them positive");
    }
}

RateChange readChange(const Json& value, const Place& place, FirstReadError& error)
{
    FieldReader reader(value, place, error);
    RateChange change;
    change.startHour = reader.number("start_h", change.startHour, limits::hourOfWeek);
    change.hours = reader.number("hours", change.hours, limits::hourOfWeek);
    change.rampHours = reader.number("ramp_h", change.rampHours, limits::hourOfWeek);
    change.factor = reader.number("factor", change.factor, limits::factor);
    change.extra = reader.rest();
    return change;
}

void readChanges(FieldReader& reader, std::vector<RateChange>& changes)
{
    const Json* values = reader.array("changes", limits::changes);
    if (values == nullptr) {
        return;
    }
    const Place place = reader.place().at("changes");
    for (std::size_t i = 0; i < values->size() && !reader.error(); ++i) {
        changes.push_back(readChange((*values)[i], place.at(i), reader.error()));
    }
}

void readBursts(FieldReader& reader, Bursts& bursts)
{
    bursts.ratio = reader.number("burst_ratio", bursts.ratio, limits::burstRatio);
    bursts.seconds = reader.number("burst_s", bursts.seconds, limits::burstSeconds);
    bursts.share = reader.number("burst_share", bursts.share, limits::burstShare);
}

TrafficSource readSource(const Json& value, const Place& place, FirstReadError& error)
{
    FieldReader reader(value, place, error);
    TrafficSource source;
    source.id = TrafficSourceId(reader.identifier("id"));
    source.name = reader.text("name", source.name);
    source.process = static_cast<ArrivalProcess>(reader.choice("process", 0, arrivalProcesses()));
    source.requestsPerSecond =
        reader.number("requests_per_second", source.requestsPerSecond, limits::rate);
    source.batchSize = reader.number("batch_size", source.batchSize, limits::batch);
    readBursts(reader, source.bursts);
    source.users.number =
        reader.number("concurrent_users", source.users.number, limits::concurrentUsers);
    source.users.thinkSeconds =
        reader.number("think_s", source.users.thinkSeconds, limits::thinkSeconds);
    source.usersPerMonth = reader.number("users_per_month", source.usersPerMonth, limits::users);
    readProfile(reader, "hourly", source.profile.hourly);
    readProfile(reader, "daily", source.profile.daily);
    readMinutes(reader, source.profile.minutes);
    readChanges(reader, source.changes);
    source.growthPercent =
        reader.number("growth_percent", source.growthPercent, limits::growthPercent);
    source.extra = reader.rest();
    return source;
}

void readParameters(FieldReader& reader, Component& component)
{
    const Json* values = reader.object("parameters", limits::parameters);
    if (values == nullptr) {
        return;
    }
    const Place place = reader.place().at("parameters");
    for (const auto& [key, value] : values->items()) {
        const Place here = place.at(std::string_view(key));
        if (value.is_boolean()) {
            component.parameters[key] = value.get<bool>();
        } else if (value.is_number()) {
            component.parameters[key] =
                FieldReader::numberAt(value, here, limits::anything, reader.error());
        } else if (value.is_string()) {
            component.parameters[key] =
                FieldReader::textAt(value, here, TextLines::Multiple, reader.error());
        } else {
            reader.error().note(ErrorCode::Malformed, here,
                                "a parameter cannot hold this type of value",
                                "write a number, a text, true or false");
        }
    }
}

Component readComponent(const Json& value, const Place& place, FirstReadError& error)
{
    FieldReader reader(value, place, error);
    Component component;
    component.id = ComponentId(reader.identifier("id"));
    component.kind = reader.identifier("kind");
    component.name = reader.text("name", {});
    component.region = reader.text("region", {});
    component.position.x = reader.number("x", 0, limits::position);
    component.position.y = reader.number("y", 0, limits::position);
    readParameters(reader, component);
    component.look = readLook(reader);
    component.extra = reader.rest();
    return component;
}

Connection readConnection(const Json& value, const Place& place, FirstReadError& error)
{
    FieldReader reader(value, place, error);
    Connection c;
    c.id = ConnectionId(reader.identifier("id"));
    c.from = ComponentId(reader.identifier("from"));
    c.to = ComponentId(reader.identifier("to"));
    c.label = reader.text("label", {});
    c.mode = static_cast<CallMode>(reader.choice("mode", 0, callModes()));
    c.condition = static_cast<CallCondition>(reader.choice("condition", 0, callConditions()));
    c.callsPerRequest = reader.number("calls_per_request", c.callsPerRequest, limits::calls);
    c.maxConcurrency = reader.integer("max_concurrency", c.maxConcurrency, limits::callsAtOnce);
    c.step = reader.integer("step", c.step, limits::step);
    c.choice = reader.text("choice", {});
    c.operation = reader.text("operation", {});
    c.cacheable = reader.flag("cacheable", c.cacheable);
    c.request.count = reader.number("request_bytes", c.request.count, limits::bytes);
    c.response.count = reader.number("response_bytes", c.response.count, limits::bytes);
    c.payloadSpread = reader.number("payload_spread", c.payloadSpread, limits::spread);
    c.timeout = Seconds(reader.number("timeout_s", c.timeout.count(), limits::seconds));
    c.retries = reader.integer("retries", c.retries, limits::retries);
    c.backoff = Seconds(reader.number("backoff_s", c.backoff.count(), limits::seconds));
    c.extra = reader.rest();
    return c;
}

/// Reads each element of an array field with `read`, and refuses an id that was there before.
template <class Part, class Read>
std::vector<Part> readParts(FieldReader& reader, const char* key, std::size_t maximum, Read read)
{
    std::vector<Part> parts;
    const Json* values = reader.array(key, maximum);
    if (values == nullptr) {
        return parts;
    }
    parts.reserve(values->size());
    std::set<std::string> ids;
    const Place place = reader.place().at(key);
    for (std::size_t i = 0; i < values->size() && !reader.error(); ++i) {
        const Place here = place.at(i);
        parts.push_back(read((*values)[i], here, reader.error()));
        if (!ids.insert(parts.back().id.text()).second) {
            reader.error().note(ErrorCode::Invalid, here,
                                fmt::format("the id {} is used twice in \"{}\"",
                                            inQuotes(parts.back().id.text()), key),
                                "give one of the two another id");
        }
    }
    return parts;
}

void checkEnds(const Architecture& architecture, const std::vector<Connection>& asWritten,
               const Place& place, FirstReadError& error)
{
    for (std::size_t i = 0; i < asWritten.size() && !error; ++i) {
        const Place here = place.at(i);
        for (const auto& [key, end] :
             {std::pair("from", &asWritten[i].from), std::pair("to", &asWritten[i].to)}) {
            if (architecture.find(*end) == nullptr) {
                error.note(ErrorCode::Invalid, here.at(std::string_view(key)),
                           fmt::format("there is no component {} in this alternative",
                                       inQuotes(end->text())),
                           "name one of its components, or remove the connection");
            }
        }
    }
}

Alternative readAlternative(const Json& value, const Place& place, FirstReadError& error)
{
    FieldReader reader(value, place, error);
    Alternative alternative;
    alternative.id = AlternativeId(reader.identifier("id"));
    alternative.name = reader.text("name", {});
    alternative.region = reader.text("region", alternative.region);
    Architecture& architecture = alternative.architecture;
    architecture.components =
        readParts<Component>(reader, "components", limits::components, readComponent);
    architecture.groups = readParts<Group>(reader, "groups", limits::groups, readGroup);
    checkGroups(architecture, place, error);
    std::ranges::sort(architecture.components, {}, &Component::id);
    architecture.connections =
        readParts<Connection>(reader, "connections", limits::connections, readConnection);
    const Place connections = place.at("connections");
    checkEnds(architecture, architecture.connections, connections, error);
    std::ranges::sort(architecture.connections, {}, &Connection::id);
    architecture.notes = readParts<Note>(reader, "notes", limits::notes, readNote);
    std::ranges::sort(architecture.notes, {}, &Note::id);
    alternative.extra = reader.rest();
    return alternative;
}

Workload readWorkload(const Json& value, const Place& place, FirstReadError& error)
{
    FieldReader reader(value, place, error);
    Workload workload;
    workload.sources = readParts<TrafficSource>(reader, "sources", limits::sources, readSource);
    std::ranges::sort(workload.sources, {}, &TrafficSource::id);
    workload.extra = reader.rest();
    return workload;
}

Quantity readQuantity(FieldReader& reader, const char* key, NumberRange range)
{
    const auto quantity = Quantity::fromDouble(reader.number(key, 0, range));
    return quantity ? *quantity : Quantity();
}

void readDiscounts(FieldReader& reader, std::vector<pricing::Discount>& discounts)
{
    const Json* values = reader.array("discounts", limits::discounts);
    const Place place = reader.place().at("discounts");
    for (std::size_t i = 0; values != nullptr && i < values->size() && !reader.error(); ++i) {
        const Place here = place.at(i);
        FieldReader discount((*values)[i], here, reader.error());
        discounts.push_back(
            {discount.text("provider", {}), readQuantity(discount, "percent", limits::percent)});
    }
}

pricing::Terms readTerms(FieldReader& reader)
{
    pricing::Terms terms;
    readDiscounts(reader, terms.discounts);
    terms.taxPercent = readQuantity(reader, "tax_percent", limits::percent);
    if (const Json* value = reader.object("currency")) {
        const Place here = reader.place().at("currency");
        FieldReader currency(*value, here, reader.error());
        terms.currency.code = currency.identifier("code");
        terms.currency.perUsd = readQuantity(currency, "per_usd", limits::perUsd);
        terms.currency.asOf = currency.text("as_of", {});
    }
    if (const auto sound = pricing::check(terms, {}); !sound && !reader.error()) {
        reader.error().note(ErrorCode::Invalid, reader.place(), sound.error().message,
                            sound.error().remedy);
    }
    return terms;
}

Assumptions readAssumptions(const Json& value, const Place& place, FirstReadError& error)
{
    FieldReader reader(value, place, error);
    Assumptions assumptions;
    assumptions.hoursPerMonth =
        reader.number("hours_per_month", assumptions.hoursPerMonth, limits::hoursPerMonth);
    assumptions.monthsAhead = reader.number("months_ahead", 0, limits::monthsAhead);
    assumptions.freeTier = reader.flag("free_tier", assumptions.freeTier);
    assumptions.terms = readTerms(reader);
    assumptions.extra = reader.rest();
    return assumptions;
}

void checkFormat(FieldReader& reader)
{
    if (reader.text("format", {}) != projectFormat) {
        reader.error().note(ErrorCode::Malformed, reader.place().at("format"),
                            "this is not a Breakeven project",
                            fmt::format("a project has \"format\": \"{}\"", projectFormat));
        return;
    }
    const double version = reader.number("version", 0, limits::anything);
    if (version > projectVersion) {
        reader.error().note(ErrorCode::Unsupported, reader.place().at("version"),
                            fmt::format("the file has version {:g}; this program reads up to {}",
                                        version, projectVersion),
                            "open it with a newer Breakeven");
    } else if (version != 1 && version != projectVersion) {
        reader.error().note(ErrorCode::Malformed, reader.place().at("version"),
                            "the version is missing or not a known one", "write \"version\": 1");
    }
}

Project readDocument(const Json& document, const Place& place, FirstReadError& error)
{
    FieldReader reader(document, place, error);
    checkFormat(reader);
    Project project;
    project.name = reader.text("name", {});
    if (const Json* workload = reader.object("workload")) {
        project.workload = readWorkload(*workload, place.at("workload"), error);
    }
    if (const Json* assumptions = reader.object("assumptions")) {
        project.assumptions = readAssumptions(*assumptions, place.at("assumptions"), error);
    }
    project.alternatives =
        readParts<Alternative>(reader, "alternatives", limits::alternatives, readAlternative);
    project.extra = reader.rest();
    return project;
}

}  // namespace

Result<Project> parseProject(std::string_view text, const std::string& fileName)
{
    auto document = parseStrictJson(text, fileName);
    if (!document) {
        return tl::unexpected(document.error());
    }
    FirstReadError error;
    const Place root(fileName);
    Project project = readDocument(*document, root, error);
    if (error) {
        return tl::unexpected(error.take());
    }
    return project;
}

Result<Project> readProject(const std::filesystem::path& file)
{
    const auto text = readWholeFile(file, JsonLimits{}.bytes);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return parseProject(*text, file.string());
}

Result<void> writeProject(const Project& project, const std::filesystem::path& file)
{
    const std::string text = projectText(project);
    // A good file is never replaced by one that could not be opened again.
    if (const auto readable = parseProject(text, file.string()); !readable) {
        Error error = readable.error();
        error.message = "not saved, because it could not be opened again: " + error.message;
        return tl::unexpected(std::move(error));
    }
    return writeFileAtomically(file, text);
}

}  // namespace breakeven::model
