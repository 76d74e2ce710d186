#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "ui/canvas/replay.h"
#include "ui/document/analysis.h"
#include "ui/document/latestjob.h"
#include "ui/shell/theme.h"

class QComboBox;
class QLabel;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace breakeven::ui {

class ReplayChart;

/// Plays the first seconds of the busiest hours on the canvas: requests flow, queues fill,
/// instances start cold. Films the alternative in view when it is first wanted, and again after
/// edits that change its results.
class ReplayPanel : public QWidget {
    Q_OBJECT

public:
    ReplayPanel(const Document& document, const Analysis& analysis, const Theme& theme,
                QWidget* parent = nullptr);
    ~ReplayPanel() override;

    void setAlternative(const model::AlternativeId& alternative);
    /// What the chart is of; empty: everything together.
    void setComponent(const model::ComponentId& component);
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    [[nodiscard]] double time() const { return m_time; }

public slots:
    /// Plays on, from the start when it is at its end; films first when there is nothing to play.
    void play();
    void pause();
    /// Pauses, goes to the start and gives the canvas back.
    void stop();
    void showTime(double seconds);

signals:
    /// Nothing: the canvas shows the month's figures again.
    void frameChanged(const std::optional<breakeven::ui::ReplayFrame>& frame);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Take {
        model::Project inputs;
        Result<model::Film> film;
        std::shared_ptr<const Replay> replay;
    };

    [[nodiscard]] QWidget* makeControls();
    void fillSpeeds();
    void shoot();
    void take(Take take);
    void dropIfStale();
    void advance();
    void refresh();
    void refreshTime();
    void showChart();
    [[nodiscard]] QString stateText() const;  ///< what stands where there is no replay

    const Document& m_document;
    const Analysis& m_analysis;
    const Theme& m_theme;
    QStackedWidget* m_pages;
    QToolButton* m_playButton;
    QToolButton* m_stopButton;
    QSlider* m_slider;
    QLabel* m_clock;
    QComboBox* m_speeds;
    ReplayChart* m_chart;
    QLabel* m_state;
    model::AlternativeId m_alternative;
    model::ComponentId m_component;
    std::shared_ptr<const Replay> m_replay;
    std::optional<model::Project> m_inputs;  ///< what the film was made of
    QTimer m_timer;
    QElapsedTimer m_sinceFrame;
    double m_time = 0;
    bool m_playWhenTaken = false;
    QString m_failure;  ///< why the last film failed; empty when it did not
    std::atomic<bool> m_cut = false;
    LatestJob<Take> m_camera;  ///< last: its job uses the members above
};

}  // namespace breakeven::ui
