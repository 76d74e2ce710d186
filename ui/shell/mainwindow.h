#pragma once

#include <filesystem>

#include <QMainWindow>

#include "model/catalog/catalog.h"
#include "pricing/book/pricebook.h"
#include "ui/document/analysis.h"
#include "ui/document/document.h"
#include "ui/prices/pricestore.h"
#include "ui/shell/dockshelf.h"
#include "ui/shell/theme.h"
#include "ui/shell/tour.h"

class QStackedWidget;
class QTabWidget;

namespace breakeven::ui {

class AlternativesBar;
class CompareView;
class CanvasStack;
class FileSession;
class HelpWindow;
class InspectorPanel;
class NoticeBar;
class OutlinePanel;
class PriceWindow;
class Recovery;
struct RecoveredWork;
class ResultsPanel;
class StartPage;
class WindowMenus;

/// The planner's window: alternatives and verdict above, palette left, canvas in the middle,
/// inspector right, results below. Owns the open document and everything that follows it.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `resources` is the share folder: its `icons` are used, its `examples` offered. Starts with
    /// a blank project, in the remembered size and theme; restyles the application. `book` is the
    /// bundled one; imported and own prices are kept in `userBook`, nowhere when that is empty.
    MainWindow(model::Catalog catalog, pricing::PriceBook book, std::filesystem::path resources,
               const std::filesystem::path& userBook = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a project without asking; on failure the window keeps what it has and says why.
    Result<void> openFile(const std::filesystem::path& file);

    /// Opens what the last window was left with, unless that is not wanted; not an error when its
    /// file has gone.
    void restoreSession();

    [[nodiscard]] Document& document() { return m_document; }
    [[nodiscard]] Analysis& analysis() { return m_analysis; }
    [[nodiscard]] PriceStore& prices() { return m_prices; }
    [[nodiscard]] Theme& theme() { return m_theme; }
    [[nodiscard]] const std::filesystem::path& resources() const { return m_resources; }
    /// The alternative in view.
    [[nodiscard]] const model::AlternativeId& alternative() const;

public slots:
    void run();
    void cancelRun();
    /// Selects the place of the next problem, in the order of the Problems tab.
    void showNextProblem();
    /// Lists the components of the alternative in view, to be found by typing.
    void findComponent();
    /// Shows two alternatives side by side in place of the canvas, or the canvas.
    void compareSideBySide(bool shown);
    /// Opens a preview of the drawing in view on paper.
    void print();
    /// Starts the program once more, with a window of its own.
    void openAnotherWindow();
    /// Shows the start page in place of the canvas and the panels around it, or these again.
    void showStartPage(bool shown);
    /// Opens the price book.
    void showPrices();
    /// Leads through the parts of the window, over an example when the project is empty.
    void startTour();
    /// Puts the drawing in view on the clipboard as a picture (PNG and SVG).
    void copyPicture();
    /// Opens what discounts, tax and currency are stated in, beside the bill.
    void editTerms();
    /// Opens the help of a kind with the prices of a region; without a kind, its index.
    void showHelp(const std::string& kind = {}, const std::string& region = {});
    /// The help of the component that is selected, else the index.
    void showHelpOnSelection();

signals:
    void comparing(bool shown);
    void startPageShown(bool shown);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    friend class WindowMenus;
    void buildBar();
    void buildCentre();
    void buildDocks();
    [[nodiscard]] QTabWidget* buildLeftTabs();
    void connectStartPage();
    void connectParts();
    QDockWidget* addDock(const char* name, const QString& title, QWidget* content,
                         Qt::DockWidgetArea area);
    void showAlternative(const model::AlternativeId& alternative);
    void showPlace(const model::Problem& problem);
    void showProblems(const model::ComponentId& component, QPoint globalPosition);
    void connectRecovery();
    void takeUp(const RecoveredWork& work);
    void showComponent(const model::ComponentId& component);
    /// The keyboard goes to the properties of what is selected.
    void focusProperties();
    [[nodiscard]] PriceWindow& priceWindow();
    void connectPrices();
    void finishRun(const QString& error);
    void updateTitle();
    void rememberSession();
    [[nodiscard]] std::vector<TourStop> tourStops();
    void restoreLayout();
    void storeLayout();
    /// For a window without a remembered layout.
    void sizeDocks();

    std::filesystem::path m_resources;
    model::Catalog m_catalog;
    PriceStore m_prices;
    Theme m_theme;
    Document m_document;
    Analysis m_analysis;
    FileSession* m_files;
    AlternativesBar* m_bar = nullptr;
    NoticeBar* m_notice = nullptr;
    CanvasStack* m_canvas = nullptr;
    QStackedWidget* m_centre = nullptr;  ///< the canvas, the start page, or two canvases
    CompareView* m_compare = nullptr;
    Recovery* m_recovery = nullptr;
    StartPage* m_start = nullptr;
    DockShelf m_docks;
    OutlinePanel* m_outline = nullptr;
    InspectorPanel* m_inspector = nullptr;
    ResultsPanel* m_results = nullptr;
    PriceWindow* m_priceWindow = nullptr;  ///< made when it is first asked for
    HelpWindow* m_help = nullptr;          ///< likewise
    std::unique_ptr<WindowMenus> m_menus;
    std::size_t m_nextProblem = 0;
};

}  // namespace breakeven::ui
