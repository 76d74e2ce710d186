// Frame times of the canvas on the software raster, with 1,000 components and 2,000 connections:
// what a person sees while panning and zooming, opening such a project, and the first window.
// Each by the clock on the wall and by the processor's time, which other programs do not disturb.
#include <cstdio>
#include <ctime>

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QWheelEvent>

#include "model/interchange/projectfile.h"
#include "ui/canvas/architectureview.h"
#include "ui/shell/mainwindow.h"

using namespace breakeven;

namespace {

constexpr int componentCount = 1000;
constexpr int connectionCount = 2000;
constexpr int rows = 25;  ///< cards in a column

model::Component componentAt(int number)
{
    static const char* const kinds[] = {"aws.lambda", "aws.dynamodb.ondemand", "aws.sqs",
                                        "aws.apigateway.http", "aws.s3"};
    model::Component component;
    component.id = model::ComponentId("component-" + std::to_string(number));
    component.kind = kinds[number % 5];
    component.name = "Component number " + std::to_string(number);
    component.position = {(number / rows) * 288.0, (number % rows) * 128.0};
    return component;
}

/// Each calls two others: most a column further, every tenth far away.
model::Connection connectionAt(int number)
{
    const int from = number / 2;
    const int near = from + rows - 2 + (number * 7) % 5;
    const int to = number % 10 == 9 ? (from * 37 + 11) % componentCount : near % componentCount;
    model::Connection connection;
    connection.id = model::ConnectionId("connection-" + std::to_string(number));
    connection.from = model::ComponentId("component-" + std::to_string(from));
    connection.to = model::ComponentId("component-" +
                                       std::to_string(to == from ? (to + 1) % componentCount : to));
    connection.label = number % 4 == 0 ? "calls" : "";
    connection.mode =
        number % 3 == 0 ? model::CallMode::Asynchronous : model::CallMode::Synchronous;
    return connection;
}

model::Project largeProject()
{
    model::Project project;
    project.name = "Large";
    model::Alternative alternative;
    alternative.id = model::AlternativeId("large");
    for (int i = 0; i < componentCount; ++i) {
        alternative.architecture.insert(componentAt(i));
    }
    for (int i = 0; i < connectionCount; ++i) {
        alternative.architecture.insert(connectionAt(i));
    }
    project.alternatives.push_back(std::move(alternative));
    return project;
}

struct Time {
    double wall = 0;       ///< milliseconds
    double processor = 0;  ///< milliseconds
};

class Stopwatch {
public:
    Stopwatch() { m_timer.start(); }
    [[nodiscard]] Time read() const
    {
        return {static_cast<double>(m_timer.nsecsElapsed()) / 1e6,
                1e3 * static_cast<double>(std::clock() - m_begin) / CLOCKS_PER_SEC};
    }

private:
    QElapsedTimer m_timer;
    std::clock_t m_begin = std::clock();
};

void print(const char* what, const Stopwatch& watch)
{
    std::printf("%-26s %6.0f ms   (processor %.0f ms)\n", what, watch.read().wall,
                watch.read().processor);
}

double quantile(const std::vector<Time>& times, double Time::*kind, double share)
{
    std::vector<double> sorted;
    for (const Time& time : times) {
        sorted.push_back(time.*kind);
    }
    std::ranges::sort(sorted);
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

void print(const char* what, const std::vector<Time>& times)
{
    std::printf("%-26s median %6.1f ms   p95 %6.1f ms   (processor %.1f and %.1f ms)\n", what,
                quantile(times, &Time::wall, 0.5), quantile(times, &Time::wall, 0.95),
                quantile(times, &Time::processor, 0.5), quantile(times, &Time::processor, 0.95));
}

/// What is seen after each step, painted at once.
template <class Step>
std::vector<Time> frames(ui::ArchitectureView& view, int count, Step step)
{
    std::vector<Time> times;
    for (int i = 0; i < count; ++i) {
        const Stopwatch watch;
        step(i);
        view.viewport()->repaint();
        times.push_back(watch.read());
    }
    return times;
}

void wheel(ui::ArchitectureView& view, QPoint delta, Qt::KeyboardModifiers modifiers)
{
    const QPointF middle = QRectF(view.viewport()->rect()).center();
    QWheelEvent event(middle, view.viewport()->mapToGlobal(middle), {}, delta, Qt::NoButton,
                      modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(view.viewport(), &event);
}

void pan(ui::ArchitectureView& view, const char* what, double zoom)
{
    view.zoomTo(zoom);
    view.showPlace({5000, 1500});
    view.viewport()->repaint();
    print(what, frames(view, 200, [&view](int i) {
              const int way = i < 100 ? -30 : 30;
              wheel(view, {way, way / 2}, Qt::NoModifier);
          }));
}

void zoom(ui::ArchitectureView& view)
{
    view.zoomTo(1);
    view.showPlace({5000, 1500});
    print("zoom 100 % to 10 %, back", frames(view, 200, [&view](int i) {
              wheel(view, {0, i % 100 < 50 ? -24 : 24}, Qt::ControlModifier);
          }));
}

model::Catalog catalogOrExit()
{
    Result<model::Catalog> catalog =
        model::Catalog::load(BREAKEVEN_SOURCE_DIR "/resources/catalog");
    if (!catalog) {
        std::fprintf(stderr, "%s\n", catalog.error().text().c_str());
        std::exit(1);
    }
    return std::move(*catalog);
}

void firstWindow()
{
    const Stopwatch watch;
    model::Catalog catalog = catalogOrExit();
    print("catalog read after", watch);
    Result<pricing::PriceBook> book =
        pricing::PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite");
    print("price book open after", watch);
    ui::MainWindow window(std::move(catalog), std::move(*book), BREAKEVEN_SOURCE_DIR "/resources");
    print("window made after", watch);
    window.show();
    window.repaint();
    QApplication::processEvents();
    print("first window after", watch);
}

std::unique_ptr<ui::ArchitectureView> opened(ui::Document& document, const ui::Theme& theme,
                                             const std::filesystem::path& file)
{
    const Stopwatch watch;
    if (const auto result = document.open(file); !result) {
        std::fprintf(stderr, "%s\n", result.error().text().c_str());
        std::exit(1);
    }
    print("file read after", watch);
    auto view =
        std::make_unique<ui::ArchitectureView>(document, theme, model::AlternativeId("large"));
    print("canvas made after", watch);
    view->resize(1440, 900);
    view->show();
    view->viewport()->repaint();
    QApplication::processEvents();
    print("opened and painted after", watch);
    return view;
}

}  // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("breakeven-bench"));
    firstWindow();
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("l.breakeven")).toStdString();
    if (!model::writeProject(largeProject(), file)) {
        return 1;
    }
    const model::Catalog catalog = catalogOrExit();
    const ui::Theme theme(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons"));
    ui::Document document(catalog);
    const auto view = opened(document, theme, file);
    pan(*view, "pan at 100 %", 1);
    pan(*view, "pan at 50 %", 0.5);
    pan(*view, "pan at 25 %", 0.25);
    pan(*view, "pan at 10 %", 0.1);
    zoom(*view);
    return 0;
}
