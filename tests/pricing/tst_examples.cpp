#include "pricing/base/textfile.h"
#include "pricing/bill/usagefile.h"
#include "tests/support/testmain.h"

#include <fmt/format.h>

using namespace breakeven;
using namespace breakeven::pricing;

namespace {

QDir billsFolder()
{
    return QDir(QStringLiteral(BREAKEVEN_SOURCE_DIR "/tests/data/bills"));
}

nlohmann::json readJson(const QString& file)
{
    const auto text = readTextFile(billsFolder().filePath(file).toStdString());
    return text ? nlohmann::json::parse(*text) : nlohmann::json();
}

QStringList caseFiles()
{
    QStringList files = billsFolder().entryList({QStringLiteral("*.json")}, QDir::Files);
    files.removeAll(QStringLiteral("index.json"));
    files.removeAll(QStringLiteral("not-covered.json"));
    return files;
}

Usd rounded(Usd amount, std::int64_t step)
{
    const std::int64_t half = amount.nanos() < 0 ? -step / 2 : step / 2;
    return Usd::fromNanos((amount.nanos() + half) / step * step);
}

constexpr std::int64_t cent = 10'000'000;
constexpr std::int64_t dollar = 1'000'000'000;

Usd sumOfRoundedLines(const Bill& bill, std::int64_t step)
{
    Usd sum;
    for (const BillLine& line : bill.lines) {
        sum += rounded(line.amount, step);
    }
    return sum;
}

Usd sumOfRoundedComponents(const Bill& bill)
{
    std::map<std::string, Usd> subtotals;
    for (const BillLine& line : bill.lines) {
        subtotals[line.component] += line.amount;
    }
    Usd sum;
    for (const auto& [component, subtotal] : subtotals) {
        sum += rounded(subtotal, cent);
    }
    return sum;
}

/// The smallest step that the page prints: `0.0009` has four places.
std::int64_t printedStep(const std::string& expected)
{
    const std::size_t point = expected.find('.');
    std::int64_t step = dollar;
    for (std::size_t place = point; point != expected.npos && place + 1 < expected.size();
         ++place) {
        step /= 10;
    }
    return step;
}

/// The bill's total as the example's page would print it.
Usd printed(const Bill& bill, const nlohmann::json& example)
{
    const std::string rounding = example.at("rounding");
    if (rounding == "lines") {
        return sumOfRoundedLines(bill, cent);
    }
    if (rounding == "line-dollars") {
        return sumOfRoundedLines(bill, dollar);
    }
    if (rounding == "components") {
        return sumOfRoundedComponents(bill);
    }
    return rounding == "total" ? rounded(bill.total, printedStep(example.at("expected_usd")))
                               : Usd::fromNanos(-1);
}

}  // namespace

/// Published bills, worked out by others, against the shipped price book.
class ExamplesTest : public QObject {
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
        QTest::addColumn<QString>("file");
        for (const QString& file : caseFiles()) {
            QTest::newRow(file.toUtf8().chopped(5).constData()) << file;
        }
    }

    void billsTheSame()
    {
        QFETCH(QString, file);
        const nlohmann::json example = readJson(file);
        const auto usage = parseUsage(example.at("usage").dump(), file.toStdString());
        QVERIFY2(usage, usage ? "" : usage.error().text().c_str());
        const nlohmann::json& options = example.at("options");
        const Bill bill = priceUsageFile(
            m_book, *usage, {.freeTier = options.at("free_tier"), .trials = options.at("trials")});
        QVERIFY2(bill.complete(), bill.complete() ? "" : bill.missing.front().reason.c_str());
        const auto expected = UnitPrice::parse(example.at("expected_usd").get<std::string>());
        QVERIFY(expected);
        const Usd total = printed(bill, example);
        const Usd wanted = Usd::fromNanos(expected->picos() / 1000);
        const std::string message = fmt::format("expected {}, ours {} (exactly {})", wanted.text(),
                                                total.text(), bill.total.text());
        if (qEnvironmentVariableIsSet("BREAKEVEN_SHOW_EXAMPLES")) {
            qInfo("%s: %s", qPrintable(file), message.c_str());
        }
        QVERIFY2(total == wanted, message.c_str());
    }

    void everyExampleIsCoveredOrExplained_data()
    {
        QTest::addColumn<QString>("id");
        const nlohmann::json index = readJson(QStringLiteral("index.json"));
        for (const auto& [id, about] : index.items()) {
            QTest::newRow(id.c_str()) << QString::fromStdString(id);
        }
    }

    void everyExampleIsCoveredOrExplained()
    {
        QFETCH(QString, id);
        const QStringList files = caseFiles();
        const bool covered = std::ranges::any_of(files, [&](const QString& file) {
            return readJson(file).at("example") == id.toStdString();
        });
        const auto reasons = readJson(QStringLiteral("not-covered.json"));
        const std::string reason = reasons.value(id.toStdString(), std::string());
        QVERIFY2(covered != !reason.empty(), "needs either a case or a reason, and not both");
    }

    void sourcesAreNamed()
    {
        QVERIFY(caseFiles().size() >= 79);
        for (const QString& file : caseFiles()) {
            const nlohmann::json example = readJson(file);
            QVERIFY2(!example.at("source").get<std::string>().empty(), qPrintable(file));
            QVERIFY2(!example.at("as_of").get<std::string>().empty(), qPrintable(file));
        }
    }

private:
    PriceBook m_book = PriceBook::fromRates({});
};

BREAKEVEN_TEST(examples, ExamplesTest)
#include "tst_examples.moc"
