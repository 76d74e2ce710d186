#include "ui/canvas/glide.h"

#include <algorithm>
#include <cmath>

namespace breakeven::ui {

namespace {

constexpr int glideFrame = 16;         ///< ms
constexpr quint64 stillAfter = 60;     ///< ms without a movement: the fingers had stopped
constexpr double slowestGlide = 0.05;  ///< px/ms, at which it ends
constexpr double keptPerFrame = 0.93;
constexpr double newestWeight = 0.6;  ///< weight of the last movement in the speed

double speedOf(QPointF vector)
{
    return std::hypot(vector.x(), vector.y());
}

}  // namespace

void Glide::follow(QPointF pixels, quint64 time)
{
    m_timer.stop();
    const bool goesOn = m_last != 0 && time >= m_last && time - m_last < stillAfter;
    const auto elapsed =
        static_cast<double>(std::max<quint64>(1, goesOn ? time - m_last : glideFrame));
    m_speed = pixels / elapsed * newestWeight + (goesOn ? m_speed : QPointF()) * (1 - newestWeight);
    m_last = time;
}

void Glide::release(quint64 time)
{
    const bool moving = m_last != 0 && time >= m_last && time - m_last < stillAfter;
    m_last = 0;
    if (moving && speedOf(m_speed) > slowestGlide) {
        m_timer.start(glideFrame, this);
    }
}

void Glide::stop()
{
    m_timer.stop();
    m_speed = {};
    m_last = 0;
}

void Glide::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    emit moved(m_speed * glideFrame);
    m_speed *= keptPerFrame;
    if (speedOf(m_speed) < slowestGlide) {
        m_timer.stop();
    }
}

}  // namespace breakeven::ui
