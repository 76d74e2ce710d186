#include "pricing/base/textfile.h"
#include "pricing/book/csvlibrary.h"
#include "pricing/lists/awsoffer.h"

namespace breakeven::pricing {

namespace {

using Quotes = io::double_quote_escape<',', '"'>;

/// A ListFile as the CSV library wants its input; ends with a line's end, which it needs.
class CsvBytes : public io::ByteSourceBase {
public:
    explicit CsvBytes(ListFile& file) : m_file(file) {}

    int read(char* buffer, int size) override
    {
        int count = 0;
        while (count < size && refill()) {
            const auto part = std::min(static_cast<std::size_t>(size - count), m_left.size());
            m_left.copy(buffer + count, part);
            m_left.remove_prefix(part);
            count += static_cast<int>(part);
        }
        return count;
    }

private:
    bool refill()
    {
        if (m_left.empty() && !m_ended) {
            m_file.advanced();
            m_left = m_file.next();
            if (m_left.empty()) {
                m_ended = true;
                m_left = "\n";
            }
        }
        return !m_left.empty();
    }

    ListFile& m_file;
    std::string_view m_left;
    bool m_ended = false;
};

/// The columns that are looked for by name; all others are attributes of the product or the term.
enum Known : std::size_t { Sku, Unit, From, To, Price, Currency, Effective, TermType, KnownCount };
constexpr std::array<std::string_view, KnownCount> knownNames = {
    "SKU",          "Unit",     "StartingRange", "EndingRange",
    "PricePerUnit", "Currency", "EffectiveDate", "TermType"};
constexpr std::size_t headLines = 5;
constexpr const char* again = "download the list again";

class AwsCsvReader {
public:
    AwsCsvReader(ListFile& file, AwsOffer& offer, Listing& listing)
        : m_file(file), m_offer(offer), m_listing(listing), m_facts(offer.mapping().names())
    {
    }

    Result<void> read()
    {
        io::LineReader lines(m_file.path().string(), std::make_unique<CsvBytes>(m_file));
        while (char* line = lines.next_line()) {
            m_line = lines.get_file_line();
            if (auto taken = take(line); !taken) {
                return m_file.error() ? tl::unexpected(*m_file.error()) : taken;
            }
        }
        if (m_file.error()) {
            return tl::unexpected(*m_file.error());
        }
        if (m_columns.empty() || m_offer.products == 0) {
            return refuse(ErrorCode::Malformed, "the list ends before its first price", again);
        }
        return {};
    }

    tl::unexpected<Error> refuse(ErrorCode code, std::string message, std::string remedy) const
    {
        return failure(code, std::move(message), place(), std::move(remedy));
    }

private:
    [[nodiscard]] std::string place() const
    {
        return fmt::format("{}:{}", m_file.path().string(), std::max<std::size_t>(m_line, 1));
    }

    Result<void> take(char* line)
    {
        if (*line == '\0') {
            return {};
        }
        if (firstMalformedUtf8(line)) {
            return refuse(ErrorCode::Malformed, "the text is not UTF-8", again);
        }
        split(line);
        if (m_columns.empty()) {
            return m_cells.front() == knownNames[Sku] ? readColumns() : readHead();
        }
        return readRow();
    }

    void split(char* line)
    {
        m_cells.clear();
        while (true) {
            char* begin = line;
            char* end = line + (Quotes::find_next_column_end(line) - line);
            const bool last = *end == '\0';
            line = end + (last ? 0 : 1);
            Quotes::unescape(begin, end);
            m_cells.emplace_back(begin, end);
            if (last) {
                return;
            }
        }
    }

    /// `"Publication Date","2026-10-01T00:00:00Z"` and its like.
    Result<void> readHead()
    {
        const std::string_view name = m_cells.front();
        const std::string_view text = m_cells.size() > 1 ? m_cells[1] : std::string_view();
        if (++m_heads > headLines) {
            return refuse(ErrorCode::Malformed, "the line of the columns is not there", again);
        }
        if (name == "FormatVersion" && text != "v1.0") {
            return refuse(ErrorCode::Unsupported,
                          fmt::format("the format version is '{}', not v1.0", text),
                          "use an offer file of the AWS Price List bulk API");
        }
        if (name == "OfferCode") {
            m_offer.setCode(text);
        } else if (name == "Version") {
            m_offer.version = text;
        } else if (name == "Publication Date") {
            m_offer.published = text.substr(0, 10);
        }
        return {};
    }

    Result<void> readColumns()
    {
        if (!m_offer.isKnown()) {
            return refuse(ErrorCode::Unsupported,
                          fmt::format("the offer '{}' is not in the mapping", m_offer.code()),
                          "import the offer of a service that the price book has");
        }
        for (const std::string_view name : m_cells) {
            m_columns.push_back(m_offer.mapping().names().find(name));
        }
        for (std::size_t known = 0; known < KnownCount; ++known) {
            const auto found = std::ranges::find(m_cells, knownNames[known]);
            if (found == m_cells.end()) {
                return refuse(ErrorCode::Malformed,
                              fmt::format("the column '{}' is missing", knownNames[known]), again);
            }
            m_known[known] = static_cast<std::size_t>(found - m_cells.begin());
        }
        return {};
    }

    [[nodiscard]] std::string_view cell(Known known) const { return m_cells[m_known[known]]; }

    Result<void> readRow()
    {
        if (m_cells.size() != m_columns.size()) {
            return refuse(ErrorCode::Malformed,
                          fmt::format("the line has {} cells instead of {}", m_cells.size(),
                                      m_columns.size()),
                          again);
        }
        ++m_offer.products;
        m_facts.clear();
        for (std::size_t column = 0; column < m_cells.size(); ++column) {
            m_facts.set(m_columns[column], m_cells[column]);
        }
        if (auto price = listedPrice(cell(Price)); !price) {
            return refuse(price.error().code, price.error().message, price.error().remedy);
        }
        bool known = false;
        for (const AwsMeaning& meaning : m_offer.meaningsOf(m_facts)) {
            if (allHold(meaning.row->term, m_facts)) {
                known = true;
                if (auto added = add(meaning); !added) {
                    return added;
                }
            }
        }
        m_offer.known += known ? 1 : 0;
        return {};
    }

    Result<void> add(const AwsMeaning& meaning)
    {
        if (cell(Currency) != "USD") {
            return refuse(ErrorCode::Unsupported,
                          fmt::format("the price of {} is not in US dollars", cell(Sku)),
                          "use the list of the commercial regions");
        }
        return m_listing.add(*meaning.row, meaning.sku, meaning.region,
                             {cell(Sku), cell(Unit), cell(From), cell(To), cell(Price),
                              cell(Effective), m_file.path().native(), m_line});
    }

    ListFile& m_file;
    AwsOffer& m_offer;
    Listing& m_listing;
    Facts m_facts;
    std::size_t m_line = 0;
    std::size_t m_heads = 0;
    std::vector<std::string_view> m_cells;
    std::vector<std::size_t> m_columns;  ///< the attribute in each column
    std::array<std::size_t, KnownCount> m_known{};
};

}  // namespace

Result<void> readAwsCsv(ListFile& file, AwsOffer& offer, Listing& listing)
{
    AwsCsvReader reader(file, offer, listing);
    try {
        return reader.read();
    } catch (const io::error::escaped_string_not_closed&) {
        return reader.refuse(ErrorCode::Malformed,
                             "a quoted cell is not closed, so the file is cut off or damaged",
                             again);
    } catch (const io::error::base& error) {
        return reader.refuse(ErrorCode::Malformed, error.what(), again);
    }
}

}  // namespace breakeven::pricing
