#include "pricing/bill/bill.h"

#include <fmt/format.h>

#include <random>

#include "pricing/bill/split.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::pricing;

namespace {

Quantity quantity(const std::string& text)
{
    return Quantity::parse(text).value();
}

RateTier tier(const std::string& from, const std::string& to, const std::string& price)
{
    RateTier tier;
    tier.from = quantity(from);
    if (!to.empty()) {
        tier.to = quantity(to);
    }
    tier.price = UnitPrice::parse(price).value();
    tier.asOf = "2026-01-02";
    tier.source = "page";
    return tier;
}

Rate rate(const std::string& meter, std::vector<RateTier> tiers,
          const std::string& region = "global")
{
    return {{"p", "s", "k", meter}, "unit", region, std::move(tiers)};
}

UsageLine line(const std::string& meter, const std::string& amount,
               const std::string& region = "eu", const std::string& component = {})
{
    return {{"p", "s", "k", meter}, region, quantity(amount), component, {}, {}};
}

Allowance allowance(const std::string& id, std::vector<std::string> meters,
                    const std::string& amount)
{
    Allowance free{id, "p", "s", {"*"}, std::move(meters)};
    free.amount = quantity(amount);
    free.asOf = "2025-12";
    free.source = "free page";
    return free;
}

Usd usd(const std::string& text)
{
    return Usd::fromNanos(UnitPrice::parse(text).value().picos() / 1000);
}

/// What must hold for every bill: nothing lost and nothing charged twice.
void verifySums(const Bill& bill)
{
    Usd total;
    for (const BillLine& each : bill.lines) {
        Usd amount;
        Quantity units = each.free;
        for (const TierCharge& charge : each.tiers) {
            amount += charge.amount;
            units = units + charge.quantity;
        }
        QVERIFY(amount == each.amount);
        QVERIFY(units == each.quantity + each.roundedUp);
        total += each.amount;
    }
    QVERIFY(total == bill.total);
}

/// Price of `units` units walked through the tiers one unit at a time.
std::int64_t slowPicos(const Rate& rate, std::int64_t from, std::int64_t units)
{
    std::int64_t picos = 0;
    for (std::int64_t unit = from; unit < from + units; ++unit) {
        for (const RateTier& step : rate.tiers) {
            const Quantity at = Quantity::fromWhole(unit);
            if (at >= step.from && (!step.to || at < *step.to)) {
                picos += step.price.picos();
            }
        }
    }
    return picos;
}

}  // namespace

class BillTest : public QObject {
    Q_OBJECT

private slots:
    void walksTheTiers()
    {
        const auto book = PriceBook::fromRates({rate(
            "m", {tier("0", "100", "1"), tier("100", "300", "0.5"), tier("300", "", "0.1")})});
        const Bill bill = priceUsage(book, {line("m", "350")});
        QVERIFY(bill.complete());
        QVERIFY(bill.total == usd("205"));
        QCOMPARE(bill.lines[0].tiers.size(), std::size_t{3});
        QCOMPARE(bill.lines[0].priceRegion, std::string("global"));
        QCOMPARE(bill.lines[0].region, std::string("eu"));
        QCOMPARE(bill.lines[0].source, std::string("page"));
        QCOMPARE(bill.lines[0].asOf, std::string("2026-01-02"));
        verifySums(bill);
    }

    void sharesTiersOverLinesOfOneRate()
    {
        const auto book =
            PriceBook::fromRates({rate("m", {tier("0", "100", "1"), tier("100", "", "0.5")})});
        const Bill bill =
            priceUsage(book, {line("m", "150", "eu", "a"), line("m", "50", "us", "b")});
        QVERIFY(bill.total == usd("150"));
        QVERIFY(bill.lines[0].amount == usd("112.5"));
        QVERIFY(bill.lines[1].amount == usd("37.5"));
        QCOMPARE(bill.lines[1].component, std::string("b"));
        verifySums(bill);
    }

    void keepsTiersOfRegionsApart()
    {
        const std::vector<RateTier> tiers = {tier("0", "100", "1"), tier("100", "", "0.5")};
        const auto book = PriceBook::fromRates({rate("m", tiers, "eu"), rate("m", tiers, "us")});
        const Bill bill = priceUsage(book, {line("m", "150", "eu"), line("m", "50", "us")});
        QVERIFY(bill.total == usd("175"));
    }

    void poolsAllowances()
    {
        const auto book =
            PriceBook::fromRates({rate("a", {tier("0", "", "1")}), rate("b", {tier("0", "", "2")})},
                                 {allowance("free", {"a", "b"}, "40")});
        const Bill bill = priceUsage(book, {line("a", "30"), line("b", "90")});
        QVERIFY(bill.lines[0].free == quantity("10"));
        QVERIFY(bill.lines[1].free == quantity("30"));
        QVERIFY(bill.total == usd("140"));
        QCOMPARE(bill.lines[0].freeReason, std::string("free"));
        QCOMPARE(bill.lines[0].asOf, std::string("2025-12"));
        QCOMPARE(bill.lines[0].source, std::string("page; free page"));
        verifySums(bill);
        QVERIFY(priceUsage(book, {line("a", "30"), line("b", "90")}, {.freeTier = false}).total ==
                usd("210"));
    }

    void grantsNoMoreThanIsUsed()
    {
        const auto book = PriceBook::fromRates({rate("a", {tier("0", "", "1")})},
                                               {allowance("free", {"a"}, "1000")});
        const Bill bill = priceUsage(book, {line("a", "30"), line("a", "0.000000001")});
        QVERIFY(bill.total == Usd());
        QVERIFY(bill.lines[0].free == quantity("30"));
        QVERIFY(bill.lines[0].tiers.empty());
        QCOMPARE(bill.lines[0].source, std::string("page; free page"));
        verifySums(bill);
    }

    void trialsOnlyWhenAsked()
    {
        Allowance trial = allowance("trial", {"a"}, "10");
        trial.trial = true;
        const auto book = PriceBook::fromRates({rate("a", {tier("0", "", "1")})}, {trial});
        QVERIFY(priceUsage(book, {line("a", "30")}).total == usd("30"));
        QVERIFY(priceUsage(book, {line("a", "30")}, {.trials = true}).total == usd("20"));
    }

    void grantsPerRegion()
    {
        Allowance free = allowance("free", {"a"}, "10");
        free.scope = AllowanceScope::Region;
        free.region = "eu";
        const auto book = PriceBook::fromRates({rate("a", {tier("0", "", "1")})}, {free});
        const Bill bill = priceUsage(book, {line("a", "30", "eu"), line("a", "30", "us")});
        QVERIFY(bill.lines[0].amount == usd("20"));
        QVERIFY(bill.lines[1].amount == usd("30"));
    }

    void freeUnitsMayLieWithinTheTiers()
    {
        Allowance free = allowance("free", {"a"}, "10");
        const std::vector<RateTier> tiers = {tier("0", "100", "1"), tier("100", "", "0.5")};
        const auto before = PriceBook::fromRates({rate("a", tiers)}, {free});
        QVERIFY(priceUsage(before, {line("a", "120")}).total == usd("105"));
        free.withinTiers = true;
        const auto within = PriceBook::fromRates({rate("a", tiers)}, {free});
        QVERIFY(priceUsage(within, {line("a", "120")}).total == usd("100"));
    }

    void namesWhatHasNoPrice()
    {
        const auto book = PriceBook::fromRates(
            {rate("a", {tier("0", "", "1")}, "us"), rate("a", {tier("0", "", "1")}, "ap")});
        const Bill bill = priceUsage(book, {line("a", "3", "eu", "c"), line("zzz", "1")});
        QCOMPARE(bill.missing.size(), std::size_t{2});
        QVERIFY(bill.lines.empty());
        QVERIFY(!bill.complete());
        QCOMPARE(bill.missing[0].component, std::string("c"));
        QCOMPARE(bill.missing[0].reason, std::string("no price for p s k a in eu"));
        QVERIFY((bill.missing[0].regions == std::vector<std::string>{"ap", "us"}));
        QCOMPARE(bill.missing[1].reason, std::string("the price book does not know p s k zzz"));
    }

    void namesWhatLiesBeyondTheLastTier()
    {
        const auto book = PriceBook::fromRates(
            {rate("a", {tier("0", "100", "1")}, "eu"), rate("a", {tier("0", "", "1")}, "us")});
        const Bill bill = priceUsage(book, {line("a", "90"), line("a", "30")});
        QVERIFY(bill.total == usd("100"));
        QCOMPARE(bill.missing.size(), std::size_t{2});
        QVERIFY(bill.missing[0].quantity + bill.missing[1].quantity == quantity("20"));
        QVERIFY(bill.missing[0].quantity == quantity("15"));
        QCOMPARE(bill.missing[0].reason, std::string("no price for p s k a in eu beyond 100 unit"));
        QVERIFY((bill.missing[0].regions == std::vector<std::string>{"us"}));
        verifySums(bill);
    }

    void namesWhatLiesBelowTheFirstTier()
    {
        const auto book = PriceBook::fromRates({rate("a", {tier("100", "", "1")})});
        const Bill bill = priceUsage(book, {line("a", "130")});
        QVERIFY(bill.total == usd("30"));
        QVERIFY(bill.lines[0].quantity == quantity("30"));
        QVERIFY(bill.missing[0].quantity == quantity("100"));
        QCOMPARE(bill.missing[0].reason,
                 std::string("no price for the first 100 unit of p s k a in global"));
        const Bill below = priceUsage(book, {line("a", "70")});
        QVERIFY(below.lines.empty());
        QVERIFY(below.missing[0].quantity == quantity("70"));
    }

    void showsTheWeakestOfWhatIsKnown()
    {
        RateTier first = tier("0", "10", "1");
        RateTier second = tier("10", "", "2");
        second.confidence = Confidence::Derived;
        second.asOf = "2019-05";
        second.source = "other";
        Allowance guess = allowance("guess", {"b"}, "1");
        guess.unverified = true;
        RateTier undated = tier("0", "", "1");
        undated.asOf.clear();
        const auto book = PriceBook::fromRates(
            {rate("a", {first, second}), rate("b", {first}), rate("c", {undated})}, {guess});
        const Bill bill =
            priceUsage(book, {line("a", "11"), line("b", "5"), line("c", "5"), line("a", "0")});
        QCOMPARE(bill.lines[0].asOf, std::string("2019-05"));
        QCOMPARE(bill.lines[0].source, std::string("page; other"));
        QVERIFY(bill.lines[0].confidence == Confidence::Derived);
        QVERIFY(bill.lines[1].confidence == Confidence::Unverified);
        QCOMPARE(bill.lines[2].asOf, std::string());
        QVERIFY(bill.lines[3].quantity.isZero());
    }

    void creditsAreNegative()
    {
        const auto book = PriceBook::fromRates({rate("a", {tier("0", "", "-0.000000001")})});
        const Bill bill = priceUsage(book, {line("a", "1"), line("a", "1"), line("a", "0.5")});
        QCOMPARE(bill.total.nanos(), -2);
        verifySums(bill);
    }

    void splitsExactly()
    {
        std::mt19937_64 random(42);
        for (int round = 0; round < 2000; ++round) {
            std::vector<Quantity> weights;
            Quantity sum;
            const auto count = 1 + random() % 9;
            for (std::size_t index = 0; index < count; ++index) {
                const auto nanos = static_cast<Quantity::Wide>(random() >> (random() % 64)) *
                                   static_cast<std::int64_t>(1 + random() % 100'000'000);
                weights.push_back(Quantity::fromNanos(random() % 5 == 0 ? 0 : nanos));
                sum = sum + weights.back();
            }
            const Quantity total =
                Quantity::fromNanos(sum.nanos() / static_cast<std::int64_t>(1 + random() % 7));
            Quantity parts;
            const auto shares = split(total, weights);
            for (std::size_t index = 0; index < count; ++index) {
                QVERIFY(shares[index] <= weights[index]);
                parts = parts + shares[index];
            }
            QVERIFY(parts == total);
            if (!sum.isZero()) {
                const Usd money = Usd::fromNanos(static_cast<std::int64_t>(random()) >> 1);
                Usd back;
                for (const Usd part : split(money, weights)) {
                    back += part;
                }
                QVERIFY(back == money);
            }
        }
    }

    void randomBillsAgreeWithCountingUnits()
    {
        std::mt19937_64 random(2026);
        const auto number = [&](std::uint64_t most) {
            return static_cast<std::int64_t>(random() % most);
        };
        for (int round = 0; round < 400; ++round) {
            std::vector<RateTier> tiers;
            std::int64_t from = 0;
            for (std::int64_t count = 1 + number(4); count > 0; --count) {
                const std::int64_t to = from + 1 + number(80);
                tiers.push_back(tier(std::to_string(from), count == 1 ? "" : std::to_string(to),
                                     fmt::format("0.{:09}", number(1'000'000'000))));
                from = to;
            }
            const std::int64_t free = number(60);
            Allowance allowed = allowance("free", {"m"}, std::to_string(free));
            allowed.withinTiers = random() % 2 == 0;
            const auto book = PriceBook::fromRates({rate("m", tiers)}, {allowed});
            std::vector<UsageLine> usage;
            std::int64_t used = 0;
            for (std::int64_t lines = 1 + number(5); lines > 0; --lines) {
                const std::int64_t units = number(90);
                usage.push_back(line("m", std::to_string(units), lines % 2 == 0 ? "eu" : "us"));
                used += units;
            }
            const Bill bill = priceUsage(book, usage);
            verifySums(bill);
            const std::int64_t granted = std::min(free, used);
            const std::int64_t picos =
                slowPicos(book.rates().front(), allowed.withinTiers ? granted : 0, used - granted);
            QCOMPARE(bill.total.nanos(), picos / 1000);
        }
    }
};

BREAKEVEN_TEST(bill, BillTest)
#include "tst_bill.moc"
