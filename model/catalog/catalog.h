#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "model/architecture/problem.h"
#include "model/catalog/expression.h"
#include "model/catalog/networkfacts.h"
#include "model/catalog/servicekind.h"
#include "model/catalog/transferrule.h"

namespace breakeven::model {

/// All service kinds, read from `resources/catalog/<provider>/*.json`, and what their providers
/// charge for transfer, from `transfer.csv` beside them. Kinds also have the parameters that
/// `network.json` gives to many; one of a kind's own with the same id takes its place.
class Catalog {
public:
    /// Reads every file below the folder. The first bad file is the error, with its place (JSON
    /// pointer), what was expected and what to do; unknown keys, unknown inputs, unknown names in
    /// expressions and defaults out of range are errors. NotFound when there is no such folder or
    /// no file in it.
    [[nodiscard]] static Result<Catalog> load(const std::filesystem::path& folder);

    [[nodiscard]] const ServiceKind* find(const std::string& id) const;
    /// Sorted by id.
    [[nodiscard]] const std::vector<ServiceKind>& kinds() const { return m_kinds; }
    /// What the provider charges on the route, or nothing when the catalog does not say.
    [[nodiscard]] const TransferRule* transfer(std::string_view provider, Route route) const;
    /// Measured round trips (`roundtrips.csv`), the providers' regions (`../pricing/regions.csv`)
    /// and what is assumed of the way between places; empty where the files are missing.
    [[nodiscard]] const NetworkFacts& network() const { return m_network; }

private:
    [[nodiscard]] static Result<NetworkFacts> readNetworkFacts(const std::filesystem::path& folder);
    Result<void> addKind(const std::filesystem::path& file,
                         std::map<std::string, std::string>& fileOf);

    std::vector<ServiceKind> m_kinds;
    std::vector<TransferRule> m_transfers;
    NetworkFacts m_network;
};

/// The categories a kind may have, in the palette's order.
[[nodiscard]] const std::vector<std::string>& categories();

/// The names besides the kind's parameters that a meter of this scope may use, sorted; what they
/// mean is said in `model/estimate/usage.h`.
[[nodiscard]] const std::vector<std::string>& meterNames(MeterScope scope);

/// The value of a component's parameter, or the kind's default when the component has none or one
/// of the wrong type.
[[nodiscard]] ParameterValue valueOf(const ServiceKind& kind, const Component& component,
                                     const Parameter& parameter);

/// The component's parameters as numbers for expressions: numbers as they are, switches as 0 or 1,
/// a choice as its index from 0, and for each number of the chosen value `<parameter>_<name>`
/// (`instance_type_vcpu`). Text parameters are left out.
[[nodiscard]] Variables parameterVariables(const ServiceKind& kind, const Component& component);

/// The kind's behaviour inputs for this component, evaluated; only those the kind gives.
[[nodiscard]] Result<Variables> behaviourInputs(const ServiceKind& kind,
                                                const Component& component);
/// The same for calls of one operation (kind's inputs, overridden by the operation's).
[[nodiscard]] Result<Variables> behaviourInputs(const ServiceKind& kind, const Component& component,
                                                const Operation& operation);

/// `text` with each `{parameter}` replaced by the parameter's value.
[[nodiscard]] std::string substituted(const std::string& text, const ServiceKind& kind,
                                      const Component& component);

}  // namespace breakeven::model
