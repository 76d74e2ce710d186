#include "model/catalog/transferrule.h"

#include <array>

#include <fmt/format.h>

#include "pricing/base/money.h"
#include "pricing/book/csvtext.h"
#include "pricing/book/namelist.h"

namespace breakeven::model {

namespace {

constexpr std::array<const char*, 7> columns = {"provider", "route",      "service", "sku",
                                                "meter",    "unit_bytes", "except"};

Result<TransferRule> ruleOf(const std::array<std::string, columns.size()>& cells,
                            const std::string& where)
{
    const auto& [provider, route, service, sku, meter, unitBytes, except] = cells;
    if (route != "internet" && route != "region") {
        return failure(ErrorCode::Malformed, fmt::format("route: '{}' is unknown", route), where,
                       "write internet or region");
    }
    const auto bytes = Quantity::parse(unitBytes);
    if (!bytes || bytes->isZero()) {
        return failure(ErrorCode::Malformed, fmt::format("unit_bytes: '{}' is no size", unitBytes),
                       where, "write how many bytes one unit of the meter holds");
    }
    return TransferRule{provider,
                        route == "region" ? Route::Region : Route::Internet,
                        service,
                        sku,
                        meter,
                        bytes->toDouble(),
                        pricing::namesIn(except)};
}

}  // namespace

Result<std::vector<TransferRule>> parseTransferRules(std::string_view text, const std::string& name)
{
    return pricing::readCsv(text, name, columns, ruleOf);
}

}  // namespace breakeven::model
