#include "pricing/base/textfile.h"
#include "pricing/bill/usagefile.h"
#include "tests/support/testmain.h"

#include <fmt/format.h>

using namespace breakeven;
using namespace breakeven::pricing;

namespace {

constexpr const char* providers[]{"aws", "gcp", "azure"};

const nlohmann::json& resourcesOf(const std::string& provider)
{
    static std::map<std::string, nlohmann::json> tables;
    nlohmann::json& table = tables[provider];
    if (table.is_null()) {
        const auto text = readTextFile(
            fmt::format("{}/tests/data/resources/{}.json", BREAKEVEN_SOURCE_DIR, provider));
        table = text ? nlohmann::json::parse(*text) : nlohmann::json::array();
    }
    return table;
}

/// How a published line compares with ours.
enum class Verdict { Agrees, Differs, NoPrice };

std::string toCents(Usd amount)
{
    constexpr std::int64_t cent = 10'000'000;
    const std::int64_t half = amount.nanos() < 0 ? -cent / 2 : cent / 2;
    const std::int64_t cents = (amount.nanos() + half) / cent;
    return fmt::format("{}.{:02}", cents / 100, cents % 100);
}

/// The published line says one amount, or one for each volume tier.
std::vector<std::string> ourAmounts(const BillLine& line, std::size_t published)
{
    if (published == 1) {
        return {toCents(line.amount)};
    }
    std::vector<std::string> amounts;
    for (const TierCharge& tier : line.tiers) {
        amounts.push_back(toCents(tier.amount));
    }
    return amounts;
}

Bill billOf(const PriceBook& book, const std::string& provider, const std::string& region,
            const nlohmann::json& line)
{
    nlohmann::json use;
    for (const char* field : {"service", "sku", "meter", "quantity"}) {
        use[field] = line.at(field);
    }
    use["provider"] = provider;
    const nlohmann::json file{{"region", line.value("region", region)}, {"usage", {use}}};
    const auto usage = parseUsage(file.dump(), "line");
    return usage ? priceUsageFile(book, *usage, {.freeTier = line.value("free_tier", false)})
                 : Bill{};
}

Verdict verdictOf(const Bill& bill, const nlohmann::json& line)
{
    if (!bill.complete() || bill.lines.size() != 1) {
        return Verdict::NoPrice;
    }
    const auto published = line.at("usd").get<std::vector<std::string>>();
    return ourAmounts(bill.lines.front(), published.size()) == published ? Verdict::Agrees
                                                                         : Verdict::Differs;
}

Verdict expectedOf(const nlohmann::json& line)
{
    if (line.contains("no_price")) {
        return Verdict::NoPrice;
    }
    return line.contains("differs") ? Verdict::Differs : Verdict::Agrees;
}

std::string described(const Bill& bill, const nlohmann::json& line)
{
    std::string ours = bill.complete() ? "" : bill.missing.front().reason;
    for (const BillLine& each : bill.lines) {
        ours += fmt::format("{} ", each.amount.text());
    }
    return fmt::format("{}: published {}, ours {}", line.at("what").get<std::string>(),
                       line.at("usd").dump(), ours);
}

}  // namespace

/// Resources that another tool has priced line by line, against the shipped price book. Each line
/// agrees to the cent, or its reason is written beside it, and the reason must still hold.
class ResourcesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto book = PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite");
        QVERIFY2(book, book ? "" : book.error().text().c_str());
        m_book = std::move(*book);
    }

    void billsTheSame_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<int>("index");
        for (const char* provider : providers) {
            int index = 0;
            for (const nlohmann::json& resource : resourcesOf(provider)) {
                const std::string name = resource.at("resource");
                QTest::newRow(name.c_str()) << QString::fromUtf8(provider) << index++;
            }
        }
    }

    void billsTheSame()
    {
        QFETCH(QString, provider);
        QFETCH(int, index);
        const std::string name = provider.toStdString();
        const nlohmann::json& resource = resourcesOf(name)[static_cast<std::size_t>(index)];
        QVERIFY(!resource.at("lines").empty());
        for (const nlohmann::json& line : resource.at("lines")) {
            const Bill bill = billOf(m_book, name, resource.at("region"), line);
            QVERIFY2(verdictOf(bill, line) == expectedOf(line), described(bill, line).c_str());
        }
    }

    void nearlyAllPricedLinesAgree()
    {
        int agreeing = 0;
        int priced = 0;
        for (const char* provider : providers) {
            std::array<int, 3> counts{};
            for (const nlohmann::json& resource : resourcesOf(provider)) {
                for (const nlohmann::json& line : resource.at("lines")) {
                    ++counts[static_cast<std::size_t>(expectedOf(line))];
                }
            }
            qInfo("%-6s %3d lines agree, %d differ, %3d without a price", provider, counts[0],
                  counts[1], counts[2]);
            agreeing += counts[0];
            priced += counts[0] + counts[1];
        }
        QVERIFY(priced >= 130);
        QVERIFY(agreeing * 100 >= priced * 95);
    }

private:
    PriceBook m_book = PriceBook::fromRates({});
};

BREAKEVEN_TEST(resources, ResourcesTest)
#include "tst_resources.moc"
