#pragma once

#include <filesystem>
#include <stdexcept>
#include <vector>

#include "model/catalog/catalog.h"
#include "pricing/book/pricebook.h"
#include "pricing/book/pricetables.h"

namespace breakeven::tests {

/// The value, or a failed test run with the error's text.
template <class T>
T valueOrThrow(Result<T> result)
{
    if (!result) {
        throw std::runtime_error(result.error().text());
    }
    return std::move(*result);
}

/// The catalog of the source tree.
inline const model::Catalog& shippedCatalog()
{
    static const model::Catalog catalog = valueOrThrow(
        model::Catalog::load(std::filesystem::path(BREAKEVEN_SOURCE_DIR) / "resources/catalog"));
    return catalog;
}

/// The price tables of the source tree, without the detour of the built file.
inline const pricing::PriceBook& shippedBook()
{
    static const pricing::PriceBook book = [] {
        std::vector<std::filesystem::path> files;
        const auto folder = std::filesystem::path(BREAKEVEN_SOURCE_DIR) / "resources/pricing";
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            if (entry.path().extension() == ".csv") {
                files.push_back(entry.path());
            }
        }
        pricing::PriceTables tables = valueOrThrow(pricing::readPriceTables(files));
        return pricing::PriceBook::fromRates(std::move(tables.rates), std::move(tables.allowances),
                                             std::move(tables.regions),
                                             std::move(tables.roundings));
    }();
    return book;
}

}  // namespace breakeven::tests
