#include "ui/language/language.h"

#include <algorithm>
#include <ranges>

#include <QDirIterator>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolBar>

#include "model/catalog/validate.h"
#include "pricing/base/format.h"
#include "tests/support/testmain.h"
#include "tests/ui/translations.h"
#include "tests/ui/window.h"
#include "ui/language/languagemenu.h"
#include "ui/language/messagepattern.h"
#include "ui/language/phrasebook.h"
#include "ui/language/phrases.h"
#include "ui/results/billtext.h"
#include "ui/shell/format.h"

using namespace breakeven;
using namespace breakeven::ui;
using namespace breakeven::tests;

namespace {

const QString chinese = QStringLiteral("zh_CN");
const QString shareFolder = QStringLiteral(BREAKEVEN_SHARE_DIR "/translations");

QString sourceFile(const char* path)
{
    return QStringLiteral(BREAKEVEN_SOURCE_DIR "/") + QLatin1String(path);
}

QString translations()
{
    return QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/translations/");
}

/// A text made of nothing but names and sizes, such as `db.t4g.micro · 2 vCPU · 1 GB`.
bool isSize(const QString& text)
{
    static const QRegularExpression word(QStringLiteral(R"((?<![\w.\-/])[a-z]{3,}(?![\w.\-/]))"));
    static const QRegularExpression amount(QStringLiteral(R"(^[\d.,]+ [A-Za-z]+$)"));
    return (text.contains(QLatin1String("vCPU")) || amount.match(text).hasMatch()) &&
           !word.match(text).hasMatch();
}

/// The places of a pattern in alphabetical order, to compare two languages.
QStringList sortedPlaces(const QString& pattern)
{
    QStringList places = placesOf(pattern);
    places.sort();
    return places;
}

}  // namespace

class LanguageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { isolateSettings(); }
    void cleanup() { QSettings().clear(); }

    void everyStringOfTheWindowIsTranslated_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("least");
        QTest::newRow("English plurals")
            << QStringLiteral("breakeven_en.ts") << QStringList{QStringLiteral("-pluralonly")} << 1;
        QTest::newRow("Chinese") << QStringLiteral("breakeven_zh_CN.ts") << QStringList() << 300;
    }

    void everyStringOfTheWindowIsTranslated()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, options);
        QFETCH(int, least);
        // What lupdate finds in the sources today against what is in the file.
        QTemporaryDir folder;
        const QString copy = folder.filePath(file);
        QVERIFY(QFile::copy(translations() + file, copy));
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(BREAKEVEN_SOURCE_DIR));
        lupdate.start(
            QStringLiteral(BREAKEVEN_LUPDATE),
            options +
                QStringLiteral("-silent -locations none -I . ui app -ts").split(QLatin1Char(' ')) +
                QStringList{copy});
        QVERIFY2(lupdate.waitForFinished(), qPrintable(lupdate.errorString()));
        QCOMPARE(lupdate.exitCode(), 0);
        const auto strings = readStrings(copy);
        QVERIFY(strings.size() >= least);
        for (const TranslatedString& string : strings) {
            QVERIFY2(string.type != QLatin1String("unfinished"), qPrintable(string.source));
            QVERIFY2(!string.forms.contains(QString()), qPrintable(string.source));
            for (const QString& form : string.forms) {
                QVERIFY2(marksOf(form) == marksOf(string.source), qPrintable(form));
                QVERIFY2(mnemonics(form) == mnemonics(string.source), qPrintable(form));
                QVERIFY2(tagsOf(form) == tagsOf(string.source), qPrintable(form));
            }
        }
    }

    void everyTextOfTheCatalogIsTranslated()
    {
        const auto table = readPhrases(translations() + QStringLiteral("catalog_zh_CN.json"));
        const QStringList texts = catalogTexts(sourceFile("resources"));
        QVERIFY(texts.size() > 1500);
        for (const QString& text : texts) {
            QVERIFY2(isSize(text) || !table.value(text).isEmpty(),
                     qPrintable(QStringLiteral("missing: ") + text));
        }
    }

    void everyMessageOfTheEngineIsTranslated_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* file : {"model/catalog/validate.cpp",
                                 "model/catalog/componentrules.cpp",
                                 "model/catalog/connectionrules.cpp",
                                 "model/catalog/graphrules.cpp",
                                 "model/comparison/comparison.cpp",
                                 "model/comparison/verdict.cpp",
                                 "model/interchange/atomicfile.cpp",
                                 "model/interchange/fieldreader.cpp",
                                 "model/interchange/projectfile.cpp",
                                 "model/interchange/strictjson.cpp",
                                 "model/report/helpwords.cpp",
                                 "model/report/kindhelp.cpp",
                                 "model/simulation/compile.cpp",
                                 "model/simulation/kernel/simulate.cpp",
                                 "pricing/base/money.cpp",
                                 "pricing/bill/bill.cpp",
                                 "pricing/book/csvtext.cpp",
                                 "pricing/book/ratecsv.cpp",
                                 "pricing/lists/awsjson.cpp",
                                 "pricing/lists/googlepage.cpp",
                                 "pricing/lists/jsonstream.cpp",
                                 "pricing/lists/listfile.cpp",
                                 "pricing/lists/listing.cpp",
                                 "pricing/lists/priceimport.cpp",
                                 "pricing/lists/pricelist.cpp",
                                 "pricing/lists/pricetablefile.cpp",
                                 "ui/download/listfetch.cpp"}) {
            QTest::newRow(file) << sourceFile(file);
        }
    }

    void everyMessageOfTheEngineIsTranslated()
    {
        QFETCH(QString, file);
        const auto table = readPhrases(translations() + QStringLiteral("messages_zh_CN.json"));
        QStringList patterns;
        for (const QString& pattern : table.keys()) {
            patterns << withoutNames(pattern);
        }
        const QStringList sentences = sentencesIn(file);
        QVERIFY(!sentences.isEmpty());
        for (const QString& sentence : sentences) {
            const bool known = std::ranges::any_of(patterns, [&sentence](const QString& pattern) {
                return pattern.contains(sentence);
            });
            QVERIFY2(known, qPrintable(QStringLiteral("missing: ") + sentence));
        }
    }

    void messagesAgreeInTheirPlaces()
    {
        const auto table = readPhrases(translations() + QStringLiteral("messages_zh_CN.json"));
        QVERIFY(!table.isEmpty());
        for (auto it = table.begin(); it != table.end(); ++it) {
            QVERIFY2(sortedPlaces(it.key()) == sortedPlaces(it.value()), qPrintable(it.key()));
            QVERIFY2(!it.value().isEmpty(), qPrintable(it.key()));
        }
    }

    void whatTheEngineSaysIsRecognised_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("translated");
        for (const auto& [english, translated] : engineSentences) {
            QTest::newRow(english) << QString::fromUtf8(english) << QString::fromUtf8(translated);
        }
    }

    void whatTheEngineSaysIsRecognised()
    {
        QFETCH(QString, english);
        QFETCH(QString, translated);
        const Translation translation(chinese, shareFolder);
        QCOMPARE(sentence(english.toStdString()), translated);
    }

    void unknownSentencesStayEnglish()
    {
        const Translation translation(chinese, shareFolder);
        QCOMPARE(sentence("Something nobody has said before."),
                 QStringLiteral("Something nobody has said before."));
        QCOMPARE(catalogText("A kind of 2031"), QStringLiteral("A kind of 2031"));
    }

    void errorsSayWhereInBothLanguages()
    {
        const Error error{ErrorCode::Malformed, "the file is empty", "shop.breakeven",
                          "restore a complete copy"};
        QCOMPARE(errorText(error), text(error.text()));
        const Translation translation(chinese, shareFolder);
        QCOMPARE(errorText(error), QStringLiteral("shop.breakeven：文件是空的；请恢复完整的副本"));
    }

    void problemsOfAProjectAreTranslated()
    {
        const Translation translation(chinese, shareFolder);
        model::Project project;
        project.alternatives.emplace_back();
        project.alternatives.front().name = "Serverless on AWS";
        const auto problems = model::validate(project, model::Catalog{});
        QVERIFY(!problems.empty());
        for (const model::Problem& problem : problems) {
            QVERIFY2(sentence(problem.text) != text(problem.text), problem.text.c_str());
        }
    }

    void linesOfABillAreSaidInTheLanguage_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        QTest::newRow("meter") << QStringLiteral("Storage") << QStringLiteral("存储");
        QTest::newRow("call") << QStringLiteral("Reads, from Orders, from here")
                              << QStringLiteral("读取，来自 Orders, from here");
        QTest::newRow("egress") << QStringLiteral("Internet egress, requests to Stripe")
                                << QStringLiteral("互联网出站流量，发往 Stripe 的请求");
        QTest::newRow("region") << QStringLiteral("Transfer to eu-west-1, answers to App")
                                << QStringLiteral("传输到 eu-west-1，发往 App 的响应");
        QTest::newRow("a stranger's")
            << QStringLiteral("Smiles, from Orders") << QStringLiteral("Smiles, from Orders");
    }

    void linesOfABillAreSaidInTheLanguage()
    {
        QFETCH(QString, english);
        QFETCH(QString, chinese);
        QCOMPARE(lineName(english.toStdString(), {}), english);
        const Translation translation(QStringLiteral("zh_CN"), shareFolder);
        QCOMPARE(lineName(english.toStdString(), {}), chinese);
    }

    void numbersFollowTheLanguage()
    {
        QCOMPARE(count(41e6), QStringLiteral("41 M"));
        const Translation translation(chinese, shareFolder);
        QCOMPARE(count(950), QStringLiteral("950"));
        QCOMPARE(count(12345), QStringLiteral("1.23 万"));
        QCOMPARE(count(41e6), QStringLiteral("4100 万"));
        QCOMPARE(count(1.2e9), QStringLiteral("12 亿"));
        QCOMPARE(count(3e12), QStringLiteral("3 万亿"));
        QCOMPARE(money(412), QStringLiteral("$412"));
        QCOMPARE(money(1240000), QStringLiteral("$124 万"));
        QCOMPARE(duration(0.038), QStringLiteral("38 ms"));
        QCOMPARE(duration(125), QStringLiteral("2 分 5 秒"));
        QCOMPARE(duration(12000), QStringLiteral("3 小时 20 分"));
        QCOMPARE(QLocale().dayName(1, QLocale::ShortFormat), QStringLiteral("周一"));
    }

    void theEngineStaysEnglish()
    {
        const Translation translation(chinese, shareFolder);
        QCOMPARE(countText(41e6), std::string("41 M"));
        QCOMPARE(durationText(125), std::string("2 min 5 s"));
    }

    void theSystemsLanguageIsFollowed_data()
    {
        QTest::addColumn<QStringList>("system");
        QTest::addColumn<QString>("code");
        QTest::newRow("simplified") << QStringList{QStringLiteral("zh-Hans-CN")} << chinese;
        QTest::newRow("Singapore") << QStringList{QStringLiteral("zh-SG")} << chinese;
        QTest::newRow("traditional")
            << QStringList{QStringLiteral("zh-TW")} << QStringLiteral("en");
        QTest::newRow("second best")
            << QStringList{QStringLiteral("fr-FR"), QStringLiteral("zh-CN")} << chinese;
        QTest::newRow("English first")
            << QStringList{QStringLiteral("en-GB"), QStringLiteral("zh-CN")}
            << QStringLiteral("en");
        QTest::newRow("none") << QStringList{QStringLiteral("C")} << QStringLiteral("en");
    }

    void theSystemsLanguageIsFollowed()
    {
        QFETCH(QStringList, system);
        QFETCH(QString, code);
        QCOMPARE(languageFor(system), code);
    }

    void theMenuRemembersTheChoice()
    {
        QMenu menu;
        fillLanguageMenu(menu);
        QCOMPARE(menu.actions().size(), qsizetype(languages().size()) + 1);
        QVERIFY(child<QAction>(menu, "actionLanguage-")->isChecked());
        child<QAction>(menu, "actionLanguage-zh_CN")->trigger();
        QCOMPARE(languageInUse(), chinese);
        QSettings().setValue(QStringLiteral("window/language"), QStringLiteral("tlh"));
        QCOMPARE(chosenLanguage(), QString());
    }
};

BREAKEVEN_TEST(language, LanguageTest)

#include "tst_language.moc"
