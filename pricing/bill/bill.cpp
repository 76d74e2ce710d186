#include "pricing/bill/bill.h"

#include <set>

#include "pricing/base/format.h"
#include "pricing/bill/split.h"

namespace breakeven::pricing {

namespace {

/// A usage line on its way to the bill.
struct Pending {
    const UsageLine* usage = nullptr;
    const Rate* rate = nullptr;
    Quantity open;      ///< neither free nor charged yet
    Quantity before;    ///< free units that use up the start of the volume tiers
    Quantity unpriced;  ///< units that no tier covers
    std::vector<const Allowance*> allowances;
    const RoundingRule* rounding = nullptr;  ///< when it added units
    std::vector<const RateTier*> tiers;
    BillLine line;
};

void addMissing(const PriceBook& book, Bill& bill, const UsageLine& usage, Quantity quantity,
                std::string reason, std::vector<std::string> regions)
{
    std::string nearest = nearestRegion(book.places(), usage.key.provider, usage.region, regions);
    if (!nearest.empty()) {
        reason += fmt::format("; the nearest region that has one is {}", nearest);
    }
    bill.missing.push_back({usage.key, usage.region, quantity, usage.component, usage.label,
                            std::move(reason), std::move(regions), std::move(nearest),
                            usage.connection});
}

std::string regionText(const std::string& region)
{
    return region.empty() ? std::string("without a region") : "in " + region;
}

std::string noPriceReason(const UsageLine& usage, const std::vector<std::string>& regions)
{
    if (regions.empty()) {
        return fmt::format("the price book does not know {}", usage.key.text());
    }
    return fmt::format("no price for {} {}", usage.key.text(), regionText(usage.region));
}

Pending pendingOf(const UsageLine& usage, const Rate& rate)
{
    Pending pending;
    pending.usage = &usage;
    pending.rate = &rate;
    pending.open = usage.quantity;
    BillLine& line = pending.line;
    line.key = usage.key;
    line.region = usage.region;
    line.priceRegion = rate.region;
    line.component = usage.component;
    line.label = usage.label;
    line.formula = usage.formula;
    line.unit = rate.unit;
    line.layer = rate.layer;
    line.version = rate.version;
    line.connection = usage.connection;
    return pending;
}

Quantity sumOf(const std::vector<Quantity>& quantities)
{
    Quantity sum;
    for (const Quantity quantity : quantities) {
        sum = sum + quantity;
    }
    return sum;
}

std::vector<Quantity> openOf(const std::vector<Pending*>& lines)
{
    std::vector<Quantity> open;
    for (const Pending* line : lines) {
        open.push_back(line->open);
    }
    return open;
}

void grant(const Allowance& allowance, Pending& pending, Quantity share)
{
    if (share.isZero()) {
        return;
    }
    pending.open = pending.open.above(share);
    pending.allowances.push_back(&allowance);
    pending.line.free = pending.line.free + share;
    pending.line.freeReason += (pending.line.freeReason.empty() ? "" : ", ") + allowance.id;
    if (allowance.withinTiers) {
        pending.before = pending.before + share;
    }
}

/// Deducts one allowance from all lines that it covers.
void apply(const Allowance& allowance, std::vector<Pending>& pendings)
{
    std::vector<Pending*> covered;
    for (Pending& pending : pendings) {
        if (allowance.covers(pending.usage->key, pending.usage->region)) {
            covered.push_back(&pending);
        }
    }
    const std::vector<Quantity> open = openOf(covered);
    const auto shares = split(std::min(allowance.amount, sumOf(open)), open);
    for (std::size_t index = 0; index < covered.size(); ++index) {
        grant(allowance, *covered[index], shares[index]);
    }
}

void applyAllowances(const PriceBook& book, const BillOptions& options,
                     std::vector<Pending>& pendings)
{
    for (const Allowance& allowance : book.allowances()) {
        if (allowance.trial ? options.trials : options.freeTier) {
            apply(allowance, pendings);
        }
    }
}

/// Charges `quantity` of what is open on the lines to a tier, in proportion.
void charge(const RateTier& tier, Quantity quantity, const std::vector<Pending*>& lines)
{
    const auto shares = split(quantity, openOf(lines));
    const auto amounts = split(tier.price * quantity, shares);
    for (std::size_t index = 0; index < lines.size(); ++index) {
        Pending& pending = *lines[index];
        if (!shares[index].isZero()) {
            pending.open = pending.open.above(shares[index]);
            pending.tiers.push_back(&tier);
            pending.line.tiers.push_back({shares[index], tier.price, amounts[index]});
            pending.line.amount += amounts[index];
        }
    }
}

/// Takes `quantity` that no tier covers off the lines.
void leaveUnpriced(Quantity quantity, const std::vector<Pending*>& lines)
{
    const auto shares = split(quantity, openOf(lines));
    for (std::size_t index = 0; index < lines.size(); ++index) {
        lines[index]->open = lines[index]->open.above(shares[index]);
        lines[index]->unpriced = lines[index]->unpriced + shares[index];
    }
}

/// Walks the lines of one rate through its tiers together.
void walkTiers(const Rate& rate, const std::vector<Pending*>& lines)
{
    Quantity position;
    for (const Pending* line : lines) {
        position = position + line->before;
    }
    Quantity left = sumOf(openOf(lines));
    const auto take = [&](Quantity upTo) {
        const Quantity part = std::min(left, upTo.above(position));
        position = position + part;
        left = left.above(part);
        return part;
    };
    for (const RateTier& tier : rate.tiers) {
        leaveUnpriced(take(tier.from), lines);
        charge(tier, take(tier.to.value_or(position + left)), lines);
    }
    leaveUnpriced(left, lines);
}

/// Adds what is missing to the provider's next step to the lines, in proportion.
void roundUp(const RoundingRule& rule, const std::vector<Pending*>& lines)
{
    const std::vector<Quantity> open = openOf(lines);
    const Quantity sum = sumOf(open);
    const auto shares = split(sum.roundedUpTo(rule.step).above(sum), open);
    for (std::size_t index = 0; index < lines.size(); ++index) {
        if (!shares[index].isZero()) {
            lines[index]->open = lines[index]->open + shares[index];
            lines[index]->line.roundedUp = shares[index];
            lines[index]->rounding = &rule;
        }
    }
}

/// Rounds up and walks through the tiers: each rate with its lines, in the order of their first
/// lines.
void chargeAll(const PriceBook& book, std::vector<Pending>& pendings)
{
    std::vector<const Rate*> order;
    std::map<const Rate*, std::vector<Pending*>> byRate;
    for (Pending& pending : pendings) {
        auto& lines = byRate[pending.rate];
        if (lines.empty()) {
            order.push_back(pending.rate);
        }
        lines.push_back(&pending);
    }
    for (const Rate* rate : order) {
        if (const RoundingRule* rule = book.roundingOf(rate->key)) {
            roundUp(*rule, byRate[rate]);
        }
        walkTiers(*rate, byRate[rate]);
    }
}

/// Collects where a line's figures come from.
class Provenance {
public:
    void add(const std::string& asOf, const std::string& source, Confidence confidence)
    {
        m_asOf = m_any ? std::min(m_asOf, asOf) : asOf;
        m_confidence = m_any ? weaker(m_confidence, confidence) : confidence;
        m_any = true;
        if (!source.empty() && m_seen.insert(source).second) {
            m_sources += (m_sources.empty() ? "" : "; ") + source;
        }
    }
    void putInto(BillLine& line) const
    {
        line.asOf = m_asOf;
        line.source = m_sources;
        line.confidence = m_confidence;
    }

private:
    bool m_any = false;
    std::string m_asOf;
    std::string m_sources;
    std::set<std::string> m_seen;
    Confidence m_confidence = Confidence::Published;
};

void addProvenance(Pending& pending)
{
    Provenance provenance;
    for (const RateTier* tier : pending.tiers) {
        provenance.add(tier->asOf, tier->source, tier->confidence);
    }
    if (pending.tiers.empty() && !pending.rate->tiers.empty()) {
        const RateTier& first = pending.rate->tiers.front();
        provenance.add(first.asOf, first.source, first.confidence);
    }
    for (const Allowance* allowance : pending.allowances) {
        provenance.add(allowance->asOf, allowance->source,
                       allowance->unverified ? Confidence::Unverified : Confidence::Published);
    }
    if (pending.rounding != nullptr) {
        provenance.add(pending.rounding->asOf, pending.rounding->source, Confidence::Published);
        pending.line.formula += fmt::format("{}the month's sum is rounded up to a multiple of {}",
                                            pending.line.formula.empty() ? "" : "; ",
                                            groupedText(pending.rounding->step.toDouble()));
    }
    provenance.putInto(pending.line);
}

std::string unpricedReason(const Pending& pending)
{
    const Rate& rate = *pending.rate;
    const std::string key = rate.key.text();
    const std::string place = regionText(rate.region);
    if (rate.tiers.empty()) {
        return fmt::format("no price for {} {}", key, place);
    }
    const Quantity from = rate.tiers.front().from;
    if (rate.hasNoEnd()) {
        return fmt::format("no price for the first {} {} of {} {}", from.text(), rate.unit, key,
                           place);
    }
    const std::string end = rate.tiers.back().to->text();
    return fmt::format("no price for {} {} beyond {} {}{}", key, place, end, rate.unit,
                       from.isZero() ? "" : fmt::format(" or below {}", from.text()));
}

/// Other regions whose price for the key has no end.
std::vector<std::string> regionsWithoutEnd(const PriceBook& book, const Rate& rate)
{
    std::vector<std::string> regions = book.regionsOf(rate.key);
    std::erase_if(regions, [&](const std::string& region) {
        const Rate* other = book.find(rate.key, region);
        return region == rate.region || other == nullptr || !other->hasNoEnd();
    });
    return regions;
}

void finish(const PriceBook& book, Pending& pending, Bill& bill)
{
    const Quantity quantity = pending.usage->quantity;
    pending.line.quantity = quantity.above(pending.unpriced);
    if (quantity.isZero() || !pending.line.quantity.isZero()) {
        addProvenance(pending);
        bill.listTotal += pending.line.amount;
        bill.lines.push_back(std::move(pending.line));
    }
    if (!pending.unpriced.isZero()) {
        addMissing(book, bill, *pending.usage, pending.unpriced, unpricedReason(pending),
                   regionsWithoutEnd(book, *pending.rate));
    }
}

/// What the lines of the discount's provider come to.
Usd baseOf(const Discount& discount, const Terms& terms, const Bill& bill)
{
    Usd base;
    for (const BillLine& line : bill.lines) {
        base += discountOn(line.key.provider, terms) == &discount ? line.amount : Usd();
    }
    return base;
}

void adjust(Bill& bill, AdjustmentKind kind, const std::string& provider, Quantity percent,
            Usd base)
{
    if (percent.isZero() || base == Usd()) {
        return;
    }
    const Usd share = shareOf(base, percent);
    const Usd amount = kind == AdjustmentKind::Discount ? Usd() - share : share;
    bill.adjustments.push_back({kind, provider, percent, base, amount});
    bill.total += amount;
}

void applyTerms(const Terms& terms, Bill& bill)
{
    bill.total = bill.listTotal;
    for (const Discount& discount : terms.discounts) {
        adjust(bill, AdjustmentKind::Discount, discount.provider, discount.percent,
               baseOf(discount, terms, bill));
    }
    adjust(bill, AdjustmentKind::Tax, {}, terms.taxPercent, bill.total);
    if (!terms.currency.code.empty()) {
        bill.converted = converted(bill.total, terms.currency);
    }
}

}  // namespace

Bill priceUsage(const PriceBook& book, const std::vector<UsageLine>& usage,
                const BillOptions& options)
{
    Bill bill;
    std::vector<Pending> pendings;
    for (const UsageLine& line : usage) {
        if (const Rate* rate = book.find(line.key, line.region)) {
            pendings.push_back(pendingOf(line, *rate));
        } else {
            const auto regions = book.regionsOf(line.key);
            addMissing(book, bill, line, line.quantity, noPriceReason(line, regions), regions);
        }
    }
    applyAllowances(book, options, pendings);
    chargeAll(book, pendings);
    for (Pending& pending : pendings) {
        finish(book, pending, bill);
    }
    applyTerms(options.terms, bill);
    return bill;
}

}  // namespace breakeven::pricing
