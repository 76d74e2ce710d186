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

/// The imports that changed the price; those that merely confirm it are no version of their own.
void addImported(std::vector<PriceVersion>& all, const pricing::UserBook& user,
                 const pricing::RateKey& key, const std::string& region)
{
    for (pricing::Rate& rate : user.importedOf(key, region)) {
        const auto import =
            std::ranges::find(user.imports(), rate.version, &pricing::ImportRecord::id);
        const pricing::PriceChange change{
            key, region, all.empty() ? std::nullopt : std::optional(all.back().rate), rate};
        if (import != user.imports().end() && change.changesPrice()) {
            all.push_back(
                {PriceVersion::Origin::Imported, import->at, import->file, std::move(rate)});
        }
    }
}

Error stopped()
{
    return {ErrorCode::Cancelled, "the import was stopped", {}, "nothing was changed"};
}

Result<void> undoAll(pricing::UserBook& user, const std::vector<pricing::ListImport>& lists)
{
    Result<void> undone;
    for (const pricing::ListImport& each : lists) {
        if (auto one = user.undo(each.record.id); !one && undone) {
            undone = tl::unexpected(one.error());
        }
    }
    return undone;
}

}  // namespace

PriceStore::PriceStore(pricing::PriceBook bundled, const std::filesystem::path& userFile,
                       std::filesystem::path mappings, QObject* parent)
    : QObject(parent),
      m_bundled(std::move(bundled)),
      m_mappings(std::move(mappings)),
      m_book(m_bundled),
      m_import([this](Answer answer) { take(std::move(answer)); })
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

PriceStore::~PriceStore()
{
    if (m_work) {
        m_work->stop = true;
    }
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
    if (m_user) {
        addImported(all, *m_user, key, region);
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

Result<void> PriceStore::requireChangeable() const
{
    if (!m_user) {
        return failure(ErrorCode::Unsupported, "your own prices cannot be kept",
                       m_trouble ? m_trouble->where : std::string(),
                       m_trouble ? m_trouble->text() : std::string("start without --resources"));
    }
    return isImporting() ? failure(ErrorCode::Unsupported, "a list is being imported", {},
                                   "wait until it is done, or stop it")
                         : Result<void>();
}

Result<void> PriceStore::set(const pricing::Rate& listed, UnitPrice price)
{
    if (auto changeable = requireChangeable(); !changeable) {
        return changeable;
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
    if (auto changeable = requireChangeable(); !changeable) {
        return changeable;
    }
    auto done = m_user->unset(key, region);
    if (done) {
        rebuild();
        emit changed();
    }
    return done;
}

std::vector<pricing::ImportRecord> PriceStore::imports() const
{
    return m_user ? m_user->imports() : std::vector<pricing::ImportRecord>();
}

std::vector<pricing::PriceChange> PriceStore::changesOf(std::int64_t id) const
{
    return m_user ? m_user->changesOf(id, m_bundled) : std::vector<pricing::PriceChange>();
}

Result<pricing::ImportRecord> PriceStore::undo(std::int64_t id)
{
    if (auto changeable = requireChangeable(); !changeable) {
        return tl::unexpected(changeable.error());
    }
    auto undone = m_user->undo(id);
    if (undone) {
        rebuild();
        emit changed();
    }
    return undone;
}

Result<pricing::Mapping> PriceStore::mapping(const std::string& provider) const
{
    return pricing::Mapping::read(m_mappings / (provider + ".csv"));
}

void PriceStore::importLists(ImportRequest request)
{
    if (isImporting()) {
        return;
    }
    if (auto changeable = requireChangeable(); !changeable) {
        emit importFailed(changeable.error());
        return;
    }
    m_work = std::make_shared<Work>();
    m_import.request(
        [this, request = std::move(request), bundled = m_bundled, user = *m_user, work = m_work] {
            return Answer{work, readAndTake(request, bundled, user, *work)};
        });
}

void PriceStore::cancelImport()
{
    if (m_work == nullptr) {
        return;
    }
    m_work->stop = true;
    // Of the two marks, one is seen by the other side: either the worker does not write, or we wait
    // for what it makes of that.
    if (!m_work->writing) {
        m_work.reset();
        emit importFailed(stopped());
    }
}

/// On the worker: all it touches is its own, but for the signal, which is queued.
Result<PriceStore::Taken> PriceStore::readAndTake(const ImportRequest& request,
                                                  const pricing::PriceBook& bundled,
                                                  pricing::UserBook user, Work& work)
{
    const auto goesOn = [&work] { return !work.stop; };
    const auto say = [this, from = &work](double share) {
        QMetaObject::invokeMethod(
            this,
            [this, from, share] {
                if (m_work.get() == from) {
                    emit importProgressed(share);
                }
            },
            Qt::QueuedConnection);
    };
    int permille = -1;
    const auto progress = [&](double share) {
        // Thousands of signals would keep the window busier than the reading does.
        if (const int now = static_cast<int>(share * 1000); std::exchange(permille, now) != now) {
            say(share);
        }
        return goesOn();
    };
    auto lists = pricing::readImports(request.lists, m_mappings, user.listed(bundled),
                                      {.published = request.asOf, .progress = progress});
    if (!lists) {
        return tl::unexpected(lists.error());
    }
    auto checked = request.acceptJumps
                       ? Result<void>()
                       : checkJumps(*lists, "accept large changes if the list is right");
    if (checked && !request.dryRun) {
        say(1);
        work.writing = true;
        checked = goesOn() ? takeImports(user, *lists, goesOn) : tl::unexpected(stopped());
    }
    if (checked && !request.dryRun && !goesOn()) {
        // The window may be gone before it hears of it.
        checked = undoAll(user, *lists);
        checked = checked ? tl::unexpected(stopped()) : checked;
    }
    if (!checked) {
        return tl::unexpected(checked.error());
    }
    pricing::PriceBook book = user.over(bundled);
    return Taken{std::move(*lists), request.dryRun ? std::nullopt : std::optional(std::move(user)),
                 std::move(book)};
}

void PriceStore::take(Answer answer)
{
    if (answer.work != m_work) {
        return;  // stopped before it wrote anything, and said so
    }
    m_work.reset();
    auto& taken = answer.taken;
    if (!taken) {
        emit importFailed(taken.error());
        return;
    }
    if (!taken->user) {
        emit imported({false, std::move(taken->lists)});
        return;
    }
    m_user = std::move(taken->user);
    if (answer.work->stop) {
        // Asked to stop between the last price and now.
        const auto undone = undoAll(*m_user, taken->lists);
        rebuild();
        if (!undone) {
            emit changed();  // what could not be undone is in use
        }
        emit importFailed(undone ? stopped() : undone.error());
        return;
    }
    m_book = std::move(taken->book);
    emit changed();
    emit imported({true, std::move(taken->lists)});
}

}  // namespace breakeven::ui
