#include "ui/prices/pricestore.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDateTime>

namespace breakeven::ui {

namespace {

/// The rate of exactly this region; find() also gives the global one.
const pricing::Rate* exactly(const pricing::PriceBook& book, const pricing::RateKey& key,
                             const std::string& region)
{
    const pricing::Rate* rate = book.find(key, region);
    return rate != nullptr && rate->region == region ? rate : nullptr;
}

}  // namespace

PriceStore::PriceStore(pricing::PriceBook bundled, const std::filesystem::path& userFile,
                       QObject* parent)
    : QObject(parent), m_bundled(std::move(bundled)), m_book(m_bundled)
{
    if (userFile.empty()) {
        return;
    }
    auto opened = pricing::UserBook::open(userFile);
    if (!opened) {
        m_trouble = opened.error();
        return;
    }
    if (!opened->notice.empty()) {
        m_trouble = Error{ErrorCode::Malformed, opened->notice, {}, {}};
    }
    m_user = std::move(opened->book);
    rebuild();
}

void PriceStore::rebuild()
{
    m_book = m_user ? m_user->over(m_bundled) : m_bundled;
}

bool PriceStore::isOwn(const pricing::RateKey& key, const std::string& region) const
{
    return m_user && std::ranges::any_of(m_user->ownPrices(), [&](const pricing::Rate& own) {
               return own.key == key && own.region == region;
           });
}

std::vector<PriceVersion> PriceStore::versions(const pricing::RateKey& key,
                                               const std::string& region) const
{
    std::vector<PriceVersion> all;
    if (const pricing::Rate* rate = exactly(m_bundled, key, region)) {
        all.push_back({PriceVersion::Origin::Bundled, {}, {}, *rate});
    }
    for (const pricing::ImportRecord& import :
         m_user ? m_user->imports() : std::vector<pricing::ImportRecord>{}) {
        for (pricing::PriceChange& change : m_user->changesOf(import.id, m_bundled)) {
            if (change.key == key && change.region == region && change.after) {
                all.push_back({PriceVersion::Origin::Imported, import.at, import.file,
                               std::move(*change.after)});
            }
        }
    }
    for (const pricing::Rate& own : m_user ? m_user->ownPrices() : std::vector<pricing::Rate>{}) {
        if (own.key == key && own.region == region) {
            all.push_back({PriceVersion::Origin::Own, {}, {}, own});
        }
    }
    if (!all.empty()) {
        all.back().inUse = true;
    }
    return all;
}

Result<void> PriceStore::set(const pricing::Rate& listed, UnitPrice price)
{
    if (!m_user) {
        return failure(ErrorCode::Unsupported, "your own prices cannot be kept",
                       m_trouble ? m_trouble->where : std::string(),
                       m_trouble ? m_trouble->text() : std::string("start without --resources"));
    }
    pricing::Rate own = listed;
    own.layer = pricing::Layer::User;
    own.version = 0;
    own.tiers = {
        {.from = {},
         .to = std::nullopt,
         .price = price,
         .asOf = QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toStdString(),
         .source = QCoreApplication::translate("PriceStore", "set in the price book").toStdString(),
         .confidence = pricing::Confidence::User}};
    auto done = m_user->set(std::move(own));
    if (done) {
        rebuild();
        emit changed();
    }
    return done;
}

Result<void> PriceStore::unset(const pricing::RateKey& key, const std::string& region)
{
    if (!m_user) {
        return failure(ErrorCode::NotFound, "you have set no price", {}, {});
    }
    auto done = m_user->unset(key, region);
    if (done) {
        rebuild();
        emit changed();
    }
    return done;
}

}  // namespace breakeven::ui
