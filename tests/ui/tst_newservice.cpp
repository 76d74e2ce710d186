#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTextBrowser>
#include <QTreeView>

#include "pricing/book/ratecsv.h"
#include "tests/catalog/newservice.h"
#include "tests/support/testmain.h"
#include "tests/ui/window.h"
#include "ui/help/helpwindow.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/palette/palettemodel.h"

using namespace breakeven;
using namespace breakeven::ui;

/// The service of tests/catalog/newservice.h, one file of data, in the window: to be chosen, to be
/// edited and explained, without a line of C++ that knows it.
class NewServiceUiTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        tests::isolateSettings();
        auto catalog = tests::newServiceCatalog();
        QVERIFY2(catalog, catalog ? "" : catalog.error().text().c_str());
        m_catalog = std::move(*catalog);
        m_theme = std::make_unique<Theme>(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons"));
    }

    void isInThePalette()
    {
        PaletteModel model(m_catalog, *m_theme);
        PaletteFilter filter;
        filter.setSourceModel(&model);
        filter.search(QStringLiteral("acme stamp"));
        QCOMPARE(filter.rowCount(), 1);
        const QModelIndex group = filter.index(0, 0);
        QCOMPARE(group.data().toString(), QStringLiteral("Compute"));
        QCOMPARE(filter.rowCount(group), 1);
        const QModelIndex kind = filter.index(0, 0, group);
        QCOMPARE(kind.data(PaletteModel::KindRole).toString(), QStringLiteral("acme.stamp"));
        QVERIFY(kind.data(Qt::ToolTipRole).toString().contains(QLatin1String("Puts a stamp")));
        QVERIFY(!kind.data(Qt::DecorationRole).value<QPixmap>().isNull());
        QVERIFY(filter.flags(kind).testFlag(Qt::ItemIsDragEnabled));
    }

    void isInTheInspectorWithItsHelp()
    {
        Document document(m_catalog);
        document.reset(project());
        const auto book = pricing::PriceBook::fromRates({});
        Analysis analysis(document, book);
        InspectorPanel panel(document, analysis, *m_theme);
        panel.show();
        panel.inspect(m_alternative, {m_stamp}, {});
        auto* ink = tests::child<QComboBox>(panel, "field-ink");
        QVERIFY(ink);
        QCOMPARE(ink->count(), 2);
        QVERIFY(ink->toolTip().contains(QLatin1String("Colour of the stamp")));
        auto* press = tests::child<QLineEdit>(panel, "field-press_ms");
        QVERIFY(press);
        QCOMPARE(press->text(), QStringLiteral("5"));
        const QString help = helpBeside(panel, press);
        QVERIFY2(help.contains(QLatin1String("Mean time of a stamp")), qPrintable(help));
        QVERIFY2(help.contains(QLatin1String("example.org")), qPrintable(help));
    }

    void isInTheHelp()
    {
        Document document(m_catalog);
        document.reset(project());
        auto rates = pricing::parseRateRows(newServicePrices, "acme.csv").and_then([](auto rows) {
            return pricing::groupedRates(std::move(rows));
        });
        QVERIFY(rates.has_value());
        Analysis analysis(document, pricing::PriceBook::fromRates(std::move(*rates)));
        HelpWindow window(document, analysis, *m_theme);
        window.show();
        auto* search = tests::child<QLineEdit>(window, "helpSearch");
        QTest::keyClicks(search, QStringLiteral("stamp pages"));
        auto* index = tests::child<QTreeView>(window, "helpIndex");
        QCOMPARE(index->model()->rowCount(), 1);
        const QModelIndex group = index->model()->index(0, 0);
        QCOMPARE(index->model()->rowCount(group), 1);
        index->setCurrentIndex(index->model()->index(0, 0, group));
        const QString page = tests::child<QTextBrowser>(window, "helpBrowser")->toPlainText();
        for (const char* part : {"Puts a stamp", "Mean time of a stamp", "example.org", "Black",
                                 "calls * ceil(request_kb / 4)", "$0.00002"}) {
            QVERIFY2(page.contains(QLatin1String(part)), part);
        }
    }

private:
    /// What the caption of a field says when the pointer rests on it.
    static QString helpBeside(const QWidget& panel, const QWidget* field)
    {
        for (const QLabel* label : panel.findChildren<QLabel*>()) {
            if (label->buddy() == field) {
                return label->toolTip();
            }
        }
        return {};
    }

    model::Project project() const
    {
        model::Project project;
        model::Alternative& alternative = project.alternatives.emplace_back();
        alternative.id = m_alternative;
        alternative.architecture.insert(
            model::Component{.id = m_stamp, .kind = "acme.stamp", .name = "Stamp"});
        return project;
    }

    const model::AlternativeId m_alternative{"a"};
    const model::ComponentId m_stamp{"stamp"};
    model::Catalog m_catalog;
    std::unique_ptr<Theme> m_theme;
};

BREAKEVEN_TEST(newservice, NewServiceUiTest)
#include "tst_newservice.moc"
