#include "pricing/lists/awsoffer.h"
#include "pricing/lists/jsonstream.h"
#include "pricing/lists/textnumbers.h"

namespace breakeven::pricing {

namespace {

/// One `priceDimensions` entry.
struct Dimension {
    std::string unit;
    std::string from;
    std::string to;
    std::string usd;
    bool otherCurrency = false;
    std::size_t line = 0;

    void clear()
    {
        unit.clear();
        from.clear();
        to.clear();
        usd.clear();
        otherCurrency = false;
    }
};

class AwsListener : public JsonListener {
public:
    AwsListener(ListFile& file, AwsOffer& offer, Listing& listing)
        : m_file(file),
          m_offer(offer),
          m_listing(listing),
          m_product(offer.mapping().names()),
          m_term(offer.mapping().names())
    {
    }

    bool opened(const JsonPath& path) override
    {
        if (path.is(1, "products") || path.is(1, "terms")) {
            return checkHead(path.last());
        }
        if (path.is(2, "products")) {
            m_product.clear();
        } else if (path.is(3, "terms")) {
            m_sku.assign(path.last());
            m_meanings = meaningsOf(m_sku);
        } else if (path.is(4, "terms")) {
            m_term.clear();
            m_term.set("termType", path[1]);
            m_dimensions.clear();
            m_effective.clear();
        } else if (path.is(6, "terms") && path[4] == "priceDimensions") {
            m_dimension.clear();
        }
        return true;
    }

    bool closed(const JsonPath& path) override
    {
        if (path.is(2, "products")) {
            return endProduct(path.last());
        }
        if (path.is(6, "terms") && path[4] == "priceDimensions") {
            return endDimension();
        }
        if (path.is(4, "terms")) {
            return endTerm();
        }
        return true;
    }

    bool value(const JsonPath& path, std::string_view text, JsonKind) override
    {
        if (path.size() == 1) {
            head(path.last(), text);
        } else if (path[0] == "products") {
            if (path.size() == 4 || path.size() == 3) {
                m_product.set(path.last(), text);
            }
        } else if (path[0] == "terms") {
            termValue(path, text);
        }
        return true;
    }

    [[nodiscard]] bool complete() const { return m_products && m_terms; }

private:
    struct Meaning {
        std::uint32_t row;
        std::uint32_t sku;
        std::uint32_t region;
    };
    struct Range {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };

    void head(std::string_view name, std::string_view text)
    {
        if (name == "offerCode") {
            m_offer.setCode(text);
        } else if (name == "version") {
            m_offer.version = text;
        } else if (name == "publicationDate") {
            m_offer.published = text.substr(0, 10);
        } else if (name == "formatVersion") {
            m_format = text;
        }
    }

    bool checkHead(std::string_view part)
    {
        if (m_format != "v1.0") {
            return fail(ErrorCode::Unsupported,
                        fmt::format("the format version is '{}', not v1.0", m_format),
                        "use an offer file of the AWS Price List bulk API");
        }
        if (!m_offer.isKnown()) {
            return fail(ErrorCode::Unsupported,
                        m_offer.code().empty()
                            ? "the offer code does not stand before the products"
                            : fmt::format("the offer '{}' is not in the mapping", m_offer.code()),
                        "import the offer of a service that the price book has");
        }
        (part == "products" ? m_products : m_terms) = true;
        return m_products || fail(ErrorCode::Malformed, "the terms stand before the products",
                                  "download the list again");
    }

    bool endProduct(std::string_view sku)
    {
        ++m_offer.products;
        const auto meanings = m_offer.meaningsOf(m_product);
        if (meanings.empty()) {
            return true;
        }
        ++m_offer.known;
        Range range{static_cast<std::uint32_t>(m_all.size()), 0};
        for (const AwsMeaning& each : meanings) {
            m_all.push_back({static_cast<std::uint32_t>(each.row - m_offer.mapping().rows().data()),
                             m_texts.number(each.sku), m_texts.number(each.region)});
        }
        range.last = static_cast<std::uint32_t>(m_all.size());
        if (m_all.size() > Listing::mostPrices) {
            return fail(ErrorCode::Invalid, "the list holds too many products",
                        "download the list again");
        }
        return m_ranges.try_emplace(std::string(sku), range).second ||
               fail(ErrorCode::Invalid, fmt::format("the product {} is given twice", sku),
                    "download the list again");
    }

    [[nodiscard]] Range meaningsOf(const std::string& sku) const
    {
        const auto found = m_ranges.find(sku);
        return found == m_ranges.end() ? Range{} : found->second;
    }

    void termValue(const JsonPath& path, std::string_view text)
    {
        if (path.size() == 5 && path[4] == "effectiveDate") {
            m_effective = text;
        } else if (path.size() == 6 && path[4] == "termAttributes") {
            m_term.set(path[5], text);
        } else if (path.size() == 7 && path[4] == "priceDimensions") {
            if (path[6] == "unit") {
                m_dimension.unit = text;
            } else if (path[6] == "beginRange") {
                m_dimension.from = text;
            } else if (path[6] == "endRange") {
                m_dimension.to = text;
            }
        } else if (path.size() == 8 && path[6] == "pricePerUnit") {
            if (path[7] == "USD") {
                m_dimension.usd = text;
            } else {
                m_dimension.otherCurrency = true;
            }
        }
    }

    /// Every price of the list is looked at, even of products that nobody asked for: a list that
    /// is broken anywhere is not to be trusted anywhere.
    bool endDimension()
    {
        if (!m_dimension.usd.empty()) {
            if (auto price = listedPrice(m_dimension.usd); !price) {
                return fail(price.error().code, price.error().message, price.error().remedy);
            }
        }
        if (m_meanings.first != m_meanings.last) {
            m_dimension.line = m_file.line();
            m_dimensions.push_back(m_dimension);
        }
        return true;
    }

    bool endTerm()
    {
        for (std::uint32_t at = m_meanings.first; at < m_meanings.last; ++at) {
            const MappingRow& row = m_offer.mapping().rows()[m_all[at].row];
            if (allHold(row.term, m_term) && !addDimensions(row, m_all[at])) {
                return false;
            }
        }
        return true;
    }

    bool addDimensions(const MappingRow& row, const Meaning& meaning)
    {
        for (const Dimension& each : m_dimensions) {
            if (each.usd.empty()) {
                return fail(ErrorCode::Unsupported,
                            each.otherCurrency
                                ? fmt::format("the price of {} is not in US dollars", m_sku)
                                : fmt::format("{} has no price", m_sku),
                            "use the list of the commercial regions");
            }
            const auto added = m_listing.add(row, m_texts[meaning.sku], m_texts[meaning.region],
                                             {m_sku, each.unit, each.from, each.to, each.usd,
                                              m_effective, m_file.path().native(), each.line});
            if (!added) {
                return fail(added.error().code, added.error().message, added.error().remedy);
            }
        }
        return true;
    }

    ListFile& m_file;
    AwsOffer& m_offer;
    Listing& m_listing;
    std::string m_format;
    bool m_products = false;
    bool m_terms = false;
    Facts m_product;
    Facts m_term;
    TextNumbers m_texts;
    std::vector<Meaning> m_all;
    std::unordered_map<std::string, Range> m_ranges;
    Range m_meanings;
    std::string m_sku;
    std::string m_effective;
    Dimension m_dimension;
    std::vector<Dimension> m_dimensions;
};

}  // namespace

Result<void> readAwsJson(ListFile& file, AwsOffer& offer, Listing& listing)
{
    AwsListener listener(file, offer, listing);
    if (auto read = readJson(file, listener); !read) {
        return read;
    }
    if (!listener.complete()) {
        return failure(ErrorCode::Malformed, "the list has no products or no terms",
                       file.path().string(), "download the list again");
    }
    return {};
}

}  // namespace breakeven::pricing
