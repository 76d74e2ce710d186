#include "model/catalog/kindreader.h"

#include <QTemporaryDir>

#include "model/catalog/catalog.h"
#include "tests/catalog/testkind.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::model;
using nlohmann::json;

namespace {

/// The good kind with the value at the pointer replaced.
std::string with(const char* pointer, const json& value)
{
    json kind = soundKind();
    kind[json::json_pointer(pointer)] = value;
    return kind.dump();
}

std::string without(const char* parent, const char* key)
{
    json kind = soundKind();
    kind[json::json_pointer(parent)].erase(key);
    return kind.dump();
}

}  // namespace

class KindReaderTest : public QObject {
    Q_OBJECT

private slots:
    void readsEveryField()
    {
        const auto kind = readKind(soundKind().dump(), "thing.json");
        QVERIFY2(kind.has_value(), kind ? "" : kind.error().text().c_str());
        QCOMPARE(kind->parameters.size(), std::size_t{3});
        QCOMPARE(std::get<double>(kind->parameter("size")->defaultValue), 4.0);
        QCOMPARE(kind->parameter("size")->provenance.asOf, std::string("2026"));
        QCOMPARE(kind->operation("")->id, std::string("read"));
        QCOMPARE(kind->meters.front().scope, MeterScope::Call);
        QCOMPARE(kind->sizing->targetUtilisation, 0.6);
        const auto inputs = behaviourInputs(*kind, Component{}, *kind->operation("read"));
        QCOMPARE(*inputs, (Variables{{"read_units", 1}, {"servers", 3}, {"service_s", 0.1}}));
    }

    void namesTheFault_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const std::string& text, const char* where,
                            const char* message) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromUtf8(where)
                                << QString::fromUtf8(message);
        };
        row("empty file", "", "k.json", "not valid UTF-8 JSON");
        row("truncated", soundKind().dump().substr(0, 300), "k.json", "not valid UTF-8 JSON");
        row("not UTF-8", "{\"id\": \"\xff\"}", "k.json", "not valid UTF-8 JSON");
        row("twice", "{\"id\": \"a\", \"id\": \"b\"}", "k.json", "'id' occurs twice");
        row("a list", "[]", "k.json#/", "expected an object, found array");
        row("unknown field", with("/colour", "red"), "k.json#/colour", "'colour' is unknown");
        row("missing field", without("", "icon"), "k.json#/icon", "missing");
        row("empty text", with("/name", ""), "k.json#/name", "empty");
        row("wrong type", with("/name", 3), "k.json#/name", "expected text, found number");
        row("bad id", with("/id", "Test Thing"), "k.json#/id", "no kind id");
        row("category", with("/category", "toys"), "k.json#/category", "'toys' is no category");
        row("behaviour", with("/behaviour", "magic"), "k.json#/behaviour", "'magic'");
        row("flag", with("/accepts_calls", 1), "k.json#/accepts_calls", "true or false");
        row("parameters", with("/parameters", 1), "k.json#/parameters", "expected a list");
        row("parameter type", with("/parameters/0/type", "int"), "k.json#/parameters/0/type",
            "'int' is no type");
        row("unknown in parameter", with("/parameters/0/colour", 1), "k.json#/parameters/0/colour",
            "unknown");
        row("default type", with("/parameters/0/default", "4"), "k.json#/parameters/0/default",
            "cannot be string");
        row("default range", with("/parameters/0/default", 9), "k.json#/parameters/0/default",
            "outside 1 to 8");
        row("default whole", with("/parameters/0/default", 4.5), "k.json#/parameters/0/default",
            "not whole");
        row("no maximum", without("/parameters/0", "maximum"), "k.json#/parameters/0",
            "needs a minimum and a maximum");
        row("range order", with("/parameters/0/maximum", 0), "k.json#/parameters/0/maximum",
            "below the minimum");
        row("default choice", with("/parameters/1/default", "huge"), "k.json#/parameters/1/default",
            "none of the choices");
        row("choice twice", with("/parameters/1/choices/1/value", "small"),
            "k.json#/parameters/1/choices/1", "occurs twice");
        row("choice numbers", with("/parameters/1/choices/1/numbers", json{{"other", 1}}),
            "k.json#/parameters/1/choices/1/numbers", "not named as");
        row("choice number type", with("/parameters/1/choices/0/numbers/units", "1"),
            "k.json#/parameters/1/choices/0/numbers/units", "expected a number");
        row("parameter twice", with("/parameters/1/id", "size"), "k.json#/parameters/1/id",
            "occurs twice");
        row("parameter id", with("/parameters/0/id", "Size!"), "k.json#/parameters/0/id", "no id");
        row("no source", without("/parameters/0/provenance", "source"),
            "k.json#/parameters/0/provenance/source", "has no source");
        row("confidence", with("/parameters/0/provenance/confidence", "sure"),
            "k.json#/parameters/0/provenance/confidence", "'sure'");
        row("unknown input", with("/inputs/instances", "1"), "k.json#/inputs/instances",
            "no input of table");
        row("operation input", with("/operations/0/inputs/servers", "1"),
            "k.json#/operations/0/inputs/servers", "no input of table");
        row("input syntax", with("/inputs/service_s", "1 +"), "k.json#/inputs/service_s",
            "cannot be read");
        row("input name", with("/inputs/service_s", "speed"), "k.json#/inputs/service_s",
            "nothing is named 'speed'");
        row("measured name in input", with("/inputs/service_s", "calls"),
            "k.json#/inputs/service_s", "nothing is named 'calls'");
        row("meter name", with("/meters/0/quantity", "arrivals"), "k.json#/meters/0/quantity",
            "nothing is named 'arrivals'");
        row("meter when", with("/meters/0/when", "maybe"), "k.json#/meters/0/when", "'maybe'");
        row("meter scope", with("/meters/0/scope", "month"), "k.json#/meters/0/scope",
            "'month' is no scope");
        row("meter operation", with("/meters/0/operation", "fly"), "k.json#/meters/0/operation",
            "'fly'");
        row("placeholder", with("/meters/0/sku", "{colour}"), "k.json#/meters/0", "{colour}");
        row("open placeholder", with("/meters/0/sku", "{plan"), "k.json#/meters/0", "{plan");
        row("sizing", with("/sizing/parameter", "fast"), "k.json#/sizing/parameter", "'fast'");
        row("target", with("/sizing/target_utilisation", 1.5), "k.json#/sizing/target_utilisation",
            "between 0 and 1");
        row("link", with("/links/0/address", 1), "k.json#/links/0/address", "expected text");
    }
    void namesTheFault()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, where);
        QFETCH(QString, message);
        const auto kind = readKind(text.toStdString(), "k.json");
        QVERIFY(!kind.has_value());
        QCOMPARE(QString::fromStdString(kind.error().where), where);
        QVERIFY2(QString::fromStdString(kind.error().message).contains(message),
                 kind.error().message.c_str());
        QVERIFY(!kind.error().remedy.empty());
    }

    void survivesDeepNesting()
    {
        const std::string deep = std::string(200000, '[') + std::string(200000, ']');
        QVERIFY(!readKind(deep, "k.json").has_value());
    }

    void loadsAFolder()
    {
        QTemporaryDir folder;
        const std::string path = folder.path().toStdString();
        QCOMPARE(Catalog::load(path).error().code, ErrorCode::NotFound);
        QCOMPARE(Catalog::load(path + "/nowhere").error().code, ErrorCode::NotFound);
        write(folder, "b.json", with("/id", "test.b"));
        write(folder, "a.json", with("/id", "test.a"));
        const auto catalog = Catalog::load(path);
        QVERIFY(catalog.has_value());
        QCOMPARE(catalog->kinds().front().id, std::string("test.a"));
        QVERIFY(catalog->find("test.b") != nullptr);
        QVERIFY(catalog->find("test.c") == nullptr);
        write(folder, "c.json", with("/id", "test.a"));
        QVERIFY(Catalog::load(path).error().message.find("'test.a' is already") !=
                std::string::npos);
    }

    void readsValuesOfComponents()
    {
        const auto kind = readKind(soundKind().dump(), "k.json");
        Component component{.parameters = {{"size", 8.0}, {"plan", std::string("large")}}};
        QCOMPARE(parameterVariables(*kind, component),
                 (Variables{{"fast", 1}, {"plan", 1}, {"plan_units", 2}, {"size", 8}}));
        QCOMPARE(substituted("{plan}/{size}/{fast}/{other}", *kind, component),
                 std::string("large/8/true/{other}"));
        component.parameters = {{"size", std::string("big")}, {"plan", std::string("none")}};
        QCOMPARE(parameterVariables(*kind, component),
                 (Variables{{"fast", 1}, {"plan", 0}, {"plan_units", 1}, {"size", 4}}));
    }

private:
    static void write(const QTemporaryDir& folder, const char* name, const std::string& text)
    {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.data(), static_cast<qint64>(text.size()));
    }
};

BREAKEVEN_TEST(kindreader, KindReaderTest)
#include "tst_kindreader.moc"
