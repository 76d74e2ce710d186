#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace breakeven::tests {

/// All bytes of a file; none when it cannot be read.
[[nodiscard]] inline QByteArray contentOf(const QString& file)
{
    QFile device(file);
    return device.open(QIODevice::ReadOnly) ? device.readAll() : QByteArray();
}

}  // namespace breakeven::tests
