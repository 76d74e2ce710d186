#include "pricing/bill/usagefile.h"

#include "pricing/base/textfile.h"
#include "pricing/bill/jsonobject.h"
#include "pricing/book/ratecsv.h"

namespace breakeven::pricing {

namespace {

Result<UsageLine> usageLine(const JsonValue& value, const std::string& where)
{
    JsonObject object(value, where,
                      {"provider", "service", "sku", "meter", "quantity", "region", "component",
                       "label", "formula"});
    UsageLine line;
    line.key.provider = object.requiredText("provider");
    line.key.service = object.requiredText("service");
    line.key.sku = object.optionalText("sku");
    line.key.meter = object.requiredText("meter");
    line.quantity = object.requiredQuantity("quantity");
    line.region = object.optionalText("region");
    line.component = object.optionalText("component");
    line.label = object.optionalText("label");
    line.formula = object.optionalText("formula");
    if (object.error()) {
        return tl::unexpected(*object.error());
    }
    return line;
}

Result<RateRow> ownRate(const JsonValue& value, const std::string& where)
{
    JsonObject object(value, where,
                      {"provider", "service", "sku", "meter", "unit", "region", "tier_start",
                       "tier_end", "price_usd", "as_of", "source", "confidence"});
    RateCells cells = {object.requiredText("provider"),
                       object.requiredText("service"),
                       object.optionalText("sku"),
                       object.requiredText("meter"),
                       object.optionalText("unit"),
                       object.optionalText("region", "global"),
                       object.optionalNumber("tier_start", "0"),
                       object.optionalNumber("tier_end"),
                       object.requiredNumber("price_usd"),
                       object.optionalText("as_of"),
                       object.optionalText("source"),
                       object.optionalText("confidence", "user")};
    if (object.error()) {
        return tl::unexpected(*object.error());
    }
    auto row = rateRow(cells, where);
    if (row && row->tier.confidence != Confidence::User) {
        return failure(ErrorCode::Invalid, "an own price has the confidence user",
                       object.placeOf("confidence"), "leave confidence out");
    }
    return row;
}

Result<Allowance> ownAllowance(const JsonValue& value, const std::string& where)
{
    JsonObject object(
        value, where,
        {"provider", "service", "skus", "meters", "amount", "scope", "region", "source", "as_of"});
    Allowance allowance;
    allowance.id = "own free amount " + where.substr(where.rfind('/') + 1);
    allowance.provider = object.requiredText("provider");
    allowance.service = object.requiredText("service");
    allowance.skus = object.texts("skus", {"*"});
    allowance.meters = object.texts("meters");
    allowance.amount = object.requiredQuantity("amount");
    allowance.region = object.optionalText("region");
    allowance.asOf = object.optionalText("as_of");
    allowance.source = object.optionalText("source");
    const std::string scope = object.optionalText("scope", "account");
    allowance.scope = scope == "region" ? AllowanceScope::Region : AllowanceScope::Account;
    const auto complain = [&](std::string_view name, std::string message, std::string remedy) {
        object.fail(
            {ErrorCode::Invalid, std::move(message), object.placeOf(name), std::move(remedy)});
    };
    if (scope != "region" && scope != "account") {
        complain("scope", fmt::format("'{}' is unknown", scope), "write account or region");
    }
    if ((scope == "region") == allowance.region.empty()) {
        complain("region", "a region belongs to scope region, and only there",
                 "give both, or neither");
    }
    if (allowance.meters.empty()) {
        complain("meters", "the free amount covers nothing", "name its meters");
    }
    if (object.error()) {
        return tl::unexpected(*object.error());
    }
    return allowance;
}

/// Reads each item of an array with `read(item, where)`.
template <class Item>
Result<std::vector<Item>> readAll(JsonObject& object, std::string_view name,
                                  Result<Item> (*read)(const JsonValue&, const std::string&))
{
    std::vector<Item> items;
    for (const JsonValue& value : object.objects(name)) {
        auto item = read(value, fmt::format("{}/{}", object.placeOf(name), items.size()));
        if (!item) {
            return tl::unexpected(item.error());
        }
        items.push_back(std::move(*item));
    }
    return items;
}

Result<UsageFile> usageFileOf(const JsonValue& root, const std::string& name)
{
    JsonObject object(root, name + ":/", {"region", "usage", "rates", "allowances"});
    UsageFile file;
    file.region = object.optionalText("region");
    if (!object.has("usage")) {
        object.fail({ErrorCode::Malformed, "this is missing", object.placeOf("usage"),
                     "add it as an array of quantities"});
    }
    auto usage = readAll(object, "usage", usageLine);
    auto rows = readAll(object, "rates", ownRate);
    auto allowances = readAll(object, "allowances", ownAllowance);
    if (object.error()) {
        return tl::unexpected(*object.error());
    }
    if (!usage || !rows || !allowances) {
        return tl::unexpected(!usage ? usage.error() : !rows ? rows.error() : allowances.error());
    }
    auto rates = groupedRates(std::move(*rows));
    if (!rates) {
        return tl::unexpected(rates.error());
    }
    file.usage = std::move(*usage);
    file.rates = std::move(*rates);
    for (Rate& rate : file.rates) {
        rate.layer = Layer::Given;
    }
    file.allowances = std::move(*allowances);
    return file;
}

nlohmann::json keyJson(const RateKey& key)
{
    return {{"provider", key.provider},
            {"service", key.service},
            {"sku", key.sku},
            {"meter", key.meter}};
}

nlohmann::json lineJson(const BillLine& line)
{
    nlohmann::json tiers = nlohmann::json::array();
    for (const TierCharge& tier : line.tiers) {
        tiers.push_back({{"quantity", tier.quantity.toDouble()},
                         {"price_usd", tier.price.toDouble()},
                         {"amount_usd", tier.amount.toDouble()}});
    }
    nlohmann::json json = keyJson(line.key);
    json.update({{"region", line.region},
                 {"price_region", line.priceRegion},
                 {"component", line.component},
                 {"label", line.label},
                 {"formula", line.formula},
                 {"quantity", line.quantity.toDouble()},
                 {"unit", line.unit},
                 {"free", line.free.toDouble()},
                 {"free_reason", line.freeReason},
                 {"rounded_up", line.roundedUp.toDouble()},
                 {"tiers", std::move(tiers)},
                 {"amount_usd", line.amount.toDouble()},
                 {"as_of", line.asOf},
                 {"source", line.source},
                 {"confidence", confidenceName(line.confidence)},
                 {"layer", layerName(line.layer)},
                 {"version", line.version},
                 {"connection", line.connection}});
    return json;
}

nlohmann::json missingJson(const MissingPrice& missing)
{
    nlohmann::json json = keyJson(missing.key);
    json.update({{"region", missing.region},
                 {"component", missing.component},
                 {"label", missing.label},
                 {"quantity", missing.quantity.toDouble()},
                 {"reason", missing.reason},
                 {"regions", missing.regions},
                 {"nearest", missing.nearest},
                 {"connection", missing.connection}});
    return json;
}

nlohmann::json adjustmentsJson(const Bill& bill)
{
    nlohmann::json adjustments = nlohmann::json::array();
    for (const Adjustment& adjustment : bill.adjustments) {
        adjustments.push_back({{"kind", adjustmentName(adjustment.kind)},
                               {"provider", adjustment.provider},
                               {"percent", adjustment.percent.toDouble()},
                               {"base_usd", adjustment.base.toDouble()},
                               {"amount_usd", adjustment.amount.toDouble()}});
    }
    return adjustments;
}

nlohmann::json convertedJson(const Bill& bill)
{
    if (!bill.converted) {
        return nullptr;
    }
    const ConvertedTotal& total = *bill.converted;
    return {{"code", total.currency.code},
            {"per_usd", total.currency.perUsd.toDouble()},
            {"as_of", total.currency.asOf},
            {"total", total.amount.toDouble()}};
}

}  // namespace

Result<UsageFile> parseUsage(std::string_view text, const std::string& name)
{
    const auto root = parseJsonText(text, name);
    if (!root) {
        return tl::unexpected(root.error());
    }
    return usageFileOf(*root, name);
}

Result<UsageFile> readUsageFile(const std::filesystem::path& file)
{
    const auto text = readTextFile(file);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return parseUsage(*text, file.string());
}

Bill priceUsageFile(const PriceBook& book, const UsageFile& file, const BillOptions& options)
{
    PriceBook own = book;
    own.replace(file.rates);
    own.replace(file.allowances);
    std::vector<UsageLine> usage = file.usage;
    for (UsageLine& line : usage) {
        if (line.region.empty()) {
            line.region = file.region;
        }
    }
    return priceUsage(own, usage, options);
}

nlohmann::json billJson(const Bill& bill)
{
    nlohmann::json lines = nlohmann::json::array();
    for (const BillLine& line : bill.lines) {
        lines.push_back(lineJson(line));
    }
    nlohmann::json missing = nlohmann::json::array();
    for (const MissingPrice& gap : bill.missing) {
        missing.push_back(missingJson(gap));
    }
    return {{"lines", std::move(lines)},
            {"missing", std::move(missing)},
            {"complete", bill.complete()},
            {"adjustments", adjustmentsJson(bill)},
            {"list_usd", bill.listTotal.toDouble()},
            {"total_usd", bill.total.toDouble()},
            {"converted", convertedJson(bill)}};
}

}  // namespace breakeven::pricing
