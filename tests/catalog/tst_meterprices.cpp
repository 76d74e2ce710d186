#include <algorithm>
#include <map>
#include <set>

#include <QFile>

#include "model/catalog/catalog.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

namespace {

/// `provider/service/sku/meter` of every price in the region or everywhere; in any region when none
/// is given, for the providers whose lists are patchy: the bill offers the regions that have one.
std::set<std::string> pricesOf(const char* table, const QByteArray& region = {})
{
    QFile file(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/pricing/") +
               QString::fromLatin1(table));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s", qPrintable(file.fileName()));
    }
    std::set<std::string> keys;
    while (!file.atEnd()) {
        // None of the first six columns is ever quoted.
        const QByteArrayList row = file.readLine().split(',');
        if (row.size() > 6 && (region.isEmpty() || row[5] == region || row[5] == "global")) {
            keys.insert((row[0] + '/' + row[1] + '/' + row[2] + '/' + row[3]).toStdString());
        }
    }
    return keys;
}

const std::set<std::string>& prices()
{
    static const std::set<std::string> keys = [] {
        std::set<std::string> all = pricesOf("aws.csv", "us-east-1");
        all.merge(pricesOf("thirdparty.csv", "us-east-1"));
        all.merge(pricesOf("gcp.csv"));
        all.merge(pricesOf("azure.csv"));
        return all;
    }();
    return keys;
}

/// Usage that is metered on purpose although no price is known, so that the bill names the gap.
const std::map<std::string, std::string>& knownGaps()
{
    static const std::map<std::string, std::string> gaps{
        {"aws/ec2/t4g-unlimited/surplus_cpu_credit_vcpu_hours",
         "no stored source for the price of T4g CPU above the baseline"},
        {"aws/rds/cpu-credits-t4g/vcpu_hours",
         "no stored source for the price of db.t4g CPU above the baseline"},
        {"aws/msk/express/data_in_gb", "no stored source for the input price of Express brokers"},
        {"aws/msk/express/storage_gb_months",
         "no stored source for the storage price of Express brokers"},
        {"confluent/kafka/standard/ingress_gb", "traffic price found for Basic clusters only"},
        {"confluent/kafka/standard/egress_gb", "traffic price found for Basic clusters only"},
        {"confluent/kafka/enterprise/ingress_gb", "traffic price found for Basic clusters only"},
        {"confluent/kafka/enterprise/egress_gb", "traffic price found for Basic clusters only"},
        {"gcp/cloudsql//data_transfer_out_gib",
         "no stored source for the price of Cloud SQL's own internet egress"},
        {"azure/apim/standard-v2/calls",
         "no stored source for calls beyond the 50 million included"},
    };
    return gaps;
}

/// Azure's other ways to pay are known for a few sizes; the bill names those of the others as
/// missing.
bool isReservation(const std::string& key)
{
    return key.starts_with("azure/vm/") && !key.ends_with("/instance_hours");
}

/// The default component and one for each pair of choices, so that every key is seen.
std::vector<Component> variantsOf(const ServiceKind& kind)
{
    std::vector<Component> variants{Component{.kind = kind.id}};
    const auto vary = [&](const Parameter& parameter) {
        std::vector<Component> more;
        for (const Component& component : variants) {
            for (const Choice& choice : parameter.choices) {
                more.push_back(component);
                more.back().parameters[parameter.id] = choice.value;
            }
        }
        variants = std::move(more);
    };
    for (const Parameter& parameter : kind.parameters) {
        const std::string placeholder = "{" + parameter.id + "}";
        const bool named = std::ranges::any_of(kind.meters, [&](const Meter& meter) {
            return (meter.service + meter.sku + meter.meter).find(placeholder) != std::string::npos;
        });
        if (named) {
            vary(parameter);
        }
    }
    return variants;
}

bool applies(const ServiceKind& kind, const Component& component, const Meter& meter)
{
    if (meter.when.empty()) {
        return true;
    }
    Variables variables = parameterVariables(kind, component);
    for (const std::string& name : meterNames(meter.scope)) {
        variables[name] = 1;
    }
    return evaluate(meter.when, variables).value() != 0;
}

}  // namespace

class MeterPricesTest : public QObject {
    Q_OBJECT

private slots:
    void everyMeterHasAPrice_data()
    {
        QTest::addColumn<QString>("id");
        catalog = Catalog::load(BREAKEVEN_SOURCE_DIR "/resources/catalog").value();
        for (const ServiceKind& kind : catalog.kinds()) {
            QTest::newRow(kind.id.c_str()) << QString::fromStdString(kind.id);
        }
    }
    void everyMeterHasAPrice()
    {
        QFETCH(QString, id);
        const ServiceKind& kind = *catalog.find(id.toStdString());
        for (const Component& component : variantsOf(kind)) {
            for (const Meter& meter : kind.meters) {
                const std::string key = (meter.provider.empty() ? kind.provider : meter.provider) +
                                        "/" + substituted(meter.service, kind, component) + "/" +
                                        substituted(meter.sku, kind, component) + "/" +
                                        substituted(meter.meter, kind, component);
                if (applies(kind, component, meter)) {
                    QVERIFY2(
                        prices().contains(key) || knownGaps().contains(key) || isReservation(key),
                        key.c_str());
                }
            }
        }
    }

    void knownGapsAreStillGaps()
    {
        for (const auto& [key, reason] : knownGaps()) {
            QVERIFY2(!prices().contains(key), (key + " has a price now: " + reason).c_str());
        }
    }

private:
    Catalog catalog;
};

BREAKEVEN_TEST(meterprices, MeterPricesTest)
#include "tst_meterprices.moc"
