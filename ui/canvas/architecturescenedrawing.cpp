// What ArchitectureScene shows of groups, notes and looks.
#include <algorithm>

#include "ui/canvas/architecturescene.h"
#include "ui/canvas/canvasmetrics.h"

namespace breakeven::ui {

namespace {

/// Makes the items those of the parts: deletes what is gone, makes what is new.
template <class Item, class PartId, class Part>
void matchItems(std::map<PartId, Item*>& items, const std::vector<Part>& parts,
                QGraphicsScene& scene, const Theme& theme)
{
    for (auto it = items.begin(); it != items.end();) {
        const bool gone = std::ranges::find(parts, it->first, &Part::id) == parts.end();
        Item* item = it->second;
        it = gone ? items.erase(it) : std::next(it);
        if (gone) {
            delete item;
        }
    }
    for (const Part& part : parts) {
        if (!items.contains(part.id)) {
            auto* item = new Item(part.id, theme);
            items.emplace(part.id, item);
            scene.addItem(item);
        }
    }
}

}  // namespace

GroupItem* ArchitectureScene::item(const model::GroupId& id) const
{
    const auto it = m_groups.find(id);
    return it == m_groups.end() ? nullptr : it->second;
}

NoteItem* ArchitectureScene::item(const model::NoteId& id) const
{
    const auto it = m_notes.find(id);
    return it == m_notes.end() ? nullptr : it->second;
}

NoteItem* ArchitectureScene::noteAt(QPointF position) const
{
    for (QGraphicsItem* item : items(position)) {
        if (auto* note = qgraphicsitem_cast<NoteItem*>(item)) {
            return note;
        }
    }
    return nullptr;
}

GroupItem* ArchitectureScene::groupAt(QPointF position)
{
    layOutConnections();
    for (QGraphicsItem* item : items(position)) {
        if (auto* group = qgraphicsitem_cast<GroupItem*>(item)) {
            return group;
        }
    }
    return nullptr;
}

void ArchitectureScene::followDrawing()
{
    matchItems(m_groups, architecture().groups, *this, m_theme);
    matchItems(m_notes, architecture().notes, *this, m_theme);
    for (const model::Group& group : architecture().groups) {
        m_groups.at(group.id)->setGroup(group);
    }
    for (const model::Note& note : architecture().notes) {
        m_notes.at(note.id)->setNote(note);
        makeRoomFor(m_notes.at(note.id)->sheet());
    }
    for (const model::Component& component : architecture().components) {
        if (ComponentItem* card = item(component.id)) {
            card->setContent(cardContent(component, m_document.catalog()));
            card->setOrder(component.look.order);
        }
    }
    markSelectedGroup();
    invalidateRoutes();
}

void ArchitectureScene::layOutFrames()
{
    if (m_groups.empty()) {
        return;
    }
    const GroupFrames frames = groupFrames(architecture(), cards());
    for (const auto& [id, item] : m_groups) {
        const auto frame = frames.find(id);
        item->setFrame(frame == frames.end() ? QRectF() : frame->second);
    }
}

void ArchitectureScene::setDifference(const Difference& difference)
{
    for (const auto& [id, item] : m_components) {
        const auto found = difference.components.find(id);
        const bool known = found != difference.components.end();
        item->setMark(known ? found->second.mark : DiffMark::None,
                      known ? found->second.changes : QString());
    }
    for (const auto& [id, item] : m_connections) {
        const auto found = difference.connections.find(id);
        item->setMark(found == difference.connections.end() ? DiffMark::None : found->second);
    }
}

void ArchitectureScene::markGroup(const model::GroupId& group)
{
    for (const auto& [id, item] : m_groups) {
        item->setMarked(id == group);
    }
}

void ArchitectureScene::markSelectedGroup()
{
    if (!m_groups.empty()) {
        const model::Group* whole = groupOf(architecture(), selection().components);
        markGroup(whole ? whole->id : model::GroupId());
    }
}

}  // namespace breakeven::ui
