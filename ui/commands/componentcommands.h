#pragma once

#include <map>
#include <optional>
#include <string>

#include "ui/commands/command.h"

namespace breakeven::ui {

/// Places a component. Its id must be fresh (Document::newComponentId).
class AddComponent : public ArchitectureCommand {
public:
    AddComponent(Document& document, model::AlternativeId alternative, model::Component component);
    void redo() override;
    void undo() override;

private:
    model::Component m_component;
};

/// Moves components to new places. A nudge (arrow key) swallows the next nudge of the same
/// components, so that undo takes back the whole walk.
class MoveComponents : public ArchitectureCommand {
public:
    using Positions = std::map<model::ComponentId, model::Position>;
    enum class Gesture { Drag, Nudge };

    MoveComponents(Document& document, model::AlternativeId alternative, Positions positions,
                   Gesture gesture = Gesture::Drag);
    void redo() override;
    void undo() override;
    [[nodiscard]] int id() const override;
    bool mergeWith(const QUndoCommand* other) override;

private:
    void place(const Positions& positions) const;

    Positions m_after;
    Positions m_before;
    Gesture m_gesture;
};

class RenameComponent : public ArchitectureCommand {
public:
    RenameComponent(Document& document, model::AlternativeId alternative,
                    model::ComponentId component, std::string name);
    void redo() override;
    void undo() override;

private:
    void swapName();

    model::ComponentId m_component;
    std::string m_name;  ///< the name it does not have at present
};

/// Lets a component run, and be priced, in a region of its own; empty = its alternative's.
class SetRegion : public ArchitectureCommand {
public:
    SetRegion(Document& document, model::AlternativeId alternative, model::ComponentId component,
              std::string region);
    void redo() override;
    void undo() override;

private:
    void swapRegion();

    model::ComponentId m_component;
    std::string m_region;  ///< the one it does not have at present
};

/// Sets one parameter; nothing as value goes back to the catalog's default. Repeated edits of the
/// same parameter become one step, which vanishes when it ends where it began.
class SetParameter : public ArchitectureCommand {
public:
    using Value = std::optional<model::ParameterValue>;

    SetParameter(Document& document, model::AlternativeId alternative, model::ComponentId component,
                 std::string parameter, Value value);
    void redo() override;
    void undo() override;
    [[nodiscard]] int id() const override { return static_cast<int>(MergeId::SetParameter); }
    bool mergeWith(const QUndoCommand* other) override;

private:
    void apply(const Value& value) const;

    model::ComponentId m_component;
    std::string m_parameter;
    Value m_after;
    Value m_before;
};

}  // namespace breakeven::ui
