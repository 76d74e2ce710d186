#pragma once

#include <functional>
#include <utility>

#include <QFutureWatcher>
#include <QtConcurrent>

namespace breakeven::ui {

/// Runs one job at a time on a worker thread. A job asked for while one runs waits; a later one
/// replaces it, so that a burst of edits costs two jobs at most. `take` is called on the owner's
/// thread. The destructor waits for the job in progress and drops its answer.
template <class Answer>
class LatestJob {
public:
    using Work = std::function<Answer()>;

    explicit LatestJob(std::function<void(Answer)> take)
    {
        QObject::connect(&m_watcher, &QFutureWatcher<Answer>::finished, &m_watcher,
                         [this, take = std::move(take)] {
                             Answer answer = m_watcher.future().takeResult();
                             m_busy = false;
                             startNext();
                             take(std::move(answer));
                         });
    }

    ~LatestJob()
    {
        m_watcher.disconnect();
        // Only while a job runs: a future whose result was taken never counts as finished.
        if (m_busy) {
            m_watcher.waitForFinished();
        }
    }

    LatestJob(const LatestJob&) = delete;
    LatestJob& operator=(const LatestJob&) = delete;

    void request(Work work)
    {
        m_next = std::move(work);
        startNext();
    }

    [[nodiscard]] bool isBusy() const { return m_busy; }

private:
    void startNext()
    {
        if (!m_busy && m_next) {
            m_busy = true;
            m_watcher.setFuture(QtConcurrent::run(std::exchange(m_next, nullptr)));
        }
    }

    QFutureWatcher<Answer> m_watcher;
    Work m_next;
    bool m_busy = false;
};

}  // namespace breakeven::ui
