#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/architecture/architecture.h"
#include "model/catalog/behaviour.h"

namespace breakeven::model {

enum class ParameterType { Number, Integer, Boolean, Choice, Text };

/// Where a default, limit or rule was read, so that the window can show it.
struct Provenance {
    std::string source;      ///< address; empty = an assumption of ours, shown as such
    std::string asOf;        ///< ISO date or month; empty = undated
    std::string confidence;  ///< `published`, `derived`, `measured`, `assumption`
};

struct Choice {
    std::string value;
    std::string label;
    /// Named numbers that expressions can use when this value is chosen, such as `vcpu`.
    std::map<std::string, double> numbers;
};

/// One editable property of a kind. The inspector, the validator and the file reader follow it.
struct Parameter {
    std::string id;  ///< lower_snake_case, usable in expressions
    std::string label;
    ParameterType type = ParameterType::Number;
    std::string unit;   ///< `MB`, `ms`, `GB`; empty for a count, choice or switch
    std::string group;  ///< heading in the inspector: `Capacity`, `Timing`, `Billing`, ...
    ParameterValue defaultValue;
    std::optional<double> minimum;  ///< Number and Integer
    std::optional<double> maximum;
    std::vector<Choice> choices;  ///< Choice only
    std::string help;
    Provenance provenance;
};

struct Limit {
    std::string id;
    std::string label;
    double value = 0;
    std::string unit;
    Provenance provenance;
};

/// What a caller can ask of the kind; a connection names one. Behaviour inputs given here override
/// the kind's for calls of this operation; which may be given: operationInputsOf().
struct Operation {
    std::string id;  ///< `read`
    std::string label;
    std::map<std::string, std::string> inputs;
};

/// Over what a meter's quantity expression is evaluated and summed.
enum class MeterScope {
    Component,  ///< once, with the component's monthly totals
    Call        ///< for each incoming connection, with that connection's calls and payload
};

/// A quantity that the provider charges for, as an expression over what the behaviour measured and
/// the parameters. See `model/catalog/expression.h` for the names and functions it may use.
struct Meter {
    std::string id;       ///< unique within the kind
    std::string label;    ///< `Requests`
    std::string service;  ///< price-book service, sku and meter; `{parameter}` is replaced by the
    std::string sku;      ///< parameter's value
    std::string meter;
    std::string provider;  ///< empty = the kind's
    MeterScope scope = MeterScope::Component;
    std::string operation;  ///< for scope Call: only calls of this operation; empty = all
    std::string quantity;   ///< expression, units of the meter per month
    std::string when;       ///< expression; the meter is absent when it is 0; empty = 1
};

/// How a comparison may enlarge the component when its load grows, keeping its utilisation below
/// the target: by raising an Integer parameter, or by walking up a Choice parameter's values.
struct Sizing {
    std::string parameter;
    double targetUtilisation = 0.6;
};

/// An entry of the catalog: what a component can be. Everything the program knows of a service.
struct ServiceKind {
    std::string id;  ///< `aws.lambda`
    std::string name;
    std::string provider;  ///< price-book provider, or `custom` for kinds that have no prices
    std::string category;  ///< `compute`, `api`, `data`, `events`, `identity`, `payments`,
                           ///< `observability`, `servers`, `network`, `traffic`
    std::string summary;
    std::string icon;  ///< file stem in resources/icons
    Behaviour behaviour = Behaviour::External;
    bool acceptsCalls = true;  ///< may be the end of a connection
    bool makesCalls = true;    ///< may be the start of one
    std::vector<Parameter> parameters;
    std::vector<Limit> limits;
    std::vector<Operation> operations;
    /// Behaviour input → expression over the parameters; see `model/catalog/behaviour.h`.
    std::map<std::string, std::string> inputs;
    std::vector<Meter> meters;
    std::optional<Sizing> sizing;
    std::map<std::string, std::vector<std::string>> infrastructureTypes;  ///< tool → types
    std::vector<std::string> counterparts;                   ///< kind ids that can take its place
    std::vector<std::pair<std::string, std::string>> links;  ///< label, address

    [[nodiscard]] const Parameter* parameter(const std::string& parameterId) const;
    [[nodiscard]] const Operation* operation(const std::string& operationId) const;
};

}  // namespace breakeven::model
