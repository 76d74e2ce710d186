#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>

#include "pricing/lists/priceimport.h"
#include "ui/document/latestjob.h"

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

/// Lists that are to be taken into the book, and how.
struct ImportRequest {
    std::vector<pricing::ListFiles> lists;
    std::string asOf;          ///< date of lists that state none; empty: the day each was written
    bool acceptJumps = false;  ///< take prices that change by more than pricing::largestJump
    bool dryRun = false;       ///< say what would change and change nothing
};

/// What came of it.
struct ImportOutcome {
    bool taken = false;  ///< false: a dry run, so the book is as it was
    std::vector<pricing::ListImport> lists;
};

/// The prices of the window: the bundled book, the lists imported over it and the user's own prices
/// on top. Changes are in the user's file at once, and announced. Lists are imported beside the
/// window's work; meanwhile every other change is refused.
class PriceStore : public QObject {
    Q_OBJECT

public:
    /// Without a file (an empty path) there are no layers but the bundled one. `mappings` is the
    /// folder that says what the vendors' lists mean (see pricing::Mapping).
    PriceStore(pricing::PriceBook bundled, const std::filesystem::path& userFile,
               std::filesystem::path mappings = {}, QObject* parent = nullptr);
    /// Stops an import in progress.
    ~PriceStore() override;

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

    /// The imports that are in the book, oldest first.
    [[nodiscard]] std::vector<pricing::ImportRecord> imports() const;
    /// What an import changed against the lists before it; empty when there is none of that id.
    [[nodiscard]] std::vector<pricing::PriceChange> changesOf(std::int64_t id) const;
    /// Reads the lists on a worker thread and takes them into the book, all or none; ends with
    /// imported() or importFailed(). Nothing happens while an import is in progress.
    void importLists(ImportRequest request);
    /// Stops the import in progress: it ends with importFailed(), Cancelled, and the book is as it
    /// was. At once while the lists are read and compared; while they are written into the book,
    /// as soon as that has been rolled back or, when it is too late for that, undone.
    void cancelImport();
    [[nodiscard]] bool isImporting() const { return m_work != nullptr; }
    /// Takes an import away. NotFound when there is none of that id.
    [[nodiscard]] Result<pricing::ImportRecord> undo(std::int64_t id);

    /// What a vendor's lists mean. NotFound when the vendor has none.
    [[nodiscard]] Result<pricing::Mapping> mapping(const std::string& provider) const;

signals:
    void changed();
    /// Of the reading, 0 to 1; 1 when the prices are being taken into the book.
    void importProgressed(double share);
    void imported(const breakeven::ui::ImportOutcome& outcome);
    void importFailed(const breakeven::Error& error);

private:
    /// What the window and the worker tell each other about an import.
    struct Work {
        std::atomic<bool> stop = false;     ///< set by the window
        std::atomic<bool> writing = false;  ///< set by the worker
    };
    using SharedWork = std::shared_ptr<Work>;
    /// The user's layers with the imports in them, and all layers together.
    struct Taken {
        std::vector<pricing::ListImport> lists;
        std::optional<pricing::UserBook> user;  ///< nothing after a dry run
        pricing::PriceBook book;
    };
    struct Answer {
        SharedWork work;  ///< whose answer it is
        Result<Taken> taken;
    };
    void rebuild();
    [[nodiscard]] Result<void> requireChangeable() const;
    [[nodiscard]] Result<Taken> readAndTake(const ImportRequest& request,
                                            const pricing::PriceBook& bundled,
                                            pricing::UserBook user, Work& work);
    void take(Answer answer);

    pricing::PriceBook m_bundled;
    std::filesystem::path m_mappings;
    std::optional<pricing::UserBook> m_user;
    std::optional<Error> m_trouble;
    pricing::PriceBook m_book;
    SharedWork m_work;  ///< of the import in progress; null when there is none or it was stopped
    LatestJob<Answer> m_import;  // last, so that it is destroyed first
};

}  // namespace breakeven::ui
