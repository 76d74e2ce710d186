#pragma once

#include <string>

#include "ui/commands/command.h"

namespace breakeven::ui {

class RenameProject : public Command {
public:
    RenameProject(Document& document, std::string name);
    void redo() override;
    void undo() override;

private:
    void swapName();
    std::string m_name;  ///< the name it does not have at present
};

class ChangeWorkload : public Command {
public:
    ChangeWorkload(Document& document, model::Workload workload);
    void redo() override;
    void undo() override;

private:
    void swapWorkload();
    model::Workload m_workload;  ///< the one it does not have at present
};

class ChangeAssumptions : public Command {
public:
    ChangeAssumptions(Document& document, model::Assumptions assumptions);
    void redo() override;
    void undo() override;

private:
    void swapAssumptions();
    model::Assumptions m_assumptions;  ///< the ones it does not have at present
};

}  // namespace breakeven::ui
