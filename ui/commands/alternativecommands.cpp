#include "ui/commands/alternativecommands.h"

#include <QCoreApplication>

#include <algorithm>

namespace breakeven::ui {

namespace {

void insertAlternative(model::Project& project, const model::Alternative& alternative, int index)
{
    const int size = static_cast<int>(project.alternatives.size());
    const auto place = project.alternatives.begin() + std::clamp(index, 0, size);
    project.alternatives.insert(place, alternative);
}

int removeAlternative(model::Project& project, const model::AlternativeId& id)
{
    const auto it = std::ranges::find(project.alternatives, id, &model::Alternative::id);
    Q_ASSERT_X(it != project.alternatives.end(), "removeAlternative", "the alternative is gone");
    const auto index = static_cast<int>(it - project.alternatives.begin());
    project.alternatives.erase(it);
    return index;
}

}  // namespace

AddAlternative::AddAlternative(Document& document, model::Alternative alternative, int index)
    : Command(document, QCoreApplication::translate("Commands", "Add %1")
                            .arg(QString::fromStdString(alternative.name))),
      m_alternative(std::move(alternative)),
      m_index(index)
{
}

void AddAlternative::redo()
{
    insertAlternative(project(), m_alternative, m_index);
    announce(AlternativesChanged{});
}

void AddAlternative::undo()
{
    removeAlternative(project(), m_alternative.id);
    announce(AlternativesChanged{});
}

RemoveAlternative::RemoveAlternative(Document& document, model::AlternativeId alternative)
    : Command(document, QCoreApplication::translate("Commands", "Remove alternative")),
      m_id(std::move(alternative))
{
}

void RemoveAlternative::redo()
{
    m_removed = *project().find(m_id);
    m_index = removeAlternative(project(), m_id);
    announce(AlternativesChanged{});
}

void RemoveAlternative::undo()
{
    insertAlternative(project(), m_removed, m_index);
    announce(AlternativesChanged{});
}

ChangeAlternative::ChangeAlternative(Document& document, model::AlternativeId alternative,
                                     std::string name, std::string region)
    : Command(document, QCoreApplication::translate("Commands", "Change alternative")),
      m_id(std::move(alternative)),
      m_name(std::move(name)),
      m_region(std::move(region))
{
}

void ChangeAlternative::redo()
{
    swapFields();
}

void ChangeAlternative::undo()
{
    swapFields();
}

void ChangeAlternative::swapFields()
{
    if (model::Alternative* alternative = project().find(m_id)) {
        std::swap(alternative->name, m_name);
        std::swap(alternative->region, m_region);
        announce(AlternativesChanged{});
    }
}

}  // namespace breakeven::ui
