#include <cstdlib>
#include <memory>
#include <system_error>

#include <QCoreApplication>

#include "app/commandline.h"
#include "app/priceimport.h"
#include "app/progress.h"
#include "app/workspace.h"
#include "ui/download/listfetch.h"

namespace breakeven::app {

namespace {

struct UpdateOptions {
    ui::ListWanted wanted;
    std::string mirror;
    double timeout = 30;
    ImportOptions import;
};

/// Google's list asks for a key. It goes from the environment to Google and nowhere else.
Result<QByteArray> apiKey(const UpdateOptions& options)
{
    const char* key = std::getenv("GOOGLE_API_KEY");
    if (options.wanted.provider != "gcp") {
        return QByteArray();
    }
    if (key == nullptr || *key == '\0') {
        return failure(ErrorCode::Invalid, "Google gives its list only to holders of an API key",
                       "GOOGLE_API_KEY", "put a key of yours into this environment variable");
    }
    return QByteArray(key);
}

Result<QUrl> mirrorOf(const UpdateOptions& options)
{
    const QUrl mirror(QString::fromStdString(options.mirror));
    const bool isWeb =
        mirror.scheme() == QLatin1String("https") || mirror.scheme() == QLatin1String("http");
    if (!options.mirror.empty() && (!isWeb || mirror.host().isEmpty())) {
        return failure(ErrorCode::Invalid, "'" + options.mirror + "' is no address of a server",
                       "--mirror", "write https://host");
    }
    return mirror;
}

/// Waits until the lists are there.
Result<std::vector<ui::FetchedList>> fetched(const ui::ListWanted& wanted,
                                             std::vector<std::string> offers,
                                             ui::DownloadOptions options)
{
    int count = 1;
    std::array<char, 10> name{"breakeven"};
    std::array<char*, 2> arguments{name.data(), nullptr};
    QCoreApplication application(count, arguments.data());
    ui::ListFetch fetch(wanted, std::move(offers), ui::listFolder(), std::move(options));
    Progress progress("Fetching prices");
    std::optional<Error> failed;
    QObject::connect(&fetch, &ui::ListFetch::progressed, &fetch,
                     [&progress](const QString&, qint64 received, qint64 total) {
                         if (total > 0) {
                             progress(static_cast<double>(received) / static_cast<double>(total));
                         }
                     });
    QObject::connect(
        &fetch, &ui::ListFetch::finished, &fetch,
        [&failed](const std::optional<Error>& error) {
            failed = error;
            QCoreApplication::quit();
        },
        Qt::QueuedConnection);
    fetch.start();
    QCoreApplication::exec();
    if (failed) {
        return tl::unexpected(*failed);
    }
    return fetch.lists();
}

Result<std::vector<ui::FetchedList>> fetchAll(const CommandLine& line, const UpdateOptions& options)
{
    const auto mapping =
        pricing::Mapping::read(line.resources / "mapping" / (options.wanted.provider + ".csv"));
    const auto key = apiKey(options);
    const auto mirror = mirrorOf(options);
    if (!mapping || !key || !mirror) {
        return tl::unexpected(!mapping ? mapping.error() : !key ? key.error() : mirror.error());
    }
    ui::ListWanted wanted = options.wanted;
    wanted.mirror = *mirror;
    auto offers = ui::offersOf(wanted, *mapping);
    if (!offers) {
        return tl::unexpected(offers.error());
    }
    ui::DownloadOptions download;
    download.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(options.timeout * 1e3));
    download.apiKey = *key;
    return fetched(wanted, std::move(*offers), std::move(download));
}

void removeFiles(const std::vector<ui::FetchedList>& lists)
{
    for (const ui::FetchedList& list : lists) {
        for (const auto& file : list.files) {
            std::error_code ignored;
            std::filesystem::remove(file, ignored);
        }
    }
}

Result<void> run(const CommandLine& line, const UpdateOptions& options)
{
    const auto fetched = fetchAll(line, options);
    if (!fetched) {
        return tl::unexpected(fetched.error());
    }
    std::vector<pricing::ListFiles> lists;
    for (const ui::FetchedList& list : *fetched) {
        lists.push_back(list.files);
    }
    const auto imported = importLists(line, lists, options.import);
    if (!imported) {
        return tl::unexpected(imported.error());
    }
    removeFiles(*fetched);
    nlohmann::json json = nlohmann::json::array();
    for (const pricing::ListImport& each : *imported) {
        json.push_back(importedJson(each));
        if (line.format == Format::Text) {
            if (auto printed = printImported(line, each); !printed) {
                return printed;
            }
        }
    }
    return line.format == Format::Json ? printJson({{"imports", std::move(json)}}) : Result<void>();
}

}  // namespace

void addPriceUpdate(CLI::App& prices, CommandLine& line)
{
    auto options = std::make_shared<UpdateOptions>();
    CLI::App& command = addSubcommand(
        prices, line, "update",
        "Fetch the vendor's own list of a service over the network and import it. Nothing else of "
        "Breakeven uses the network");
    command.add_option("PROVIDER", options->wanted.provider, "aws, azure or gcp")
        ->required()
        ->check(CLI::IsMember({"aws", "azure", "gcp"}));
    command.add_option("--service", options->wanted.service, "Such as lambda")->required();
    command.add_option("--region", options->wanted.region,
                       "Only this region's prices (AWS and Azure); some lists are several GB");
    command.add_option("--mirror", options->mirror, "Server to ask instead of the vendor's")
        ->type_name("URL");
    command.add_option("--timeout", options->timeout, "Seconds without a byte before trying again")
        ->check(CLI::Range(0.1, 3600.0))
        ->capture_default_str();
    addImportFlags(command, options->import);
    command.callback(
        [&line, options] { line.action = [&line, options] { return run(line, *options); }; });
}

}  // namespace breakeven::app
