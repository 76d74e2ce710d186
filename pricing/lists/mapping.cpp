#include "pricing/lists/mapping.h"

#include <set>

#include "pricing/base/textfile.h"
#include "pricing/book/csvtext.h"

namespace breakeven::pricing {

namespace {

constexpr std::array<const char*, 11> mappingColumns = {
    "provider", "service",     "sku",    "meter",      "unit", "offer",
    "match",    "vendor_unit", "region", "free_start", "note"};

enum Column : std::size_t {
    Provider,
    Service,
    Sku,
    Meter,
    Unit,
    Offer,
    Match,
    VendorUnits,
    Region,
    FreeStartWord
};

using Cells = std::array<std::string, mappingColumns.size()>;

tl::unexpected<Error> badCell(Column column, const std::string& message, const std::string& where,
                              std::string remedy)
{
    return failure(ErrorCode::Malformed, fmt::format("{}: {}", mappingColumns[column], message),
                   where, std::move(remedy));
}

std::string normalised(std::string_view name)
{
    std::string text;
    for (const char letter : name) {
        if (letter != ' ' && letter != '_') {
            text += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        }
    }
    return text;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> parts(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        parts.emplace_back(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

bool concernsTerm(std::string_view name)
{
    static constexpr std::array<std::string_view, 4> names = {"termtype", "leasecontractlength",
                                                              "purchaseoption", "offeringclass"};
    return std::ranges::find(names, normalised(name)) != names.end();
}

Result<void> addCondition(const std::string& text, const std::string& where, AttributeNames& names,
                          MappingRow& row)
{
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
        return badCell(Match, fmt::format("'{}' is no condition", text), where,
                       "write attribute=pattern");
    }
    const bool wanted = text[equals - 1] != '!';
    const auto name = trimmed(std::string_view(text).substr(0, wanted ? equals : equals - 1));
    MappingCondition condition{names.want(name), wanted,
                               parts(std::string_view(text).substr(equals + 1), '|')};
    if (condition.patterns.empty()) {
        condition.patterns.emplace_back();
    }
    (concernsTerm(name) ? row.term : row.product).push_back(std::move(condition));
    return {};
}

Result<void> readMatch(const Cells& cells, const std::string& where, AttributeNames& names,
                       MappingRow& row)
{
    for (const std::string& text : parts(cells[Match], ';')) {
        if (auto added = addCondition(text, where, names, row); !added) {
            return added;
        }
    }
    if (row.product.empty()) {
        return badCell(Match, "no condition on the product", where, "write attribute=pattern");
    }
    const auto termType = names.want("termType");
    if (std::ranges::find(row.term, termType, &MappingCondition::attribute) == row.term.end()) {
        row.term.push_back({termType, true, {"OnDemand", ""}});
    }
    return {};
}

Result<void> readUnits(const Cells& cells, const std::string& where, MappingRow& row)
{
    for (const std::string& text : parts(cells[VendorUnits], '|')) {
        const auto equals = text.rfind('=');
        const auto holds = Quantity::parse(
            equals == std::string::npos ? "" : trimmed(std::string_view(text).substr(equals + 1)));
        if (!holds) {
            return badCell(VendorUnits, fmt::format("'{}' is no unit", text), where,
                           "write name=number of our units in it");
        }
        row.units.push_back({normalised(text.substr(0, equals)), *holds});
    }
    if (row.units.empty()) {
        return badCell(VendorUnits, "is empty", where, "write name=number of our units in it");
    }
    return {};
}

Result<void> readFreeStart(const Cells& cells, const std::string& where, MappingRow& row)
{
    const std::string& word = cells[FreeStartWord];
    if (word == "before") {
        row.freeStart = FreeStart::Before;
    } else if (word == "within") {
        row.freeStart = FreeStart::Within;
    } else if (!word.empty() && word != "keep") {
        return badCell(FreeStartWord, fmt::format("'{}' is unknown", word), where,
                       "write keep, before, within or nothing");
    }
    return {};
}

/// `attribute` of `attribute|lower`.
std::string_view placeName(std::string_view place)
{
    return place.substr(0, place.find('|'));
}

/// What stands in a place of a sku.
std::string filled(std::string_view place, const Facts& facts, const AttributeNames& names)
{
    constexpr std::string_view after = "after ";
    std::string_view value = facts.get(names.find(placeName(place)));
    const std::string_view how = place.substr(std::min(placeName(place).size() + 1, place.size()));
    if (how == "lower") {
        return normalised(value);
    }
    if (how.starts_with(after) && value.starts_with(how.substr(after.size()))) {
        value.remove_prefix(how.size() - after.size());
    }
    return std::string(value);
}

/// Every attribute in a sku is asked for.
Result<void> wantPlaces(const Cells& cells, const std::string& where, AttributeNames& names)
{
    const std::string& sku = cells[Sku];
    for (auto at = sku.find('{'); at != std::string::npos; at = sku.find('{', at + 1)) {
        const auto end = sku.find('}', at);
        if (end == std::string::npos) {
            return badCell(Sku, "a { is not closed", where, "write {attribute}");
        }
        (void)names.want(placeName(std::string_view(sku).substr(at + 1, end - at - 1)));
    }
    return {};
}

Result<MappingRow> rowOf(const Cells& cells, const std::string& where, AttributeNames& names)
{
    for (const Column column : {Provider, Service, Meter, Unit, Offer}) {
        if (cells[column].empty()) {
            return badCell(column, "is empty", where, "name it");
        }
    }
    MappingRow row;
    row.key = {cells[Provider], cells[Service], cells[Sku], cells[Meter]};
    row.unit = cells[Unit];
    row.offer = cells[Offer];
    row.region = cells[Region];
    row.where = where;
    const auto read = readMatch(cells, where, names, row)
                          .and_then([&] { return readUnits(cells, where, row); })
                          .and_then([&] { return readFreeStart(cells, where, row); })
                          .and_then([&] { return wantPlaces(cells, where, names); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return row;
}

}  // namespace

std::size_t AttributeNames::want(std::string_view name)
{
    return m_names.try_emplace(normalised(name), m_names.size()).first->second;
}

std::size_t AttributeNames::find(std::string_view name) const
{
    if (const auto known = m_spellings.find(name); known != m_spellings.end()) {
        return known->second;
    }
    const auto found = m_names.find(normalised(name));
    const std::size_t number = found == m_names.end() ? unwanted : found->second;
    // A hostile list may hold any number of names; the vendors' have some hundreds.
    if (m_spellings.size() < 4096) {
        m_spellings.emplace(name, number);
    }
    return number;
}

void Facts::clear()
{
    for (std::string& value : m_values) {
        value.clear();
    }
}

void Facts::set(std::size_t attribute, std::string_view value)
{
    if (attribute != AttributeNames::unwanted) {
        m_values[attribute].assign(value);
    }
}

std::string_view Facts::get(std::string_view name) const
{
    const std::size_t number = m_names->find(name);
    return number == AttributeNames::unwanted ? std::string_view() : get(number);
}

bool matchesPattern(std::string_view pattern, std::string_view text)
{
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    std::size_t at = 0;
    std::size_t in = 0;
    while (at < text.size()) {
        if (in < pattern.size() && pattern[in] == '*') {
            star = in++;
            resume = at;
        } else if (in < pattern.size() && pattern[in] == text[at]) {
            ++in;
            ++at;
        } else if (star != std::string_view::npos) {
            in = star + 1;
            at = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', in) == std::string_view::npos;
}

bool MappingCondition::holds(const Facts& facts) const
{
    const std::string_view value = facts.get(attribute);
    return wanted == std::ranges::any_of(patterns, [&](const std::string& pattern) {
               return matchesPattern(pattern, value);
           });
}

bool allHold(const std::vector<MappingCondition>& conditions, const Facts& facts)
{
    return std::ranges::all_of(conditions, [&](const auto& each) { return each.holds(facts); });
}

std::string MappingRow::skuOf(const Facts& facts, const AttributeNames& names) const
{
    std::string sku;
    std::string_view left = key.sku;
    while (!left.empty()) {
        const auto open = std::min(left.find('{'), left.size());
        sku += left.substr(0, open);
        left.remove_prefix(open);
        if (!left.empty()) {
            const auto close = left.find('}');
            sku += filled(left.substr(1, close - 1), facts, names);
            left.remove_prefix(close + 1);
        }
    }
    return sku;
}

const VendorUnit* MappingRow::unitNamed(std::string_view name) const
{
    const auto found = std::ranges::find(units, normalised(name), &VendorUnit::name);
    return found == units.end() ? nullptr : &*found;
}

std::string MappingRow::unitNames() const
{
    std::string text;
    for (const VendorUnit& each : units) {
        text += (text.empty() ? "'" : " or '") + each.name + "'";
    }
    return text;
}

Result<Mapping> Mapping::parse(std::string_view text, const std::string& name)
{
    const auto table = parseCsv(text, name, mappingColumns);
    if (!table) {
        return tl::unexpected(table.error());
    }
    Mapping mapping;
    // What the readers themselves look at.
    for (const char* attribute : {"location", "locationType", "regionCode", "usage", "usagetype"}) {
        (void)mapping.m_names.want(attribute);
    }
    for (const auto& line : *table) {
        auto row = rowOf(line.cells, fmt::format("{}:{}", name, line.line), mapping.m_names);
        if (!row) {
            return tl::unexpected(row.error());
        }
        mapping.m_rows.push_back(std::move(*row));
    }
    std::ranges::stable_sort(mapping.m_rows, {}, &MappingRow::offer);
    return mapping;
}

Result<Mapping> Mapping::read(const std::filesystem::path& file)
{
    const auto text = readTextFile(file);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return parse(*text, file.filename().string());
}

std::span<const MappingRow> Mapping::rowsOf(std::string_view offer) const
{
    const auto rows = std::ranges::equal_range(
        m_rows, offer, {}, [](const MappingRow& row) { return std::string_view(row.offer); });
    return {rows.begin(), rows.end()};
}

}  // namespace breakeven::pricing
