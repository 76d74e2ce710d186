#include <QAbstractItemModel>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "tests/ui/window.h"
#include "ui/commands/componentcommands.h"
#include "ui/inspector/billview.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/inspector/regioneditor.h"
#include "ui/results/termseditor.h"
#include "ui/shell/format.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::child;

namespace {

void enter(QLineEdit* field, const char* text)
{
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QLatin1String(text));
    QTest::keyClick(field, Qt::Key_Return);
}

/// Everything that a tree shows, row by row.
QString shownBy(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            text += model.index(row, column, parent).data().toString() + QLatin1Char('|');
        }
        text += QLatin1Char('\n') + shownBy(model, model.index(row, 0, parent));
    }
    return text;
}

pricing::Rate rate(const char* meter, const char* region)
{
    return {{"p", "s", "k", meter},
            "unit",
            region,
            {{Quantity(), {}, UnitPrice::fromPicos(1), "2026-01-01", "https://example.org"}}};
}

}  // namespace

/// What is paid beside the list prices, and where: discount, tax, currency and region.
class TermsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tests::isolateSettings(); }

    void init()
    {
        m_theme = std::make_unique<Theme>(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons"));
        m_document = std::make_unique<Document>(tests::shippedCatalog());
        m_document->reset(tests::sampleProject());
        m_editor = std::make_unique<TermsEditor>(*m_document, *m_theme);
        m_editor->show();
        m_editor->activateWindow();
    }

    void everyProviderInUseHasAField()
    {
        QVERIFY(child<QLineEdit>(*m_editor, "field-discount-aws"));
        QVERIFY(child<QLineEdit>(*m_editor, "field-discount-"));
        QVERIFY(!child<QLineEdit>(*m_editor, "field-discount-gcp"));
        m_document->undoStack().push(new AddComponent(
            *m_document, tests::serverless,
            {m_document->newComponentId("gcp.cloudrun"), "gcp.cloudrun", "Run", {}, {}}));
        QVERIFY(child<QLineEdit>(*m_editor, "field-discount-gcp"));
    }

    void anEditIsOneUndoStep_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QString>("says");
        QTest::newRow("of a provider") << QByteArray("field-discount-aws") << QByteArray("12.5")
                                       << QStringLiteral("aws 12.5 % off");
        QTest::newRow("of all others")
            << QByteArray("field-discount-") << QByteArray("5") << QStringLiteral("5 % off");
        QTest::newRow("tax") << QByteArray("field-tax") << QByteArray("19")
                             << QStringLiteral("19 % tax");
    }
    void anEditIsOneUndoStep()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, typed);
        QFETCH(QString, says);
        const model::Assumptions before = assumptions();
        auto* edit = child<QLineEdit>(*m_editor, field);
        QVERIFY(edit);
        enter(edit, typed);
        QCOMPARE(m_document->undoStack().count(), 1);
        QCOMPARE(termsText(terms()), says);
        QVERIFY(pricing::check(terms(), {}).has_value());
        m_document->undoStack().undo();
        QVERIFY(assumptions() == before);
        QCOMPARE(edit->text(), QStringLiteral("0"));
        m_document->undoStack().redo();
        QCOMPARE(edit->text(), QString::fromLatin1(typed));
    }

    void nobodyLetsOffMoreThanAll()
    {
        enter(child<QLineEdit>(*m_editor, "field-discount-aws"), "101");
        QCOMPARE(m_document->undoStack().count(), 0);
        QVERIFY(terms() == pricing::Terms());
    }

    void aProviderMayBeLeftOutOfTheDiscountOfAll()
    {
        enter(child<QLineEdit>(*m_editor, "field-discount-"), "5");
        auto* aws = child<QLineEdit>(*m_editor, "field-discount-aws");
        QCOMPARE(aws->text(), QStringLiteral("5"));
        enter(aws, "0");
        QCOMPARE(terms().discounts.size(), std::size_t(2));
        QCOMPARE(termsText(terms()), QStringLiteral("5 % off · aws 0 % off"));
        enter(child<QLineEdit>(*m_editor, "field-discount-"), "0");
        QVERIFY(terms() == pricing::Terms());
    }

    void aCurrencyIsOneStepOnceItIsWhole()
    {
        enter(child<QLineEdit>(*m_editor, "field-currency"), "eur");
        QVERIFY(terms().currency.code.empty());
        QVERIFY(child<QLabel>(*m_editor, "termsProblem")->text().contains(QLatin1String("EUR")));
        auto* date = child<QLineEdit>(*m_editor, "field-currencyDate");
        QVERIFY(!date->text().isEmpty());
        enter(date, "2026-11-20");
        enter(child<QLineEdit>(*m_editor, "field-currencyRate"), "0.92");
        QCOMPARE(m_document->undoStack().count(), 1);
        QCOMPARE(terms().currency.code, std::string("EUR"));
        QCOMPARE(terms().currency.perUsd.text(), std::string("0.92"));
        QCOMPARE(terms().currency.asOf, std::string("2026-11-20"));
        QVERIFY(child<QLabel>(*m_editor, "termsProblem")->text().isEmpty());
        enter(child<QLineEdit>(*m_editor, "field-currency"), "");
        QTest::keyClick(child<QLineEdit>(*m_editor, "field-currency"), Qt::Key_Backspace);
        QTest::keyClick(child<QLineEdit>(*m_editor, "field-currency"), Qt::Key_Return);
        QVERIFY(terms().currency.code.empty());
    }

    /// 0.92 euros for a dollar are not 0.92 pounds.
    void anotherCurrencyAsksForItsRate()
    {
        enter(child<QLineEdit>(*m_editor, "field-currency"), "EUR");
        enter(child<QLineEdit>(*m_editor, "field-currencyRate"), "0.92");
        auto* code = child<QLineEdit>(*m_editor, "field-currency");
        auto* rate = child<QLineEdit>(*m_editor, "field-currencyRate");
        enter(code, "GBP");
        QCOMPARE(terms().currency.code, std::string("EUR"));
        QVERIFY(rate->text().isEmpty());
        QVERIFY(child<QLabel>(*m_editor, "termsProblem")->text().contains(QLatin1String("GBP")));
        enter(rate, "0.79");
        QCOMPARE(m_document->undoStack().count(), 2);
        QCOMPARE(terms().currency.code, std::string("GBP"));
        m_document->undoStack().undo();
        QCOMPARE(code->text(), QStringLiteral("EUR"));
        QCOMPARE(rate->text(), QStringLiteral("0.92"));
    }

    void aRateThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("rate");
        QTest::addColumn<QByteArray>("date");
        QTest::newRow("zero") << QByteArray("0") << QByteArray("2026-11-20");
        QTest::newRow("a word") << QByteArray("many") << QByteArray("2026-11-20");
        QTest::newRow("negative") << QByteArray("-1") << QByteArray("2026-11-20");
        QTest::newRow("no day") << QByteArray("0.92") << QByteArray("yesterday");
    }
    void aRateThatIsNoneIsRefused()
    {
        QFETCH(QByteArray, rate);
        QFETCH(QByteArray, date);
        enter(child<QLineEdit>(*m_editor, "field-currency"), "EUR");
        enter(child<QLineEdit>(*m_editor, "field-currencyDate"), date);
        enter(child<QLineEdit>(*m_editor, "field-currencyRate"), rate);
        QCOMPARE(m_document->undoStack().count(), 0);
        QVERIFY(!child<QLabel>(*m_editor, "termsProblem")->text().isEmpty());
        m_document->reset(tests::sampleProject());
        QVERIFY(child<QLabel>(*m_editor, "termsProblem")->text().isEmpty());
    }

    void theBillShowsThem()
    {
        auto window = tests::makeWindow();
        window->document().reset(tests::sampleProject());
        window->show();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // the form before
        child<QAction>(*window, "actionTerms")->trigger();
        QVERIFY(child<QWidget>(*window, "termsSide")->isVisible());
        QVERIFY(child<QToolButton>(*window, "termsButton")->isChecked());
        enter(child<QLineEdit>(*window, "field-discount-aws"), "10");
        enter(child<QLineEdit>(*window, "field-tax"), "19");
        enter(child<QLineEdit>(*window, "field-currency"), "EUR");
        enter(child<QLineEdit>(*window, "field-currencyRate"), "0.5");
        const auto* tree = child<QTreeView>(*window, "billTree");
        QCOMPARE(termsText(window->document().project().assumptions.terms),
                 QStringLiteral("aws 10 % off · 19 % tax · EUR"));
        QTRY_VERIFY_WITH_TIMEOUT(shownBy(*tree->model()).contains(QLatin1String("EUR ")), 30000);
        const QString bill = shownBy(*tree->model());
        QVERIFY2(bill.contains(QLatin1String("Discount of aws, 10 %")), qPrintable(bill));
        QVERIFY2(bill.contains(QLatin1String("Tax, 19 %")), qPrintable(bill));
        const QString summary = child<QLabel>(*window, "billSummary")->text();
        QVERIFY2(summary.contains(QLatin1String("at list prices")), qPrintable(summary));
        QVERIFY2(summary.contains(QLatin1String("EUR ")), qPrintable(summary));
        window->document().undoStack().clear();
    }

    void offersFirstTheRegionsThatHaveEveryPrice()
    {
        const auto book = pricing::PriceBook::fromRates(
            {rate("m", "b"), rate("m", "c"), rate("n", "c"), rate("n", "global"), rate("o", "a")},
            {}, {{"p", "c", "Third place", 0, 0, {}}});
        const auto offers = regionOffers(book, "p", {{"p", "s", "k", "m"}, {"p", "s", "k", "n"}});
        const std::vector<RegionOffer> expected{
            {"b", "", 0}, {"c", "Third place", 0}, {"a", "", 1}};
        QVERIFY(offers == expected);
        QVERIFY(regionOffers(book, "q", {}).empty());
    }

    void aComponentHasARegionOfItsOwn()
    {
        Analysis analysis(*m_document, book());
        InspectorPanel panel(*m_document, analysis, *m_theme);
        panel.show();
        panel.inspect(tests::serverless, {m_orders}, {});
        auto* choice = child<QComboBox>(panel, "field-componentRegion");
        QVERIFY(choice);
        QCOMPARE(choice->currentData().toString(), QString());
        // In one column with the parameters.
        const auto left = [&panel](const char* field) {
            return child<QWidget>(panel, field)->mapTo(&panel, QPoint()).x();
        };
        QCoreApplication::processEvents();
        QCOMPARE(left("field-componentRegion"), left("field-memory_mb"));
        choice->setCurrentIndex(choice->findData(QStringLiteral("eu-west-1")));
        emit choice->activated(choice->currentIndex());
        QCOMPARE(m_document->undoStack().count(), 1);
        QCOMPARE(orders().region, std::string("eu-west-1"));
        auto* reset = child<QToolButton>(panel, "reset-componentRegion");
        QVERIFY(!reset->isHidden());
        QTest::mouseClick(reset, Qt::LeftButton);
        QVERIFY(orders().region.empty());
        m_document->undoStack().undo();
        QCOMPARE(orders().region, std::string("eu-west-1"));
        QCOMPARE(choice->currentData().toString(), QStringLiteral("eu-west-1"));
        m_document->undoStack().undo();
        QVERIFY(m_document->undoStack().isClean());
    }

    void whatHasNoPriceIsMovedByOneClick()
    {
        BillView view(*m_theme);
        pricing::Bill bill;
        pricing::MissingPrice gap;
        gap.key = {"aws", "lambda", "x86_64", "requests"};
        gap.component = "orders";
        gap.region = "mars-1";
        gap.nearest = "us-west-2";
        gap.reason = "no price for aws lambda x86_64 requests in mars-1";
        bill.missing = {gap};
        view.showComponent(bill, "orders");
        view.show();
        QString asked;
        connect(&view, &BillView::regionRequested, this,
                [&](const auto& region) { asked = region; });
        auto* use = child<QPushButton>(view, "useRegion-requests");
        QVERIFY(use);
        QTest::mouseClick(use, Qt::LeftButton);
        QCOMPARE(asked, QStringLiteral("us-west-2"));
        bill.missing.front().nearest.clear();
        view.showComponent(bill, "orders");
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!child<QPushButton>(view, "useRegion-requests"));
    }

private:
    static pricing::PriceBook book()
    {
        return pricing::PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite").value();
    }
    const model::Assumptions& assumptions() const { return m_document->project().assumptions; }
    const pricing::Terms& terms() const { return assumptions().terms; }
    const model::Component& orders() const
    {
        return *m_document->project().find(tests::serverless)->architecture.find(m_orders);
    }

    const model::ComponentId m_orders{"orders"};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<TermsEditor> m_editor;
};

BREAKEVEN_TEST(terms, TermsTest)
#include "tst_terms.moc"
