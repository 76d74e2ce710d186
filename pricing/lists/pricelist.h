#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "pricing/base/error.h"
#include "pricing/book/rate.h"
#include "pricing/book/region.h"
#include "pricing/lists/listfile.h"
#include "pricing/lists/listing.h"

namespace breakeven::pricing {

/// What a vendor's own list says, in the words of the price book.
struct PriceList {
    std::string vendor;     ///< `aws`, `azure` or `gcp`
    std::string offer;      ///< AWS: the offer code; else what kind of list it is
    std::string published;  ///< ISO date the prices are taken to be of
    std::string address;    ///< where the vendor publishes the list
    std::vector<std::filesystem::path> files;
    std::string checksum;  ///< SHA-256 of the file; of the files' checksums when there are several
    std::uint64_t bytes = 0;
    std::size_t products = 0;  ///< in the list
    std::size_t known = 0;     ///< of them, those that the mapping knows
    std::vector<Rate> rates;
    std::vector<AmbiguousPrice> ambiguous;  ///< left out, because two products disagree
    bool hasNextPage = false;               ///< the vendor has further pages after the last one
};

struct ListOptions {
    std::string published;  ///< date of lists that state none; empty: when the file was written
    ListProgress progress;
};

/// `azure` or `gcp` when the file is a page of that vendor's list, which may have more of them;
/// empty for a list that is one file. The errors of readPriceList.
[[nodiscard]] Result<std::string> pagedVendorOf(const std::filesystem::path& file);

/// Reads a list in one of the vendors' own formats, told apart by its beginning: an AWS offer file
/// (JSON or CSV), or pages of the Azure Retail Prices API or of the Google Cloud Billing Catalog,
/// which may be several files. `mappings` is the folder with aws.csv, azure.csv and gcp.csv.
///
/// Reads as a stream: memory depends on the prices taken, not on the file. A list is taken whole or
/// not at all: any error names the file, the line and the reason. NotFound when there is no file,
/// Unsupported when the format or the service is none of ours, Cancelled when `progress` says so.
[[nodiscard]] Result<PriceList> readPriceList(const std::vector<std::filesystem::path>& files,
                                              const std::filesystem::path& mappings,
                                              std::span<const Region> regions,
                                              const ListOptions& options = {});

}  // namespace breakeven::pricing
