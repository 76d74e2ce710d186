#pragma once

#include <vector>

#include "ui/commands/command.h"

namespace breakeven::ui {

/// A piece of an architecture: what is copied, pasted and removed together.
struct Parts {
    std::vector<model::Component> components;
    std::vector<model::Connection> connections;
    [[nodiscard]] bool empty() const { return components.empty() && connections.empty(); }
};

/// The named components, and the connections that run between two of them.
[[nodiscard]] Parts partsOf(const model::Architecture& architecture,
                            const std::vector<model::ComponentId>& components);

/// The same parts under ids that the document never used, moved by an offset; connections that lead
/// out of them are dropped.
[[nodiscard]] Parts withFreshIds(Document& document, Parts parts, model::Position offset = {});

/// A copy of an alternative under fresh ids, for AddAlternative.
[[nodiscard]] model::Alternative duplicateOf(Document& document,
                                             const model::Alternative& alternative,
                                             std::string name);

/// Removes components with all their connections, and connections.
class RemoveParts : public ArchitectureCommand {
public:
    RemoveParts(Document& document, model::AlternativeId alternative,
                std::vector<model::ComponentId> components,
                std::vector<model::ConnectionId> connections);
    void redo() override;
    void undo() override;

private:
    [[nodiscard]] Parts present() const;

    std::vector<model::ComponentId> m_components;
    std::vector<model::ConnectionId> m_connections;
    Parts m_removed;
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
    Parts m_parts;
};

}  // namespace breakeven::ui
