#include "ui/shell/format.h"

#include <cmath>

#include "pricing/base/format.h"

namespace breakeven::ui {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString money(double usd)
{
    return text(moneyText(usd));
}

QString moneyExact(Usd amount)
{
    return text(moneyExactText(amount.toDouble()));
}

QString duration(double seconds)
{
    return text(durationText(seconds)).replace(QLatin1String(" us"), QStringLiteral(" µs"));
}

QString count(double value)
{
    return text(countText(value));
}

QString share(double value)
{
    return text(shareText(value));
}

QString plusMinus(double usdHalfWidth)
{
    if (!std::isfinite(usdHalfWidth) || usdHalfWidth <= 0) {
        return {};
    }
    return QStringLiteral("± ") + money(usdHalfWidth).remove(QLatin1Char('$'));
}

}  // namespace breakeven::ui
