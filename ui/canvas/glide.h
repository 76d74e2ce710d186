#pragma once

#include <QBasicTimer>
#include <QObject>
#include <QPointF>

namespace breakeven::ui {

/// Lets what fingers have moved run out after they are lifted, as touchpads whose system does not
/// do so itself leave it to the program.
class Glide : public QObject {
    Q_OBJECT

public:
    explicit Glide(QObject* parent = nullptr) : QObject(parent) {}

    /// One movement of the fingers, in pixels; `time` as of QInputEvent::timestamp(), milliseconds.
    void follow(QPointF pixels, quint64 time);
    /// The fingers are lifted: it runs on when they were moving still.
    void release(quint64 time);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }

signals:
    void moved(QPointF pixels);

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    QBasicTimer m_timer;
    QPointF m_speed;  ///< pixels per millisecond
    quint64 m_last = 0;
};

}  // namespace breakeven::ui
