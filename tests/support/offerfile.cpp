#include "tests/support/offerfile.h"

#include <array>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace breakeven::tests {

namespace {

using Attributes = std::vector<std::pair<std::string, std::string>>;

constexpr const char* termCode = "JRTCKXETXF";
constexpr std::array<const char*, 5> regions = {"us-east-1", "eu-west-1", "ap-northeast-1",
                                                "sa-east-1", "us-west-2"};
constexpr std::array<const char*, 4> systems = {"Linux", "Windows", "RHEL", "SUSE"};

std::string headJson(const std::string& code)
{
    return fmt::format(
        R"({{
  "formatVersion" : "v1.0",
  "disclaimer" : "Made up for a test; these are nobody's prices",
  "offerCode" : "{}",
  "version" : "20261101000000",
  "publicationDate" : "2026-11-01T00:00:00Z",
  "products" : {{)",
        code);
}

void appendProduct(std::string& out, const OfferProduct& product)
{
    out += fmt::format("\n    \"{0}\" : {{\n      \"sku\" : \"{0}\",\n", product.sku);
    out +=
        fmt::format("      \"productFamily\" : \"{}\",\n      \"attributes\" : {{", product.family);
    const char* separator = "\n";
    for (const auto& [name, value] : product.attributes) {
        out += fmt::format("{}        \"{}\" : \"{}\"", separator, name, value);
        separator = ",\n";
    }
    out += "\n      }\n    }";
}

void appendDimension(std::string& out, const OfferProduct& product, const OfferTier& tier,
                     const std::string& code)
{
    out += fmt::format(R"(
            "{0}" : {{
              "rateCode" : "{0}",
              "description" : "${1} per {2}",
              "beginRange" : "{3}",
              "endRange" : "{4}",
              "unit" : "{2}",
              "pricePerUnit" : {{
                "USD" : "{1}"
              }},
              "appliesTo" : [ ]
            }})",
                       code, tier.usd, product.unit, tier.from, tier.to);
}

void appendTerm(std::string& out, const OfferProduct& product, const std::string& code,
                const std::string& attributes)
{
    out += fmt::format(R"(
        "{0}.{1}" : {{
          "offerTermCode" : "{1}",
          "sku" : "{0}",
          "effectiveDate" : "2026-11-01T00:00:00Z",
          "priceDimensions" : {{)",
                       product.sku, code);
    for (std::size_t index = 0; index < product.tiers.size(); ++index) {
        out += index == 0 ? "" : ",";
        appendDimension(out, product, product.tiers[index],
                        fmt::format("{}.{}.D{}", product.sku, code, index));
    }
    out += fmt::format("\n          }},\n          \"termAttributes\" : {{{}}}\n        }}",
                       attributes);
}

void appendTerms(std::string& out, const OfferProduct& product)
{
    out += fmt::format("\n      \"{}\" : {{", product.sku);
    appendTerm(out, product, termCode, " ");
    out += "\n      }";
}

/// The n-th product of the large offer.
OfferProduct nthInstance(std::uint64_t n)
{
    const std::string region = regions[n / systems.size() % regions.size()];
    const std::string system = systems[n % systems.size()];
    const std::uint64_t type = n / systems.size() / regions.size();
    const std::string instance = fmt::format("x{}.{}xlarge", type / 32, type % 32 + 1);
    const Attributes attributes = {
        {"servicecode", "AmazonEC2"},
        {"location", region == "us-east-1" ? "US East (N. Virginia)" : "Elsewhere"},
        {"locationType", "AWS Region"},
        {"instanceType", instance},
        {"currentGeneration", "Yes"},
        {"instanceFamily", "General purpose"},
        {"vcpu", std::to_string(4 * (type % 32 + 1))},
        {"physicalProcessor", "A processor of our own making"},
        {"clockSpeed", "3.1 GHz"},
        {"memory", fmt::format("{} GiB", 16 * (type % 32 + 1))},
        {"storage", "EBS only"},
        {"networkPerformance", "Up to 10 Gigabit"},
        {"processorArchitecture", "64-bit"},
        {"tenancy", "Shared"},
        {"operatingSystem", system},
        {"licenseModel", "No License required"},
        {"usagetype", (region == "us-east-1" ? "BoxUsage:" : "ABC1-BoxUsage:") + instance},
        {"operation", system == "Linux" ? "RunInstances" : "RunInstances:0002"},
        {"availabilityzone", "NA"},
        {"capacitystatus", "Used"},
        {"classicnetworkingsupport", "false"},
        {"dedicatedEbsThroughput", "Up to 4750 Mbps"},
        {"enhancedNetworkingSupported", "Yes"},
        {"normalizationSizeFactor", "8"},
        {"preInstalledSw", "NA"},
        {"regionCode", region},
        {"servicename", "Amazon Elastic Compute Cloud"}};
    return {fmt::format("TEST{:012}", n),
            "Compute Instance",
            attributes,
            "Hrs",
            {{"0", "Inf", fmt::format("0.{:010}", 1 + (type * 7919 + n % 5) % 9999999)}}};
}

std::string csvRow(const std::vector<std::string>& cells)
{
    std::string row;
    for (const std::string& cell : cells) {
        if (!row.empty()) {
            row += ',';
        }
        row += '"';
        row += cell;
        row += '"';
    }
    return row + "\n";
}

/// Sends what was made so far to the file.
void flush(std::string& out, std::ofstream& stream, std::uint64_t& written)
{
    stream.write(out.data(), static_cast<std::streamsize>(out.size()));
    written += out.size();
    out.clear();
}

}  // namespace

OfferProduct lambdaRequests()
{
    return {"REQ1",
            "Serverless",
            {{"group", "AWS-Lambda-Requests"},
             {"usagetype", "Request"},
             {"locationType", "AWS Region"},
             {"regionCode", "us-east-1"}},
            "Requests",
            {{"0", "Inf", "0.0000003000"}}};
}

OfferProduct lambdaDuration()
{
    return {"DUR1",
            "Serverless",
            {{"group", "AWS-Lambda-Duration"},
             {"usagetype", "EUC1-Lambda-GB-Second"},
             {"location", "EU (Frankfurt)"}},
            "Lambda-GB-Second",
            {{"0", "6000000000", "0.0000200000"},
             {"6000000000", "15000000000", "0.0000180000"},
             {"15000000000", "Inf", "0.0000160000"}}};
}

std::vector<OfferProduct> lambdaProducts()
{
    const OfferProduct unknown = {"ZZZ",
                                  "Serverless",
                                  {{"group", "Something new"}, {"regionCode", "us-east-1"}},
                                  "Things",
                                  {{"0", "Inf", "1"}}};
    return {lambdaRequests(), lambdaDuration(), unknown};
}

std::string offerJson(const std::string& code, const std::vector<OfferProduct>& products)
{
    std::string out = headJson(code);
    for (const OfferProduct& product : products) {
        out += &product == &products.front() ? "" : ",";
        appendProduct(out, product);
    }
    out += "\n  },\n  \"terms\" : {\n    \"OnDemand\" : {";
    for (const OfferProduct& product : products) {
        out += &product == &products.front() ? "" : ",";
        appendTerms(out, product);
    }
    return out + "\n    }\n  }\n}\n";
}

std::string offerCsv(const std::string& code, const std::vector<OfferProduct>& products)
{
    std::vector<std::string> columns = {"SKU",         "OfferTermCode", "RateCode",
                                        "TermType",    "EffectiveDate", "StartingRange",
                                        "EndingRange", "Unit",          "PricePerUnit",
                                        "Currency",    "Product Family"};
    for (const OfferProduct& product : products) {
        for (const auto& attribute : product.attributes) {
            if (std::find(columns.begin(), columns.end(), attribute.first) == columns.end()) {
                columns.push_back(attribute.first);
            }
        }
    }
    std::string out = csvRow({"FormatVersion", "v1.0"}) + csvRow({"Disclaimer", "Made up"}) +
                      csvRow({"Publication Date", "2026-11-01T00:00:00Z"}) +
                      csvRow({"Version", "20261101000000"}) + csvRow({"OfferCode", code}) +
                      csvRow(columns);
    for (const OfferProduct& product : products) {
        for (const OfferTier& tier : product.tiers) {
            std::vector<std::string> cells = {product.sku,  termCode,  product.sku,   "OnDemand",
                                              "2026-11-01", tier.from, tier.to,       product.unit,
                                              tier.usd,     "USD",     product.family};
            for (std::size_t column = cells.size(); column < columns.size(); ++column) {
                const auto found = std::find_if(
                    product.attributes.begin(), product.attributes.end(),
                    [&](const auto& attribute) { return attribute.first == columns[column]; });
                cells.push_back(found == product.attributes.end() ? "" : found->second);
            }
            out += csvRow(cells);
        }
    }
    return out;
}

void writeOffer(const std::filesystem::path& file, std::uint64_t bytes)
{
    std::ofstream stream(file, std::ios::binary);
    std::string out = headJson("AmazonEC2");
    std::uint64_t written = 0;
    std::uint64_t count = 0;
    // A product and its term are of like size.
    while (written < bytes / 2) {
        out += count == 0 ? "" : ",";
        appendProduct(out, nthInstance(count++));
        flush(out, stream, written);
    }
    out += "\n  },\n  \"terms\" : {\n    \"OnDemand\" : {";
    for (std::uint64_t n = 0; n < count; ++n) {
        out += n == 0 ? "" : ",";
        appendTerms(out, nthInstance(n));
        flush(out, stream, written);
    }
    out += "\n    },\n    \"Reserved\" : {";
    for (std::uint64_t n = 0; n < count && written < bytes; ++n) {
        const OfferProduct product = nthInstance(n);
        out += fmt::format("{}\n      \"{}\" : {{", n == 0 ? "" : ",", product.sku);
        appendTerm(out, product, "4NA7Y494T4",
                   R"( "LeaseContractLength" : "1yr", "OfferingClass" : "standard", )"
                   R"("PurchaseOption" : "No Upfront" )");
        out += "\n      }";
        flush(out, stream, written);
    }
    out += "\n    }\n  }\n}\n";
    flush(out, stream, written);
}

}  // namespace breakeven::tests
