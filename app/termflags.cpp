#include "app/termflags.h"

#include <fmt/format.h>

namespace breakeven::app {

void addTermFlags(CLI::App& command, TermFlags& flags)
{
    command
        .add_option("--discount", flags.discounts,
                    "Percent off the list prices: 5 for all providers, aws=12.5 for one; may be "
                    "given several times")
        ->allow_extra_args(false)
        ->type_name("PERCENT");
    command.add_option("--tax", flags.tax, "Percent of tax on what is left")->type_name("PERCENT");
    command
        .add_option("--currency", flags.currency,
                    "Say the total in another currency too, by your rate: EUR=0.92@2026-11-20")
        ->type_name("CODE=RATE@DAY");
}

Result<pricing::Terms> termsWith(const TermFlags& flags, pricing::Terms terms)
{
    if (!flags.discounts.empty()) {
        terms.discounts.clear();
    }
    for (const std::string& text : flags.discounts) {
        auto discount = pricing::parseDiscount(text, "--discount");
        if (!discount) {
            return tl::unexpected(discount.error());
        }
        terms.discounts.push_back(std::move(*discount));
    }
    if (flags.tax) {
        const auto percent = Quantity::parse(*flags.tax);
        if (!percent) {
            return failure(ErrorCode::Malformed, fmt::format("'{}' is no percentage", *flags.tax),
                           "--tax", "write a number such as 19");
        }
        terms.taxPercent = *percent;
    }
    if (!flags.currency.empty()) {
        auto currency = pricing::parseCurrency(flags.currency, "--currency");
        if (!currency) {
            return tl::unexpected(currency.error());
        }
        terms.currency = std::move(*currency);
    }
    return pricing::check(terms, "the command line").map([&] { return std::move(terms); });
}

}  // namespace breakeven::app
