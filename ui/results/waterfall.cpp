#include "ui/results/waterfall.h"

#include <algorithm>

#include <QObject>

#include "ui/results/billtext.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

constexpr std::size_t mostSteps = 8;

Usd absolute(Usd amount)
{
    return amount < Usd() ? Usd() - amount : amount;
}

QString signedText(Usd amount)
{
    return (amount < Usd() ? QStringLiteral("−") : QStringLiteral("+")) +
           moneyExact(absolute(amount));
}

WaterfallBar totalBar(const QString& label, Usd amount)
{
    return {WaterfallBar::Kind::Total, label, 0, amount.toDouble(), moneyExact(amount)};
}

/// Bars are placed from exact sums, so that the last ends where the total is.
WaterfallBar stepBar(const QString& label, Usd reached, Usd amount)
{
    const auto kind = amount < Usd() ? WaterfallBar::Kind::Less : WaterfallBar::Kind::More;
    return {kind, label, reached.toDouble(), (reached + amount).toDouble(), signedText(amount)};
}

QString titleOf(const model::CostChange& change, const QString& from, const QString& to)
{
    if (change.steps.empty()) {
        return QObject::tr("%1 costs what %2 costs").arg(to, from);
    }
    const Usd difference = change.after - change.before;
    const model::CostStep& greatest = change.steps.front();
    const QString reason =
        QStringLiteral("%1, %2").arg(stepText(greatest), signedText(greatest.amount));
    if (difference == Usd()) {
        return QObject::tr("%1 costs what %2 costs; greatest step: %3").arg(to, from, reason);
    }
    const QString amount = moneyExact(absolute(difference));
    return difference > Usd() ? QObject::tr("%1 costs %2 a month more than %3; greatest step: %4")
                                    .arg(to, amount, from, reason)
                              : QObject::tr("%1 costs %2 a month less than %3; greatest step: %4")
                                    .arg(to, amount, from, reason);
}

}  // namespace

QString stepText(const model::CostStep& step)
{
    const QString name = text(step.name);
    switch (step.kind) {
        case model::CostStep::Kind::Added:
            return QObject::tr("%1 is new").arg(name);
        case model::CostStep::Kind::Removed:
            return QObject::tr("%1 is gone").arg(name);
        case model::CostStep::Kind::Price:
            return QObject::tr("%1: another price").arg(name);
        case model::CostStep::Kind::Volume:
            break;
    }
    return QStringLiteral("%1: %2").arg(name, causeText(step.cause).toLower());
}

WaterfallData waterfall(const model::CostChange& change, const QString& from, const QString& to)
{
    WaterfallData chart{titleOf(change, from, to), {totalBar(from, change.before)}};
    Usd reached = change.before;
    const bool all = change.steps.size() <= mostSteps;
    const std::size_t shown = all ? change.steps.size() : mostSteps - 1;
    for (std::size_t i = 0; i < shown; ++i) {
        const model::CostStep& step = change.steps[i];
        chart.bars.push_back(stepBar(stepText(step), reached, step.amount));
        reached += step.amount;
    }
    if (!all) {
        chart.bars.push_back(
            stepBar(QObject::tr("%1 smaller steps").arg(change.steps.size() - shown), reached,
                    change.after - reached));
    }
    chart.bars.push_back(totalBar(to, change.after));
    return chart;
}

}  // namespace breakeven::ui
