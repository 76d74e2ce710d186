#pragma once

#include <filesystem>
#include <memory>

#include "app/commandline.h"
#include "model/catalog/catalog.h"
#include "pricing/book/pricebook.h"

namespace breakeven::ui {
class MainWindow;
}

namespace breakeven::app {

/// What a window is made of, read before there is one.
struct WindowData {
    std::filesystem::path resources;
    model::Catalog catalog;
    /// The list's prices alone: the window lays the user's own over them itself, so that they can
    /// be taken back.
    pricing::PriceBook listed;
};
[[nodiscard]] Result<WindowData> readWindowData(const std::filesystem::path& resources);

/// With the user's own layer of prices. Needs a QApplication.
[[nodiscard]] std::unique_ptr<ui::MainWindow> makeWindow(WindowData data);

/// Opens the planner's window on `line.file`, or empty, and runs until it is closed: the process's
/// exit code. What is wrong with the file or the data is said on standard error before a window
/// appears.
[[nodiscard]] int runDesktop(int argc, char** argv, const CommandLine& line);

}  // namespace breakeven::app
