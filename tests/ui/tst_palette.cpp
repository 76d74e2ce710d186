#include <QAbstractItemModelTester>
#include <QMimeData>

#include "tests/support/testmain.h"
#include "tests/ui/sample.h"
#include "ui/canvas/mime.h"
#include "ui/palette/palettepanel.h"
#include "ui/shell/theme.h"

using namespace breakeven::ui;
using breakeven::tests::shippedCatalog;

namespace {

const QString icons = QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons");

/// The kinds that a model shows, top to bottom.
QStringList kindsIn(const QAbstractItemModel& model)
{
    QStringList kinds;
    for (int group = 0; group < model.rowCount(); ++group) {
        const QModelIndex parent = model.index(group, 0);
        for (int row = 0; row < model.rowCount(parent); ++row) {
            kinds += model.index(row, 0, parent).data(PaletteModel::KindRole).toString();
        }
    }
    return kinds;
}

}  // namespace

class PaletteTest : public QObject {
    Q_OBJECT

private slots:
    void modelIsConsistent()
    {
        Theme theme(icons);
        PaletteModel model(shippedCatalog(), theme);
        PaletteFilter filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester filterTester(
            &filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.search(QStringLiteral("lambda"));
        filter.search(QString());
        QCOMPARE(kindsIn(filter).size(), qsizetype(shippedCatalog().kinds().size()));
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Traffic"));
    }

    void searches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("kinds");
        QTest::newRow("by name") << QStringLiteral("lambda")
                                 << QStringList{QStringLiteral("aws.lambda")};
        QTest::newRow("any case") << QStringLiteral("LAMBDA")
                                  << QStringList{QStringLiteral("aws.lambda")};
        QTest::newRow("by provider")
            << QStringLiteral("stripe") << QStringList{QStringLiteral("stripe")};
        QTest::newRow("by category")
            << QStringLiteral("traffic") << QStringList{QStringLiteral("traffic.source")};
        QTest::newRow("every word")
            << QStringLiteral("data postgres") << QStringList{QStringLiteral("aws.rds.postgresql")};
        QTest::newRow("nothing") << QStringLiteral("no such service") << QStringList();
    }

    void searches()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, kinds);
        Theme theme(icons);
        PaletteModel model(shippedCatalog(), theme);
        PaletteFilter filter;
        filter.setSourceModel(&model);
        filter.search(text);
        const QStringList found = kindsIn(filter);
        QCOMPARE(found.isEmpty(), kinds.isEmpty());
        for (const QString& kind : kinds) {
            QVERIFY2(found.contains(kind), qPrintable(found.join(QLatin1Char(' '))));
        }
        QVERIFY(!found.contains(QStringLiteral("aws.s3")));
    }

    void dragsTheKindsId()
    {
        Theme theme(icons);
        PaletteModel model(shippedCatalog(), theme);
        const QModelIndex traffic = model.index(0, 0, model.index(0, 0));
        QVERIFY(model.flags(traffic).testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> dragged(model.mimeData({traffic}));
        QCOMPARE(dragged->data(kindMimeType()), QByteArray("traffic.source"));
        QVERIFY(!traffic.data(Qt::ToolTipRole).toString().isEmpty());
        QVERIFY(!traffic.data(Qt::DecorationRole).value<QPixmap>().isNull());
    }

    void enterAndDoubleClickActivate()
    {
        Theme theme(icons);
        PalettePanel panel(shippedCatalog(), theme);
        panel.resize(260, 600);
        panel.show();
        QSignalSpy activated(&panel, &PalettePanel::kindActivated);
        auto* search = panel.findChild<QLineEdit*>(QStringLiteral("paletteSearch"));
        auto* tree = panel.findChild<QTreeView*>(QStringLiteral("paletteTree"));
        QTest::keyClicks(search, QStringLiteral("lambda"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(activated.takeFirst().first().toString(), QStringLiteral("aws.lambda"));

        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(activated.takeFirst().first().toString(), QStringLiteral("aws.lambda"));

        const QPoint row = tree->visualRect(tree->currentIndex()).center();
        QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, row);
        QCOMPARE(activated.count(), 1);

        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(search->text(), QString());
        QTest::keyClicks(search, QStringLiteral("zzz"));
        QVERIFY(panel.findChild<QLabel*>(QStringLiteral("paletteNothing"))->isVisible());
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
    }
};

BREAKEVEN_TEST(palette, PaletteTest)
#include "tst_palette.moc"
