#include "app/desktop.h"

#include <QApplication>

#include "app/workspace.h"
#include "pricing/book/userbook.h"
#include "ui/language/language.h"
#include "ui/shell/mainwindow.h"

namespace breakeven::app {

int runDesktop(int argc, char** argv, const CommandLine& line)
{
    auto workspace = openWorkspace(line.resources);
    if (!workspace) {
        printError(workspace.error());
        return 1;
    }
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("breakeven"));
    QCoreApplication::setApplicationName(QStringLiteral("breakeven"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Breakeven"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BREAKEVEN_VERSION));
    const ui::Translation translation(
        ui::languageInUse(),
        QString::fromStdString((workspace->resources / "translations").string()));
    ui::MainWindow window(std::move(workspace->catalog), std::move(workspace->book),
                          workspace->resources, pricing::userBookFile());
    if (!line.file.empty()) {
        // What is wrong with the file stands in the window too, where there is room to say it.
        if (const auto opened = window.openFile(line.file); !opened) {
            printError(opened.error());
        }
    }
    window.show();
    return QApplication::exec();
}

}  // namespace breakeven::app
