#include "pricing/lists/priceimport.h"

#include <cmath>
#include <system_error>

#include "pricing/base/format.h"
#include "pricing/lists/pricetablefile.h"

namespace breakeven::pricing {

namespace fs = std::filesystem;

namespace {

ImportRecord recordOf(const PriceList& list)
{
    ImportRecord record;
    for (const auto& file : list.files) {
        record.file += (record.file.empty() ? "" : "; ") + file.string();
    }
    record.checksum = list.checksum;
    record.bytes = list.bytes;
    record.vendor = list.vendor;
    record.offer = list.offer;
    record.published = list.published;
    record.rates = list.rates.size();
    return record;
}

/// What the list weighs in the progress of all.
double sizeOf(const ListFiles& files)
{
    double bytes = 1;
    for (const fs::path& file : files) {
        std::error_code unknown;
        const auto size = fs::file_size(file, unknown);
        bytes += unknown ? 0 : static_cast<double>(size);
    }
    return bytes;
}

Result<PriceList> readList(const ListFiles& files, const fs::path& mappings, const PriceBook& book,
                           const ListOptions& options)
{
    return files.size() == 1 && isPriceTable(files.front())
               ? readPriceTable(files.front(), book, options.progress)
               : readPriceList(files, mappings, book.places(), options);
}

/// `factor` as a distance from 1, whether it is more or less.
double jumpOf(double factor)
{
    return factor < 1 ? 1 / factor : factor;
}

std::string timesText(double factor)
{
    return factor < 1 ? fmt::format("{:.3g}", factor) : groupedText(std::round(factor));
}

}  // namespace

Result<std::vector<ListFiles>> listsAmong(const std::vector<fs::path>& files)
{
    std::vector<ListFiles> lists;
    std::vector<std::pair<std::string, std::size_t>> pages;  // vendor, and its list's place
    for (const fs::path& file : files) {
        if (isPriceTable(file)) {
            lists.push_back({file});
            continue;
        }
        const auto vendor = pagedVendorOf(file);
        if (!vendor) {
            return tl::unexpected(vendor.error());
        }
        const auto known = std::ranges::find(pages, *vendor, &decltype(pages)::value_type::first);
        if (!vendor->empty() && known != pages.end()) {
            lists[known->second].push_back(file);
            continue;
        }
        pages.emplace_back(*vendor, lists.size());
        lists.push_back({file});
    }
    return lists;
}

Result<std::vector<ListImport>> readImports(std::span<const ListFiles> lists,
                                            const fs::path& mappings, PriceBook listed,
                                            const ListOptions& options)
{
    double whole = 0;
    for (const ListFiles& files : lists) {
        whole += sizeOf(files);
    }
    std::vector<ListImport> imports;
    double done = 0;
    for (const ListFiles& files : lists) {
        const double size = sizeOf(files);
        ListOptions part = options;
        part.progress = [&](double share) {
            return !options.progress || options.progress((done + share * size) / whole);
        };
        auto list = readList(files, mappings, listed, part);
        if (!list) {
            return tl::unexpected(list.error());
        }
        done += size;
        auto changes = changesTo(listed, list->rates);
        if (imports.size() + 1 < lists.size()) {
            listed.overlay(list->rates);
        }
        imports.push_back({recordOf(*list), std::move(*list), std::move(changes)});
    }
    return imports;
}

Result<void> checkJumps(std::span<const ListImport> imports, const std::string& remedy)
{
    for (const ListImport& import : imports) {
        const auto jump = std::ranges::find_if(import.changes, [](const PriceChange& change) {
            const auto factor = change.factor();
            return factor && jumpOf(*factor) > largestJump;
        });
        if (jump != import.changes.end()) {
            return failure(ErrorCode::Invalid,
                           fmt::format("the price of {} in {} would become {} times what it is ({} "
                                       "instead of {})",
                                       jump->key.text(), jump->region, timesText(*jump->factor()),
                                       pricesText(jump->after), pricesText(jump->before)),
                           import.list.files.front().string(), remedy);
        }
    }
    return {};
}

Result<void> takeImports(UserBook& book, std::vector<ListImport>& imports,
                         const KeepGoing& keepGoing)
{
    std::vector<NewImport> fresh;
    for (ListImport& import : imports) {
        fresh.push_back({import.record, std::exchange(import.list.rates, {})});
    }
    auto added = book.addAll(std::move(fresh), keepGoing);
    if (!added) {
        return tl::unexpected(added.error());
    }
    for (std::size_t index = 0; index < imports.size(); ++index) {
        imports[index].record = (*added)[index];
    }
    return {};
}

}  // namespace breakeven::pricing
