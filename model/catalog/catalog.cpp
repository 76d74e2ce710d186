#include "model/catalog/catalog.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

#include "model/catalog/kindreader.h"

namespace breakeven::model {

namespace {

namespace fs = std::filesystem;

constexpr const char* sharedFile = "network.json";

/// Paths below the folder, sorted, so that the first bad file is the same one everywhere.
Result<std::vector<fs::path>> kindFiles(const fs::path& folder)
{
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error)) {
        const bool shared = it->path() == folder / sharedFile;
        if (it->path().extension() == ".json" && !shared) {
            files.push_back(it->path());
        }
    }
    if (error || files.empty()) {
        return failure(ErrorCode::NotFound, "there is no catalog of services here", folder.string(),
                       "reinstall Breakeven or name the folder of its catalog");
    }
    std::ranges::sort(files);
    return files;
}

Result<std::string> contentsOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return failure(ErrorCode::Unreadable, "the file cannot be read", file.string(),
                       "check its permissions");
    }
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

/// What `parse` makes of the file's text; the value of an empty one when there is no such file: a
/// catalog without transfer rules charges no transfer but by its kinds' meters, and so on.
template <class Parse>
auto parsedIfThere(const fs::path& file, Parse parse)
{
    using Parsed = std::invoke_result_t<Parse, std::string, std::string>;
    std::error_code ignored;
    return fs::exists(file, ignored) ? contentsOf(file).and_then([&](const std::string& text) {
        return parse(text, file.string());
    })
                                     : Parsed();
}

void addCommonParameters(const NetworkFacts& network, ServiceKind& kind)
{
    for (const CommonParameters& group : network.common) {
        for (const Parameter& parameter : group.parameters) {
            if (group.isFor(kind) && !kind.parameter(parameter.id)) {
                kind.parameters.push_back(parameter);
            }
        }
    }
}

std::string textOf(const ParameterValue& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* flag = std::get_if<bool>(&value)) {
        return *flag ? "true" : "false";
    }
    return fmt::format("{}", std::get<double>(value));
}

bool fits(const ParameterValue& value, ParameterType type)
{
    switch (type) {
        case ParameterType::Number:
        case ParameterType::Integer:
            return std::holds_alternative<double>(value);
        case ParameterType::Boolean:
            return std::holds_alternative<bool>(value);
        case ParameterType::Choice:
        case ParameterType::Text:
            return std::holds_alternative<std::string>(value);
    }
    return false;
}

/// The choice of this value, else the default one.
std::size_t indexOf(const Parameter& parameter, const std::string& value)
{
    const auto at = [&](const std::string& wanted) {
        return std::ranges::find(parameter.choices, wanted, &Choice::value) -
               parameter.choices.begin();
    };
    const auto count = std::ssize(parameter.choices);
    const auto chosen = at(value);
    const auto usual = at(std::get<std::string>(parameter.defaultValue));
    return static_cast<std::size_t>(chosen < count ? chosen : usual < count ? usual : 0);
}

void addChoice(const Parameter& parameter, const std::string& value, Variables& variables)
{
    if (parameter.choices.empty()) {
        return;
    }
    const std::size_t index = indexOf(parameter, value);
    variables[parameter.id] = static_cast<double>(index);
    for (const auto& [name, number] : parameter.choices[index].numbers) {
        variables[parameter.id + "_" + name] = number;
    }
}

Result<void> evaluateInto(Variables& results, const std::map<std::string, std::string>& inputs,
                          const Variables& variables)
{
    for (const auto& [name, expression] : inputs) {
        const auto value = evaluate(expression, variables);
        if (!value) {
            Error error = value.error();
            error.where = name;
            return tl::unexpected(std::move(error));
        }
        results[name] = *value;
    }
    return {};
}

std::vector<std::string> sortedNames(std::vector<std::string> names)
{
    const std::vector<std::string> common{"hours", "users", "month_s"};
    names.insert(names.end(), common.begin(), common.end());
    std::ranges::sort(names);
    return names;
}

std::vector<std::string> callNames()
{
    std::vector<std::string> names{"calls",       "attempts",       "retries",      "request_kb",
                                   "response_kb", "payload_spread", "from_internet"};
    for (const std::string& category : categories()) {
        names.push_back("from_" + category);
    }
    return sortedNames(std::move(names));
}

}  // namespace

Result<Catalog> Catalog::load(const fs::path& folder)
{
    const auto files = kindFiles(folder);
    if (!files) {
        return tl::unexpected(files.error());
    }
    Catalog catalog;
    auto transfers = parsedIfThere(folder / "transfer.csv", parseTransferRules);
    if (!transfers) {
        return tl::unexpected(transfers.error());
    }
    catalog.m_transfers = std::move(*transfers);
    auto network = readNetworkFacts(folder);
    if (!network) {
        return tl::unexpected(network.error());
    }
    catalog.m_network = std::move(*network);
    std::map<std::string, std::string> fileOf;
    for (const fs::path& file : *files) {
        if (auto added = catalog.addKind(file, fileOf); !added) {
            return tl::unexpected(added.error());
        }
    }
    std::ranges::sort(catalog.m_kinds, {}, &ServiceKind::id);
    return catalog;
}

Result<void> Catalog::addKind(const fs::path& file, std::map<std::string, std::string>& fileOf)
{
    auto kind = contentsOf(file).and_then(
        [&](const std::string& text) { return readKind(text, file.string()); });
    if (!kind) {
        return tl::unexpected(kind.error());
    }
    if (const auto [it, fresh] = fileOf.emplace(kind->id, file.string()); !fresh) {
        return failure(ErrorCode::Invalid,
                       fmt::format("the kind '{}' is already in {}", kind->id, it->second),
                       file.string() + "#/id", "give each kind its own id");
    }
    addCommonParameters(m_network, *kind);
    m_kinds.push_back(std::move(*kind));
    return {};
}

Result<NetworkFacts> Catalog::readNetworkFacts(const fs::path& folder)
{
    NetworkFacts facts;
    const auto shared = parsedIfThere(folder / sharedFile,
                                      [&facts](const std::string& text, const std::string& name) {
                                          return readNetwork(text, name, facts);
                                      });
    if (!shared) {
        return tl::unexpected(shared.error());
    }
    auto roundTrips = parsedIfThere(folder / "roundtrips.csv", parseRoundTrips);
    if (!roundTrips) {
        return tl::unexpected(roundTrips.error());
    }
    facts.roundTrips = std::move(*roundTrips);
    auto regions =
        parsedIfThere(folder.parent_path() / "pricing" / "regions.csv", pricing::parseRegions);
    if (!regions) {
        return tl::unexpected(regions.error());
    }
    facts.regions = std::move(*regions);
    return facts;
}

const ServiceKind* Catalog::find(const std::string& id) const
{
    const auto it = std::ranges::lower_bound(m_kinds, id, {}, &ServiceKind::id);
    return it != m_kinds.end() && it->id == id ? &*it : nullptr;
}

const TransferRule* Catalog::transfer(std::string_view provider, Route route) const
{
    const auto rule = std::ranges::find_if(m_transfers, [&](const TransferRule& each) {
        return each.provider == provider && each.route == route;
    });
    return rule == m_transfers.end() ? nullptr : &*rule;
}

const std::vector<std::string>& categories()
{
    static const std::vector<std::string> names{"traffic", "api",      "compute",  "data",
                                                "events",  "identity", "payments", "observability",
                                                "servers", "network"};
    return names;
}

const std::vector<std::string>& meterNames(MeterScope scope)
{
    static const std::vector<std::string> ofComponent =
        sortedNames({"arrivals", "requests", "completions", "failures", "throttled", "rejected",
                     "cold_starts", "dead_lettered", "batches", "messages", "busy_s", "billed_s",
                     "init_s", "instance_s", "read_unit_s", "write_unit_s", "calls_out", "rps"});
    static const std::vector<std::string> ofCall = callNames();
    return scope == MeterScope::Call ? ofCall : ofComponent;
}

ParameterValue valueOf(const ServiceKind& /*kind*/, const Component& component,
                       const Parameter& parameter)
{
    const auto it = component.parameters.find(parameter.id);
    return it != component.parameters.end() && fits(it->second, parameter.type)
               ? it->second
               : parameter.defaultValue;
}

Variables parameterVariables(const ServiceKind& kind, const Component& component)
{
    Variables variables;
    for (const Parameter& parameter : kind.parameters) {
        const ParameterValue value = valueOf(kind, component, parameter);
        if (parameter.type == ParameterType::Choice) {
            addChoice(parameter, std::get<std::string>(value), variables);
        } else if (const auto* flag = std::get_if<bool>(&value)) {
            variables[parameter.id] = *flag ? 1 : 0;
        } else if (const auto* number = std::get_if<double>(&value)) {
            variables[parameter.id] = *number;
        }
    }
    return variables;
}

Result<Variables> behaviourInputs(const ServiceKind& kind, const Component& component)
{
    Variables results;
    if (auto done = evaluateInto(results, kind.inputs, parameterVariables(kind, component));
        !done) {
        return tl::unexpected(done.error());
    }
    return results;
}

Result<Variables> behaviourInputs(const ServiceKind& kind, const Component& component,
                                  const Operation& operation)
{
    Variables results;
    const Variables variables = parameterVariables(kind, component);
    for (const auto* inputs : {&kind.inputs, &operation.inputs}) {
        if (auto done = evaluateInto(results, *inputs, variables); !done) {
            return tl::unexpected(done.error());
        }
    }
    return results;
}

std::string substituted(const std::string& text, const ServiceKind& kind,
                        const Component& component)
{
    std::string result = text;
    for (const Parameter& parameter : kind.parameters) {
        const std::string placeholder = "{" + parameter.id + "}";
        const std::string value = textOf(valueOf(kind, component, parameter));
        for (std::size_t at = result.find(placeholder); at != std::string::npos;
             at = result.find(placeholder, at + value.size())) {
            result.replace(at, placeholder.size(), value);
        }
    }
    return result;
}

}  // namespace breakeven::model
