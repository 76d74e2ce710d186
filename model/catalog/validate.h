#pragma once

#include <vector>

#include "model/architecture/problem.h"
#include "model/architecture/project.h"
#include "model/catalog/catalog.h"

namespace breakeven::model {

/// Everything wrong with a project, worst first: unknown kinds and parameters, values out of range,
/// connections that a kind does not take, synchronous cycles, components that no traffic reaches,
/// traffic components without a source, empty alternatives. Within one severity: the project's own,
/// then by alternative; components before connections before what concerns the whole graph.
///
/// Codes. Error: `accepts-no-calls`, `bad-connection-value`, `dangling-connection`,
/// `endless-cycle` (messages go round and multiply, so no simulation would end), `no-source`,
/// `not-computable`, `synchronous-cycle`. Warning: `choice-above-one`, `empty-alternative`,
/// `makes-no-calls`, `no-alternatives`, `no-failure-path`, `no-traffic`, `no-workload`,
/// `not-whole`, `out-of-range`, `scaling-without-room`, `source-twice`, `source-unused`, `synchronous-consumer`,
/// `synchronous-failure-path`, `timeout-above-gateway`, `unknown-choice`, `unknown-kind`,
/// `unknown-operation`, `unknown-parameter`, `unreachable`, `users-not-stated`,
/// `visibility-below-timeout`, `wrong-type`. Note: `asynchronous-cycle`, `never-called`.
[[nodiscard]] std::vector<Problem> validate(const Project& project, const Catalog& catalog);
[[nodiscard]] std::vector<Problem> validate(const Project& project, const Alternative& alternative,
                                            const Catalog& catalog);

}  // namespace breakeven::model
