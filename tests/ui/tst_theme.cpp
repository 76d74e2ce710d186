#include "ui/shell/theme.h"

#include "tests/support/testmain.h"
#include "ui/shell/stylesheet.h"

using namespace breakeven::ui;

namespace {

const QString iconFolder = QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons");

int paintedPixels(const QPixmap& pixmap)
{
    const QImage image = pixmap.toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += qAlpha(image.pixel(x, y)) > 60 ? 1 : 0;
        }
    }
    return count;
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void textContrast_data()
    {
        QTest::addColumn<Tokens>("tokens");
        QTest::newRow("light") << lightTokens();
        QTest::newRow("dark") << darkTokens();
        QTest::newRow("high contrast") << contrastTokens();
    }

    void highContrastIsHigher()
    {
        const Tokens tokens = contrastTokens();
        for (const QColor& ink : {tokens.text, tokens.muted, tokens.faint, tokens.accent,
                                  tokens.good, tokens.warn, tokens.bad}) {
            QVERIFY2(contrastRatio(ink, tokens.panel) >= 7, qPrintable(ink.name()));
        }
        QVERIFY(contrastRatio(tokens.border, tokens.panel) >= 4.5);
        QVERIFY(contrastRatio(tokens.focus, tokens.panel) >= 4.5);
    }

    void textContrast()
    {
        QFETCH(Tokens, tokens);
        for (const QColor& ground : {tokens.window, tokens.panel, tokens.canvas}) {
            for (const QColor& ink : {tokens.text, tokens.muted, tokens.faint, tokens.accent,
                                      tokens.good, tokens.warn, tokens.bad}) {
                const double ratio = contrastRatio(ink, ground);
                QVERIFY2(
                    ratio >= 4.5,
                    qPrintable(
                        QStringLiteral("%1 on %2: %3").arg(ink.name(), ground.name()).arg(ratio)));
            }
            QVERIFY(contrastRatio(tokens.focus, ground) >= 3);
        }
        QVERIFY(contrastRatio(tokens.onAccent, tokens.accent) >= 4.5);
        QVERIFY(contrastRatio(tokens.text, tokens.accentTint) >= 4.5);
        QVERIFY(contrastRatio(tokens.accent, tokens.accentTint) >= 3);
        QVERIFY(contrastRatio(tokens.muted, tokens.hover) >= 4.5);
    }

    void contrastOfKnownPairs()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
        QVERIFY(std::abs(contrastRatio(QColor(0x767676), Qt::white) - 4.54) < 0.01);
    }

    void whiteGlyphsShowOnEveryCategory()
    {
        for (const char* category :
             {"compute", "api", "data", "events", "identity", "payments", "observability",
              "servers", "network", "traffic", "unheard-of"}) {
            const double ratio = contrastRatio(categoryFill(QLatin1String(category)), Qt::white);
            QVERIFY2(ratio >= 3,
                     qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(category)).arg(ratio)));
        }
    }

    void everyIconDrawsAtSixteenPixels()
    {
        const Icons icons(iconFolder);
        const QStringList files = QDir(iconFolder).entryList({QStringLiteral("*.svg")});
        QVERIFY(files.size() > 40);
        for (const QString& file : files) {
            const QPixmap glyph = icons.glyph(QFileInfo(file).baseName(), 16, Qt::black);
            const int painted = paintedPixels(glyph);
            QVERIFY2(painted > 8, qPrintable(file));
            QVERIFY2(painted < 250, qPrintable(file));
        }
    }

    void unknownIconFallsBackToService()
    {
        const Icons icons(iconFolder);
        QVERIFY(!icons.contains(QStringLiteral("no-such-icon")));
        QCOMPARE(icons.glyph(QStringLiteral("no-such-icon"), 24, Qt::black).toImage(),
                 icons.glyph(QStringLiteral("service"), 24, Qt::black).toImage());
    }

    void glyphsTakeTheColor()
    {
        const Icons icons(iconFolder);
        const QImage image = icons.glyph(QStringLiteral("stop"), 24, Qt::red).toImage();
        QCOMPARE(image.pixelColor(12, 12), QColor(Qt::red));
    }

    void styleSheetNamesNoUnknownToken()
    {
        const QString sheet = styleSheetOf(lightTokens(), QStringLiteral("/images"));
        QVERIFY(!sheet.contains(QLatin1Char('@')));
        QVERIFY(sheet.contains(lightTokens().accent.name()));
    }

    void modeIsRememberedAndAnnounced()
    {
        Theme theme(iconFolder);
        const QSignalSpy changes(&theme, &Theme::changed);
        theme.setMode(Theme::Mode::Dark);
        QVERIFY(theme.isDark());
        QCOMPARE(theme.tokens().panel, darkTokens().panel);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(Theme(iconFolder).mode(), Theme::Mode::Dark);
        theme.setMode(Theme::Mode::Light);
        QCOMPARE(Theme(iconFolder).mode(), Theme::Mode::Light);
    }

    void alternativesHaveDifferentColorsAndDashes()
    {
        const Theme theme(iconFolder);
        QVERIFY(theme.alternativeColor(0) != theme.alternativeColor(1));
        QVERIFY(theme.alternativeDash(0) != theme.alternativeDash(1));
        QCOMPARE(theme.alternativeColor(4), theme.alternativeColor(0));
    }

    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("breakeven-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("breakeven-tests"));
    }
};

BREAKEVEN_TEST(theme, ThemeTest)
#include "tst_theme.moc"
