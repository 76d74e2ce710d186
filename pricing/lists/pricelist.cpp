#include "pricing/lists/pricelist.h"

#include <chrono>
#include <fstream>

#include "pricing/lists/awsoffer.h"
#include "pricing/lists/pages.h"

namespace breakeven::pricing {

namespace fs = std::filesystem;

namespace {

enum class Format { AwsJson, AwsCsv, AzurePage, GooglePage };

/// The first bytes of the file, enough for any list to show what it is.
std::string beginningOf(const fs::path& file)
{
    std::array<char, 8192> bytes{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(bytes.data(), bytes.size());
    return {bytes.data(), static_cast<std::size_t>(stream.gcount())};
}

Result<Format> formatOf(const fs::path& file)
{
    const std::string start = beginningOf(file);
    const auto at = [&](std::string_view word) { return start.find(word); };
    const auto first = start.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (first != std::string::npos && at("\"FormatVersion\"") == first) {
        return Format::AwsCsv;
    }
    const std::map<std::size_t, Format> found = {
        {std::min(at("\"formatVersion\""), at("\"offerCode\"")), Format::AwsJson},
        {std::min(at("\"BillingCurrency\""), at("\"Items\"")), Format::AzurePage},
        {at("\"skus\""), Format::GooglePage}};
    if (first == std::string::npos || start[first] != '{' ||
        found.begin()->first == std::string::npos) {
        return failure(ErrorCode::Unsupported, "this is no price list of AWS, Azure or Google",
                       file.string(),
                       "download an AWS offer file (JSON or CSV), an Azure Retail Prices page or "
                       "a Google Cloud Billing Catalog page, or name a table that the price book "
                       "has exported");
    }
    return found.begin()->second;
}

const char* vendorOf(Format format)
{
    switch (format) {
        case Format::AzurePage:
            return "azure";
        case Format::GooglePage:
            return "gcp";
        default:
            return "aws";
    }
}

/// The day on which the file was written, in UTC.
std::string dayOf(const fs::path& file)
{
    std::error_code ignored;
    const auto written = std::chrono::file_clock::to_sys(fs::last_write_time(file, ignored));
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(written));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

/// One import on its way: the files so far.
class Import {
public:
    Import(Format format, Mapping mapping, std::span<const Region> regions,
           const ListOptions& options)
        : m_format(format),
          m_mapping(std::move(mapping)),
          m_offer(m_mapping, regions),
          m_options(options)
    {
        list.vendor = vendorOf(format);
    }

    Result<void> read(const fs::path& path, double from, double to)
    {
        auto file = ListFile::open(path, [&](double share) {
            return !m_options.progress || m_options.progress(from + share * (to - from));
        });
        if (!file) {
            return tl::unexpected(file.error());
        }
        if (auto read = readAs(*file); !read) {
            return read;
        }
        list.files.push_back(path);
        list.bytes += file->size();
        if (!list.checksum.empty()) {
            list.checksum += ' ';
        }
        list.checksum += file->checksum();
        m_day = std::max(m_day, dayOf(path));
        return {};
    }

    Result<PriceList> finish()
    {
        describe();
        auto rates = m_listing.rates(list.published, list.address);
        if (!rates) {
            return tl::unexpected(rates.error());
        }
        list.rates = std::move(*rates);
        list.ambiguous = m_listing.ambiguous();
        if (list.rates.empty()) {
            return failure(
                ErrorCode::Unsupported,
                fmt::format("none of its {} products is in the price book", list.products),
                list.files.front().string(),
                "import the list of a service that the price book has");
        }
        return std::move(list);
    }

    PriceList list;

private:
    Result<void> readAs(ListFile& file)
    {
        switch (m_format) {
            case Format::AwsJson:
                return readAwsJson(file, m_offer, m_listing);
            case Format::AwsCsv:
                return readAwsCsv(file, m_offer, m_listing);
            case Format::AzurePage:
                return readAzurePage(file, m_mapping, m_listing, m_pages);
            case Format::GooglePage:
                return readGooglePage(file, m_mapping, m_listing, m_pages);
        }
        return {};
    }

    void describe()
    {
        const bool isAws = list.vendor == "aws";
        list.products = isAws ? m_offer.products : m_pages.products;
        list.known = isAws ? m_offer.known : m_pages.known;
        list.hasNextPage = m_pages.hasNext;
        list.offer = isAws                    ? m_offer.code()
                     : list.vendor == "azure" ? std::string("retail prices")
                                              : std::string("billing catalog");
        list.address = isAws                    ? m_offer.address()
                       : list.vendor == "azure" ? "https://prices.azure.com/api/retail/prices"
                                                : "https://cloudbilling.googleapis.com/v1/services";
        const std::string& stated = isAws ? m_offer.published : m_options.published;
        list.published = stated.empty() ? m_day : stated;
    }

    Format m_format;
    Mapping m_mapping;
    AwsOffer m_offer;
    Listing m_listing;
    PagesSeen m_pages;
    const ListOptions& m_options;
    std::string m_day;
};

Result<Format> readableFormat(const fs::path& file)
{
    auto opened = ListFile::open(file);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    if ((void)opened->next(); opened->error()) {
        return tl::unexpected(*opened->error());
    }
    return formatOf(file);
}

Result<Format> commonFormat(const std::vector<fs::path>& files)
{
    std::optional<Format> common;
    for (const fs::path& file : files) {
        const auto format = readableFormat(file);
        if (!format) {
            return format;
        }
        if (common && (*common != *format || std::string_view(vendorOf(*format)) == "aws")) {
            return failure(ErrorCode::Unsupported,
                           "only pages of one vendor's list can be imported together",
                           file.string(), "import one after the other");
        }
        common = *format;
    }
    if (!common) {
        return failure(ErrorCode::Invalid, "no file is named", {}, "name a price list");
    }
    return *common;
}

}  // namespace

Result<std::string> pagedVendorOf(const fs::path& file)
{
    return readableFormat(file).map([](Format format) {
        const std::string vendor = vendorOf(format);
        return vendor == "aws" ? std::string() : vendor;
    });
}

Result<PriceList> readPriceList(const std::vector<fs::path>& files, const fs::path& mappings,
                                std::span<const Region> regions, const ListOptions& options)
{
    const auto format = commonFormat(files);
    if (!format) {
        return tl::unexpected(format.error());
    }
    auto mapping = Mapping::read(mappings / fmt::format("{}.csv", vendorOf(*format)));
    if (!mapping) {
        return tl::unexpected(mapping.error());
    }
    Import import(*format, std::move(*mapping), regions, options);
    const auto count = static_cast<double>(files.size());
    for (std::size_t index = 0; index < files.size(); ++index) {
        const auto done = static_cast<double>(index);
        if (auto read = import.read(files[index], done / count, (done + 1) / count); !read) {
            return tl::unexpected(read.error());
        }
    }
    return import.finish();
}

}  // namespace breakeven::pricing
