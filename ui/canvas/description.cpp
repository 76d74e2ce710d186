#include "ui/canvas/description.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/canvas/groupframes.h"

namespace breakeven::ui {

QString componentDescription(const model::Architecture& architecture, const model::Catalog& catalog,
                             const model::ComponentId& id, const CardFigures& figures)
{
    const model::Component* component = architecture.find(id);
    if (!component) {
        return {};
    }
    const CardContent content = cardContent(*component, catalog);
    QStringList parts{content.name, content.kindName, figures.costText, figures.secondText};
    for (const model::GroupId& group : groupsAround(architecture, id)) {
        parts += QCoreApplication::translate("Canvas", "in %1")
                     .arg(QString::fromStdString(architecture.find(group)->name));
    }
    if (content.locked) {
        parts += QCoreApplication::translate("Canvas", "locked");
    }
    if (figures.problemCount > 0) {
        parts +=
            figures.problemCount == 1
                ? QCoreApplication::translate("Canvas", "1 problem")
                : QCoreApplication::translate("Canvas", "%1 problems").arg(figures.problemCount);
    }
    for (const model::Connection& connection : architecture.connections) {
        const model::Component* callee =
            connection.from == id ? architecture.find(connection.to) : nullptr;
        if (callee) {
            parts += QCoreApplication::translate("Canvas", "calls %1")
                         .arg(QString::fromStdString(callee->name));
        }
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

}  // namespace breakeven::ui
