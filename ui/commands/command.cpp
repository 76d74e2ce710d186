#include "ui/commands/command.h"

namespace breakeven::ui {

ArchitectureCommand::ArchitectureCommand(Document& document, model::AlternativeId alternative,
                                         const QString& text)
    : Command(document, text), m_alternative(std::move(alternative))
{
}

model::Architecture& ArchitectureCommand::architecture() const
{
    model::Alternative* found = project().find(m_alternative);
    Q_ASSERT_X(found, "ArchitectureCommand", "the alternative is gone");
    return found->architecture;
}

void ArchitectureCommand::insert(const model::Component& component) const
{
    architecture().insert(component);
    announce(ComponentAdded{m_alternative, component.id});
}

void ArchitectureCommand::insert(const model::Connection& connection) const
{
    architecture().insert(connection);
    announce(ConnectionAdded{m_alternative, connection.id});
}

void ArchitectureCommand::remove(const model::ComponentId& id) const
{
    architecture().remove(id);
    announce(ComponentRemoved{m_alternative, id});
}

void ArchitectureCommand::remove(const model::ConnectionId& id) const
{
    architecture().remove(id);
    announce(ConnectionRemoved{m_alternative, id});
}

}  // namespace breakeven::ui
