#include "ui/shell/theme.h"

#include <array>

#include <QApplication>
#include <QFontDatabase>
#include <QMetaEnum>
#include <QPalette>
#include <QSettings>
#include <QStandardPaths>
#include <QStyleFactory>

#include "ui/shell/stylesheet.h"

namespace breakeven::ui {

namespace {

const QString modeKey = QStringLiteral("window/theme");

Theme::Mode rememberedMode()
{
    const QByteArray text = QSettings().value(modeKey).toString().toLatin1();
    bool known = false;
    const int value = QMetaEnum::fromType<Theme::Mode>().keyToValue(text.constData(), &known);
    return known ? static_cast<Theme::Mode>(value) : Theme::Mode::System;
}

bool desktopIsDark()
{
    return qApp != nullptr && QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
}

QString interfaceFamily()
{
    const QStringList families = QFontDatabase::families();
    for (const QLatin1String wanted : {QLatin1String("Inter"), QLatin1String("Inter Variable")}) {
        if (families.contains(wanted)) {
            return wanted;
        }
    }
    return QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
}

}  // namespace

Theme::Theme(const QString& iconFolder, QObject* parent)
    : QObject(parent),
      m_icons(iconFolder),
      m_mode(rememberedMode()),
      m_systemDark(desktopIsDark()),
      m_family(interfaceFamily())
{
    refresh();
}

Theme::Theme(const QString& iconFolder, Mode mode)
    : m_icons(iconFolder), m_mode(mode), m_family(interfaceFamily())
{
    refresh();
}

void Theme::setMode(Mode mode)
{
    const char* key = QMetaEnum::fromType<Mode>().valueToKey(static_cast<int>(mode));
    QSettings().setValue(modeKey, QString::fromLatin1(key));
    m_mode = mode;
    refresh();
    emit changed();
}

void Theme::applyTo(QApplication& application)
{
    m_application = &application;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    refresh();
}

void Theme::refresh()
{
    m_dark = m_mode == Mode::Dark || (m_mode == Mode::System && m_systemDark);
    m_tokens = m_mode == Mode::Contrast ? contrastTokens() : m_dark ? darkTokens() : lightTokens();
    if (m_application == nullptr) {
        return;
    }
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::CacheLocation) +
                           QLatin1String(m_mode == Mode::Contrast ? "/style-contrast"
                                         : m_dark                 ? "/style-dark"
                                                                  : "/style-light");
    writeStyleImages(m_tokens, m_icons, folder);
    QApplication::setPalette(paletteOf(m_tokens));
    QApplication::setFont(font(13));
    m_application->setStyleSheet(styleSheetOf(m_tokens, folder));
}

QColor Theme::categoryColor(const QString& category) const
{
    return categoryFill(category);
}

QColor Theme::alternativeColor(int index) const
{
    static const std::array<QColor, 4> light{QColor(0x2563E0), QColor(0xCF6A28), QColor(0x16877A),
                                             QColor(0xC2417C)};
    static const std::array<QColor, 4> dark{QColor(0x6EA0FF), QColor(0xF0935A), QColor(0x35B8A8),
                                            QColor(0xEA6AA4)};
    const auto slot = static_cast<std::size_t>(std::max(index, 0)) % light.size();
    return m_dark ? dark[slot] : light[slot];
}

Qt::PenStyle Theme::alternativeDash(int index) const
{
    static const std::array<Qt::PenStyle, 4> dashes{Qt::SolidLine, Qt::DashLine, Qt::DashDotLine,
                                                    Qt::DotLine};
    return dashes[static_cast<std::size_t>(std::max(index, 0)) % dashes.size()];
}

QColor Theme::seriesColor(int index) const
{
    static const std::array<QColor, 8> okabeIto{
        QColor(0x0072B2), QColor(0xE69F00), QColor(0x009E73), QColor(0xCC79A7),
        QColor(0x56B4E9), QColor(0xD55E00), QColor(0xF0E442), QColor(0x7F8A98)};
    return okabeIto[static_cast<std::size_t>(std::max(index, 0)) % okabeIto.size()];
}

QFont Theme::font(int px, QFont::Weight weight) const
{
    QFont font(m_family);
    font.setPixelSize(px);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

}  // namespace breakeven::ui
