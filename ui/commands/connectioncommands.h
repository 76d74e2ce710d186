#pragma once

#include "ui/commands/command.h"

namespace breakeven::ui {

/// Connects two components. The id must be fresh (Document::newConnectionId).
class AddConnection : public ArchitectureCommand {
public:
    AddConnection(Document& document, model::AlternativeId alternative,
                  model::Connection connection);
    void redo() override;
    void undo() override;

private:
    model::Connection m_connection;
};

/// Replaces a connection by another with the same id. Repeated edits of the same connection become
/// one step, which vanishes when it ends where it began.
class ChangeConnection : public ArchitectureCommand {
public:
    ChangeConnection(Document& document, model::AlternativeId alternative,
                     model::Connection replacement);
    void redo() override;
    void undo() override;
    [[nodiscard]] int id() const override { return static_cast<int>(MergeId::ChangeConnection); }
    bool mergeWith(const QUndoCommand* other) override;

private:
    void apply(const model::Connection& connection) const;

    model::Connection m_after;
    model::Connection m_before;
};

}  // namespace breakeven::ui
