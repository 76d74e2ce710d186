#include "ui/canvas/autolayout.h"

#include <QTextStream>

#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/layeredlayout.h"

namespace breakeven::ui {

namespace {

constexpr double pixelsPerInch = 72;
constexpr int defaultTimeout = 10'000;
constexpr int clusterMargin = 40;

/// Node names are numbers, in the order of the cards: ids need no quoting then.
std::map<model::ComponentId, qsizetype> numbers(const CardRects& cards)
{
    std::map<model::ComponentId, qsizetype> numbers;
    for (const auto& [id, rect] : cards) {
        numbers.emplace(id, std::ssize(numbers));
    }
    return numbers;
}

/// `node 3 1.5 0.5 ...`: the number and the centre in inches, y upwards.
bool readNode(const QList<QByteArray>& words, qsizetype& number, QPointF& centre)
{
    if (words.size() < 4 || words[0] != "node") {
        return false;
    }
    bool isNumber = false;
    bool isX = false;
    bool isY = false;
    number = words[1].toLongLong(&isNumber);
    const double x = words[2].toDouble(&isX);
    const double y = words[3].toDouble(&isY);
    centre = QPointF(x, -y) * pixelsPerInch;
    return isNumber && isX && isY;
}

/// Dot keeps together what is in a subgraph whose name begins with `cluster`. The margin makes its
/// boxes higher than our frames, whose names it knows nothing of.
void writeClusters(QTextStream& out, const Clusters& clusters,
                   const std::map<model::ComponentId, qsizetype>& number, int& count)
{
    for (const Cluster& cluster : clusters) {
        out << "subgraph cluster" << count++ << " { margin=" << clusterMargin << "; ";
        for (const model::ComponentId& card : cluster.cards) {
            out << number.at(card) << ';';
        }
        writeClusters(out, cluster.inner, number, count);
        out << '}';
    }
}

Places onGrid(const Places& places)
{
    Places moved;
    for (const auto& [id, place] : places) {
        moved.emplace(id, snappedToGrid(place));
    }
    return moved;
}

}  // namespace

QByteArray dotSource(const CardRects& cards, const std::vector<Link>& links,
                     const Clusters& clusters)
{
    QByteArray source;
    QTextStream out(&source);
    out << "digraph { graph [rankdir=LR ranksep=" << layerGap / pixelsPerInch
        << " nodesep=" << rowGap / pixelsPerInch
        << "]; node [shape=box fixedsize=true label=\"\"];";
    const auto number = numbers(cards);
    for (const auto& [id, rect] : cards) {
        out << number.at(id) << " [width=" << rect.width() / pixelsPerInch
            << " height=" << rect.height() / pixelsPerInch << "];";
    }
    int count = 0;
    writeClusters(out, clusters, number, count);
    for (const Link& link : links) {
        if (number.contains(link.from) && number.contains(link.to)) {
            out << number.at(link.from) << "->" << number.at(link.to) << ';';
        }
    }
    out << "}\n";
    out.flush();
    return source;
}

Places placesFromDot(const QByteArray& plain, const CardRects& cards)
{
    Places centred;
    const QList<QByteArray> lines = plain.split('\n');
    for (const QByteArray& line : lines) {
        qsizetype number = 0;
        QPointF centre;
        if (readNode(line.simplified().split(' '), number, centre) && number >= 0 &&
            number < std::ssize(cards)) {
            const auto& [id, rect] = *std::next(cards.begin(), number);
            centred.emplace(id, centre - QPointF(rect.width(), rect.height()) / 2);
        }
    }
    return centred.size() == cards.size() ? onGrid(fromOrigin(centred)) : Places();
}

AutoLayout::AutoLayout(QObject* parent) : QObject(parent)
{
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(defaultTimeout);
    connect(&m_timeout, &QTimer::timeout, this, &AutoLayout::fallBack);
    connect(&m_process, &QProcess::finished, this, &AutoLayout::readAnswer);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            fallBack();
        }
    });
}

AutoLayout::~AutoLayout()
{
    cancel();
}

void AutoLayout::start(CardRects cards, std::vector<Link> links, Clusters clusters)
{
    cancel();
    m_cards = std::move(cards);
    m_links = std::move(links);
    m_clusters = std::move(clusters);
    m_running = true;
    m_timeout.start();
    m_process.start(m_program, {QStringLiteral("-Tplain")});
    m_process.write(dotSource(m_cards, m_links, m_clusters));
    m_process.closeWriteChannel();
}

void AutoLayout::cancel()
{
    m_running = false;
    m_timeout.stop();
    stopProcess();
}

void AutoLayout::stopProcess()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

void AutoLayout::readAnswer(int exitCode, QProcess::ExitStatus status)
{
    if (!m_running) {
        return;
    }
    const bool good = status == QProcess::NormalExit && exitCode == 0;
    const Places places =
        good ? placesFromDot(m_process.readAllStandardOutput(), m_cards) : Places();
    if (places.empty()) {
        fallBack();
    } else {
        finish(places);
    }
}

void AutoLayout::fallBack()
{
    if (m_running) {
        finish(onGrid(layeredPlaces(m_cards, m_links, m_clusters)));
    }
}

void AutoLayout::finish(const Places& places)
{
    cancel();
    emit finished(places);
}

}  // namespace breakeven::ui
