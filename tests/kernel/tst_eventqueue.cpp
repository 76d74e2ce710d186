#include <map>

#include "model/simulation/kernel/eventqueue.h"
#include "model/simulation/kernel/randomstream.h"
#include "tests/support/testmain.h"

using namespace breakeven::model::kernel;

namespace {

/// The queue beside a plain sorted map; subjects are numbered in the order they were made.
class Pair {
public:
    void push(EventKind kind, Ticks time, std::uint16_t line = 0)
    {
        const std::uint32_t subject = m_made++;
        queue.pushDelayed(line, kind, time, subject, 0);
        m_sorted[{time, kind, subject}] = subject;
    }
    /// Takes the first of both; whether they are the same.
    [[nodiscard]] bool popsTheSame()
    {
        const Event event = queue.pop();
        now = event.time;
        const bool same = m_sorted.begin()->second == event.subject;
        m_sorted.erase(m_sorted.begin());
        return same && queue.empty() == m_sorted.empty() &&
               (queue.empty() || queue.nextTime() == std::get<0>(m_sorted.begin()->first));
    }
    [[nodiscard]] std::size_t size() const { return m_sorted.size(); }

    EventQueue queue;
    Ticks now = 0;

private:
    std::map<std::tuple<Ticks, EventKind, std::uint32_t>, std::uint32_t> m_sorted;
    std::uint32_t m_made = 0;
};

}  // namespace

class EventQueueTest : public QObject {
    Q_OBJECT

private slots:
    void comesInOrder_data()
    {
        QTest::addColumn<double>("spread");
        QTest::addColumn<int>("most");
        QTest::newRow("few") << 1e9 << 100;
        QTest::newRow("many") << 1e9 << 30'000;
        QTest::newRow("many, often at once") << 50.0 << 30'000;
        QTest::newRow("all at once") << 0.5 << 10'000;
        QTest::newRow("over all of time") << 1e17 << 20'000;
    }

    /// Grows to its most, then empties, with lines beside it.
    void comesInOrder()
    {
        QFETCH(double, spread);
        QFETCH(int, most);
        Pair pair;
        RandomStream random(7);
        const std::uint16_t line = pair.queue.addLine();
        const auto push = [&] {
            const auto kind = static_cast<EventKind>(random.bits() % 4);
            pair.push(kind, pair.now + static_cast<Ticks>(spread * random.exponential()));
        };
        for (const double growth : {0.8, 0.2, 0.7, 0.0}) {
            const auto target = growth > 0.5 ? static_cast<std::size_t>(most) : 0;
            push();
            while (growth > 0.5 ? pair.size() < target : pair.size() > 0) {
                if (random.uniform() < growth) {
                    push();
                    pair.push(EventKind::CallTimeout, pair.now + 1000, line);
                } else if (pair.size() > 0) {
                    QVERIFY(pair.popsTheSame());
                }
            }
        }
    }

    /// Time-outs that are of no use any more never come up behind the one before them.
    void leavesOutWhatIsStale()
    {
        EventQueue queue;
        const std::uint16_t line = queue.addLine();
        for (std::uint32_t i = 0; i < 10; ++i) {
            queue.pushDelayed(line, EventKind::TimeLimit, 100 + i, i, i % 3);
        }
        const auto stale = [](const Event& event) { return event.generation != 0; };
        std::vector<std::uint32_t> popped;
        while (!queue.empty()) {
            popped.push_back(queue.pop(stale).subject);
        }
        QCOMPARE(popped, (std::vector<std::uint32_t>{0, 3, 6, 9}));
    }
};

BREAKEVEN_TEST(eventqueue, EventQueueTest)
#include "tst_eventqueue.moc"
