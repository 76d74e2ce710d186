#pragma once

#include <string>
#include <vector>

#include "model/catalog/servicekind.h"

namespace breakeven::model::report {

/// One sentence on how a behaviour acts in the simulation.
[[nodiscard]] std::string meaningOf(Behaviour behaviour);

/// What a name that a meter's formula uses stands for: a parameter's label, a number of a chosen
/// value (`Memory · vcpu`), or what is measured. Empty for a name that no formula may use.
[[nodiscard]] std::string meaningOf(const std::string& name, const ServiceKind& kind);

/// What a search for a service looks through, in English: names, summary, parameters, limits, what
/// is charged, and its types in infrastructure as code. Texts of the catalog, one by one, so that a
/// caller may add their translations.
[[nodiscard]] std::vector<std::string> searchTextsOf(const ServiceKind& kind);

/// `Terraform` for `terraform`.
[[nodiscard]] std::string toolName(const std::string& tool);

}  // namespace breakeven::model::report
