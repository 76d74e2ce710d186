#pragma once

#include <fstream>

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

#include "pricing/book/ratecsv.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/offerfile.h"
#include "tests/ui/sample.h"
#include "tests/ui/window.h"
#include "ui/prices/importdialog.h"
#include "ui/prices/pricewindow.h"
#include "ui/prices/updatedialog.h"
#include "ui/shell/errorbox.h"

// What the tests of importing and of updating prices share.
namespace breakeven::tests {

inline const pricing::RateKey lambdaRequestsKey{"aws", "lambda", "x86_64", "requests"};
inline constexpr const char* lambdaPath = "/offers/v1.0/aws/AWSLambda/current/index.json";

/// An AWS offer in which a request costs so much; the bundled price is 0.0000002.
inline QByteArray lambdaOffer(const QByteArray& usd = "0.0000003000")
{
    return QByteArray::fromStdString(offerJson("AWSLambda", lambdaProducts()))
        .replace("0.0000003000", usd);
}

/// The window's prices and bills without its other parts: the bundled book, the user's in a folder
/// of the test's own, and a project whose function pays for requests.
struct Desk {
    QTemporaryDir folder;
    ui::Theme theme{QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons")};
    ui::PriceStore store{pricing::PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite").value(),
                         bookFile(), BREAKEVEN_SOURCE_DIR "/resources/pricing/mapping"};
    ui::Document document{shippedCatalog()};
    ui::Analysis analysis{document, store.book()};
    ui::ProjectPrices project{document, analysis};
    ui::PriceWindow window{store, theme, &project};

    Desk()
    {
        QObject::connect(&store, &ui::PriceStore::changed, &analysis,
                         [this] { analysis.setBook(store.book()); });
        document.reset(sampleProject());
        window.show();
        (void)QTest::qWaitFor([this] { return !analysis.isSettling() && bill() > Usd(); });
    }
    [[nodiscard]] std::filesystem::path bookFile() const
    {
        return folder.filePath(QStringLiteral("own.sqlite")).toStdString();
    }
    [[nodiscard]] Usd bill() const
    {
        const model::Outcome* outcome = analysis.outcome(serverless);
        return outcome == nullptr ? Usd() : outcome->estimatedBill.total;
    }
    /// All that bills are made with, as text.
    [[nodiscard]] std::string content() const
    {
        std::string all = pricing::priceTableText(store.book().rates());
        for (const pricing::Rate& rate : store.book().rates()) {
            all += std::to_string(static_cast<int>(rate.layer)) + std::to_string(rate.version);
        }
        return all;
    }
    std::filesystem::path write(const char* name, const QByteArray& bytes) const
    {
        const auto file = folder.filePath(QLatin1String(name)).toStdString();
        std::ofstream(file, std::ios::binary)
            .write(bytes.constData(), static_cast<std::streamsize>(bytes.size()));
        return file;
    }
    ui::ImportDialog* import(const std::vector<std::filesystem::path>& files)
    {
        ui::ImportDialog* dialog = window.openImport();
        dialog->addFiles(files);
        press(*dialog, "importStart");
        return dialog;
    }
    ui::UpdateDialog* update(const LoopbackServer& server, const char* service = "lambda")
    {
        ui::UpdateDialog* dialog = window.openUpdate({"aws", service, {}, {}});
        dialog->setMirror(server.address());
        ui::DownloadOptions options;
        options.pause = std::chrono::milliseconds(1);
        options.attempts = 2;
        dialog->setDownloadOptions(options);
        auto* region = child<QComboBox>(*dialog, "updateRegion");
        region->setCurrentIndex(0);
        press(*dialog, "importStart");
        return dialog;
    }
    static void press(QObject& dialog, const char* button)
    {
        QTest::mouseClick(child<QPushButton>(dialog, button), Qt::LeftButton);
    }
    static QString words(QObject& dialog, const char* label)
    {
        return child<QLabel>(dialog, label)->text();
    }
    static QString error(QObject& dialog)
    {
        return child<ui::ErrorBox>(dialog, "errorBox")->shownText();
    }
};

/// A row of the table of changes: price, region, before, after, change, components.
inline QStringList rowOf(QObject& dialog, int row)
{
    const QAbstractItemModel* model = child<QTableView>(dialog, "importChanges")->model();
    QStringList cells;
    for (int column = 0; column < model->columnCount(); ++column) {
        cells << model->index(row, column).data().toString();
    }
    return cells;
}

}  // namespace breakeven::tests
