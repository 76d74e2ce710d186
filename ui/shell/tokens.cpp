#include "ui/shell/tokens.h"

#include <cmath>

#include <QHash>

namespace breakeven::ui {

namespace {

double linear(float channel)
{
    const double value = channel;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

Tokens completed(Tokens tokens, double tint, double hover)
{
    tokens.accentTint = mixed(tokens.accent, tokens.panel, tint);
    tokens.hover = mixed(tokens.text, tokens.panel, hover);
    return tokens;
}

}  // namespace

Tokens lightTokens()
{
    return completed({.window = QColor(0xF3F5F8),
                      .panel = QColor(0xFFFFFF),
                      .canvas = QColor(0xFAFBFC),
                      .text = QColor(0x17202B),
                      .muted = QColor(0x566271),
                      .faint = QColor(0x66717F),
                      .border = QColor(0xDDE2E8),
                      .focus = QColor(0x2F6FED),
                      .accent = QColor(0x2563E0),
                      .good = QColor(0x18774A),
                      .warn = QColor(0x8F5F00),
                      .bad = QColor(0xC0362C),
                      .onAccent = QColor(0xFFFFFF),
                      .accentTint = {},
                      .hover = {}},
                     0.10, 0.05);
}

Tokens darkTokens()
{
    return completed({.window = QColor(0x15181D),
                      .panel = QColor(0x1C2027),
                      .canvas = QColor(0x12151A),
                      .text = QColor(0xE6EAF0),
                      .muted = QColor(0xA3AEBD),
                      .faint = QColor(0x8994A3),
                      .border = QColor(0x2F3640),
                      .focus = QColor(0x6EA0FF),
                      .accent = QColor(0x6EA0FF),
                      .good = QColor(0x4CC38A),
                      .warn = QColor(0xE3B341),
                      .bad = QColor(0xF47067),
                      .onAccent = QColor(0x0E1626),
                      .accentTint = {},
                      .hover = {}},
                     0.16, 0.07);
}

Tokens contrastTokens()
{
    return completed({.window = QColor(0xFFFFFF),
                      .panel = QColor(0xFFFFFF),
                      .canvas = QColor(0xFFFFFF),
                      .text = QColor(Qt::black),
                      .muted = QColor(0x1F2933),
                      .faint = QColor(0x333E4A),
                      .border = QColor(0x4B5563),
                      .focus = QColor(0x0033CC),
                      .accent = QColor(0x0033CC),
                      .good = QColor(0x005C2E),
                      .warn = QColor(0x6B3F00),
                      .bad = QColor(0x9B0000),
                      .onAccent = QColor(0xFFFFFF),
                      .accentTint = {},
                      .hover = {}},
                     0.08, 0.05);
}

QColor categoryFill(const QString& category)
{
    static const QHash<QString, QColor> fills{{QStringLiteral("compute"), QColor(0xCF6A28)},
                                              {QStringLiteral("api"), QColor(0x7A5AF8)},
                                              {QStringLiteral("data"), QColor(0x2B78C5)},
                                              {QStringLiteral("events"), QColor(0xC2417C)},
                                              {QStringLiteral("identity"), QColor(0x16877A)},
                                              {QStringLiteral("payments"), QColor(0x5B7083)},
                                              {QStringLiteral("observability"), QColor(0x9A6700)},
                                              {QStringLiteral("servers"), QColor(0x4B5563)},
                                              {QStringLiteral("network"), QColor(0x0E7490)},
                                              {QStringLiteral("traffic"), QColor(0x2F6FED)}};
    return fills.value(category, QColor(0x5A6675));
}

QColor mixed(const QColor& first, const QColor& second, double share)
{
    const auto blend = [share](int one, int other) {
        return static_cast<int>(std::lround(one * share + other * (1 - share)));
    };
    return {blend(first.red(), second.red()), blend(first.green(), second.green()),
            blend(first.blue(), second.blue())};
}

double contrastRatio(const QColor& first, const QColor& second)
{
    const double one = luminance(first);
    const double other = luminance(second);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

}  // namespace breakeven::ui
