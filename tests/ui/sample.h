#pragma once

#include "model/architecture/project.h"
#include "model/catalog/catalog.h"

namespace breakeven::tests {

/// The catalog that is shipped.
const model::Catalog& shippedCatalog();

/// One alternative, `serverless`: users → API → function → table (read and write), and function →
/// queue → worker, whose failures go to a second queue; and one component of an unknown kind.
model::Project sampleProject();

const model::AlternativeId serverless("serverless");

}  // namespace breakeven::tests
