#include <cmath>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "model/catalog/rules.h"

namespace breakeven::model {

namespace {

const Fix removeConnection{Fix::Kind::RemoveConnection, "Remove connection", {}};
const Fix makeAsynchronous{Fix::Kind::MakeAsynchronous, "Make asynchronous", {}};

bool delivers(Behaviour behaviour)
{
    return behaviour == Behaviour::Queue || behaviour == Behaviour::Topic ||
           behaviour == Behaviour::Stream;
}

bool hasFailurePath(Behaviour behaviour)
{
    return delivers(behaviour) || behaviour == Behaviour::Function ||
           behaviour == Behaviour::Workflow;
}

void checkValues(Check& check, const Connection& connection)
{
    const auto bad = [](double value, double least) {
        return !(std::isfinite(value) && value >= least);
    };
    const std::string text = quoted(check, connection);
    const auto report = [&](const char* what, const char* remedy) {
        check.add(Severity::Error, "bad-connection-value",
                  fmt::format("{}: {}; {}.", text, what, remedy), connection.id);
    };
    if (bad(connection.callsPerRequest, 0)) {
        report("the calls per request are no number from 0 on", "correct them");
    }
    if (bad(connection.request.count, 0) || bad(connection.response.count, 0)) {
        report("a payload size is no number from 0 on", "correct it");
    }
    if (bad(connection.payloadSpread, 0)) {
        report("the spread of its payload is no number from 0 on", "correct it");
    }
    if (bad(connection.timeout.count(), 0) || bad(connection.backoff.count(), 0)) {
        report("a timeout or backoff is no time from 0 on", "correct it");
    }
    if (connection.step < 1 || connection.retries < 0) {
        report("the step is below 1 or the retries are below 0", "correct them");
    }
    if (connection.maxConcurrency < 0) {
        report("the calls at once are below 0", "correct them");
    }
    if (connection.callsPerRequest == 0) {
        check.add(Severity::Note, "never-called",
                  fmt::format("{}: the calls per request are 0, so it is never used; raise them or "
                              "remove it.",
                              text),
                  connection.id, removeConnection);
    }
}

void checkCaller(Check& check, const Connection& connection, const ServiceKind& kind)
{
    const std::string text = quoted(check, connection);
    if (!kind.makesCalls) {
        check.add(Severity::Warning, "makes-no-calls",
                  fmt::format("{}: {} calls nobody; turn the connection round or remove it.", text,
                              kind.name),
                  connection.id, removeConnection);
    }
    const bool onFailure = connection.condition == CallCondition::OnFailure;
    if (onFailure && !hasFailurePath(kind.behaviour)) {
        check.add(Severity::Warning, "no-failure-path",
                  fmt::format("{}: {} has no failure destination, so this is never used; start it "
                              "at a queue, topic, function or workflow.",
                              text, kind.name),
                  connection.id, removeConnection);
    }
    const bool synchronous = connection.mode == CallMode::Synchronous;
    if (synchronous && delivers(kind.behaviour)) {
        check.add(Severity::Warning, "synchronous-consumer",
                  fmt::format("{}: {} delivers without waiting for an answer; make the connection "
                              "asynchronous.",
                              text, kind.name),
                  connection.id, makeAsynchronous);
    } else if (synchronous && onFailure) {
        check.add(Severity::Warning, "synchronous-failure-path",
                  fmt::format("{}: what failed is handed on without waiting; make the connection "
                              "asynchronous.",
                              text),
                  connection.id, makeAsynchronous);
    }
}

void checkCallee(Check& check, const Connection& connection, const ServiceKind& kind)
{
    const std::string text = quoted(check, connection);
    if (!kind.acceptsCalls) {
        check.add(Severity::Error, "accepts-no-calls",
                  fmt::format("{}: {} cannot be called; turn the connection round or remove it.",
                              text, kind.name),
                  connection.id, removeConnection);
    }
    if (!connection.operation.empty() && !kind.operation(connection.operation)) {
        check.add(Severity::Warning, "unknown-operation",
                  fmt::format("{}: {} has no operation '{}', so its usual one is used; choose one "
                              "of those offered.",
                              text, kind.name, connection.operation),
                  connection.id);
    }
}

void checkTimeLimits(Check& check, const Connection& connection, const Component& from,
                     const Component& to)
{
    const ServiceKind* caller = check.kindOf(from);
    const ServiceKind* callee = check.kindOf(to);
    if (!caller || !callee || callee->behaviour != Behaviour::Function) {
        return;
    }
    const double runs = check.inputOf(to, "time_limit_s", 0);
    const double waits = check.inputOf(from, "time_limit_s", 0);
    const bool front =
        caller->behaviour == Behaviour::Gateway || caller->behaviour == Behaviour::LoadBalancer;
    if (front && connection.mode == CallMode::Synchronous && waits > 0 && runs > waits) {
        check.add(Severity::Warning, "timeout-above-gateway",
                  fmt::format("{} may run {} s, but {} answers with an error after {} s; lower the "
                              "function's timeout.",
                              quoted(to), runs, quoted(from), waits),
                  connection.id);
    }
    const double hidden = check.inputOf(from, "visibility_s", 30);
    if (caller->behaviour == Behaviour::Queue && runs > hidden) {
        check.add(Severity::Warning, "visibility-below-timeout",
                  fmt::format("{} may run {} s, but {} hands its messages out again after {} s; "
                              "raise the visibility timeout.",
                              quoted(to), runs, quoted(from), hidden),
                  connection.id);
    }
}

void checkConnection(Check& check, const Connection& connection)
{
    const Component* from = check.architecture().find(connection.from);
    const Component* to = check.architecture().find(connection.to);
    if (!from || !to) {
        check.add(Severity::Error, "dangling-connection",
                  fmt::format("{}: one end does not exist; remove the connection.",
                              quoted(check, connection)),
                  connection.id, removeConnection);
        return;
    }
    checkValues(check, connection);
    if (const ServiceKind* kind = check.kindOf(*from)) {
        checkCaller(check, connection, *kind);
    }
    if (const ServiceKind* kind = check.kindOf(*to)) {
        checkCallee(check, connection, *kind);
    }
    checkTimeLimits(check, connection, *from, *to);
}

/// Alternatives of one step are taken with probabilities, which cannot exceed 1 together.
void checkChoices(Check& check)
{
    std::map<std::tuple<ComponentId, int, std::string>, std::pair<double, ConnectionId>> sums;
    for (const Connection& connection : check.architecture().connections) {
        if (!connection.choice.empty()) {
            auto& [sum, last] =
                sums[std::tuple(connection.from, connection.step, connection.choice)];
            sum += connection.callsPerRequest;
            last = connection.id;
        }
    }
    for (const auto& [key, entry] : sums) {
        if (entry.first > 1 + 1e-9) {
            check.add(Severity::Warning, "choice-above-one",
                      fmt::format("The probabilities of the choice '{}' add up to {}; lower them "
                                  "to at most 1.",
                                  std::get<2>(key), entry.first),
                      entry.second);
        }
    }
}

}  // namespace

void checkConnections(Check& check)
{
    for (const Connection& connection : check.architecture().connections) {
        checkConnection(check, connection);
    }
    checkChoices(check);
}

}  // namespace breakeven::model
