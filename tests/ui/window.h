#pragma once

#include "ui/shell/mainwindow.h"

#include <memory>

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

namespace breakeven::tests {

/// Own, empty folders for settings and data, so that tests neither read nor write the user's, nor
/// those of another test at the same time, nor what a test that was killed left behind.
inline void isolateSettings()
{
    static const QTemporaryDir home;
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"}) {
        qputenv(name, home.path().toUtf8());
    }
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
    QCoreApplication::setOrganizationName(QStringLiteral("breakeven-tests"));
    QCoreApplication::setApplicationName(QStringLiteral("breakeven-tests"));
    QSettings().clear();
}

/// The real window with the repository's catalog and icons and the bundled prices.
inline std::unique_ptr<ui::MainWindow> makeWindow()
{
    const std::filesystem::path resources = BREAKEVEN_SOURCE_DIR "/resources";
    Result<model::Catalog> catalog = model::Catalog::load(resources / "catalog");
    Result<pricing::PriceBook> book =
        pricing::PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite");
    return std::make_unique<ui::MainWindow>(std::move(catalog).value(), std::move(book).value(),
                                            resources);
}

/// A child by object name; the test fails with a null pointer when it is missing.
template <class Widget>
Widget* child(QObject& parent, const char* name)
{
    return parent.findChild<Widget*>(QLatin1String(name));
}

}  // namespace breakeven::tests
