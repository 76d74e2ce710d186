#pragma once

#include "model/catalog/catalog.h"
#include "model/report/document.h"
#include "pricing/book/pricebook.h"

namespace breakeven::model::report {

/// What help is made of; all of it data, so that a service needs no page written for it.
struct HelpInput {
    const Catalog& catalog;
    const pricing::PriceBook& book;
    std::string region = {};  ///< whose prices are shown; empty = where its provider has most
};

/// Everything that the catalog and the price book know of a kind: what it is, its parameters with
/// unit, default, range, help and source, its limits, what is charged by which formula, prices with
/// tiers, source and date, how it is simulated, its infrastructure-as-code types, what can take its
/// place, and the provider's pages. A link `kind:ID` leads to another kind's help. Texts within a
/// cell that are to be translated one by one are parted by ` · `.
[[nodiscard]] Document helpOf(const ServiceKind& kind, const HelpInput& input);

/// Every kind whose searchTextsOf() contain all words of the search, by category, each with a link
/// to its help. Letters count the same in either case.
[[nodiscard]] Document helpIndex(const Catalog& catalog, const std::string& search = {});

/// The rates that the meters of a kind can be priced with in the region, over all choices of its
/// parameters: for each meter first that of the default parameters. Global rates count.
[[nodiscard]] std::vector<const pricing::Rate*> ratesOf(const ServiceKind& kind,
                                                        const pricing::PriceBook& book,
                                                        const std::string& region);

/// The region in which the book has most prices of the provider; empty when it has none.
[[nodiscard]] std::string bestKnownRegion(const pricing::PriceBook& book,
                                          const std::string& provider);

}  // namespace breakeven::model::report
