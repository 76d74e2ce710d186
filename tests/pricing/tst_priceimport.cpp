#include "pricing/lists/priceimport.h"

#include <fstream>

#include <fmt/format.h>

#include "tests/pricing/samplepages.h"
#include "tests/support/offerfile.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::pricing;
using namespace breakeven::tests;

namespace {

const std::filesystem::path mappings = BREAKEVEN_SOURCE_DIR "/resources/pricing/mapping";
const RateKey requests{"aws", "lambda", "x86_64", "requests"};
constexpr const char* head =
    "provider,service,sku,meter,unit,region,tier_start,tier_end,price_usd,as_of,source,"
    "confidence\n";

/// Every place where it stands.
std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
        text.replace(at, what.size(), with);
        at += with.size();
    }
    return text;
}

std::string lambdaOffer(const std::string& usd = "0.0000003000")
{
    return replaced(offerJson("AWSLambda", lambdaProducts()), "0.0000003000", usd);
}

}  // namespace

/// What the command line and the window do alike: lists on their way into the user's book.
class PriceImportTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        auto book = PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite");
        QVERIFY2(book, book ? "" : book.error().text().c_str());
        m_bundled = std::move(*book);
        m_folder = std::make_unique<QTemporaryDir>();
        m_user = UserBook::open(bookFile()).value().book;
    }

    void putsPagesTogetherAndNothingElse()
    {
        const auto offer = write("offer", lambdaOffer());
        const auto other = write("other", lambdaOffer());
        const auto table = write("table", head);
        const auto page = write("page", azurePage(azureItem({})));
        const auto next = write("next", azurePage(azureItem({})));
        const auto google =
            write("google", googlePage("Requests", "count", googleTier("0", "0", "400")));
        const auto lists = listsAmong({page, offer, google, other, next, table});
        QVERIFY2(lists, lists ? "" : lists.error().text().c_str());
        QVERIFY(*lists ==
                (std::vector<ListFiles>{{page, next}, {offer}, {google}, {other}, {table}}));
        const auto none = listsAmong({offer, write("text", "Dear reader")});
        QVERIFY(!none && none.error().code == ErrorCode::Unsupported);
        QVERIFY(!listsAmong({m_folder->filePath(QStringLiteral("gone")).toStdString()}));
    }

    void takesAListAndLeavesItsChanges()
    {
        auto imports = read({{write("offer", lambdaOffer())}});
        QVERIFY2(imports, imports ? "" : imports.error().text().c_str());
        QVERIFY(!std::filesystem::exists(bookFile()));
        QVERIFY(takeImports(m_user, *imports));
        QCOMPARE(imports->front().record.id, 1);
        QCOMPARE(imports->front().record.rates, std::size_t{2});
        QCOMPARE(priceNow(), std::string("0.0000003"));
        const auto change =
            std::ranges::find(imports->front().changes, requests, &PriceChange::key);
        QVERIFY(change != imports->front().changes.end());
        QCOMPARE(*change->factor(), 1.5);
        QVERIFY(m_user.undo(1));
        QCOMPARE(priceNow(), std::string("0.0000002"));
    }

    /// What the user set stays on top, so it is not what the list changes.
    void comparesWithTheListsNotWithOwnPrices()
    {
        Rate own = *m_bundled.find(requests, "us-east-1");
        own.tiers = {{{}, std::nullopt, UnitPrice::fromPicos(1)}};
        QVERIFY(m_user.set(own));
        const auto imports = read({{write("offer", lambdaOffer())}});
        QVERIFY2(imports, imports ? "" : imports.error().text().c_str());
        QVERIFY(checkJumps(*imports, "none"));
        const auto change =
            std::ranges::find(imports->front().changes, requests, &PriceChange::key);
        QCOMPARE(change->before->tiers.front().price.text(), std::string("0.0000002"));
    }

    void comparesALaterListWithTheOneBefore()
    {
        auto imports =
            read({{write("one", lambdaOffer())}, {write("two", lambdaOffer("0.0000006000"))}});
        QVERIFY2(imports, imports ? "" : imports.error().text().c_str());
        QCOMPARE(imports->size(), std::size_t{2});
        QCOMPARE((*imports)[1].changes.size(), std::size_t{1});
        QCOMPARE(*(*imports)[1].changes.front().factor(), 2.0);
        QVERIFY(takeImports(m_user, *imports));
        QCOMPARE(m_user.imports().size(), std::size_t{2});
        QCOMPARE(priceNow(), std::string("0.0000006"));
    }

    void refusesAllForOne()
    {
        const auto imports =
            read({{write("one", lambdaOffer())}, {write("two", lambdaOffer("-0.0000006"))}});
        QVERIFY(!imports);
        QVERIFY(imports.error().where.find("two:") != std::string::npos);
        QVERIFY(!std::filesystem::exists(bookFile()));
    }

    void asksBeforePricesJump()
    {
        const auto imports = read({{write("offer", lambdaOffer("0.3"))}});
        QVERIFY2(imports, imports ? "" : imports.error().text().c_str());
        const auto checked = checkJumps(*imports, "tick the box");
        QVERIFY(!checked);
        QCOMPARE(checked.error().remedy, std::string("tick the box"));
        QVERIFY(checked.error().message.find("$0.3 instead of $0.0000002") != std::string::npos);
        // And as much less.
        QVERIFY(!checkJumps(*read({{write("low", lambdaOffer("0.000000000001"))}}), ""));
    }

    void progressesOverAllLists()
    {
        std::vector<double> shares;
        const auto imports =
            read({{write("one", lambdaOffer())}, {write("two", lambdaOffer())}}, [&](double share) {
                shares.push_back(share);
                return true;
            });
        QVERIFY(imports);
        QVERIFY(shares.size() >= 4);
        QVERIFY(std::ranges::is_sorted(shares));
        QVERIFY(shares.back() <= 1 && shares.back() > 0.9);
    }

    void stopsWhileReading()
    {
        int calls = 0;
        const auto imports = read({{write("one", lambdaOffer())}, {write("two", lambdaOffer())}},
                                  [&](double) { return ++calls < 3; });
        QVERIFY(!imports && imports.error().code == ErrorCode::Cancelled);
        QVERIFY(!std::filesystem::exists(bookFile()));
    }

    void stopsWhileWriting()
    {
        auto first = read({{write("one", lambdaOffer())}});
        QVERIFY(takeImports(m_user, *first));
        auto imports = read(
            {{write("two", lambdaOffer("0.0000006"))}, {write("three", lambdaOffer("0.0000009"))}});
        QVERIFY2(imports, imports ? "" : imports.error().text().c_str());
        int calls = 0;
        const auto taken = takeImports(m_user, *imports, [&] { return ++calls < 4; });
        QVERIFY(!taken && taken.error().code == ErrorCode::Cancelled);
        QCOMPARE(calls, 4);
        for (const UserBook& each : {m_user, UserBook::open(bookFile()).value().book}) {
            QCOMPARE(each.imports().size(), std::size_t{1});
            QCOMPARE(each.over(m_bundled).find(requests, "us-east-1")->tiers.front().price.text(),
                     std::string("0.0000003"));
        }
    }

    void readsPriceTables()
    {
        const auto imports =
            read({{write("table", std::string(head) + row("0.0000004") + row("0.1", "mars-1"))}});
        QVERIFY2(imports, imports ? "" : imports.error().text().c_str());
        const ListImport& import = imports->front();
        QCOMPARE(import.record.vendor, std::string("aws"));
        QCOMPARE(import.record.offer, std::string("price table"));
        QCOMPARE(import.record.published, std::string("2026-05-01"));
        QCOMPARE(import.record.checksum.size(), std::size_t{64});
        QCOMPARE(import.changes.size(), std::size_t{2});
        QCOMPARE(*import.changes.back().factor(), 2.0);
        QVERIFY(!import.changes.front().before);
    }

    void refusesBadTables_data()
    {
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("says");
        const auto bad = [](const char* name, const std::string& rows, const char* place,
                            const char* says) {
            QTest::newRow(name) << QString::fromStdString(rows) << QString::fromLatin1(place)
                                << QString::fromLatin1(says);
        };
        bad("no price", row(""), "table:2", "price_usd");
        bad("negative", row("-1"), "table:2", "negative");
        bad("absurd", row("100001"), "table:2", "absurd");
        bad("twice", row("1") + row("1"), "table:3", "twice");
        bad("other unit", replaced(row("1"), "request,us", "hour,us"), "table:2", "'request'");
        bad("no date", replaced(row("1"), "2026-05-01", "in May"), "table:2", "date");
        bad("Latin-1", row("1") + "\xE9", "table:3", "UTF-8");
        bad("nothing", "", "table", "no rows");
        bad("cut off", "aws,lambda", "table:2", "");
    }
    void refusesBadTables()
    {
        QFETCH(QString, rows);
        QFETCH(QString, place);
        QFETCH(QString, says);
        // As bytes: one of the rows is not UTF-8.
        const std::string text =
            std::string(head) +
            (says == QLatin1String("UTF-8") ? row("1") + "\xE9" : rows.toStdString());
        const auto imports = read({{write("table", text)}});
        QVERIFY(!imports);
        const Error& error = imports.error();
        QVERIFY2(error.where.ends_with(place.toStdString()), error.where.c_str());
        QVERIFY2(error.message.find(says.toStdString()) != std::string::npos,
                 error.message.c_str());
        QVERIFY(!error.remedy.empty());
    }

private:
    static std::string row(const std::string& price, const std::string& region = "us-east-1")
    {
        return fmt::format(
            "aws,lambda,x86_64,requests,request,{},0,,{},2026-05-01,our contract,published\n",
            region, price);
    }

    [[nodiscard]] std::filesystem::path bookFile() const
    {
        return m_folder->filePath(QStringLiteral("book.sqlite")).toStdString();
    }

    std::filesystem::path write(const char* name, const std::string& text) const
    {
        const auto file = m_folder->filePath(QLatin1String(name)).toStdString();
        std::ofstream(file, std::ios::binary) << text;
        return file;
    }

    Result<std::vector<ListImport>> read(const std::vector<ListFiles>& lists,
                                         ListProgress progress = {}) const
    {
        return readImports(lists, mappings, m_user.listed(m_bundled),
                           {.published = {}, .progress = std::move(progress)});
    }

    [[nodiscard]] std::string priceNow() const
    {
        return m_user.over(m_bundled).find(requests, "us-east-1")->tiers.front().price.text();
    }

    PriceBook m_bundled;
    UserBook m_user;
    std::unique_ptr<QTemporaryDir> m_folder;
};

BREAKEVEN_TEST(priceimport, PriceImportTest)
#include "tst_priceimport.moc"
