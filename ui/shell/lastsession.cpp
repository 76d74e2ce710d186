#include "ui/shell/lastsession.h"

#include <QFileInfo>
#include <QSettings>

namespace breakeven::ui {

namespace {

const QString fileKey = QStringLiteral("session/file");
const QString alternativeKey = QStringLiteral("session/alternative");
const QString zoomKey = QStringLiteral("session/zoom");
const QString middleKey = QStringLiteral("session/middle");
const QString wantedKey = QStringLiteral("session/reopen");

}  // namespace

void LastSession::remember() const
{
    QSettings settings;
    settings.setValue(fileKey, file);
    settings.setValue(alternativeKey, alternative);
    settings.setValue(zoomKey, zoom);
    settings.setValue(middleKey, middle);
}

std::optional<LastSession> LastSession::load()
{
    const QSettings settings;
    const LastSession last{
        settings.value(fileKey).toString(), settings.value(alternativeKey).toString(),
        settings.value(zoomKey, 1.0).toDouble(), settings.value(middleKey).toPointF()};
    return isWanted() && QFileInfo(last.file).isFile() ? std::optional(last) : std::nullopt;
}

bool LastSession::isWanted()
{
    return QSettings().value(wantedKey, true).toBool();
}

void LastSession::setWanted(bool wanted)
{
    QSettings().setValue(wantedKey, wanted);
}

}  // namespace breakeven::ui
