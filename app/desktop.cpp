#include "app/desktop.h"

#include <QApplication>

#include "app/workspace.h"
#include "pricing/book/userbook.h"
#include "ui/language/language.h"
#include "ui/shell/mainwindow.h"

namespace breakeven::app {

Result<WindowData> readWindowData(const std::filesystem::path& resources)
{
    auto catalog = openCatalog(resources);
    if (!catalog) {
        return tl::unexpected(catalog.error());
    }
    auto listed = openBundledBook(resources);
    if (!listed) {
        return tl::unexpected(listed.error());
    }
    return WindowData{resources, std::move(*catalog), std::move(*listed)};
}

std::unique_ptr<ui::MainWindow> makeWindow(WindowData data)
{
    return std::make_unique<ui::MainWindow>(std::move(data.catalog), std::move(data.listed),
                                            std::move(data.resources), pricing::userBookFile());
}

int runDesktop(int argc, char** argv, const CommandLine& line)
{
    auto data = readWindowData(line.resources);
    if (!data) {
        printError(data.error());
        return 1;
    }
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("breakeven"));
    QCoreApplication::setApplicationName(QStringLiteral("breakeven"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Breakeven"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BREAKEVEN_VERSION));
    const ui::Translation translation(
        ui::languageInUse(), QString::fromStdString((line.resources / "translations").string()));
    const auto window = makeWindow(std::move(*data));
    if (!line.file.empty()) {
        // What is wrong with the file stands in the window too, where there is room to say it.
        if (const auto opened = window->openFile(line.file); !opened) {
            printError(opened.error());
        }
    } else if (!line.blank) {
        window->restoreSession();
    }
    window->show();
    return QApplication::exec();
}

}  // namespace breakeven::app
