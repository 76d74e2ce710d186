#include "model/report/kindhelp.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "model/report/helpwords.h"
#include "model/report/wording.h"
#include "pricing/base/format.h"

namespace breakeven::model::report {

namespace {

const std::string dot = " · ";

/// More would bury the rest of the page; the price book has them all.
constexpr std::size_t mostRates = 24;
/// Choices of a parameter that are named one by one.
constexpr std::size_t mostChoices = 40;

Cell code(std::string text)
{
    Cell cell(std::move(text));
    cell.code = true;
    return cell;
}

Cell sourceCell(const std::string& source, const std::string& asOf, const std::string& confidence)
{
    if (source.empty()) {
        return "assumption";
    }
    std::string text = hostOf(source) + dot + (asOf.empty() ? "undated" : asOf);
    if (!confidence.empty() && confidence != "published") {
        text += dot + confidence;
    }
    const bool isAddress = source.starts_with("https://") || source.starts_with("http://");
    return {std::move(text), {}, isAddress ? source : std::string()};
}

Cell sourceCell(const Provenance& from)
{
    return sourceCell(from.source, from.asOf, from.confidence);
}

std::string defaultText(const Parameter& parameter)
{
    if (const auto* number = std::get_if<double>(&parameter.defaultValue)) {
        return groupedText(*number);
    }
    if (const auto* flag = std::get_if<bool>(&parameter.defaultValue)) {
        return *flag ? "on" : "off";
    }
    const auto& value = std::get<std::string>(parameter.defaultValue);
    const auto choice = std::ranges::find(parameter.choices, value, &Choice::value);
    return choice == parameter.choices.end() ? value : nameOr(choice->label, value);
}

/// `128–10,240`, `≥ 0`, or the choices.
std::string rangeText(const Parameter& parameter)
{
    if (parameter.minimum && parameter.maximum) {
        return groupedText(*parameter.minimum) + "–" + groupedText(*parameter.maximum);
    }
    if (parameter.minimum) {
        return "≥ " + groupedText(*parameter.minimum);
    }
    return parameter.maximum ? "≤ " + groupedText(*parameter.maximum) : std::string();
}

std::string choicesText(const Parameter& parameter)
{
    std::string text;
    for (const Choice& choice : parameter.choices) {
        if (&choice == &parameter.choices[0] + mostChoices) {
            return text + dot + "…";
        }
        text += (text.empty() ? "" : dot) + nameOr(choice.label, choice.value);
    }
    return text;
}

Row parameterRow(const Parameter& parameter)
{
    return {{parameter.label, parameter.help},
            code(parameter.id),
            parameter.unit,
            defaultText(parameter),
            {rangeText(parameter), choicesText(parameter)},
            sourceCell(parameter.provenance)};
}

Section parameterSection(const ServiceKind& kind)
{
    Section section{"Parameters", {}};
    std::vector<std::string> groups;
    for (const Parameter& parameter : kind.parameters) {
        if (std::ranges::find(groups, parameter.group) == groups.end()) {
            groups.push_back(parameter.group);
        }
    }
    for (const std::string& group : groups) {
        Table table{
            group,
            {{"Parameter"}, {"Name"}, {"Unit"}, {"Default", Align::Right}, {"Range"}, {"Source"}},
            {},
            {}};
        for (const Parameter& parameter : kind.parameters) {
            if (parameter.group == group) {
                table.rows.push_back(parameterRow(parameter));
            }
        }
        section.blocks.emplace_back(std::move(table));
    }
    return section;
}

Section operationSection(const ServiceKind& kind)
{
    Table table{"What a connection can ask of it", {{"Operation"}, {"Name"}}, {}, {}};
    for (const Operation& operation : kind.operations) {
        table.rows.push_back({nameOr(operation.label, operation.id), code(operation.id)});
    }
    return {"Operations", {std::move(table)}};
}

Section limitSection(const ServiceKind& kind)
{
    Table table{"What the provider does not allow to exceed",
                {{"Limit"}, {"Value", Align::Right}, {"Unit"}, {"Source"}},
                {},
                {}};
    for (const Limit& limit : kind.limits) {
        table.rows.push_back(
            {limit.label, groupedText(limit.value), limit.unit, sourceCell(limit.provenance)});
    }
    return {"Limits", {std::move(table)}};
}

std::string scopeText(const Meter& meter)
{
    if (meter.scope == MeterScope::Component) {
        return "the month";
    }
    return meter.operation.empty() ? "each connection to it"
                                   : "each connection to it" + dot + meter.operation;
}

std::string priceName(const Meter& meter)
{
    std::string name = meter.provider.empty() ? "" : meter.provider + " ";
    name += meter.service;
    for (const std::string* part : {&meter.sku, &meter.meter}) {
        name += part->empty() ? "" : " " + *part;
    }
    return name;
}

Table nameTable(const ServiceKind& kind)
{
    std::set<std::string> names;
    for (const Meter& meter : kind.meters) {
        for (const std::string* formula : {&meter.quantity, &meter.when}) {
            if (const auto used = namesIn(formula->empty() ? "1" : *formula)) {
                names.insert(used->begin(), used->end());
            }
        }
    }
    Table table{"Names in the formulas", {{"Name"}, {"Meaning"}}, {}, {}};
    for (const std::string& name : names) {
        table.rows.push_back({code(name), meaningOf(name, kind)});
    }
    return table;
}

Section meterSection(const ServiceKind& kind)
{
    Table table{"Units of a month",
                {{"Meter"}, {"Formula"}, {"Only when"}, {"Summed over"}, {"Price"}},
                {},
                {}};
    for (const Meter& meter : kind.meters) {
        table.rows.push_back({nameOr(meter.label, meter.id), code(meter.quantity), code(meter.when),
                              scopeText(meter), code(priceName(meter))});
    }
    Section section{"What is charged", {std::move(table)}};
    if (Table names = nameTable(kind); !names.rows.empty()) {
        section.blocks.emplace_back(std::move(names));
    }
    return section;
}

std::string tierRange(const pricing::RateTier& tier)
{
    const std::string from = groupedText(tier.from.toDouble());
    if (tier.to) {
        return from + "–" + groupedText(tier.to->toDouble());
    }
    return tier.from.isZero() ? std::string() : "> " + from;
}

void addRate(Table& table, const pricing::Rate& rate)
{
    for (const pricing::RateTier& tier : rate.tiers) {
        table.rows.push_back({code(keyText(rate.key)), rate.region, rate.unit, tierRange(tier),
                              "$" + tier.price.text(),
                              sourceCell(tier.source, tier.asOf, confidenceText(tier.confidence))});
    }
}

/// Allowances that cover one of the rates; those of a trial say so.
Table freeTable(const std::vector<const pricing::Rate*>& rates, const pricing::PriceBook& book,
                const std::string& region)
{
    Table table{
        "Free each month", {{"Of"}, {"Units", Align::Right}, {"Shared by"}, {"Source"}}, {}, {}};
    for (const pricing::Allowance& allowance : book.allowances()) {
        const auto covered = std::ranges::find_if(rates, [&](const pricing::Rate* rate) {
            return allowance.covers(rate->key, rate->region == "global" ? region : rate->region);
        });
        if (covered == rates.end()) {
            continue;
        }
        const bool ofRegion = allowance.scope == pricing::AllowanceScope::Region;
        std::string scope = ofRegion ? "the region" : "the account";
        scope += allowance.trial ? dot + "first twelve months only" : "";
        table.rows.push_back({code(keyText((*covered)->key)),
                              groupedText(allowance.amount.toDouble()), std::move(scope),
                              sourceCell(allowance.source, allowance.asOf,
                                         allowance.unverified ? "unverified" : "published")});
    }
    return table;
}

Section priceSection(const ServiceKind& kind, const pricing::PriceBook& book,
                     const std::string& region)
{
    Section section{region.empty() ? std::string("Prices") : fmt::format("Prices in {}", region),
                    {}};
    const std::vector<const pricing::Rate*> rates = ratesOf(kind, book, region);
    if (rates.empty()) {
        section.blocks.emplace_back(Paragraph{kind.meters.empty()
                                                  ? "It costs nothing by itself."
                                                  : "The price book has no price of it here.",
                                              Tone::Muted});
        return section;
    }
    Table table{
        "List prices",
        {{"Price"}, {"Region"}, {"Unit"}, {"Units a month"}, {"USD", Align::Right}, {"Source"}},
        {},
        {}};
    const std::size_t shown = std::min(rates.size(), mostRates);
    std::ranges::for_each(rates.begin(), rates.begin() + static_cast<std::ptrdiff_t>(shown),
                          [&](const pricing::Rate* rate) { addRate(table, *rate); });
    section.blocks.emplace_back(std::move(table));
    if (shown < rates.size()) {
        section.blocks.emplace_back(Paragraph{
            fmt::format("The price book has {} more for other choices.", rates.size() - shown),
            Tone::Muted});
    }
    if (Table free = freeTable(rates, book, region); !free.rows.empty()) {
        section.blocks.emplace_back(std::move(free));
    }
    return section;
}

Section simulationSection(const ServiceKind& kind)
{
    Section section{"How it is simulated", {Paragraph{meaningOf(kind.behaviour), Tone::Plain}}};
    Table table{"Inputs of the simulation", {{"Input"}, {"Formula"}}, {}, {}};
    for (const auto& [input, formula] : kind.inputs) {
        table.rows.push_back({code(input), code(formula)});
    }
    if (!table.rows.empty()) {
        section.blocks.emplace_back(std::move(table));
    }
    return section;
}

Section codeSection(const ServiceKind& kind)
{
    Table table{"Resource types", {{"Tool"}, {"Type"}}, {}, {}};
    for (const auto& [tool, types] : kind.infrastructureTypes) {
        for (const std::string& type : types) {
            table.rows.push_back({toolName(tool), code(type)});
        }
    }
    return {"Infrastructure as code", {std::move(table)}};
}

Row kindRow(const ServiceKind& kind)
{
    return {{kind.name, kind.summary, "kind:" + kind.id}, code(kind.id), code(kind.provider)};
}

Table kindTable(std::string title)
{
    return {std::move(title), {{"Service"}, {"Name"}, {"Provider"}}, {}, {}};
}

Section counterpartSection(const ServiceKind& kind, const Catalog& catalog)
{
    Table table = kindTable("Counterparts");
    for (const std::string& id : kind.counterparts) {
        if (const ServiceKind* other = catalog.find(id)) {
            table.rows.push_back(kindRow(*other));
        }
    }
    return {"What can take its place", {std::move(table)}};
}

Section linkSection(const ServiceKind& kind)
{
    Table table{"The provider's pages", {{"Page"}, {"Address"}}, {}, {}};
    for (const auto& [label, address] : kind.links) {
        Cell cell = code(address);
        cell.link = address;
        table.rows.push_back({label, std::move(cell)});
    }
    return {"Links", {std::move(table)}};
}

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) {
        return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

bool isFoundBy(const ServiceKind& kind, const std::string& search)
{
    const std::string text = lowered(fmt::format("{}", fmt::join(searchTextsOf(kind), "\n")));
    std::istringstream words(lowered(search));
    return std::all_of(std::istream_iterator<std::string>(words), {}, [&](const std::string& word) {
        return text.find(word) != std::string::npos;
    });
}

bool saysSomething(const Section& section)
{
    return std::ranges::any_of(section.blocks, [](const Block& block) {
        const auto* table = std::get_if<Table>(&block);
        return table == nullptr || !table->rows.empty();
    });
}

/// Every combination of choices and switches that a price's name depends on, the defaults first.
std::vector<Component> variantsOf(const ServiceKind& kind, const Meter& meter)
{
    constexpr std::size_t most = 20000;
    std::vector<Component> variants(1);
    for (const Parameter& parameter : kind.parameters) {
        const bool named = (meter.service + meter.sku + meter.meter + meter.provider)
                               .find("{" + parameter.id + "}") != std::string::npos;
        const std::size_t before = variants.size();
        if (!named || before * parameter.choices.size() > most) {
            continue;
        }
        for (const Choice& choice : parameter.choices) {
            for (std::size_t i = 0;
                 i < before && ParameterValue(choice.value) != parameter.defaultValue; ++i) {
                Component variant = variants[i];
                variant.parameters[parameter.id] = choice.value;
                variants.push_back(std::move(variant));
            }
        }
    }
    return variants;
}

}  // namespace

std::vector<const pricing::Rate*> ratesOf(const ServiceKind& kind, const pricing::PriceBook& book,
                                          const std::string& region)
{
    std::vector<const pricing::Rate*> first;
    std::vector<const pricing::Rate*> others;
    std::set<const pricing::Rate*> seen;
    for (const Meter& meter : kind.meters) {
        bool isDefault = true;
        for (const Component& variant : variantsOf(kind, meter)) {
            const auto named = [&](const std::string& text) {
                return substituted(text, kind, variant);
            };
            const pricing::Rate* rate =
                book.find({meter.provider.empty() ? kind.provider : named(meter.provider),
                           named(meter.service), named(meter.sku), named(meter.meter)},
                          region);
            if (rate != nullptr && seen.insert(rate).second) {
                (isDefault ? first : others).push_back(rate);
            }
            isDefault = false;
        }
    }
    first.insert(first.end(), others.begin(), others.end());
    return first;
}

std::string bestKnownRegion(const pricing::PriceBook& book, const std::string& provider)
{
    std::map<std::string, std::size_t> counts;
    for (const pricing::Rate& rate : book.rates()) {
        if (rate.key.provider == provider && rate.region != "global") {
            ++counts[rate.region];
        }
    }
    const auto best =
        std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return best == counts.end() ? std::string() : best->first;
}

Document helpOf(const ServiceKind& kind, const HelpInput& input)
{
    const std::string region =
        input.region.empty() ? bestKnownRegion(input.book, kind.provider) : input.region;
    Document document{.title = kind.name,
                      .subtitle = kind.id + dot + kind.provider + dot + kind.category,
                      .sections = {Section{"", {Paragraph{kind.summary, Tone::Lead}}}}};
    for (Section& section : std::vector<Section>{
             parameterSection(kind), operationSection(kind), limitSection(kind), meterSection(kind),
             priceSection(kind, input.book, region), simulationSection(kind), codeSection(kind),
             counterpartSection(kind, input.catalog), linkSection(kind)}) {
        if (saysSomething(section)) {
            document.sections.push_back(std::move(section));
        }
    }
    return document;
}

Document helpIndex(const Catalog& catalog, const std::string& search)
{
    Document document{.title = "Services", .sections = {}};
    for (const std::string& category : categories()) {
        Table table = kindTable({});
        for (const ServiceKind& kind : catalog.kinds()) {
            if (kind.category == category && isFoundBy(kind, search)) {
                table.rows.push_back(kindRow(kind));
            }
        }
        if (!table.rows.empty()) {
            document.sections.push_back({category, {std::move(table)}});
        }
    }
    return document;
}

}  // namespace breakeven::model::report
