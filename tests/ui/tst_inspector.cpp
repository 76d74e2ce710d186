#include "ui/inspector/inspectorpanel.h"
#include "ui/inspector/numberedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHelpEvent>
#include <QLineEdit>
#include <QToolButton>
#include <QToolTip>

#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "tests/ui/window.h"
#include "ui/commands/componentcommands.h"
#include "ui/commands/connectioncommands.h"
#include "ui/inspector/density.h"
#include "ui/inspector/responseview.h"
#include "ui/shell/choicebox.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::child;

class InspectorTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tests::isolateSettings(); }

    void init()
    {
        m_catalog = model::Catalog::load(BREAKEVEN_SOURCE_DIR "/resources/catalog").value();
        m_theme = std::make_unique<Theme>(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons"));
        m_document = std::make_unique<Document>(m_catalog);
        model::Project project;
        model::Alternative alternative;
        alternative.id = m_alternative;
        alternative.name = "Serverless";
        alternative.architecture.insert(
            model::Component{m_function, "aws.lambda", "Orders fn", {}, {}});
        alternative.architecture.insert(
            model::Component{m_stranger, "acme.teleporter", "Teleporter", {}, {{"beams", 3.0}}});
        model::Connection connection;
        connection.id = m_connection;
        connection.from = m_function;
        connection.to = m_stranger;
        alternative.architecture.insert(connection);
        project.alternatives.push_back(alternative);
        m_document->reset(project);
        m_analysis = std::make_unique<Analysis>(*m_document, m_book);
        m_panel = std::make_unique<InspectorPanel>(*m_document, *m_analysis, *m_theme);
        m_panel->resize(330, 700);
        m_panel->show();
    }

    void cleanup()
    {
        m_panel.reset();
        m_analysis.reset();
    }

    void everyParameterHasAField()
    {
        m_panel->inspect(m_alternative, {m_function}, {});
        for (const model::Parameter& parameter : m_catalog.find("aws.lambda")->parameters) {
            const std::string name = "field-" + parameter.id;
            QVERIFY2(child<QWidget>(*m_panel, name.c_str()), name.c_str());
        }
    }

    void typingANumberIsOneUndoStep()
    {
        m_panel->inspect(m_alternative, {m_function}, {});
        auto* memory = child<QLineEdit>(*m_panel, "field-memory_mb");
        QVERIFY(memory);
        QCOMPARE(memory->text(), QStringLiteral("128"));
        type(memory, "512");
        QTest::keyClick(memory, Qt::Key_Return);
        QCOMPARE(parameter("memory_mb"), model::ParameterValue(512.0));
        QCOMPARE(m_document->undoStack().count(), 1);
        auto* reset = child<QToolButton>(*m_panel, "reset-memory_mb");
        QVERIFY(!reset->isHidden());
        m_document->undoStack().undo();
        QCOMPARE(memory->text(), QStringLiteral("128"));
        QVERIFY(reset->isHidden());
    }

    void outOfRangeIsRefused()
    {
        m_panel->inspect(m_alternative, {m_function}, {});
        auto* memory = child<QLineEdit>(*m_panel, "field-memory_mb");
        type(memory, "7");
        QVERIFY(memory->property("invalid").toBool());
        QTest::keyClick(memory, Qt::Key_Return);
        QCOMPARE(m_document->undoStack().count(), 0);
        QTest::keyClick(memory, Qt::Key_Escape);
        QCOMPARE(memory->text(), QStringLiteral("128"));
    }

    void resetGoesBackToTheDefault()
    {
        m_panel->inspect(m_alternative, {m_function}, {});
        m_document->undoStack().push(
            new SetParameter(*m_document, m_alternative, m_function, "memory_mb", 1024.0));
        QTest::mouseClick(child<QToolButton>(*m_panel, "reset-memory_mb"), Qt::LeftButton);
        QVERIFY(!component().parameters.contains("memory_mb"));
    }

    void severalOfAKindAreChangedTogether()
    {
        const model::ComponentId second("fn-2");
        m_document->undoStack().push(
            new AddComponent(*m_document, m_alternative,
                             {second, "aws.lambda", "Refunds fn", {}, {{"memory_mb", 1024.0}}}));
        m_document->undoStack().setClean();
        m_panel->inspect(m_alternative, {m_function, second}, {});
        auto* memory = child<QLineEdit>(*m_panel, "field-memory_mb");
        QVERIFY(memory);
        QVERIFY(memory->text().isEmpty());
        QCOMPARE(memory->placeholderText(), QStringLiteral("several"));
        const int steps = m_document->undoStack().count();
        type(memory, "512");
        QTest::keyClick(memory, Qt::Key_Return);
        QCOMPARE(m_document->undoStack().count(), steps + 1);
        QCOMPARE(parameter("memory_mb"), model::ParameterValue(512.0));
        const auto& architecture = m_document->project().find(m_alternative)->architecture;
        QCOMPARE(architecture.find(second)->parameters.at("memory_mb"),
                 model::ParameterValue(512.0));
        QCOMPARE(memory->text(), QStringLiteral("512"));
        m_document->undoStack().undo();
        QVERIFY(m_document->undoStack().isClean());
        QVERIFY(memory->text().isEmpty());
    }

    void differentKindsHaveNoCommonFields()
    {
        m_panel->inspect(m_alternative, {m_function, m_stranger}, {});
        QVERIFY(child<QLineEdit>(*m_panel, "field-memory_mb") == nullptr);
    }

    void aFocusedParameterShowsItsResponse()
    {
        m_document->reset(tests::sampleProject());
        m_panel->inspect(tests::serverless, {model::ComponentId("orders")}, {});
        auto* memory = child<QLineEdit>(*m_panel, "field-memory_mb");
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        memory->setFocus();
        const auto* lines = child<SparkLines>(*m_panel, "sparkLines");
        QTRY_VERIFY(lines->points().size() > 3);
        QVERIFY(lines->isVisible());
        QCOMPARE(std::ranges::count(lines->points(), true, &model::ResponsePoint::present), 1);
        // Another page cancels what is under way.
        type(memory, "2048");
        QTest::keyClick(memory, Qt::Key_Return);
        m_panel->inspect(tests::serverless, {}, {});
        QVERIFY(child<SparkLines>(*m_panel, "sparkLines") == nullptr ||
                !child<SparkLines>(*m_panel, "sparkLines")->isVisible());
    }

    void formulasAreThoseThatNameTheParameter()
    {
        const model::ServiceKind& lambda = *m_catalog.find("aws.lambda");
        pricing::Bill bill;
        for (const model::Meter& meter : lambda.meters) {
            pricing::BillLine line;
            line.component = "fn";
            line.label = meter.label;
            line.formula = meter.quantity;
            bill.lines.push_back(line);
        }
        const QStringList formulas = formulasOf(lambda, "memory_mb", bill, "fn");
        QVERIFY(!formulas.isEmpty());
        for (const QString& formula : formulas) {
            QVERIFY2(formula.contains(QStringLiteral("memory_mb")), qPrintable(formula));
        }
        for (pricing::BillLine& line : bill.lines) {
            line.label += ", from Orders";
        }
        QCOMPARE(formulasOf(lambda, "memory_mb", bill, "fn").size(), formulas.size());
        QVERIFY(formulasOf(lambda, "memory_mb", bill, "other").isEmpty());
        QVERIFY(formulasOf(lambda, "timeout_s", bill, "fn").isEmpty());
    }

    void densities_data()
    {
        using Shape = model::Distribution::Shape;
        QTest::addColumn<int>("shape");
        QTest::addColumn<double>("cv");
        QTest::addColumn<double>("mode");  ///< as a multiple of the mean
        const auto row = [](const char* name, Shape shape, double cv, double mode) {
            QTest::newRow(name) << static_cast<int>(shape) << cv << mode;
        };
        row("lognormal", Shape::LogNormal, 0.5, std::pow(1.25, -1.5));
        row("exponential", Shape::Exponential, 1, 0);
        row("erlang 4", Shape::Erlang, 0.5, 0.75);
        row("hyperexponential", Shape::HyperExponential, 2, 0);
    }
    void densities()
    {
        QFETCH(int, shape);
        QFETCH(double, cv);
        QFETCH(double, mode);
        const auto curve =
            densityOf({static_cast<model::Distribution::Shape>(shape), 0.2, cv}, 2000);
        const auto peak = std::ranges::max_element(curve, {}, &QPointF::y);
        QCOMPARE(peak->y(), 1.0);
        QVERIFY(std::abs(peak->x() / 0.2 - mode) < 0.01);
        QVERIFY(std::ranges::all_of(curve, [](QPointF point) { return point.y() >= 0; }));
    }

    void constantsHaveNoDensity()
    {
        using Shape = model::Distribution::Shape;
        QVERIFY(densityOf({Shape::Constant, 1, 0}).empty());
        QVERIFY(densityOf({Shape::LogNormal, 1, 0}).empty());
        QVERIFY(densityOf({Shape::LogNormal, 0, 1}).empty());
    }

    void longChoicesAreElided()
    {
        ChoiceBox box;
        box.setStyleSheet(QStringLiteral("QComboBox::drop-down { width: 22px; }"));
        box.addItem(QStringLiteral("A choice whose name is much longer than its box"));
        box.resize(90, 28);
        QVERIFY(box.shownText().endsWith(QChar(0x2026)));
        QVERIFY(box.shownText().size() < box.currentText().size());
        box.setToolTip(QStringLiteral("What it is for"));
        QHelpEvent asked(QEvent::ToolTip, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(&box, &asked);
        QVERIFY(QToolTip::text().contains(box.currentText()));
        QVERIFY(QToolTip::text().contains(box.toolTip()));
        box.resize(600, 28);
        QCOMPARE(box.shownText(), box.currentText());
    }

    void choosingAValue()
    {
        m_panel->inspect(m_alternative, {m_function}, {});
        auto* box = child<QComboBox>(*m_panel, "field-architecture");
        QVERIFY(box);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(parameter("architecture"), model::ParameterValue(std::string("arm64")));
    }

    void renaming()
    {
        m_panel->inspect(m_alternative, {m_function}, {});
        auto* name = child<QLineEdit>(*m_panel, "componentName");
        type(name, "Checkout");
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(component().name, std::string("Checkout"));
    }

    void unknownKindIsShownReadOnly()
    {
        m_panel->inspect(m_alternative, {m_stranger}, {});
        auto* beams = child<QLineEdit>(*m_panel, "field-beams");
        QVERIFY(beams);
        QVERIFY(beams->isReadOnly());
        QCOMPARE(beams->text(), QStringLiteral("3"));
    }

    void editingAConnection()
    {
        m_panel->inspect(m_alternative, {}, {m_connection});
        auto* retries = child<QLineEdit>(*m_panel, "field-retries");
        QVERIFY(retries);
        type(retries, "2");
        QTest::keyClick(retries, Qt::Key_Return);
        QCOMPARE(connection().retries, 2);
        auto* mode = child<QComboBox>(*m_panel, "field-mode");
        QTest::keyClick(mode, Qt::Key_Down);
        QCOMPARE(connection().mode, model::CallMode::Asynchronous);
        m_document->undoStack().undo();
        QCOMPARE(connection().mode, model::CallMode::Synchronous);
    }

    void payloadsVaryByFractions()
    {
        m_panel->inspect(m_alternative, {}, {m_connection});
        auto* spread = child<QLineEdit>(*m_panel, "field-payloadSpread");
        QVERIFY(spread);
        type(spread, "0.5");
        QTest::keyClick(spread, Qt::Key_Return);
        QCOMPARE(connection().payloadSpread, 0.5);
    }

    void onlyCallsThatAreWaitedForAreLimitedInNumber()
    {
        m_panel->inspect(m_alternative, {}, {m_connection});
        auto* atOnce = child<QLineEdit>(*m_panel, "field-at-once");
        QVERIFY(atOnce && !atOnce->isHidden());
        type(atOnce, "4");
        QTest::keyClick(atOnce, Qt::Key_Return);
        QCOMPARE(connection().maxConcurrency, 4);
        QTest::keyClick(child<QComboBox>(*m_panel, "field-mode"), Qt::Key_Down);
        QVERIFY(atOnce->isHidden());
        m_document->undoStack().undo();
        QVERIFY(!atOnce->isHidden());
    }

    void assumptionsWhenNothingIsSelected()
    {
        m_panel->inspect(m_alternative, {}, {});
        auto* freeTier = child<QCheckBox>(*m_panel, "field-freeTier");
        QVERIFY(freeTier);
        QVERIFY(freeTier->isChecked());
        QTest::mouseClick(freeTier, Qt::LeftButton, {}, QPoint(8, freeTier->height() / 2));
        QVERIFY(!m_document->project().assumptions.freeTier);
    }

    void pageGoesWithItsComponent()
    {
        m_panel->inspect(m_alternative, {m_function}, {});
        m_document->reset({});
        QTRY_VERIFY(!child<QLineEdit>(*m_panel, "componentName"));
    }

    void plainNumbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole") << 512.0 << QStringLiteral("512");
        QTest::newRow("tenth") << 0.1 << QStringLiteral("0.1");
        QTest::newRow("million") << 1e6 << QStringLiteral("1000000");
        QTest::newRow("small") << 1e-7 << QStringLiteral("0.000000100");
        QTest::newRow("large") << 1e15 << QStringLiteral("1000000000000000");
    }

    void plainNumbers()
    {
        QFETCH(double, value);
        QTEST(plainNumber(value), "text");
        QCOMPARE(plainNumber(value).toDouble(), value);
    }

private:
    static void type(QLineEdit* field, const char* keys)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QLatin1String(keys));
    }

    [[nodiscard]] const model::Component& component() const
    {
        return *m_document->project().find(m_alternative)->architecture.find(m_function);
    }
    [[nodiscard]] const model::Connection& connection() const
    {
        return *m_document->project().find(m_alternative)->architecture.find(m_connection);
    }
    [[nodiscard]] model::ParameterValue parameter(const char* id) const
    {
        return component().parameters.at(id);
    }

    const model::AlternativeId m_alternative{"serverless"};
    const model::ComponentId m_function{"fn"};
    const model::ComponentId m_stranger{"stranger"};
    const model::ConnectionId m_connection{"c1"};
    model::Catalog m_catalog;
    pricing::PriceBook m_book = pricing::PriceBook::fromRates({});
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Analysis> m_analysis;
    std::unique_ptr<InspectorPanel> m_panel;
};

BREAKEVEN_TEST(inspector, InspectorTest)
#include "tst_inspector.moc"
