#include "pricing/book/pricetables.h"

#include <fmt/format.h>

#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::pricing;

namespace {

constexpr const char* rateHeader =
    "provider,service,sku,meter,unit,region,tier_start,tier_end,price_usd,as_of,source,"
    "confidence\n";
constexpr const char* ruleHeader =
    "provider,service,free_sku,free_meter,skus,meters,regions,scope,tiers,note\n";

Result<PriceTables> tablesOf(const std::string& rows, const std::string& rules)
{
    auto parsedRules = parseAllowanceRules(ruleHeader + rules, "allowances.csv");
    if (!parsedRules) {
        return tl::unexpected(parsedRules.error());
    }
    return parseRateRows(rateHeader + rows, "t.csv").and_then([&](std::vector<RateRow> read) {
        return joined(std::move(read), *parsedRules);
    });
}

std::vector<std::filesystem::path> shippedFiles()
{
    std::vector<std::filesystem::path> files;
    const QDir folder(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/pricing"));
    for (const QString& file : folder.entryList({QStringLiteral("*.csv")}, QDir::Files)) {
        files.emplace_back(folder.filePath(file).toStdString());
    }
    return files;
}

}  // namespace

class PriceTablesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto tables = readPriceTables(shippedFiles());
        QVERIFY2(tables, tables ? "" : tables.error().text().c_str());
        m_tables = std::move(*tables);
    }

    void shipsAsManyPricesAsWereCollected_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<int>("least");
        QTest::newRow("aws") << "aws" << 3400;
        QTest::newRow("gcp") << "gcp" << 1300;
        QTest::newRow("azure") << "azure" << 430;
        QTest::newRow("cloudflare") << "cloudflare" << 35;
        QTest::newRow("stripe") << "stripe" << 30;
        QTest::newRow("auth0") << "auth0" << 8;
    }

    void shipsAsManyPricesAsWereCollected()
    {
        QFETCH(QString, provider);
        QFETCH(int, least);
        const auto count = std::ranges::count_if(m_tables.rates, [&](const Rate& rate) {
            return rate.key.provider == provider.toStdString();
        });
        QVERIFY2(count >= least, fmt::format("{}", count).c_str());
    }

    void everyPriceNamesItsSource()
    {
        for (const Rate& rate : m_tables.rates) {
            for (const RateTier& tier : rate.tiers) {
                QVERIFY2(!tier.source.empty(), rate.key.text().c_str());
                QVERIFY2(!rate.unit.empty(), rate.key.text().c_str());
                QVERIFY2(tier.confidence != Confidence::User, rate.key.text().c_str());
            }
        }
        for (const Allowance& allowance : m_tables.allowances) {
            QVERIFY2(!allowance.source.empty(), allowance.id.c_str());
        }
    }

    /// No date is a state of its own: only prices that are not of a dated list may be undated.
    void undatedPricesAreFew()
    {
        int undated = 0;
        int tiers = 0;
        for (const Rate& rate : m_tables.rates) {
            for (const RateTier& tier : rate.tiers) {
                ++tiers;
                undated += tier.asOf.empty() ? 1 : 0;
                QVERIFY2(rate.key.provider != "aws" || !tier.asOf.empty() ||
                             tier.confidence == Confidence::Unverified,
                         rate.key.text().c_str());
            }
        }
        QVERIFY2(undated * 10 < tiers, fmt::format("{} of {}", undated, tiers).c_str());
    }

    void filesStayReviewable()
    {
        for (const auto& file : shippedFiles()) {
            QVERIFY2(std::filesystem::file_size(file) < (2U << 20U), file.c_str());
        }
    }

    void everyAllowanceCoversARate()
    {
        QVERIFY(m_tables.allowances.size() > 100);
        for (const Allowance& allowance : m_tables.allowances) {
            const bool covers = std::ranges::any_of(m_tables.rates, [&](const Rate& rate) {
                return allowance.covers(rate.key, rate.region);
            });
            QVERIFY2(covers, allowance.id.c_str());
        }
    }

    void noFreeRowIsPriced()
    {
        for (const Rate& rate : m_tables.rates) {
            QVERIFY2(!rate.key.sku.starts_with("free_tier"), rate.key.text().c_str());
            QVERIFY2(!rate.key.meter.ends_with("_trial12m"), rate.key.text().c_str());
        }
    }

    void whatIsNotAppliedIsListedWithItsReason()
    {
        std::vector<std::string> ids;
        for (const UnappliedAllowance& unapplied : m_tables.unapplied) {
            QVERIFY2(unapplied.reason.size() > 20, unapplied.id.c_str());
            ids.push_back(unapplied.id);
        }
        std::ranges::sort(ids);
        const std::vector<std::string> expected = {
            "aws.cognito.free_tier_legacy.mau",
            "azure.apim.standard-v2.calls_included.eastus2",
            "azure.cosmosdb.free-tier.free_ru_per_second",
            "azure.cosmosdb.free-tier.free_storage_gb_months",
            "gcp.firestore.enterprise.free_read_units_per_day",
            "gcp.firestore.enterprise.free_write_units_per_day",
            "gcp.firestore.standard.free_deletes_per_day",
            "gcp.firestore.standard.free_reads_per_day",
            "gcp.firestore.standard.free_writes_per_day",
            "gcp.identityplatform.sms.sms_verifications_free_per_day"};
        QCOMPARE(ids, expected);
    }

    void freeAmountsCoverWhatTheProviderSays_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("sku");
        QTest::addColumn<QString>("meter");
        QTest::addColumn<QString>("region");
        QTest::addColumn<bool>("covered");
        const auto row = [](const char* id, const char* sku, const char* meter, const char* region,
                            bool covered) {
            QTest::newRow(fmt::format("{}: {} {} {}", id, sku, meter, region).c_str())
                << id << sku << meter << region << covered;
        };
        row("aws.lambda.free_tier.gb_seconds", "x86_64", "gb_seconds", "us-east-1", true);
        row("aws.lambda.free_tier.gb_seconds", "arm64", "gb_seconds", "eu-west-1", true);
        row("aws.lambda.free_tier.gb_seconds", "x86_64", "provisioned_duration_gb_seconds",
            "us-east-1", false);
        row("aws.lambda.free_tier.gb_seconds", "x86_64", "provisioned_concurrency_gb_seconds",
            "us-east-1", false);
        row("aws.lambda.free_tier.requests", "managed-instances", "requests", "us-east-1", false);
        row("aws.sqs.free_tier.requests", "fifo", "requests", "us-east-1", true);
        row("aws.sqs.free_tier.requests", "fair-queue-surcharge", "requests", "us-east-1", false);
        row("aws.dynamodb.free_tier.rcu_hours.us-east-1", "provisioned-standard", "rcu_hours",
            "us-east-1", true);
        row("aws.dynamodb.free_tier.rcu_hours.us-east-1", "provisioned-standard", "rcu_hours",
            "eu-west-1", false);
        row("aws.dynamodb.free_tier.rcu_hours.us-east-1", "provisioned-standard-ia", "rcu_hours",
            "us-east-1", false);
        row("aws.dynamodb.free_tier.storage_gb_months.us-east-1", "standard-ia",
            "storage_gb_months", "us-east-1", false);
        row("aws.cognito.free_tier_lite_essentials.mau", "lite", "mau", "us-east-1", true);
        row("aws.cognito.free_tier_lite_essentials.mau", "essentials", "mau", "us-east-1", true);
        row("aws.cognito.free_tier_lite_essentials.mau", "plus", "mau", "us-east-1", false);
        row("aws.cloudfront.free_tier.requests", "jp", "https_requests", "global", true);
        row("aws.cloudfront.free_tier.requests", "origin-shield", "requests", "us-east-1", false);
        row("aws.cloudwatch.free_tier.logs_gb", "logs", "insights_scanned_gb", "us-east-1", true);
        row("aws.datatransfer.free_tier.data_transfer_out_gb", "internet-out",
            "data_transfer_out_gb", "sa-east-1", true);
        row("aws.datatransfer.free_tier.data_transfer_out_gb", "inter-region",
            "data_transfer_out_gb", "sa-east-1", false);
        row("gcp.gcs.free_tier_standard.storage_gib_months", "standard", "storage_gib_months",
            "europe-west1", false);
        row("gcp.gcs.free_tier_standard.storage_gib_months", "standard", "storage_gib_months",
            "us-central1", true);
    }

    void freeAmountsCoverWhatTheProviderSays()
    {
        QFETCH(QString, id);
        QFETCH(QString, sku);
        QFETCH(QString, meter);
        QFETCH(QString, region);
        QFETCH(bool, covered);
        const auto allowance =
            std::ranges::find(m_tables.allowances, id.toStdString(), &Allowance::id);
        QVERIFY(allowance != m_tables.allowances.end());
        const RateKey key{allowance->provider, allowance->service, sku.toStdString(),
                          meter.toStdString()};
        QCOMPARE(allowance->covers(key, region.toStdString()), covered);
    }

    void brokenRulesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* rows, const char* rules,
                            const char* where, const char* says) {
            QTest::newRow(name) << QByteArray(rows) << QByteArray(rules)
                                << QString::fromLatin1(where) << QString::fromLatin1(says);
        };
        const char* good =
            "p,s,k,m,u,eu,0,,1,2026,src,published\n"
            "p,s,free_tier,m,u,global,0,10,0,2026,src,published\n";
        row("no rule", good, "", "t.csv:3", "has no rule");
        row("no row", good,
            "p,s,free_tier,m,k,m,,account,after,\np,s,free_tier,n,k,n,,account,after,\n",
            "allowances.csv:3", "no price table");
        row("covers nothing priced", good, "p,s,free_tier,m,other,m,,account,after,\n",
            "allowances.csv:2", "covers no price");
        row("covers nothing", good, "p,s,free_tier,m,,,,account,after,\n", "allowances.csv:2",
            "covers nothing");
        row("unknown scope", good, "p,s,free_tier,m,k,m,,galaxy,after,\n", "allowances.csv:2",
            "scope: 'galaxy'");
        row("unknown tiers", good, "p,s,free_tier,m,k,m,,account,beside,\n", "allowances.csv:2",
            "tiers: 'beside'");
        row("no reason", good, "p,s,free_tier,m,,,,none,,\n", "allowances.csv:2", "reason");
        row("rule twice", good,
            "p,s,free_tier,m,k,m,,account,after,\np,s,free_tier,m,k,m,,account,after,\n",
            "allowances.csv:3", "already has a rule");
        row("per region, but global", good, "p,s,free_tier,m,k,m,,region,after,\n", "t.csv:3",
            "per region");
        row("free amount with a price",
            "p,s,k,m,u,eu,0,,1,2026,src,published\n"
            "p,s,free_tier,m,u,global,0,10,0.1,2026,src,published\n",
            "p,s,free_tier,m,k,m,,account,after,\n", "t.csv:3", "costs 0");
    }

    void brokenRulesAreNamed()
    {
        QFETCH(QByteArray, rows);
        QFETCH(QByteArray, rules);
        QFETCH(QString, where);
        QFETCH(QString, says);
        const auto tables = tablesOf(rows.toStdString(), rules.toStdString());
        QVERIFY(!tables);
        QCOMPARE(QString::fromStdString(tables.error().where), where);
        QVERIFY2(tables.error().message.find(says.toStdString()) != std::string::npos,
                 tables.error().message.c_str());
        QVERIFY(!tables.error().remedy.empty());
    }

private:
    PriceTables m_tables;
};

BREAKEVEN_TEST(pricetables, PriceTablesTest)
#include "tst_pricetables.moc"
