#include "ui/commands/componentcommands.h"

#include <QCoreApplication>

#include <algorithm>

namespace breakeven::ui {

AddComponent::AddComponent(Document& document, model::AlternativeId alternative,
                           model::Component component)
    : ArchitectureCommand(document, std::move(alternative),
                          QCoreApplication::translate("Commands", "Add %1")
                              .arg(QString::fromStdString(component.name))),
      m_component(std::move(component))
{
}

void AddComponent::redo()
{
    insert(m_component);
}

void AddComponent::undo()
{
    remove(m_component.id);
}

MoveComponents::MoveComponents(Document& document, model::AlternativeId alternative,
                               Positions positions, Gesture gesture)
    : ArchitectureCommand(document, std::move(alternative),
                          positions.size() == 1
                              ? QCoreApplication::translate("Commands", "Move component")
                              : QCoreApplication::translate("Commands", "Move %1 components")
                                    .arg(positions.size())),
      m_after(std::move(positions)),
      m_gesture(gesture)
{
}

void MoveComponents::redo()
{
    m_before.clear();
    for (const auto& [id, position] : m_after) {
        if (const model::Component* component = architecture().find(id)) {
            m_before.emplace(id, component->position);
        }
    }
    place(m_after);
}

void MoveComponents::undo()
{
    place(m_before);
}

void MoveComponents::place(const Positions& positions) const
{
    for (const auto& [id, position] : positions) {
        if (model::Component* component = architecture().find(id)) {
            component->position = position;
            announce(ComponentMoved{alternative(), id});
        }
    }
}

int MoveComponents::id() const
{
    return m_gesture == Gesture::Nudge ? static_cast<int>(MergeId::MoveComponents) : -1;
}

bool MoveComponents::mergeWith(const QUndoCommand* other)
{
    const auto& next = static_cast<const MoveComponents&>(*other);
    const auto sameId = [](const auto& left, const auto& right) {
        return left.first == right.first;
    };
    if (next.alternative() != alternative() || !std::ranges::equal(m_after, next.m_after, sameId)) {
        return false;
    }
    m_after = next.m_after;
    setObsolete(m_after == m_before);
    return true;
}

RenameComponent::RenameComponent(Document& document, model::AlternativeId alternative,
                                 model::ComponentId component, std::string name)
    : ArchitectureCommand(document, std::move(alternative),
                          QCoreApplication::translate("Commands", "Rename to %1")
                              .arg(QString::fromStdString(name))),
      m_component(std::move(component)),
      m_name(std::move(name))
{
}

void RenameComponent::redo()
{
    swapName();
}

void RenameComponent::undo()
{
    swapName();
}

void RenameComponent::swapName()
{
    if (model::Component* component = architecture().find(m_component)) {
        std::swap(component->name, m_name);
        announce(ComponentChanged{alternative(), m_component});
    }
}

SetRegion::SetRegion(Document& document, model::AlternativeId alternative,
                     model::ComponentId component, std::string region)
    : ArchitectureCommand(
          document, std::move(alternative),
          region.empty() ? QCoreApplication::translate("Commands", "Use the alternative's region")
                         : QCoreApplication::translate("Commands", "Move to %1")
                               .arg(QString::fromStdString(region))),
      m_component(std::move(component)),
      m_region(std::move(region))
{
}

void SetRegion::redo()
{
    swapRegion();
}

void SetRegion::undo()
{
    swapRegion();
}

void SetRegion::swapRegion()
{
    if (model::Component* component = architecture().find(m_component)) {
        std::swap(component->region, m_region);
        announce(ComponentChanged{alternative(), m_component});
    }
}

SetParameter::SetParameter(Document& document, model::AlternativeId alternative,
                           model::ComponentId component, std::string parameter, Value value)
    : ArchitectureCommand(document, std::move(alternative),
                          QCoreApplication::translate("Commands", "Change %1")
                              .arg(QString::fromStdString(parameter))),
      m_component(std::move(component)),
      m_parameter(std::move(parameter)),
      m_after(std::move(value))
{
}

void SetParameter::redo()
{
    if (const model::Component* component = architecture().find(m_component)) {
        const auto it = component->parameters.find(m_parameter);
        m_before = it == component->parameters.end() ? Value() : Value(it->second);
    }
    apply(m_after);
}

void SetParameter::undo()
{
    apply(m_before);
}

void SetParameter::apply(const Value& value) const
{
    model::Component* component = architecture().find(m_component);
    if (!component) {
        return;
    }
    if (value) {
        component->parameters.insert_or_assign(m_parameter, *value);
    } else {
        component->parameters.erase(m_parameter);
    }
    announce(ComponentChanged{alternative(), m_component});
}

bool SetParameter::mergeWith(const QUndoCommand* other)
{
    const auto& next = static_cast<const SetParameter&>(*other);
    if (next.alternative() != alternative() || next.m_component != m_component ||
        next.m_parameter != m_parameter) {
        return false;
    }
    m_after = next.m_after;
    setObsolete(m_after == m_before);
    return true;
}

}  // namespace breakeven::ui
