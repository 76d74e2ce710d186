#include "model/catalog/catalog.h"

#include <cmath>

#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;

namespace {

const Catalog& shipped()
{
    static const auto catalog = Catalog::load(BREAKEVEN_SOURCE_DIR "/resources/catalog");
    if (!catalog) {
        qFatal("%s", catalog.error().text().c_str());
    }
    return *catalog;
}

const ServiceKind& kindOf(const QString& id)
{
    return *shipped().find(id.toStdString());
}

void eachKind()
{
    QTest::addColumn<QString>("id");
    for (const ServiceKind& kind : shipped().kinds()) {
        QTest::newRow(kind.id.c_str()) << QString::fromStdString(kind.id);
    }
}

/// The default component, and one for each end of each range and each choice.
std::vector<Component> variantsOf(const ServiceKind& kind)
{
    std::vector<Component> variants{Component{.kind = kind.id}};
    const auto add = [&](const Parameter& parameter, ParameterValue value) {
        variants.push_back(Component{.kind = kind.id, .parameters = {{parameter.id, value}}});
    };
    for (const Parameter& parameter : kind.parameters) {
        for (const auto& end : {parameter.minimum, parameter.maximum}) {
            if (end) {
                add(parameter, *end);
            }
        }
        for (const Choice& choice : parameter.choices) {
            add(parameter, choice.value);
        }
        if (parameter.type == ParameterType::Boolean) {
            add(parameter, true);
            add(parameter, false);
        }
    }
    return variants;
}

std::string described(const Component& component)
{
    return component.parameters.empty() ? "the defaults" : component.parameters.begin()->first;
}

}  // namespace

class KindsTest : public QObject {
    Q_OBJECT

private slots:
    void inputsEvaluate_data() { eachKind(); }
    void inputsEvaluate()
    {
        QFETCH(QString, id);
        const ServiceKind& kind = kindOf(id);
        for (const Component& component : variantsOf(kind)) {
            const auto inputs = behaviourInputs(kind, component);
            QVERIFY2(inputs.has_value(), inputs ? "" : inputs.error().text().c_str());
            for (const auto& [name, value] : *inputs) {
                const bool mayBeUnlimited = name == "queue_limit" || name == "record_retries";
                QVERIFY2(value >= 0 || (mayBeUnlimited && value == -1),
                         (name + " with " + described(component)).c_str());
            }
            for (const Operation& operation : kind.operations) {
                QVERIFY(behaviourInputs(kind, component, operation).has_value());
            }
        }
    }

    void metersEvaluate_data() { eachKind(); }
    void metersEvaluate()
    {
        QFETCH(QString, id);
        const ServiceKind& kind = kindOf(id);
        for (const double load : {0.0, 1.0, 1e6}) {
            for (const Component& component : variantsOf(kind)) {
                for (const Meter& meter : kind.meters) {
                    Variables variables = parameterVariables(kind, component);
                    for (const std::string& name : meterNames(meter.scope)) {
                        variables[name] = load;
                    }
                    variables["hours"] = 730;
                    variables["month_s"] = 730 * 3600;
                    const auto quantity = evaluate(meter.quantity, variables);
                    QVERIFY2(quantity.has_value() && *quantity >= 0,
                             (meter.id + " with " + described(component)).c_str());
                    QVERIFY(meter.when.empty() || evaluate(meter.when, variables).has_value());
                }
            }
        }
    }
};

BREAKEVEN_TEST(kinds, KindsTest)
#include "tst_kinds.moc"
