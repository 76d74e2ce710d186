#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace breakeven::tests {

/// One tier of an offer that a test makes up.
struct OfferTier {
    std::string from = "0";
    std::string to = "Inf";
    std::string usd;
};

/// One product of an offer that a test makes up.
struct OfferProduct {
    std::string sku;
    std::string family;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::string unit;
    std::vector<OfferTier> tiers;
};

/// Of an AWSLambda offer: requests in us-east-1 at half as much again as the bundled price.
[[nodiscard]] OfferProduct lambdaRequests();
/// Its GB-seconds in eu-central-1, in three tiers.
[[nodiscard]] OfferProduct lambdaDuration();
/// These two and a product that the price book does not know.
[[nodiscard]] std::vector<OfferProduct> lambdaProducts();

/// An offer file as AWS writes them, with products of our own making: the JSON form, indented, the
/// products first and then the terms.
[[nodiscard]] std::string offerJson(const std::string& code,
                                    const std::vector<OfferProduct>& products);
/// The same in the CSV form: five lines about the file, then a line for each tier.
[[nodiscard]] std::string offerCsv(const std::string& code,
                                   const std::vector<OfferProduct>& products);

/// Writes an AmazonEC2 offer of about `bytes` bytes: instance types times operating systems and
/// reserved terms in several regions, with the attributes that AWS gives them. Of each type and
/// region one product is the Linux one that the price book takes.
void writeOffer(const std::filesystem::path& file, std::uint64_t bytes);

}  // namespace breakeven::tests
