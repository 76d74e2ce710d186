#include "model/interchange/drawingreader.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "model/interchange/projectformat.h"
#include "model/interchange/strictjson.h"

namespace breakeven::model {

namespace {

Tint readTint(FieldReader& reader)
{
    return static_cast<Tint>(reader.choice("tint", 0, tints()));
}

void refuseUnknown(const Architecture& architecture, const GroupId& group, const Place& place,
                   FirstReadError& error)
{
    if (!group.empty() && architecture.find(group) == nullptr) {
        error.note(ErrorCode::Invalid, place,
                   fmt::format("there is no group {} in this alternative", inQuotes(group.text())),
                   "name one of its groups, or remove the field");
    }
}

/// Groups that have no end of groups around them. Each is walked through once, so that a long chain
/// of a hostile file costs no more than its length.
std::set<GroupId> groupsInThemselves(const Architecture& architecture)
{
    std::set<GroupId> ending;
    std::set<GroupId> endless;
    for (const Group& group : architecture.groups) {
        std::set<GroupId> walked;
        const Group* around = &group;
        while (around != nullptr && !ending.contains(around->id) && !endless.contains(around->id) &&
               walked.insert(around->id).second) {
            around = architecture.find(around->parent);
        }
        const bool ends = around == nullptr || ending.contains(around->id);
        (ends ? ending : endless).merge(walked);
    }
    return endless;
}

}  // namespace

Look readLook(FieldReader& reader)
{
    Look look;
    look.group = GroupId(reader.text("group", {}));
    look.tint = readTint(reader);
    look.locked = reader.flag("locked", look.locked);
    look.order = reader.integer("order", look.order, limits::order);
    return look;
}

Group readGroup(const nlohmann::json& value, const Place& place, FirstReadError& error)
{
    FieldReader reader(value, place, error);
    Group group;
    group.id = GroupId(reader.identifier("id"));
    group.name = reader.text("name", {});
    group.kind = static_cast<GroupKind>(reader.choice("kind", 0, groupKinds()));
    group.tint = readTint(reader);
    group.parent = GroupId(reader.text("parent", {}));
    group.extra = reader.rest();
    return group;
}

Note readNote(const nlohmann::json& value, const Place& place, FirstReadError& error)
{
    FieldReader reader(value, place, error);
    Note note;
    note.id = NoteId(reader.identifier("id"));
    note.text = reader.text("text", {}, TextLines::Multiple);
    note.position.x = reader.number("x", 0, limits::position);
    note.position.y = reader.number("y", 0, limits::position);
    note.width = reader.number("width", note.width, limits::noteWidth);
    note.tint = readTint(reader);
    note.locked = reader.flag("locked", note.locked);
    note.extra = reader.rest();
    return note;
}

void checkGroups(Architecture& architecture, const Place& place, FirstReadError& error)
{
    const std::vector<Group> asWritten = architecture.groups;
    std::ranges::sort(architecture.groups, {}, &Group::id);
    const std::set<GroupId> endless = groupsInThemselves(architecture);
    const Place groups = place.at("groups");
    for (std::size_t i = 0; i < asWritten.size() && !error; ++i) {
        const Place here = groups.at(i);
        refuseUnknown(architecture, asWritten[i].parent, here.at("parent"), error);
        if (endless.contains(asWritten[i].id)) {
            error.note(ErrorCode::Invalid, here.at("parent"), "the group is in itself",
                       "name another group around it, or none");
        }
    }
    const Place components = place.at("components");
    for (std::size_t i = 0; i < architecture.components.size() && !error; ++i) {
        const Place here = components.at(i);
        refuseUnknown(architecture, architecture.components[i].look.group, here.at("group"), error);
    }
}

}  // namespace breakeven::model
