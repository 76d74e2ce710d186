#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/architecture/drawing.h"
#include "model/architecture/ids.h"
#include "pricing/base/units.h"

namespace breakeven::model {

/// A parameter's value; which of the three is decided by its catalog entry.
using ParameterValue = std::variant<bool, double, std::string>;

/// One placed instance of a service kind. Parameters that are absent have the catalog's default.
struct Component {
    ComponentId id;
    std::string kind;  ///< catalog id, such as `aws.lambda`; kept even when the catalog lacks it
    std::string name;
    Position position;
    std::map<std::string, ParameterValue> parameters;
    std::string region = {};  ///< where it runs and is priced; empty = the alternative's region
    Look look;
    nlohmann::json extra = nlohmann::json::object();  ///< fields of the file we do not know
    friend bool operator==(const Component&, const Component&) = default;
};

/// Whether the caller waits for the answer.
enum class CallMode { Synchronous, Asynchronous };

/// When a connection is used: with every request, or for what failed for good (a dead letter).
enum class CallCondition { Always, OnFailure };

/// Who calls whom, and how. For each request that `from` handles it makes `callsPerRequest` calls;
/// a fraction is a probability (2.3 = two calls, and a third in 30 % of requests).
struct Connection {
    ConnectionId id;
    ComponentId from;
    ComponentId to;
    std::string label;
    CallMode mode = CallMode::Synchronous;
    CallCondition condition = CallCondition::Always;
    double callsPerRequest = 1;
    int maxConcurrency = 0;  ///< of the calls of one request at the same time; 0 = all of them
    /// Calls of the same step run in parallel, the next step starts when all have answered.
    int step = 1;
    /// Connections of one step with the same non-empty choice are alternatives: exactly one or none
    /// is taken, with probability `callsPerRequest` each.
    std::string choice;
    /// One of the callee's operations (`read`, `write`); empty = its first.
    std::string operation;
    /// Answered by the caller itself when its cache hits (`from` is a cache or CDN).
    bool cacheable = true;
    Bytes request{1024};
    Bytes response{1024};
    /// Coefficient of variation of both sizes, which are then log-normal: what is billed in started
    /// units costs more than a payload of the mean size. 0 = all are alike.
    double payloadSpread = 0;
    Seconds timeout{0};    ///< 0 = the caller waits for ever
    int retries = 0;       ///< further attempts after a failure
    Seconds backoff{0.1};  ///< mean wait before the first retry; doubles each time, full jitter
    nlohmann::json extra = nlohmann::json::object();
    friend bool operator==(const Connection&, const Connection&) = default;
};

/// A directed graph of components and connections, and what is drawn around it; all sorted by id.
struct Architecture {
    std::vector<Component> components;
    std::vector<Connection> connections;
    std::vector<Group> groups;
    std::vector<Note> notes;

    [[nodiscard]] const Component* find(const ComponentId& id) const;
    [[nodiscard]] const Connection* find(const ConnectionId& id) const;
    [[nodiscard]] const Group* find(const GroupId& id) const;
    [[nodiscard]] const Note* find(const NoteId& id) const;
    [[nodiscard]] Component* find(const ComponentId& id);
    [[nodiscard]] Connection* find(const ConnectionId& id);
    /// Inserts in id order; the id must not exist yet.
    void insert(Component component);
    void insert(Connection connection);
    /// Removes it if there; a component's connections are the caller's to remove.
    void remove(const ComponentId& id);
    void remove(const ConnectionId& id);
    /// Connections that start or end at the component, in id order.
    [[nodiscard]] std::vector<ConnectionId> connectionsOf(const ComponentId& id) const;
    friend bool operator==(const Architecture&, const Architecture&) = default;
};

}  // namespace breakeven::model
