#include "app/desktop.h"

#include <QApplication>

#include "app/workspace.h"
#include "pricing/book/userbook.h"
#include "ui/language/language.h"
#include "ui/shell/mainwindow.h"

namespace breakeven::app {

int runDesktop(int argc, char** argv, const CommandLine& line)
{
    auto catalog = openCatalog(line.resources);
    if (!catalog) {
        printError(catalog.error());
        return 1;
    }
    // The window lays the user's own prices over the list itself, so that they can be taken back.
    auto listed = openBundledBook(line.resources);
    if (!listed) {
        printError(listed.error());
        return 1;
    }
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("breakeven"));
    QCoreApplication::setApplicationName(QStringLiteral("breakeven"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Breakeven"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BREAKEVEN_VERSION));
    const ui::Translation translation(
        ui::languageInUse(), QString::fromStdString((line.resources / "translations").string()));
    ui::MainWindow window(std::move(*catalog), std::move(*listed), line.resources,
                          pricing::userBookFile());
    if (!line.file.empty()) {
        // What is wrong with the file stands in the window too, where there is room to say it.
        if (const auto opened = window.openFile(line.file); !opened) {
            printError(opened.error());
        }
    } else if (!line.blank) {
        window.restoreSession();
    }
    window.show();
    return QApplication::exec();
}

}  // namespace breakeven::app
