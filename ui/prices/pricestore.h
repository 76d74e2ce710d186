#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QObject>

#include "pricing/book/userbook.h"

namespace breakeven::ui {

/// What one price was or is, in one layer of the book.
struct PriceVersion {
    enum class Origin { Bundled, Imported, Own };
    Origin origin = Origin::Bundled;
    std::string at;    ///< when it was imported; empty for the others
    std::string file;  ///< what it was imported from
    pricing::Rate rate;
    bool inUse = false;  ///< the one that bills are made with
};

/// The prices of the window: the bundled book, the lists imported over it and the user's own prices
/// on top. Changes are in the user's file at once, and announced.
class PriceStore : public QObject {
    Q_OBJECT

public:
    /// Without a file (an empty path) there are no layers but the bundled one.
    PriceStore(pricing::PriceBook bundled, const std::filesystem::path& userFile,
               QObject* parent = nullptr);

    /// All layers, as bills are made with.
    [[nodiscard]] const pricing::PriceBook& book() const { return m_book; }
    /// Why own prices cannot be kept, or what was repaired at the start; nothing when all is well.
    [[nodiscard]] const std::optional<Error>& trouble() const { return m_trouble; }
    [[nodiscard]] bool canKeepOwnPrices() const { return m_user.has_value(); }
    [[nodiscard]] bool isOwn(const pricing::RateKey& key, const std::string& region) const;
    /// Every layer's price of the key in the region, oldest first.
    [[nodiscard]] std::vector<PriceVersion> versions(const pricing::RateKey& key,
                                                     const std::string& region) const;

    /// Lays a price of the user's own over the list's, for any quantity.
    [[nodiscard]] Result<void> set(const pricing::Rate& listed, UnitPrice price);
    [[nodiscard]] Result<void> unset(const pricing::RateKey& key, const std::string& region);

signals:
    void changed();

private:
    void rebuild();

    pricing::PriceBook m_bundled;
    std::optional<pricing::UserBook> m_user;
    std::optional<Error> m_trouble;
    pricing::PriceBook m_book;
};

}  // namespace breakeven::ui
