#include "pricing/lists/pagelistener.h"

namespace breakeven::pricing {

namespace {

class AzureListener : public PageListener {
public:
    using PageListener::PageListener;

    bool opened(const JsonPath& path) override
    {
        if (path.is(1, "Items")) {
            m_complete = true;
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
        } else if (path.is(1, "BillingCurrency")) {
            return requireDollars(text);
        } else if (path.is(1, "NextPageLink")) {
            m_seen.hasNext = kind == JsonKind::Text && !text.empty();
        }
        return true;
    }

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
        if (auto price = listedPrice(m_item.price); !price) {
            return refuse(price.error());
        }
        return addProduct(m_item.service, [this](const MappingRow& row) { return add(row); });
    }

    bool add(const MappingRow& row)
    {
        if (!requireDollars(m_item.currency)) {
            return false;
        }
        const bool nowhere = m_item.region.empty() || m_item.region == "Global";
        const std::string& region = !row.region.empty() ? row.region
                                    : nowhere           ? m_global
                                                        : m_item.region;
        const std::string id = fmt::format("{} {} {}", m_item.meter, m_item.sku, m_item.term);
        const auto added = m_listing.add(row, row.skuOf(m_facts, m_mapping.names()), region,
                                         {id,
                                          m_item.unit,
                                          m_item.from,
                                          {},
                                          m_item.price,
                                          m_item.effective,
                                          m_file.path().native(),
                                          m_file.line()});
        return added || refuse(added.error());
    }

    Item m_item;
    const std::string m_global = "global";
};

}  // namespace

Result<void> readAzurePage(ListFile& file, const Mapping& mapping, Listing& listing,
                           PagesSeen& seen)
{
    AzureListener listener(file, mapping, listing, seen);
    return readPage(file, listener, "Items");
}

}  // namespace breakeven::pricing
