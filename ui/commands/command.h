#pragma once

#include <QUndoCommand>

#include "ui/document/document.h"

namespace breakeven::ui {

/// What every undo command shares: the document it edits. Commands hold ids and values, never
/// items or pointers into the project, and do nothing before redo().
class Command : public QUndoCommand {
protected:
    Command(Document& document, const QString& text) : m_document(document) { setText(text); }

    [[nodiscard]] Document& document() const { return m_document; }
    [[nodiscard]] model::Project& project() const { return ProjectEditor(m_document).project(); }
    void announce(const ChangeEvent& event) const { ProjectEditor(m_document).announce(event); }

private:
    Document& m_document;
};

/// A command on the architecture of one alternative, which must exist whenever it runs.
class ArchitectureCommand : public Command {
protected:
    ArchitectureCommand(Document& document, model::AlternativeId alternative, const QString& text);

    [[nodiscard]] const model::AlternativeId& alternative() const { return m_alternative; }
    [[nodiscard]] model::Architecture& architecture() const;
    void insert(const model::Component& component) const;
    void insert(const model::Connection& connection) const;
    void remove(const model::ComponentId& id) const;
    void remove(const model::ConnectionId& id) const;

private:
    model::AlternativeId m_alternative;
};

/// Identifies the commands that can swallow a later one of their kind (QUndoCommand::id()).
enum class MergeId { MoveComponents = 1, SetParameter, ChangeConnection };

}  // namespace breakeven::ui
