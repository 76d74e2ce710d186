#include "ui/download/listaddress.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace breakeven::ui {

namespace {

constexpr const char* pageSize = "5000";

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

/// The path on the vendor's server, or on the mirror that stands in for it.
QUrl on(const ListWanted& wanted, const char* server, const QString& path)
{
    QUrl address = wanted.mirror.isEmpty() ? QUrl(QString::fromLatin1(server)) : wanted.mirror;
    address.setPath(path);
    return address;
}

QUrl awsAddress(const ListWanted& wanted, const std::string& offer)
{
    const QString region = wanted.region.empty() ? QString() : qt(wanted.region) + QLatin1Char('/');
    return on(wanted, "https://pricing.us-east-1.amazonaws.com",
              QStringLiteral("/offers/v1.0/aws/%1/current/%2index.json").arg(qt(offer), region));
}

QUrl azureAddress(const ListWanted& wanted, const std::string& offer)
{
    QString filter = QStringLiteral("serviceName eq '%1'").arg(qt(offer));
    if (!wanted.region.empty()) {
        filter += QStringLiteral(" and armRegionName eq '%1'").arg(qt(wanted.region));
    }
    QUrl address = on(wanted, "https://prices.azure.com", QStringLiteral("/api/retail/prices"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("$filter"), filter);
    address.setQuery(query);
    return address;
}

QUrl googleAddress(const ListWanted& wanted, const QString& path)
{
    QUrl address = on(wanted, "https://cloudbilling.googleapis.com", path);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("pageSize"), QString::fromLatin1(pageSize));
    address.setQuery(query);
    return address;
}

tl::unexpected<Error> malformed(const QUrl& address, std::string message)
{
    return failure(ErrorCode::Malformed, std::move(message),
                   address.toDisplayString().toStdString(), "try again later");
}

QUrl withPage(QUrl address, const QString& token)
{
    QUrlQuery query(address);
    query.removeAllQueryItems(QStringLiteral("pageToken"));
    query.addQueryItem(QStringLiteral("pageToken"), token);
    address.setQuery(query);
    return address;
}

std::string idNamed(const QJsonArray& services, const std::string& name)
{
    for (const QJsonValue& service : services) {
        if (service[QLatin1String("displayName")].toString() == qt(name)) {
            return service[QLatin1String("serviceId")].toString().toStdString();
        }
    }
    return {};
}

}  // namespace

std::vector<std::string> listedServices(const pricing::Mapping& mapping)
{
    std::set<std::string> services;
    for (const pricing::MappingRow& row : mapping.rows()) {
        services.insert(row.key.service);
    }
    return {services.begin(), services.end()};
}

Result<std::vector<std::string>> offersOf(const ListWanted& wanted, const pricing::Mapping& mapping)
{
    std::set<std::string> offers;
    for (const pricing::MappingRow& row : mapping.rows()) {
        if (row.key.service == wanted.service) {
            offers.insert(row.offer);
        }
    }
    if (offers.empty()) {
        return failure(ErrorCode::Unsupported,
                       wanted.service.empty()
                           ? std::string("no service is named")
                           : fmt::format("no list of {} is known", wanted.service),
                       wanted.provider,
                       fmt::format("choose one of: {}", fmt::join(listedServices(mapping), ", ")));
    }
    return std::vector<std::string>(offers.begin(), offers.end());
}

QUrl addressOf(const ListWanted& wanted, const std::string& offer)
{
    if (wanted.provider == "aws") {
        return awsAddress(wanted, offer);
    }
    return wanted.provider == "azure"
               ? azureAddress(wanted, offer)
               : googleAddress(wanted, QStringLiteral("/v1/services/%1/skus").arg(qt(offer)));
}

QUrl googleServices(const ListWanted& wanted)
{
    return googleAddress(wanted, QStringLiteral("/v1/services"));
}

Result<PageLinks> linksOf(const QByteArray& page, const QUrl& address,
                          const std::string& serviceName)
{
    const QJsonDocument document = QJsonDocument::fromJson(page);
    if (!document.isObject()) {
        return malformed(address, "the answer is no page of a price list");
    }
    PageLinks links;
    links.serviceId = idNamed(document[QLatin1String("services")].toArray(), serviceName);
    if (const QString token = document[QLatin1String("nextPageToken")].toString();
        !token.isEmpty()) {
        links.next = withPage(address, token);
    } else {
        links.next = QUrl(document[QLatin1String("NextPageLink")].toString());
    }
    if (!links.next.isEmpty() && (links.next.scheme() != address.scheme() ||
                                  links.next.authority() != address.authority())) {
        return malformed(address, fmt::format("the next page would be on another server, {}",
                                              links.next.host().toStdString()));
    }
    return links;
}

}  // namespace breakeven::ui
