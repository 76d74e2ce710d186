#pragma once

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <vector>

#include "ui/canvas/arranging.h"

namespace breakeven::ui {

/// The graph in Graphviz's language, with cards as boxes of their own size, left to right, and the
/// cards of a cluster kept together.
[[nodiscard]] QByteArray dotSource(const CardRects& cards, const std::vector<Link>& links,
                                   const Clusters& clusters = {});

/// Reads what `dot -Tplain` answers to dotSource(); empty when it is not that. The top left corner
/// is at the origin, y grows downwards.
[[nodiscard]] Places placesFromDot(const QByteArray& plain, const CardRects& cards);

/// Arranges an architecture in the background: runs Graphviz's `dot` as a program, and falls back
/// on layeredPlaces() where that is missing, fails, or takes too long.
class AutoLayout : public QObject {
    Q_OBJECT

public:
    explicit AutoLayout(QObject* parent = nullptr);
    ~AutoLayout() override;

    /// The program to run, and how long it may take; for tests.
    void setProgram(const QString& program) { m_program = program; }
    void setTimeout(int milliseconds) { m_timeout.setInterval(milliseconds); }

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Replaces a run in progress.
    void start(CardRects cards, std::vector<Link> links, Clusters clusters = {});
    /// No finished() comes of the run in progress.
    void cancel();

signals:
    void finished(const breakeven::ui::Places& places);

private:
    void finish(const Places& places);
    void fallBack();
    void readAnswer(int exitCode, QProcess::ExitStatus status);
    void stopProcess();

    QString m_program = QStringLiteral("dot");
    QProcess m_process;
    QTimer m_timeout;
    CardRects m_cards;
    std::vector<Link> m_links;
    Clusters m_clusters;
    bool m_running = false;
};

}  // namespace breakeven::ui
