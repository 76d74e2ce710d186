#include "ui/canvas/groupframes.h"

#include <algorithm>

namespace breakeven::ui {

namespace {

constexpr double framePadding = 20;

/// How many groups a group is in.
int depthOf(const model::Architecture& architecture, const model::Group* group)
{
    int depth = 0;
    while (group && depth <= static_cast<int>(architecture.groups.size())) {
        group = architecture.find(group->parent);
        ++depth;
    }
    return depth;
}

}  // namespace

QRectF frameAround(const QRectF& content)
{
    return content.adjusted(-framePadding, -framePadding - frameTitle, framePadding, framePadding);
}

GroupFrames groupFrames(const model::Architecture& architecture, const CardRects& cards)
{
    GroupFrames frames;
    for (const model::Component& component : architecture.components) {
        const auto card = cards.find(component.id);
        if (!component.look.group.empty() && card != cards.end()) {
            frames[component.look.group] |= frameAround(card->second);
        }
    }
    std::vector<std::pair<int, const model::Group*>> inwards;
    for (const model::Group& group : architecture.groups) {
        inwards.emplace_back(depthOf(architecture, &group), &group);
    }
    // From the innermost outwards, so that each frame is whole before it is framed.
    std::ranges::sort(inwards, std::greater<>(), &decltype(inwards)::value_type::first);
    for (const auto& [depth, group] : inwards) {
        const auto frame = frames.find(group->id);
        if (frame != frames.end() && architecture.find(group->parent)) {
            const QRectF inner = frame->second;
            frames[group->parent] |= frameAround(inner);
        }
    }
    return frames;
}

std::vector<model::GroupId> groupsAround(const model::Architecture& architecture,
                                         const model::ComponentId& component)
{
    std::vector<model::GroupId> groups;
    const model::Component* inside = architecture.find(component);
    const model::Group* group = inside ? architecture.find(inside->look.group) : nullptr;
    while (group && groups.size() <= architecture.groups.size()) {
        groups.push_back(group->id);
        group = architecture.find(group->parent);
    }
    return groups;
}

Clusters clustersOf(const model::Architecture& architecture, const CardRects& cards)
{
    Clusters outermost;
    for (const auto& [id, card] : cards) {
        const std::vector<model::GroupId> around = groupsAround(architecture, id);
        Clusters* level = &outermost;
        Cluster* innermost = nullptr;
        for (auto group = around.rbegin(); group != around.rend(); ++group) {
            auto found = std::ranges::find(*level, *group, &Cluster::group);
            if (found == level->end()) {
                found = level->insert(found, Cluster{*group, {}, {}});
            }
            innermost = &*found;
            level = &found->inner;
        }
        if (innermost != nullptr) {
            innermost->cards.push_back(id);
        }
    }
    return outermost;
}

std::vector<model::ComponentId> membersOf(const model::Architecture& architecture,
                                          const model::GroupId& group)
{
    std::vector<model::ComponentId> members;
    for (const model::Component& component : architecture.components) {
        const std::vector<model::GroupId> around = groupsAround(architecture, component.id);
        if (std::ranges::find(around, group) != around.end()) {
            members.push_back(component.id);
        }
    }
    return members;
}

const model::Group* groupOf(const model::Architecture& architecture,
                            const std::vector<model::ComponentId>& components)
{
    if (components.empty()) {
        return nullptr;
    }
    std::vector<model::ComponentId> wanted = components;
    std::ranges::sort(wanted);
    const std::vector<model::GroupId> around = groupsAround(architecture, components.front());
    for (auto group = around.rbegin(); group != around.rend(); ++group) {
        if (membersOf(architecture, *group) == wanted) {
            return architecture.find(*group);
        }
    }
    return nullptr;
}

model::GroupId groupAt(const GroupFrames& frames, QPointF point)
{
    model::GroupId innermost;
    double smallest = 0;
    for (const auto& [id, frame] : frames) {
        const double area = frame.width() * frame.height();
        if (frame.contains(point) && (innermost.empty() || area < smallest)) {
            innermost = id;
            smallest = area;
        }
    }
    return innermost;
}

}  // namespace breakeven::ui
