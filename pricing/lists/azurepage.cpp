#include "pricing/lists/jsonstream.h"
#include "pricing/lists/pages.h"

namespace breakeven::pricing {

namespace {

class AzureListener : public JsonListener {
public:
    AzureListener(ListFile& file, const Mapping& mapping, Listing& listing, PagesSeen& seen)
        : m_file(file),
          m_mapping(mapping),
          m_listing(listing),
          m_seen(seen),
          m_facts(mapping.names())
    {
        m_seen.hasNext = false;
    }

    bool opened(const JsonPath& path) override
    {
        if (path.is(1, "Items")) {
            m_items = true;
        } else if (path.is(2, "Items")) {
            m_item = {};
            m_facts.clear();
        }
        return true;
    }

    bool closed(const JsonPath& path) override { return !path.is(2, "Items") || endItem(); }

    bool value(const JsonPath& path, std::string_view text, JsonKind kind) override
    {
        if (path.is(3, "Items")) {
            itemValue(path.last(), text);
        } else if (path.is(1, "BillingCurrency") && text != "USD") {
            return fail(ErrorCode::Unsupported,
                        fmt::format("the prices are in {}, not in US dollars", text),
                        "ask the API without currencyCode");
        } else if (path.is(1, "NextPageLink")) {
            m_seen.hasNext = kind == JsonKind::Text && !text.empty();
        }
        return true;
    }

    [[nodiscard]] bool complete() const { return m_items; }

private:
    struct Item {
        std::string service;
        std::string region;
        std::string meter;
        std::string sku;
        std::string unit;
        std::string from;
        std::string price;
        std::string currency = "USD";
        std::string effective;
        std::string term;
    };

    void itemValue(std::string_view name, std::string_view text)
    {
        static const std::map<std::string_view, std::string Item::*> fields = {
            {"serviceName", &Item::service},
            {"armRegionName", &Item::region},
            {"meterId", &Item::meter},
            {"skuId", &Item::sku},
            {"unitOfMeasure", &Item::unit},
            {"tierMinimumUnits", &Item::from},
            {"retailPrice", &Item::price},
            {"currencyCode", &Item::currency},
            {"effectiveStartDate", &Item::effective},
            {"reservationTerm", &Item::term}};
        if (const auto field = fields.find(name); field != fields.end()) {
            m_item.*(field->second) = text;
        }
        m_facts.set(name, text);
    }

    bool endItem()
    {
        ++m_seen.products;
        if (auto price = listedPrice(m_item.price, {}); !price) {
            return fail(price.error().code, price.error().message, price.error().remedy);
        }
        bool known = false;
        for (const MappingRow& row : m_mapping.rowsOf(m_item.service)) {
            if (allHold(row.product, m_facts) && allHold(row.term, m_facts)) {
                known = true;
                if (!add(row)) {
                    return false;
                }
            }
        }
        m_seen.known += known ? 1 : 0;
        return true;
    }

    bool add(const MappingRow& row)
    {
        if (m_item.currency != "USD") {
            return fail(ErrorCode::Unsupported,
                        fmt::format("the prices are in {}, not in US dollars", m_item.currency),
                        "ask the API without currencyCode");
        }
        const bool nowhere = m_item.region.empty() || m_item.region == "Global";
        const std::string& region = !row.region.empty() ? row.region
                                    : nowhere           ? m_global
                                                        : m_item.region;
        const std::string id = fmt::format("{} {} {}", m_item.meter, m_item.sku, m_item.term);
        const auto added = m_listing.add(
            row, row.skuOf(m_facts, m_mapping.names()), region,
            {id, m_item.unit, m_item.from, {}, m_item.price, m_item.effective, m_file.place()});
        return added || fail(added.error().code, added.error().message, added.error().remedy);
    }

    ListFile& m_file;
    const Mapping& m_mapping;
    Listing& m_listing;
    PagesSeen& m_seen;
    Facts m_facts;
    Item m_item;
    bool m_items = false;
    const std::string m_global = "global";
};

}  // namespace

Result<void> readAzurePage(ListFile& file, const Mapping& mapping, Listing& listing,
                           PagesSeen& seen)
{
    AzureListener listener(file, mapping, listing, seen);
    if (auto read = readJson(file, listener); !read) {
        return read;
    }
    if (!listener.complete()) {
        return failure(ErrorCode::Malformed, "the page has no Items", file.path().string(),
                       "download it again");
    }
    return {};
}

}  // namespace breakeven::pricing
