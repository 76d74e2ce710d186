#pragma once

#include <string>

#include "ui/commands/command.h"

namespace breakeven::ui {

/// Inserts an alternative (a new one, or duplicateOf() another) before `index`; an index beyond the
/// end appends.
class AddAlternative : public Command {
public:
    AddAlternative(Document& document, model::Alternative alternative, int index);
    void redo() override;
    void undo() override;

private:
    model::Alternative m_alternative;
    int m_index;
};

class RemoveAlternative : public Command {
public:
    RemoveAlternative(Document& document, model::AlternativeId alternative);
    void redo() override;
    void undo() override;

private:
    model::AlternativeId m_id;
    model::Alternative m_removed;
    int m_index = 0;
};

/// Sets an alternative's name and region.
class ChangeAlternative : public Command {
public:
    ChangeAlternative(Document& document, model::AlternativeId alternative, std::string name,
                      std::string region);
    void redo() override;
    void undo() override;

private:
    void swapFields();

    model::AlternativeId m_id;
    std::string m_name;  ///< what it does not have at present, as with the region
    std::string m_region;
};

}  // namespace breakeven::ui
