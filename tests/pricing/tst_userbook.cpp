#include "pricing/book/userbook.h"

#include <csignal>
#include <fstream>

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pricing/base/textfile.h"
#include "tests/pricing/execute.h"
#include "tests/support/testmain.h"

using namespace breakeven;
using namespace breakeven::pricing;

namespace {

Rate rate(const char* meter, const char* region, const char* price)
{
    Rate rate{{"p", "s", "k", meter}, "unit", region, {}};
    rate.tiers.push_back({{}, std::nullopt, UnitPrice::parse(price).value(), "2026-11-01", "list"});
    return rate;
}

PriceBook bundled()
{
    return PriceBook::fromRates({rate("a", "eu", "1"), rate("a", "us", "1"), rate("b", "eu", "5")});
}

using tests::execute;

}  // namespace

class UserBookTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("data/book.sqlite")).toStdString();
    }

    void startsEmptyAndMakesNoFile()
    {
        const auto opened = UserBook::open(m_file);
        QVERIFY(opened);
        QVERIFY(opened->notice.empty());
        QCOMPARE(opened->book.over(bundled()).rates().size(), std::size_t{3});
        QVERIFY(!std::filesystem::exists(m_file));
    }

    void laysVersionsOverEachOther()
    {
        UserBook book = UserBook::open(m_file).value().book;
        QCOMPARE(book.add({.file = "one"}, {rate("a", "eu", "2"), rate("c", "eu", "9")})->id, 1);
        QCOMPARE(book.add({.file = "two"}, {rate("a", "eu", "3")})->id, 2);
        QVERIFY(book.set(rate("b", "eu", "7")));
        for (const UserBook& each : {book, UserBook::open(m_file).value().book}) {
            const PriceBook layered = each.over(bundled());
            const Rate* imported = layered.find({"p", "s", "k", "a"}, "eu");
            QCOMPARE(imported->tiers[0].price.text(), std::string("3"));
            QVERIFY(imported->layer == Layer::Imported);
            QCOMPARE(imported->version, 2);
            QVERIFY(layered.find({"p", "s", "k", "a"}, "us")->layer == Layer::Bundled);
            QVERIFY(layered.find({"p", "s", "k", "b"}, "eu")->layer == Layer::User);
            QCOMPARE(each.imports().size(), std::size_t{2});
            QCOMPARE(each.imports()[0].rates, std::size_t{2});
        }
        QCOMPARE(book.undo(2)->file, std::string("two"));
        QCOMPARE(price("a", "eu"), std::string("2"));
        QVERIFY(book.undo(1));
        QCOMPARE(price("a", "eu"), std::string("1"));
        QVERIFY(!book.undo(1));
        QCOMPARE(book.add({.file = "three"}, {rate("a", "eu", "4")})->id, 3);
    }

    void setsAndUnsets()
    {
        UserBook book = UserBook::open(m_file).value().book;
        QVERIFY(book.set(rate("b", "eu", "7")));
        QVERIFY(book.set(rate("b", "eu", "8")));
        QCOMPARE(price("b", "eu"), std::string("8"));
        QVERIFY(!book.unset({"p", "s", "k", "b"}, "us"));
        QVERIFY(book.unset({"p", "s", "k", "b"}, "eu"));
        QCOMPARE(price("b", "eu"), std::string("5"));
        QVERIFY(!book.unset({"p", "s", "k", "b"}, "eu"));
    }

    void keepsTiersInOrder()
    {
        // As text, "10" sorts before "9".
        Rate tiered = rate("a", "eu", "3");
        const Quantity nine = Quantity::fromWhole(9);
        const Quantity ten = Quantity::fromWhole(10);
        tiered.tiers = {{{}, nine, UnitPrice::parse("3").value()},
                        {nine, ten, UnitPrice::parse("2").value()},
                        {ten, std::nullopt, UnitPrice::parse("1").value()}};
        UserBook book = UserBook::open(m_file).value().book;
        QVERIFY(book.add({}, {tiered}));
        const PriceBook layered = UserBook::open(m_file).value().book.over(bundled());
        const Rate* read = layered.find(tiered.key, "eu");
        QCOMPARE(read->tiers.size(), std::size_t{3});
        QCOMPARE(read->tiers[1].from.text(), std::string("9"));
        QVERIFY(read->hasNoEnd());
    }

    void tellsWhatChanged()
    {
        UserBook book = UserBook::open(m_file).value().book;
        QVERIFY(book.add({}, {rate("a", "eu", "2"), rate("a", "us", "1"), rate("c", "eu", "9")}));
        QVERIFY(book.add({}, {rate("a", "eu", "3")}));
        const auto first = book.changesOf(1, bundled());
        QCOMPARE(first.size(), std::size_t{2});
        QCOMPARE(first[0].factor().value(), 2.0);
        QVERIFY(!first[1].before && !first[1].factor());
        const auto second = book.changesOf(2, bundled());
        QCOMPARE(second.size(), std::size_t{1});
        QCOMPARE(second[0].before->tiers[0].price.text(), std::string("2"));
        QCOMPARE(second[0].factor().value(), 1.5);
        QVERIFY(book.changesOf(9, bundled()).empty());
    }

    void setsDamageAside_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("empty") << "empty";
        QTest::newRow("text") << "text";
        QTest::newRow("cut off") << "cut";
        QTest::newRow("zeros in the middle") << "zeros";
        QTest::newRow("other database") << "PRAGMA application_id=5";
        QTest::newRow("imports gone") << "DROP TABLE import";
        QTest::newRow("prices gone") << "DROP TABLE rate";
        QTest::newRow("bad price") << "UPDATE rate SET price_usd='abc' WHERE version=1";
        QTest::newRow("backwards") << "UPDATE rate SET tier_end='0' WHERE version=1";
        QTest::newRow("own price bad")
            << "INSERT INTO rate SELECT version, provider, service, sku, 'z', region, tier_start, "
               "tier_end, unit, 'abc', as_of, source, confidence FROM rate WHERE version=0";
    }
    void setsDamageAside()
    {
        QFETCH(QString, how);
        fill();
        damage(how);
        const auto opened = UserBook::open(m_file);
        QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
        QVERIFY(opened->notice.find("set aside") != std::string::npos);
        QCOMPARE(opened->book.ownPrices().size(), std::size_t{1});
        QVERIFY(opened->book.imports().empty());
        const QStringList files =
            QDir(QFileInfo(QString::fromStdString(m_file)).path()).entryList(QDir::Files);
        QVERIFY(std::ranges::any_of(
            files, [](const QString& name) { return name.contains(QLatin1String("damaged-")); }));
        // The rebuilt file is sound.
        QVERIFY(UserBook::open(m_file)->notice.empty());
    }

    /// The copy of the user's own prices is lost as well.
    void savesWhatCanBeRead()
    {
        fill();
        std::filesystem::remove(copy());
        damage(QStringLiteral("DROP TABLE import"));
        QCOMPARE(UserBook::open(m_file)->book.ownPrices().size(), std::size_t{1});
        // Which makes the copy again.
        damage(QStringLiteral("text"));
        QCOMPARE(UserBook::open(m_file)->book.ownPrices().size(), std::size_t{1});
        std::filesystem::remove(copy());
        damage(QStringLiteral("text"));
        const auto opened = UserBook::open(m_file);
        QVERIFY(opened->notice.find(" 0 of your own prices") != std::string::npos);
        QVERIFY(opened->book.ownPrices().empty());
    }

    void mendsADamagedCopy()
    {
        fill();
        QFile file(QString::fromStdString(copy().string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(9000, 'x'));
        file.close();
        QVERIFY(UserBook::open(m_file)->book.set(rate("a", "us", "3")));
        damage(QStringLiteral("empty"));
        QCOMPARE(UserBook::open(m_file)->book.ownPrices().size(), std::size_t{2});
    }

    void keepsTheCopyUpToDate()
    {
        fill();
        UserBook book = UserBook::open(m_file).value().book;
        QVERIFY(book.set(rate("a", "us", "3")));
        QVERIFY(book.unset({"p", "s", "k", "b"}, "eu"));
        damage(QStringLiteral("text"));
        const auto own = UserBook::open(m_file)->book.ownPrices();
        QCOMPARE(own.size(), std::size_t{1});
        QCOMPARE(own[0].key.meter, std::string("a"));
        QVERIFY(own[0].layer == Layer::User);
    }

    void leavesALaterVersionAlone()
    {
        fill();
        execute(m_file, "PRAGMA user_version=99");
        const std::string before = readTextFile(m_file).value();
        const auto opened = UserBook::open(m_file);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Unsupported);
        QCOMPARE(readTextFile(m_file).value(), before);
    }

    void saysWhenItCannotWrite()
    {
        UserBook book = UserBook::open("/proc/none/book.sqlite").value().book;
        const auto set = book.set(rate("b", "eu", "7"));
        QVERIFY(!set);
        QVERIFY(!set.error().remedy.empty());
        QVERIFY(book.ownPrices().empty());
    }

    /// Killed at any moment of a change, the book is as before it or as after it.
    void survivesKills()
    {
        fill();
        std::vector<Rate> many;
        for (int index = 0; index < 20'000; ++index) {
            many.push_back(rate(fmt::format("m{}", index).c_str(), "eu", "2"));
        }
        int before = 0;
        for (int step = 0; step < 12; ++step) {
            const std::size_t imports = UserBook::open(m_file).value().book.imports().size();
            const pid_t child = ::fork();
            if (child == 0) {
                UserBook book = UserBook::open(m_file).value().book;
                (void)book.add({.file = "killed"}, many);
                ::_exit(0);
            }
            ::usleep(static_cast<useconds_t>(step) * 12'000);
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            const auto opened = UserBook::open(m_file);
            QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
            QVERIFY2(opened->notice.empty(), opened->notice.c_str());
            QCOMPARE(opened->book.ownPrices().size(), std::size_t{1});
            const auto& now = opened->book.imports();
            QVERIFY(now.size() == imports || now.size() == imports + 1);
            before += now.size() == imports ? 1 : 0;
            for (const ImportRecord& import : now) {
                QVERIFY(import.rates == 1 || import.rates == many.size());
            }
        }
        QVERIFY(before > 0);
    }

private:
    void fill()
    {
        UserBook book = UserBook::open(m_file).value().book;
        QVERIFY(book.add({.file = "one"}, {rate("a", "eu", "2")}));
        QVERIFY(book.set(rate("b", "eu", "7")));
    }

    void damage(const QString& how)
    {
        QFile file(QString::fromStdString(m_file));
        if (how == QLatin1String("empty") || how == QLatin1String("cut")) {
            QVERIFY(file.resize(how == QLatin1String("cut") ? 4200 : 0));
        } else if (how == QLatin1String("zeros")) {
            QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(4096));
            file.write(QByteArray(8192, 0));
        } else if (how == QLatin1String("text")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(9000, 'x'));
        } else {
            execute(m_file, how.toUtf8().constData());
        }
    }

    [[nodiscard]] std::filesystem::path copy() const
    {
        return std::filesystem::path(m_file).replace_extension(".own.sqlite");
    }

    std::string price(const char* meter, const char* region)
    {
        return UserBook::open(m_file)
            .value()
            .book.over(bundled())
            .find({"p", "s", "k", meter}, region)
            ->tiers[0]
            .price.text();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
};

BREAKEVEN_TEST(userbook, UserBookTest)
#include "tst_userbook.moc"
