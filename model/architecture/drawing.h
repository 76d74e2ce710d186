#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "model/architecture/ids.h"

namespace breakeven::model {

/// Where something's top left corner is on the canvas, in scene units (pixels at 100 %).
struct Position {
    double x = 0;
    double y = 0;
    friend bool operator==(const Position&, const Position&) = default;
};

/// A colour by its name; what it looks like is the theme's.
enum class Tint { None, Blue, Green, Amber, Red, Violet, Slate };

/// What a frame around components stands for.
enum class GroupKind { Plain, Region, Network, Zone, Team };

/// A frame around components and other groups, always as large as what is in it: it has no place of
/// its own. Components say which group they are in (Look::group). Changes no cost and no latency.
struct Group {
    GroupId id;
    std::string name;
    GroupKind kind = GroupKind::Plain;
    Tint tint = Tint::None;
    GroupId parent;                                   ///< the group it is in; empty = none
    nlohmann::json extra = nlohmann::json::object();  ///< fields of the file we do not know
    friend bool operator==(const Group&, const Group&) = default;
};

/// A text on the canvas, as high as its lines need.
struct Note {
    NoteId id;
    std::string text;
    Position position;
    double width = 192;
    Tint tint = Tint::None;
    bool locked = false;
    nlohmann::json extra = nlohmann::json::object();
    friend bool operator==(const Note&, const Note&) = default;
};

/// How a component is drawn, beyond its place.
struct Look {
    GroupId group;  ///< the group it is in; empty = none
    Tint tint = Tint::None;
    bool locked = false;  ///< neither moved nor deleted
    int order = 0;        ///< cards with a higher one lie above those with a lower one
    friend bool operator==(const Look&, const Look&) = default;
};

}  // namespace breakeven::model
