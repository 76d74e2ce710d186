#include "ui/shell/format.h"

#include <cmath>

#include "pricing/base/format.h"
#include "ui/language/numbertext.h"

namespace breakeven::ui {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString money(double usd)
{
    return localNumber(text(moneyText(usd)));
}

QString moneyExact(Usd amount)
{
    return text(moneyExactText(amount.toDouble()));
}

QString duration(double seconds)
{
    return localNumber(text(durationText(seconds)))
        .replace(QLatin1String(" us"), QStringLiteral(" µs"));
}

QString count(double value)
{
    return localNumber(text(countText(value)));
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
    constexpr double cent = 0.01;
    if (usdHalfWidth < cent) {
        return QStringLiteral("± < 0.01");
    }
    // Two significant digits say all that an interval knows, and nobody is billed less than a cent.
    const QString amount = usdHalfWidth < 1    ? QString::number(usdHalfWidth, 'f', 2)
                           : usdHalfWidth < 10 ? QString::number(usdHalfWidth, 'f', 1)
                                               : money(usdHalfWidth).remove(QLatin1Char('$'));
    return QStringLiteral("± ") + amount;
}

}  // namespace breakeven::ui
