#include "ui/language/numbertext.h"

#include <array>

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace breakeven::ui {

namespace {

struct Myriad {
    double unit;
    const char* text;
};

constexpr std::array<Myriad, 3> myriads{{
    {1e12, QT_TRANSLATE_NOOP("Numbers", "%1 ×10¹²")},
    {1e8, QT_TRANSLATE_NOOP("Numbers", "%1 ×10⁸")},
    {1e4, QT_TRANSLATE_NOOP("Numbers", "%1 ×10⁴")},
}};

double factorOf(QStringView suffix)
{
    if (suffix == u"k") {
        return 1e3;
    }
    if (suffix == u"M") {
        return 1e6;
    }
    return suffix == u"T" ? 1e12 : 1e9;  // what remains: G of counts, bn of money
}

QString inMyriads(double value)
{
    constexpr int digits = 4;  // three significant ones may need a fourth before the point
    for (const Myriad& step : myriads) {
        if (value >= step.unit * 0.99995) {
            return QCoreApplication::translate("Numbers", step.text)
                .arg(QString::number(value / step.unit, 'g', digits));
        }
    }
    return QString::number(value, 'g', digits);
}

QString amount(const QString& english)
{
    static const QRegularExpression scaled(
        QStringLiteral(R"(^([-±≥< ]*\$?)(\d+(?:\.\d+)?) (k|M|G|T|bn)$)"));
    const QRegularExpressionMatch match = scaled.match(english);
    if (!match.hasMatch()) {
        return {};
    }
    const double value = match.captured(2).toDouble() * factorOf(match.capturedView(3));
    return match.captured(1) + inMyriads(value);
}

QString longTime(const QString& english)
{
    static const QRegularExpression twoUnits(
        QStringLiteral(R"(^(\d+) (h|min)(?: (\d+) (min|s))?$)"));
    const QRegularExpressionMatch match = twoUnits.match(english);
    if (!match.hasMatch()) {
        return {};
    }
    const bool hours = match.capturedView(2) == u"h";
    QString text = hours ? QCoreApplication::translate("Numbers", "%1 h")
                         : QCoreApplication::translate("Numbers", "%1 min");
    text = text.arg(match.captured(1));
    if (match.hasCaptured(3)) {
        const QString rest = hours ? QCoreApplication::translate("Numbers", " %1 min")
                                   : QCoreApplication::translate("Numbers", " %1 s");
        text += rest.arg(match.captured(3));
    }
    return text;
}

}  // namespace

QString localNumber(const QString& english)
{
    if (QLocale().language() != QLocale::Chinese) {
        return english;
    }
    if (english == QLatin1String("unbounded")) {
        return QCoreApplication::translate("Numbers", "unbounded");
    }
    for (const QString& text : {amount(english), longTime(english)}) {
        if (!text.isEmpty()) {
            return text;
        }
    }
    return english;
}

}  // namespace breakeven::ui
