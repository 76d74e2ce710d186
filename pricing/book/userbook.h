#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pricing/base/error.h"
#include "pricing/book/pricebook.h"
#include "pricing/book/rate.h"

namespace breakeven::pricing {

/// One import of a vendor's list: a version of the price book.
struct ImportRecord {
    std::int64_t id = 0;   ///< from 1; never used again, not even after an undo
    std::string at;        ///< when, UTC: `2026-11-24T07:03:10Z`
    std::string file;      ///< as it was named; several are parted by `; `
    std::string checksum;  ///< SHA-256 of the file, of each where there are several
    std::uint64_t bytes = 0;
    std::string vendor;     ///< `aws`
    std::string offer;      ///< `AWSLambda`
    std::string published;  ///< date of the prices
    std::size_t rates = 0;
};

/// What an import did to one rate.
struct PriceChange {
    RateKey key;
    std::string region;
    std::optional<Rate> before;  ///< nothing: the book had no such price
    std::optional<Rate> after;   ///< nothing: (after an undo) it has none any more
    /// Price of the first paid unit after, as a multiple of that before; nothing when there is
    /// none of the two or it was zero.
    [[nodiscard]] std::optional<double> factor() const;
    /// Whether any tier, limit or unit differs; dates and sources do not count.
    [[nodiscard]] bool changesPrice() const;
};

/// An import that is to be added.
struct NewImport {
    ImportRecord record;
    std::vector<Rate> rates;
};

/// Asked now and then while something takes long; false stops it.
using KeepGoing = std::function<bool()>;

/// The user's own layers over the bundled price book: imported lists, each a version that can be
/// undone, and above them the user's own prices. One SQLite file in the user's data folder; every
/// change is one transaction, so that it is there whole or not at all, whatever happens to the
/// process or the machine. The bundled book is never written to.
class UserBook {
public:
    struct Opened;

    /// Reads the file; where there is none, the book is empty and the file appears with the first
    /// change. A damaged file is set aside beside it under a new name and rebuilt; the user's own
    /// prices are carried over, from the file as far as they can be read and from a copy that is
    /// kept beside it (`pricebook.own.sqlite`); imports must be repeated. Fails only where that is
    /// impossible: no permission, no space, another program holding the file, a file of a later
    /// version of Breakeven.
    [[nodiscard]] static Result<Opened> open(const std::filesystem::path& file);

    /// `bundled` with the imports laid over it, later over earlier, and the user's own prices on
    /// top; their rates say which layer they are of.
    [[nodiscard]] PriceBook over(PriceBook bundled) const;
    /// The same without the user's own prices: what the lists say.
    [[nodiscard]] PriceBook listed(PriceBook bundled) const;

    [[nodiscard]] const std::vector<ImportRecord>& imports() const { return m_imports; }
    [[nodiscard]] const std::vector<Rate>& ownPrices() const { return m_own; }
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

    /// Adds an import; `record.id` and `rates` are filled in.
    [[nodiscard]] Result<ImportRecord> add(ImportRecord record, std::vector<Rate> rates);
    /// Adds several, later over earlier, as one change: all of them or none. Cancelled, and nothing
    /// is changed, when `keepGoing` says false.
    [[nodiscard]] Result<std::vector<ImportRecord>> addAll(std::vector<NewImport> imports,
                                                           const KeepGoing& keepGoing = {});
    /// Takes an import away. NotFound when there is none of that id.
    [[nodiscard]] Result<ImportRecord> undo(std::int64_t id);
    /// Sets a price of the user's own.
    [[nodiscard]] Result<void> set(Rate rate);
    /// Takes one away. NotFound when the user has set none.
    [[nodiscard]] Result<void> unset(const RateKey& key, const std::string& region);

    /// What import `id` changes against the bundled book and the imports before it, sorted; rates
    /// that it merely confirms are left out.
    [[nodiscard]] std::vector<PriceChange> changesOf(std::int64_t id, PriceBook bundled) const;
    /// The imported prices of a key in exactly this region, in the order of their imports.
    [[nodiscard]] std::vector<Rate> importedOf(const RateKey& key, const std::string& region) const;

private:
    std::filesystem::path m_file;
    std::vector<ImportRecord> m_imports;
    std::vector<Rate> m_imported;  ///< in the order of their versions
    std::vector<Rate> m_own;
};

struct UserBook::Opened {
    UserBook book;
    /// When a damaged file was set aside: what was done, for the user to read.
    std::string notice;
};

/// Where the user's book is: `breakeven/pricebook.sqlite` in $XDG_DATA_HOME or ~/.local/share.
[[nodiscard]] std::filesystem::path userBookFile();

/// `$0.1, $0.08`: the prices of a rate's tiers; `none` where there is no rate.
[[nodiscard]] std::string pricesText(const std::optional<Rate>& rate);

/// What `rates` would change in `book`; rates that it merely confirms are left out.
[[nodiscard]] std::vector<PriceChange> changesTo(const PriceBook& book,
                                                 const std::vector<Rate>& rates);

}  // namespace breakeven::pricing
