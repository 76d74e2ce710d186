#pragma once

#include <map>
#include <vector>

#include "ui/commands/command.h"

namespace breakeven::ui {

/// What is only drawn of an architecture: its groups and notes as they shall be, and the looks that
/// shall be others.
struct Drawing {
    std::vector<model::Group> groups;
    std::vector<model::Note> notes;
    std::map<model::ComponentId, model::Look> looks;
};

/// The present groups and notes, and no looks: to be changed and handed to ChangeDrawing.
[[nodiscard]] Drawing drawingOf(const model::Architecture& architecture);

/// Takes out the groups that nothing is in, seen with the looks that shall be.
void dropEmptyGroups(Drawing& drawing, const model::Architecture& architecture);

/// Makes, changes and removes groups and notes, and dresses components, as one step.
class ChangeDrawing : public ArchitectureCommand {
public:
    ChangeDrawing(Document& document, model::AlternativeId alternative, Drawing drawing,
                  const QString& text);
    void redo() override;
    void undo() override;

private:
    void swapDrawing();

    Drawing m_drawing;  ///< what it does not have at present
};

}  // namespace breakeven::ui
