// The parts of CanvasEditor that put components on connections and move the ends of lines.
#include <QCoreApplication>

#include "ui/canvas/canvaseditor.h"
#include "ui/canvas/connectrules.h"
#include "ui/commands/componentcommands.h"
#include "ui/commands/connectioncommands.h"

namespace breakeven::ui {

namespace {

model::Architecture without(model::Architecture architecture, const model::ConnectionId& id)
{
    std::erase_if(architecture.connections,
                  [&id](const model::Connection& connection) { return connection.id == id; });
    return architecture;
}

model::Architecture with(model::Architecture architecture, const model::Component& component)
{
    architecture.insert(component);
    return architecture;
}

}  // namespace

model::ComponentId CanvasEditor::addConnected(const model::ComponentId& from,
                                              const std::string& kind, QPointF topLeft)
{
    Document& document = m_scene.document();
    model::Component component = newComponent(kind, topLeft);
    const model::ComponentId id = component.id;
    Parts parts;
    parts.connections.push_back(
        newConnection(document, with(m_scene.architecture(), component), from, id));
    const QString text = QCoreApplication::translate("Commands", "Add %1")
                             .arg(QString::fromStdString(component.name));
    parts.components.push_back(std::move(component));
    push(new PasteParts(document, m_scene.alternative(), std::move(parts), text));
    m_scene.select({{id}, {}});
    return id;
}

QString CanvasEditor::reattachRefusal(const model::ConnectionId& connection, LineEnd end,
                                      const model::ComponentId& target) const
{
    const model::Connection* found = m_scene.architecture().find(connection);
    if (!found) {
        return {};
    }
    const bool start = end == LineEnd::Start;
    return connectRefusal(without(m_scene.architecture(), connection), m_scene.document().catalog(),
                          start ? target : found->from, start ? found->to : target);
}

void CanvasEditor::reattach(const model::ConnectionId& connection, LineEnd end,
                            const model::ComponentId& target)
{
    const model::Connection* found = m_scene.architecture().find(connection);
    const model::ComponentId current = !found                  ? target
                                       : end == LineEnd::Start ? found->from
                                                               : found->to;
    if (current == target || !reattachRefusal(connection, end, target).isEmpty()) {
        return;
    }
    model::Connection moved = *found;
    (end == LineEnd::Start ? moved.from : moved.to) = target;
    const model::Connection fresh = newConnection(
        m_scene.document(), without(m_scene.architecture(), connection), moved.from, moved.to);
    moved.mode = fresh.mode;
    // An operation is the callee's: it means nothing to another one.
    moved.operation = end == LineEnd::End ? fresh.operation : moved.operation;
    push(new ChangeConnection(m_scene.document(), m_scene.alternative(), std::move(moved)));
}

bool CanvasEditor::fitsOn(const model::ConnectionId& connection, const std::string& kind) const
{
    const model::ServiceKind* known = m_scene.document().catalog().find(kind);
    return m_scene.architecture().find(connection) &&
           (!known || (known->acceptsCalls && known->makesCalls));
}

model::ComponentId CanvasEditor::insertOn(const model::ConnectionId& connection,
                                          const std::string& kind, QPointF topLeft)
{
    model::Component component = newComponent(kind, topLeft);
    const model::ComponentId id = component.id;
    QUndoStack& stack = m_scene.document().undoStack();
    stack.beginMacro(QCoreApplication::translate("Commands", "Insert %1")
                         .arg(QString::fromStdString(component.name)));
    push(new AddComponent(m_scene.document(), m_scene.alternative(), std::move(component)));
    leadThrough(connection, id);
    stack.endMacro();
    m_scene.select({{id}, {}});
    return id;
}

void CanvasEditor::moveOnto(const model::ConnectionId& connection, const model::ComponentId& id,
                            QPointF topLeft)
{
    QUndoStack& stack = m_scene.document().undoStack();
    stack.beginMacro(QCoreApplication::translate("Commands", "Insert into connection"));
    moveTo({{id, topLeft}});
    leadThrough(connection, id);
    stack.endMacro();
}

/// The caller keeps its figures on the new first half; the second half keeps what the connection
/// says of its callee.
void CanvasEditor::leadThrough(const model::ConnectionId& connection, const model::ComponentId& id)
{
    Document& document = m_scene.document();
    const model::Connection whole = *m_scene.architecture().find(connection);
    model::Connection second = whole;
    second.from = id;
    second.callsPerRequest = 1;
    second.maxConcurrency = 0;
    second.condition = model::CallCondition::Always;
    second.step = 1;
    second.choice.clear();
    second.mode = newConnection(document, m_scene.architecture(), id, whole.to).mode;
    push(new ChangeConnection(document, m_scene.alternative(), std::move(second)));
    model::Connection first = newConnection(document, m_scene.architecture(), whole.from, id);
    first.callsPerRequest = whole.callsPerRequest;
    first.maxConcurrency = whole.maxConcurrency;
    first.condition = whole.condition;
    first.step = whole.step;
    first.choice = whole.choice;
    first.request = whole.request;
    first.response = whole.response;
    first.payloadSpread = whole.payloadSpread;
    push(new AddConnection(document, m_scene.alternative(), std::move(first)));
}

}  // namespace breakeven::ui
