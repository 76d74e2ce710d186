#include "tests/catalog/newservice.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace breakeven::tests {

namespace {

bool writeFile(const QString& name, const QByteArray& text)
{
    QFile file(name);
    return QDir().mkpath(QFileInfo(name).path()) && file.open(QIODevice::WriteOnly) &&
           file.write(text) == text.size();
}

}  // namespace

Result<model::Catalog> newServiceCatalog()
{
    const QTemporaryDir folder;
    const QString users = QStringLiteral("custom/traffic-source.json");
    if (!QDir(folder.path()).mkpath(QStringLiteral("custom")) ||
        !QFile::copy(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/catalog/") + users,
                     folder.filePath(users)) ||
        !writeFile(folder.filePath(QStringLiteral("acme/stamp.json")), newServiceKind)) {
        return failure(ErrorCode::Unreadable, "the catalog cannot be made");
    }
    return model::Catalog::load(folder.path().toStdString());
}

}  // namespace breakeven::tests
