#include "ui/canvas/quickinsert.h"

#include <QCoreApplication>

#include "ui/canvas/connectrules.h"
#include "ui/language/phrases.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

namespace {

constexpr int kindBadgeSide = 20;

QIcon kindBadge(const Theme& theme, const CardContent& content)
{
    const QColor fill = theme.categoryColor(content.category);
    QIcon icon;
    for (const double ratio : {1.0, 2.0}) {
        icon.addPixmap(theme.icons().badge(content.icon, fill, kindBadgeSide, ratio));
    }
    return icon;
}

/// So that the left edge of the card to come is where a line would arrive.
QPointF besideLine(QPointF end)
{
    return snappedToGrid(end - QPointF(0, cardSize.height() / 2));
}

}  // namespace

std::vector<Choice> kindChoices(const model::Catalog& catalog, const Theme& theme,
                                const std::function<bool(const model::ServiceKind&)>& fits,
                                const std::function<void(const std::string&)>& take)
{
    std::vector<Choice> choices;
    for (const model::ServiceKind& kind : catalog.kinds()) {
        if (!fits(kind)) {
            continue;
        }
        model::Component component;
        component.kind = kind.id;
        Choice choice;
        choice.title = catalogText(kind.name);
        choice.detail = QString::fromStdString(kind.id);
        choice.keywords = QString::fromStdString(kind.id + ' ' + kind.name + ' ' + kind.category +
                                                 ' ' + kind.provider);
        choice.icon = kindBadge(theme, cardContent(component, catalog));
        choice.take = [take, id = kind.id] { take(id); };
        choices.push_back(std::move(choice));
    }
    return choices;
}

Chooser* QuickInsert::openAt(QPoint pointer, QPointF place)
{
    const QPointF topLeft = snappedToGrid(place - cardAt({}).center());
    const auto any = [](const model::ServiceKind&) { return true; };
    return open(
        QCoreApplication::translate("Canvas", "Add a service"),
        kindChoices(m_scene.document().catalog(), m_scene.theme(), any,
                    [this, topLeft](const std::string& kind) { m_editor.addKind(kind, topLeft); }),
        pointer);
}

Chooser* QuickInsert::openAfter(const model::ComponentId& from, QPoint pointer, QPointF place,
                                Order order)
{
    std::vector<Choice> components;
    addReachable(from, components);
    const auto called = [](const model::ServiceKind& kind) { return kind.acceptsCalls; };
    std::vector<Choice> choices =
        kindChoices(m_scene.document().catalog(), m_scene.theme(), called,
                    [this, from, topLeft = besideLine(place)](const std::string& kind) {
                        m_editor.addConnected(from, kind, topLeft);
                    });
    choices.insert(order == Order::ComponentsFirst ? choices.begin() : choices.end(),
                   std::make_move_iterator(components.begin()),
                   std::make_move_iterator(components.end()));
    return open(QCoreApplication::translate("Canvas", "Connect to"), std::move(choices), pointer);
}

void QuickInsert::addReachable(const model::ComponentId& from, std::vector<Choice>& choices)
{
    const model::Catalog& catalog = m_scene.document().catalog();
    for (const model::Component& component : m_scene.architecture().components) {
        if (!connectRefusal(m_scene.architecture(), catalog, from, component.id).isEmpty()) {
            continue;
        }
        const CardContent content = cardContent(component, catalog);
        Choice choice;
        choice.title = content.name;
        choice.detail = QCoreApplication::translate("Canvas", "on the canvas");
        choice.keywords = content.kindName;
        choice.icon = kindBadge(m_scene.theme(), content);
        choice.take = [this, from, to = component.id] { m_editor.connectComponents(from, to); };
        choices.push_back(std::move(choice));
    }
}

Chooser* QuickInsert::open(const QString& prompt, std::vector<Choice> choices, QPoint pointer)
{
    auto* chooser = new Chooser(m_scene.theme(), prompt, std::move(choices), &m_canvas);
    QObject::connect(chooser, &Chooser::closed, &m_canvas, [this] {
        m_scene.hideLine();
        m_canvas.setFocus();
    });
    chooser->openAt(pointer);
    return chooser;
}

}  // namespace breakeven::ui
