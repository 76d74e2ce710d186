#pragma once

#include <string>
#include <string_view>

#include "pricing/lists/jsonstream.h"
#include "pricing/lists/pages.h"

namespace breakeven::pricing {

/// What the readers of pages have in common: a product's facts are gathered value by value, and at
/// its end every row of the mapping that they meet takes a price from it.
class PageListener : public JsonListener {
public:
    PageListener(ListFile& file, const Mapping& mapping, Listing& listing, PagesSeen& seen)
        : m_file(file),
          m_mapping(mapping),
          m_listing(listing),
          m_seen(seen),
          m_facts(mapping.names())
    {
        m_seen.hasNext = false;
    }

    /// Whether the page had its array of products at all.
    [[nodiscard]] bool complete() const { return m_complete; }

protected:
    bool refuse(const Error& error) { return fail(error.code, error.message, error.remedy); }

    bool requireDollars(std::string_view currency)
    {
        return currency == "USD" ||
               fail(ErrorCode::Unsupported,
                    fmt::format("the prices are in {}, not in US dollars", currency),
                    "ask the API without currencyCode");
    }

    /// Calls `add(row)` for each row that the product meets, and counts the product.
    template <class Add>
    bool addProduct(const std::string& service, Add add)
    {
        ++m_seen.products;
        bool known = false;
        for (const MappingRow& row : m_mapping.rowsOf(service)) {
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

    ListFile& m_file;
    const Mapping& m_mapping;
    Listing& m_listing;
    PagesSeen& m_seen;
    Facts m_facts;
    bool m_complete = false;
};

/// Reads one page with the listener; `products` is the name of its array, for the message.
[[nodiscard]] inline Result<void> readPage(ListFile& file, PageListener& listener,
                                           std::string_view products)
{
    if (auto read = readJson(file, listener); !read) {
        return read;
    }
    if (!listener.complete()) {
        return failure(ErrorCode::Malformed, fmt::format("the page has no {}", products),
                       file.path().string(), "download it again");
    }
    return {};
}

}  // namespace breakeven::pricing
