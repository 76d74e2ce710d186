#include "model/report/kindhelp.h"

#include <algorithm>

#include "model/report/helpwords.h"
#include "model/report/writers.h"
#include "tests/support/shipped.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

namespace {

std::string helpText(const ServiceKind& kind, const std::string& region = {})
{
    return report::textOf(
        report::helpOf(kind, {tests::shippedCatalog(), tests::shippedBook(), region}),
        report::Notes::Below);
}

/// Without blanks, as long texts are wrapped.
std::string squeezed(std::string text)
{
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
}

const ServiceKind& kindNamed(const QByteArray& id)
{
    return *tests::shippedCatalog().find(id.toStdString());
}

const report::Table* tableNamed(const report::Document& document, const std::string& title)
{
    for (const report::Section& section : document.sections) {
        for (const report::Block& block : section.blocks) {
            const auto* table = std::get_if<report::Table>(&block);
            if (table != nullptr && table->title == title) {
                return table;
            }
        }
    }
    return nullptr;
}

}  // namespace

class KindHelpTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindIsDescribed_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const ServiceKind& kind : tests::shippedCatalog().kinds()) {
            QTest::newRow(kind.id.c_str()) << QByteArray::fromStdString(kind.id);
        }
    }
    void everyKindIsDescribed()
    {
        QFETCH(QByteArray, id);
        const ServiceKind& kind = kindNamed(id);
        const std::string text = squeezed(helpText(kind));
        const auto says = [&text](const std::string& part) {
            const bool said = text.find(squeezed(part)) != std::string::npos;
            if (!said) {
                qWarning("not said: %s", part.c_str());
            }
            return said;
        };
        QVERIFY(says(kind.name) && says(kind.id) && says(kind.summary));
        for (const Parameter& parameter : kind.parameters) {
            QVERIFY(says(parameter.label) && says(parameter.id) && says(parameter.help));
        }
        for (const Limit& limit : kind.limits) {
            QVERIFY(says(limit.label));
        }
        for (const Meter& meter : kind.meters) {
            QVERIFY(says(meter.label) && says(meter.quantity) && says(meter.when));
        }
        for (const auto& [label, address] : kind.links) {
            QVERIFY(says(label) && says(address));
        }
        for (const auto& [tool, types] : kind.infrastructureTypes) {
            QVERIFY(std::ranges::all_of(types, says));
        }
        QVERIFY(std::ranges::all_of(kind.counterparts, says));
        QVERIFY(!report::meaningOf(kind.behaviour).empty() &&
                says(report::meaningOf(kind.behaviour)));
    }

    void everyNameOfAFormulaHasAMeaning_data() { everyKindIsDescribed_data(); }
    void everyNameOfAFormulaHasAMeaning()
    {
        QFETCH(QByteArray, id);
        const report::Document help =
            report::helpOf(kindNamed(id), {tests::shippedCatalog(), tests::shippedBook(), {}});
        if (const report::Table* names = tableNamed(help, "Names in the formulas")) {
            for (const report::Row& row : names->rows) {
                QVERIFY2(!row.at(1).text.empty(), row.at(0).text.c_str());
            }
        }
    }

    void everyNameThatMayBeUsedHasAMeaning()
    {
        for (const MeterScope scope : {MeterScope::Component, MeterScope::Call}) {
            for (const std::string& name : meterNames(scope)) {
                QVERIFY2(!report::meaningOf(name, {}).empty(), name.c_str());
            }
        }
        QVERIFY(report::meaningOf("from_nowhere", ServiceKind{}).empty());
    }

    void pricesComeWithTiersSourceAndDate()
    {
        const report::Document help = report::helpOf(
            kindNamed("aws.lambda"), {tests::shippedCatalog(), tests::shippedBook(), "us-east-1"});
        const report::Table* prices = tableNamed(help, "List prices");
        QVERIFY(prices);
        const auto requests = std::ranges::find_if(prices->rows, [](const report::Row& row) {
            return row.at(0).text == "aws lambda x86_64 requests";
        });
        QVERIFY(requests != prices->rows.end());
        QCOMPARE(requests->at(4).text, std::string("$0.0000002"));
        QVERIFY(requests->at(5).text.find(" · 20") != std::string::npos);
        QVERIFY(requests->at(5).link.starts_with("https://"));
        const auto isArm = [](const report::Row& row) {
            return row.at(0).text == "aws lambda arm64 requests";
        };
        QVERIFY(std::ranges::any_of(prices->rows, isArm));
        const report::Table* free = tableNamed(help, "Free each month");
        QVERIFY(free && !free->rows.empty());
    }

    void pricesAreThoseOfTheRegion()
    {
        const ServiceKind& lambda = kindNamed("aws.lambda");
        const auto rates = report::ratesOf(lambda, tests::shippedBook(), "eu-west-1");
        QVERIFY(!rates.empty());
        for (const pricing::Rate* rate : rates) {
            QVERIFY(rate->region == "eu-west-1" || rate->region == "global");
        }
        QVERIFY(report::ratesOf(lambda, tests::shippedBook(), "mars-1").size() < rates.size());
        QCOMPARE(report::bestKnownRegion(tests::shippedBook(), "aws"), std::string("us-east-1"));
        QVERIFY(report::bestKnownRegion(tests::shippedBook(), "nobody").empty());
    }

    void theIndexIsSearched()
    {
        const auto idsOf = [](const std::string& search) {
            std::vector<std::string> ids;
            for (const report::Section& section :
                 report::helpIndex(tests::shippedCatalog(), search).sections) {
                for (const report::Row& row :
                     std::get<report::Table>(section.blocks.front()).rows) {
                    ids.push_back(row.at(1).text);
                }
            }
            return ids;
        };
        QCOMPARE(idsOf({}).size(), tests::shippedCatalog().kinds().size());
        const auto queues = idsOf("AWS sqs");
        QVERIFY(std::ranges::find(queues, "aws.sqs") != queues.end());
        QVERIFY(std::ranges::all_of(queues, [](const auto& id) { return id.starts_with("aws"); }));
        QVERIFY(idsOf("no such service").empty());
    }
};

BREAKEVEN_TEST(kindhelp, KindHelpTest)
#include "tst_kindhelp.moc"
