#include "ui/results/replaypanel.h"

#include <array>
#include <cmath>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>

#include "ui/language/phrases.h"
#include "ui/results/replaychart.h"
#include "ui/shell/choicebox.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

constexpr int frameMilliseconds = 33;
constexpr int sliderSteps = 1000;
constexpr double dotSeconds = 0.7;    ///< that a dot takes along its line, to the eye
constexpr double wantedSeconds = 40;  ///< that a whole replay takes at the speed chosen for it
constexpr std::array speeds{0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0};

QString speedText(double speed)
{
    return speed < 1    ? QObject::tr("%1 times slower").arg(std::round(1 / speed))
           : speed == 1 ? QObject::tr("As it happens")
                        : QObject::tr("%1 times faster").arg(speed);
}

}  // namespace

ReplayPanel::ReplayPanel(const Document& document, const Analysis& analysis, const Theme& theme,
                         QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_analysis(analysis),
      m_theme(theme),
      m_pages(new QStackedWidget),
      m_playButton(makeIconButton(theme, QStringLiteral("run"), tr("Play"), 18)),
      m_stopButton(makeIconButton(theme, QStringLiteral("stop"), tr("End the replay"), 18)),
      m_slider(new QSlider(Qt::Horizontal)),
      m_clock(makeLabel(theme, {}, Role::Muted, 12)),
      m_speeds(new ChoiceBox),
      m_chart(new ReplayChart(theme)),
      m_camera([this](Take done) { take(std::move(done)); })
{
    setObjectName(QStringLiteral("replayPanel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeControls());
    QWidget* empty = makeEmptyState(theme, QStringLiteral("traffic"), tr("No replay yet"), {});
    m_state = empty->findChild<QLabel*>(QStringLiteral("emptyHint"));
    m_pages->addWidget(empty);
    m_pages->addWidget(m_chart);
    layout->addWidget(m_pages, 1);
    m_timer.setInterval(frameMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &ReplayPanel::advance);
    connect(m_chart, &ReplayChart::timeWanted, this, &ReplayPanel::showTime);
    connect(&analysis, &Analysis::outcomesChanged, this, &ReplayPanel::dropIfStale);
    refresh();
}

ReplayPanel::~ReplayPanel()
{
    m_cut = true;
}

QWidget* ReplayPanel::makeControls()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(8);
    m_playButton->setObjectName(QStringLiteral("replayPlay"));
    m_stopButton->setObjectName(QStringLiteral("replayStop"));
    m_slider->setObjectName(QStringLiteral("replaySlider"));
    m_slider->setAccessibleName(tr("Time of the replay"));
    m_slider->setRange(0, sliderSteps);
    m_clock->setObjectName(QStringLiteral("replayClock"));
    m_clock->setMinimumWidth(120);
    m_speeds->setObjectName(QStringLiteral("replaySpeed"));
    m_speeds->setAccessibleName(tr("Speed of the replay"));
    m_speeds->setMinimumContentsLength(18);
    for (const double speed : speeds) {
        m_speeds->addItem(speedText(speed), speed);
    }
    layout->addWidget(m_playButton);
    layout->addWidget(m_stopButton);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_clock);
    layout->addWidget(m_speeds);
    connect(m_playButton, &QToolButton::clicked, this, [this] { isPlaying() ? pause() : play(); });
    connect(m_stopButton, &QToolButton::clicked, this, &ReplayPanel::stop);
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
        if (m_replay) {
            showTime(m_replay->seconds() * step / sliderSteps);
        }
    });
    return row;
}

void ReplayPanel::setAlternative(const model::AlternativeId& alternative)
{
    if (alternative == m_alternative) {
        return;
    }
    stop();
    m_alternative = alternative;
    m_component = {};
    m_replay.reset();
    m_inputs.reset();
    m_failure.clear();
    refresh();
}

void ReplayPanel::setComponent(const model::ComponentId& component)
{
    if (component != m_component) {
        m_component = component;
        showChart();
    }
}

void ReplayPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_replay) {
        shoot();
    }
}

void ReplayPanel::shoot()
{
    const model::SimulationModel* model = m_analysis.model(m_alternative);
    if (model == nullptr || m_camera.isBusy()) {
        return;
    }
    m_camera.request([this, model = *model,
                      inputs = resultInputs(m_document.project(), m_alternative)]() mutable {
        Take done{std::move(inputs), model::film(model, {.stop = &m_cut}), nullptr};
        if (done.film) {
            done.replay = std::make_shared<const Replay>(*done.film, model);
        }
        return done;
    });
    refresh();
}

void ReplayPanel::take(Take done)
{
    if (!(done.inputs == resultInputs(m_document.project(), m_alternative))) {
        shoot();  // it was edited, or left, while it was filmed
        refresh();
        return;
    }
    m_replay = std::move(done.replay);
    m_inputs = std::move(done.inputs);
    m_failure = done.film ? QString() : errorText(done.film.error());
    fillSpeeds();
    showChart();
    refresh();
    if (std::exchange(m_playWhenTaken, false) && m_replay) {
        play();
    }
}

void ReplayPanel::dropIfStale()
{
    if (m_inputs && !(*m_inputs == resultInputs(m_document.project(), m_alternative))) {
        stop();
        m_replay.reset();
        m_inputs.reset();
        m_failure.clear();
    }
    if (!m_inputs && (isVisible() || m_playWhenTaken)) {
        shoot();
    }
    refresh();
}

void ReplayPanel::fillSpeeds()
{
    if (!m_replay) {
        return;
    }
    const auto distance = [this](double speed) {
        return std::abs(std::log(m_replay->seconds() / speed / wantedSeconds));
    };
    const auto best = std::ranges::min_element(speeds, {}, distance);
    m_speeds->setCurrentIndex(static_cast<int>(best - speeds.begin()));
}

void ReplayPanel::play()
{
    if (!m_replay) {
        m_playWhenTaken = true;
        shoot();
        return;
    }
    if (m_time >= m_replay->seconds()) {
        m_time = 0;
    }
    m_sinceFrame.start();
    m_timer.start();
    refresh();
}

void ReplayPanel::pause()
{
    m_timer.stop();
    refresh();
}

void ReplayPanel::stop()
{
    m_timer.stop();
    m_playWhenTaken = false;
    m_time = 0;
    refresh();
    m_chart->setTime(0);
    emit frameChanged(std::nullopt);
}

void ReplayPanel::advance()
{
    const double elapsed = static_cast<double>(m_sinceFrame.restart()) / 1000;
    const double next = m_time + elapsed * m_speeds->currentData().toDouble();
    if (next >= m_replay->seconds()) {
        pause();
    }
    showTime(std::min(next, m_replay->seconds()));
}

void ReplayPanel::showTime(double seconds)
{
    if (!m_replay) {
        return;
    }
    m_time = seconds;
    m_chart->setTime(seconds);
    refreshTime();
    emit frameChanged(m_replay->frameAt(seconds, dotSeconds * m_speeds->currentData().toDouble()));
}

void ReplayPanel::refresh()
{
    const bool ready = m_replay != nullptr;
    m_pages->setCurrentIndex(ready ? 1 : 0);
    if (m_state != nullptr) {
        m_state->setText(stateText());
    }
    m_playButton->setEnabled(m_analysis.model(m_alternative) != nullptr);
    m_playButton->setToolTip(isPlaying() ? tr("Pause") : tr("Play"));
    m_playButton->setAccessibleName(m_playButton->toolTip());
    m_playButton->setIcon(m_theme.icons().icon(
        isPlaying() ? QStringLiteral("pause") : QStringLiteral("run"), m_theme.tokens().text));
    m_stopButton->setEnabled(ready);
    m_slider->setEnabled(ready);
    refreshTime();
}

/// What changes with every frame.
void ReplayPanel::refreshTime()
{
    const bool ready = m_replay != nullptr;
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(
        ready ? static_cast<int>(std::lround(m_time / m_replay->seconds() * sliderSteps)) : 0);
    m_clock->setText(ready ? tr("%1 of %2").arg(duration(m_time), duration(m_replay->seconds()))
                           : QString());
}

void ReplayPanel::showChart()
{
    const model::Alternative* alternative = m_document.project().find(m_alternative);
    const model::Component* component =
        alternative ? alternative->architecture.find(m_component) : nullptr;
    m_chart->setReplay(m_replay, component ? m_component : model::ComponentId(),
                       component ? text(component->name) : tr("All components"));
    m_chart->setTime(m_time);
}

QString ReplayPanel::stateText() const
{
    if (m_camera.isBusy()) {
        return tr("Filming the busiest hours ...");
    }
    return m_failure.isEmpty()
               ? tr("Press Play to see requests flow, queues fill and instances start cold, "
                    "from an empty system in its busiest hours.")
               : m_failure;
}

}  // namespace breakeven::ui
