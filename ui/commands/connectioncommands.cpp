#include "ui/commands/connectioncommands.h"

#include <QCoreApplication>

namespace breakeven::ui {

AddConnection::AddConnection(Document& document, model::AlternativeId alternative,
                             model::Connection connection)
    : ArchitectureCommand(document, std::move(alternative),
                          QCoreApplication::translate("Commands", "Connect")),
      m_connection(std::move(connection))
{
}

void AddConnection::redo()
{
    insert(m_connection);
}

void AddConnection::undo()
{
    remove(m_connection.id);
}

ChangeConnection::ChangeConnection(Document& document, model::AlternativeId alternative,
                                   model::Connection replacement)
    : ArchitectureCommand(document, std::move(alternative),
                          QCoreApplication::translate("Commands", "Change connection")),
      m_after(std::move(replacement))
{
}

void ChangeConnection::redo()
{
    if (const model::Connection* connection = architecture().find(m_after.id)) {
        m_before = *connection;
    }
    apply(m_after);
}

void ChangeConnection::undo()
{
    apply(m_before);
}

void ChangeConnection::apply(const model::Connection& connection) const
{
    if (model::Connection* present = architecture().find(connection.id)) {
        *present = connection;
        announce(ConnectionChanged{alternative(), connection.id});
    }
}

bool ChangeConnection::mergeWith(const QUndoCommand* other)
{
    const auto& next = static_cast<const ChangeConnection&>(*other);
    if (next.alternative() != alternative() || next.m_after.id != m_after.id) {
        return false;
    }
    m_after = next.m_after;
    setObsolete(m_after == m_before);
    return true;
}

}  // namespace breakeven::ui
