#include "ui/canvas/tints.h"

#include <array>

#include <QCoreApplication>

#include "ui/shell/theme.h"

namespace breakeven::ui {

QColor tintColor(model::Tint tint, const Theme& theme)
{
    static const std::array<QColor, 7> light{QColor(),         QColor(0x2563E0), QColor(0x18774A),
                                             QColor(0x8F5F00), QColor(0xC0362C), QColor(0x6D48E5),
                                             QColor(0x475569)};
    static const std::array<QColor, 7> dark{QColor(),         QColor(0x6EA0FF), QColor(0x4CC38A),
                                            QColor(0xE3B341), QColor(0xF47067), QColor(0xA78BFA),
                                            QColor(0xB4BECC)};
    const auto index = static_cast<std::size_t>(tint);
    return tint == model::Tint::None ? theme.tokens().muted
           : theme.isDark()          ? dark[index]
                                     : light[index];
}

QString tintName(model::Tint tint)
{
    static const std::array<const char*, 7> names{
        QT_TRANSLATE_NOOP("Canvas", "No Colour"), QT_TRANSLATE_NOOP("Canvas", "Blue"),
        QT_TRANSLATE_NOOP("Canvas", "Green"),     QT_TRANSLATE_NOOP("Canvas", "Amber"),
        QT_TRANSLATE_NOOP("Canvas", "Red"),       QT_TRANSLATE_NOOP("Canvas", "Violet"),
        QT_TRANSLATE_NOOP("Canvas", "Slate")};
    return QCoreApplication::translate("Canvas", names[static_cast<std::size_t>(tint)]);
}

QString groupKindName(model::GroupKind kind)
{
    static const std::array<const char*, 5> names{
        QT_TRANSLATE_NOOP("Canvas", "Group"), QT_TRANSLATE_NOOP("Canvas", "Region"),
        QT_TRANSLATE_NOOP("Canvas", "VPC"), QT_TRANSLATE_NOOP("Canvas", "Zone"),
        QT_TRANSLATE_NOOP("Canvas", "Team")};
    return QCoreApplication::translate("Canvas", names[static_cast<std::size_t>(kind)]);
}

}  // namespace breakeven::ui
