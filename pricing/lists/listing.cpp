#include "pricing/lists/listing.h"

#include <tuple>

namespace breakeven::pricing {

namespace {

constexpr std::int64_t picosPerUsd = 1'000'000'000'000;
constexpr Quantity::Wide nanosPerUnit = 1'000'000'000;

/// The price of one of our units, rounded half to even to 1e-12 USD.
UnitPrice perOurUnit(UnitPrice price, Quantity holds)
{
    const Quantity::Wide dividend = static_cast<Quantity::Wide>(price.picos()) * nanosPerUnit;
    Quantity::Wide quotient = dividend / holds.nanos();
    const Quantity::Wide twice = 2 * (dividend % holds.nanos());
    if (twice > holds.nanos() || (twice == holds.nanos() && quotient % 2 != 0)) {
        ++quotient;
    }
    return UnitPrice::fromPicos(static_cast<std::int64_t>(quotient));
}

Result<Quantity> inOurUnits(std::string_view text, Quantity holds)
{
    const auto refuse = [&](const std::string& why) {
        return failure(ErrorCode::Invalid, fmt::format("the tier limit '{}' {}", text, why), {},
                       "download the list again");
    };
    const auto stated = Quantity::parse(text);
    if (!stated) {
        return refuse("is not a quantity");
    }
    Quantity::Wide product = 0;
    if (__builtin_mul_overflow(stated->nanos(), holds.nanos(), &product)) {
        return refuse("is beyond all measure");
    }
    return Quantity::fromNanos(product / nanosPerUnit);
}

tl::unexpected<Error> atPlace(Error error, const ListedPrice& listed)
{
    error.where = listed.place();
    return tl::unexpected(std::move(error));
}

bool noEnd(std::string_view text)
{
    return text.empty() || text == "Inf";
}

}  // namespace

std::string ListedPrice::place() const
{
    return fmt::format("{}:{}", file, line);
}

Result<UnitPrice> listedPrice(std::string_view text)
{
    const auto price = UnitPrice::parse(text);
    if (!price) {
        return failure(ErrorCode::Invalid, fmt::format("'{}' is not a price", text), {},
                       "download the list again");
    }
    if (price->picos() < 0) {
        return failure(ErrorCode::Invalid, fmt::format("the price {} is negative", text), {},
                       "download the list again");
    }
    return *price;
}

std::uint32_t Listing::slotOf(const MappingRow& row, std::string_view sku, std::string_view region)
{
    const std::string name = fmt::format("{}\n{}\n{}\n{}\n{}", row.key.provider, row.key.service,
                                         row.key.meter, sku, region);
    const auto [found, fresh] =
        m_slotNumbers.try_emplace(name, static_cast<std::uint32_t>(m_slots.size()));
    if (fresh) {
        m_slots.push_back({&row, std::string(sku), std::string(region)});
    }
    return found->second;
}

RateKey Listing::keyOf(const Slot& slot) const
{
    RateKey key = slot.row->key;
    key.sku = slot.sku;
    return key;
}

std::string Listing::nameOf(const Slot& slot) const
{
    return fmt::format("{} in {}", keyOf(slot).text(), slot.region);
}

std::string Listing::placeOf(const Entry& entry) const
{
    return fmt::format("{}:{}", m_files[entry.file], entry.line);
}

Result<void> Listing::add(const MappingRow& row, std::string_view sku, std::string_view region,
                          const ListedPrice& listed)
{
    const VendorUnit* unit = row.unitNamed(listed.unit);
    if (unit == nullptr) {
        return failure(
            ErrorCode::Invalid,
            fmt::format("the unit of {} is '{}', not {}", listed.id, listed.unit, row.unitNames()),
            listed.place(), "correct vendor_unit in " + row.where);
    }
    const auto price = listedPrice(listed.price);
    if (!price) {
        return atPlace(price.error(), listed);
    }
    if (unit->holds.isZero()) {
        return {};
    }
    Entry entry;
    entry.price = perOurUnit(*price, unit->holds);
    if (entry.price.picos() / picosPerUsd >= mostUsd || m_entries.size() >= mostPrices) {
        return failure(ErrorCode::Invalid,
                       m_entries.size() >= mostPrices
                           ? fmt::format("the list holds more than {} prices", mostPrices)
                           : fmt::format("the price {} per {} is absurd", listed.price, row.unit),
                       listed.place(), "download the list again");
    }
    const auto from = inOurUnits(listed.from.empty() ? "0" : listed.from, unit->holds);
    const auto to = inOurUnits(noEnd(listed.to) ? "0" : listed.to, unit->holds);
    if (!from || !to) {
        return atPlace(from ? to.error() : from.error(), listed);
    }
    entry.from = *from;
    entry.endStated = !listed.to.empty();
    if (!noEnd(listed.to)) {
        entry.to = *to;
    }
    entry.rate = slotOf(row, sku, region);
    entry.id = m_ids.number(listed.id);
    entry.effective = m_dates.number(listed.effective);
    entry.file = m_files.number(listed.file);
    entry.line = static_cast<std::uint32_t>(listed.line);
    m_entries.push_back(std::move(entry));
    return {};
}

/// Of two entries of one id and tier, the one that took effect later stays; of the same day both
/// stay, and are refused as duplicates.
void Listing::dropSuperseded()
{
    const auto earlierTier = [&](const Entry& left, const Entry& right) {
        const auto place = [](const Entry& entry) {
            return std::tie(entry.rate, entry.id, entry.from);
        };
        return place(left) != place(right) ? place(left) < place(right)
                                           : m_dates[left.effective] > m_dates[right.effective];
    };
    std::ranges::stable_sort(m_entries, earlierTier);
    std::vector<Entry> current;
    current.reserve(m_entries.size());
    for (Entry& entry : m_entries) {
        const bool superseded = !current.empty() && current.back().rate == entry.rate &&
                                current.back().id == entry.id &&
                                current.back().from == entry.from &&
                                m_dates[entry.effective] < m_dates[current.back().effective];
        if (!superseded) {
            current.push_back(std::move(entry));
        }
    }
    m_entries = std::move(current);
}

/// Whether two ids have the same prices.
bool Listing::sameTiers(Entries first, Entries middle, Entries last) const
{
    return std::equal(first, middle, middle, last, [](const Entry& left, const Entry& right) {
        return left.from == right.from && left.to == right.to && left.price == right.price;
    });
}

Result<std::vector<RateTier>> Listing::tiersOf(Entries first, Entries last, const Slot& slot) const
{
    const auto refuse = [&](const Entry& entry, std::string_view why) {
        return failure(ErrorCode::Invalid,
                       fmt::format("{} ({}): {}", m_ids[entry.id], nameOf(slot), why),
                       placeOf(entry), "download the list again");
    };
    if (!first->from.isZero()) {
        return refuse(*first, "the tiers do not begin at zero");
    }
    std::vector<RateTier> tiers;
    for (auto at = first; at != last; ++at) {
        const auto next = at + 1;
        if (next != last && next->from == at->from) {
            return refuse(*next, fmt::format("the tier from {} is given twice", at->from.text()));
        }
        // Lists that state no ends mean: up to the next tier.
        const auto end = !at->endStated && next != last ? std::optional(next->from) : at->to;
        if (next != last && (!end || *end > next->from)) {
            return refuse(*next, "its tiers overlap");
        }
        if (next != last && *end < next->from) {
            return refuse(*next, "there is a gap between its tiers");
        }
        if (end && *end <= at->from) {
            return refuse(*at, "a tier ends where it starts");
        }
        tiers.push_back({at->from, end, at->price});
    }
    return tiers;
}

namespace {

/// Takes the free units off the start of the tiers, as the row says.
void applyFreeStart(FreeStart freeStart, std::vector<RateTier>& tiers)
{
    if (freeStart == FreeStart::Keep || tiers.size() < 2 || tiers.front().price.picos() != 0) {
        return;
    }
    const Quantity given = *tiers.front().to;
    tiers.erase(tiers.begin());
    if (freeStart == FreeStart::Within) {
        tiers.front().from = {};
        return;
    }
    for (RateTier& tier : tiers) {
        tier.from = tier.from.above(given);
        tier.to = tier.to ? std::optional(tier.to->above(given)) : std::nullopt;
    }
}

}  // namespace

Result<void> Listing::addRate(Entries first, Entries last, std::vector<Rate>& rates)
{
    const Slot& slot = m_slots[first->rate];
    const auto middle =
        std::find_if(first, last, [&](const Entry& entry) { return entry.id != first->id; });
    auto tiers = tiersOf(first, middle, slot);
    if (!tiers) {
        return tl::unexpected(tiers.error());
    }
    for (auto other = middle; other != last;) {
        const auto end =
            std::find_if(other, last, [&](const Entry& entry) { return entry.id != other->id; });
        if (end - other != middle - first || !sameTiers(first, middle, end)) {
            m_ambiguous.push_back({keyOf(slot), slot.region, m_ids[first->id], m_ids[other->id]});
            return {};
        }
        other = end;
    }
    applyFreeStart(slot.row->freeStart, *tiers);
    rates.push_back({keyOf(slot), slot.row->unit, slot.region, std::move(*tiers)});
    return {};
}

Result<std::vector<Rate>> Listing::rates(const std::string& asOf, const std::string& source)
{
    dropSuperseded();
    std::vector<Rate> rates;
    for (auto first = m_entries.begin(); first != m_entries.end();) {
        const auto last = std::find_if(
            first, m_entries.end(), [&](const Entry& entry) { return entry.rate != first->rate; });
        if (auto added = addRate(first, last, rates); !added) {
            return tl::unexpected(added.error());
        }
        first = last;
    }
    for (Rate& rate : rates) {
        for (RateTier& tier : rate.tiers) {
            tier.asOf = asOf;
            tier.source = source;
        }
    }
    std::ranges::sort(rates, [](const Rate& left, const Rate& right) {
        return std::tie(left.key, left.region) < std::tie(right.key, right.region);
    });
    return rates;
}

}  // namespace breakeven::pricing
