#include "ui/commands/projectcommands.h"

#include <QCoreApplication>

namespace breakeven::ui {

RenameProject::RenameProject(Document& document, std::string name)
    : Command(document, QCoreApplication::translate("Commands", "Rename project")),
      m_name(std::move(name))
{
}

void RenameProject::redo()
{
    swapName();
}

void RenameProject::undo()
{
    swapName();
}

void RenameProject::swapName()
{
    std::swap(project().name, m_name);
    announce(ProjectRenamed{});
}

ChangeWorkload::ChangeWorkload(Document& document, model::Workload workload)
    : Command(document, QCoreApplication::translate("Commands", "Change workload")),
      m_workload(std::move(workload))
{
}

void ChangeWorkload::redo()
{
    swapWorkload();
}

void ChangeWorkload::undo()
{
    swapWorkload();
}

void ChangeWorkload::swapWorkload()
{
    std::swap(project().workload, m_workload);
    announce(WorkloadChanged{});
}

ChangeAssumptions::ChangeAssumptions(Document& document, model::Assumptions assumptions)
    : Command(document, QCoreApplication::translate("Commands", "Change assumptions")),
      m_assumptions(std::move(assumptions))
{
}

void ChangeAssumptions::redo()
{
    swapAssumptions();
}

void ChangeAssumptions::undo()
{
    swapAssumptions();
}

void ChangeAssumptions::swapAssumptions()
{
    std::swap(project().assumptions, m_assumptions);
    announce(AssumptionsChanged{});
}

}  // namespace breakeven::ui
