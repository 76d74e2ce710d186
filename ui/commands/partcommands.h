#pragma once

#include <vector>

#include "ui/commands/command.h"

namespace breakeven::ui {

/// A piece of an architecture: what is copied, pasted and removed together.
struct Parts {
    std::vector<model::Component> components;
    std::vector<model::Connection> connections;
    std::vector<model::Group> groups = {};
    std::vector<model::Note> notes = {};
    [[nodiscard]] bool empty() const
    {
        return components.empty() && connections.empty() && notes.empty();
    }
};

/// The named components and notes, the connections that run between two of the components, and the
/// groups that hold nothing else.
[[nodiscard]] Parts partsOf(const model::Architecture& architecture,
                            const std::vector<model::ComponentId>& components,
                            const std::vector<model::NoteId>& notes = {});

/// The same parts under ids that the document never used, moved by an offset; connections that lead
/// out of them are dropped. Components whose group is not among them stay in it, if `architecture`
/// has it.
[[nodiscard]] Parts withFreshIds(Document& document, Parts parts,
                                 const model::Architecture& architecture,
                                 model::Position offset = {});

/// A copy of an alternative under fresh ids, for AddAlternative.
[[nodiscard]] model::Alternative duplicateOf(Document& document,
                                             const model::Alternative& alternative,
                                             std::string name);

/// Removes components with all their connections, connections, and notes; a group that nothing is
/// left in goes with them.
class RemoveParts : public ArchitectureCommand {
public:
    RemoveParts(Document& document, model::AlternativeId alternative,
                std::vector<model::ComponentId> components,
                std::vector<model::ConnectionId> connections,
                std::vector<model::NoteId> notes = {});
    void redo() override;
    void undo() override;

private:
    [[nodiscard]] Parts present() const;
    void swapDrawing();

    std::vector<model::ComponentId> m_components;
    std::vector<model::ConnectionId> m_connections;
    std::vector<model::NoteId> m_notes;
    Parts m_removed;
    std::vector<model::Group> m_otherGroups;  ///< the groups and notes that it does not have at
    std::vector<model::Note> m_otherNotes;    ///< present
};

/// Inserts parts that have fresh ids (withFreshIds): paste, duplicate, and what is added together
/// with its connection. `text` names the step when it is not a paste.
class PasteParts : public ArchitectureCommand {
public:
    PasteParts(Document& document, model::AlternativeId alternative, Parts parts,
               const QString& text = {});
    void redo() override;
    void undo() override;

private:
    /// Inserts or takes out the parts' groups and notes.
    void draw(bool present);

    Parts m_parts;
};

}  // namespace breakeven::ui
