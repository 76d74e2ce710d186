#include "tests/gui/display.h"

#include <QTest>

namespace breakeven::tests {

namespace {

QStringList moveTo(QPoint place)
{
    return {QStringLiteral("mousemove"), QString::number(place.x()), QString::number(place.y())};
}

QStringList activation(const QString& title)
{
    return {QStringLiteral("search"),
            QStringLiteral("--sync"),
            QStringLiteral("--onlyvisible"),
            QStringLiteral("--name"),
            title,
            QStringLiteral("windowactivate"),
            QStringLiteral("--sync")};
}

/// Keys go to whatever has the keyboard, as a person's do; without it xdotool would send them to
/// the window that it found, even while that closes.
const QStringList toFocus{QStringLiteral("--window"), QStringLiteral("0")};

/// Time for the window to answer one step of a movement before the next.
const QStringList pause{QStringLiteral("sleep"), QStringLiteral("0.05")};

}  // namespace

Display::Display()
{
    m_windowManager.start(QStringLiteral("openbox"), {QStringLiteral("--sm-disable")});
    // Once it answers, it takes windows over.
    m_isReady =
        QTest::qWaitFor([this] { return run({QStringLiteral("get_num_desktops")}); }, 20000);
}

Display::~Display()
{
    m_windowManager.kill();
    m_windowManager.waitForFinished();
}

bool Display::run(const QStringList& command)
{
    QProcess process;
    process.start(QStringLiteral("xdotool"), command);
    const bool ended =
        QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60000);
    // One more turn, for what the last event set off.
    QTest::qWait(100);
    return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

bool Display::activate(const QString& title)
{
    return run(activation(title));
}

bool Display::answer(const QString& keys, const QString& dialogTitle, const QString& line)
{
    return run(QStringList{QStringLiteral("key"), keys} + activation(dialogTitle) +
               QStringList{QStringLiteral("key")} + toFocus +
               QStringList{QStringLiteral("ctrl+a"), QStringLiteral("type")} + toFocus +
               QStringList{QStringLiteral("--delay"), QStringLiteral("30"),
                           QStringLiteral("--args"), QStringLiteral("1"), line,
                           QStringLiteral("key")} +
               toFocus + QStringList{QStringLiteral("Return")});
}

bool Display::click(QPoint place)
{
    return run(moveTo(place) + pause + QStringList{QStringLiteral("click"), QStringLiteral("1")});
}

bool Display::press(const QString& keys)
{
    return run({QStringLiteral("key"), keys});
}

bool Display::type(const QString& text)
{
    return run({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("30"), text});
}

bool Display::drag(QPoint from, QPoint to)
{
    QStringList script =
        moveTo(from) + pause + QStringList{QStringLiteral("mousedown"), QStringLiteral("1")};
    constexpr int steps = 12;
    for (int step = 1; step <= steps; ++step) {
        script += pause + moveTo(from + (to - from) * step / steps);
    }
    // The last place twice: a drop target answers to the second of two movements.
    script += pause + moveTo(to + QPoint(1, 0)) + pause + pause;
    return run(script + QStringList{QStringLiteral("mouseup"), QStringLiteral("1")});
}

}  // namespace breakeven::tests
