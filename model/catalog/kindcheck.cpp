#include "model/catalog/kindcheck.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/catalog/catalog.h"
#include "model/catalog/expression.h"

namespace breakeven::model {

namespace {

bool isName(const std::string& text, bool dots)
{
    const auto fits = [dots](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (dots && c == '.');
    };
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
           std::ranges::all_of(text, fits);
}

bool contains(const std::vector<std::string>& names, const std::string& name)
{
    return std::ranges::find(names, name) != names.end();
}

std::string joined(const std::vector<std::string>& names)
{
    return fmt::format("{}", fmt::join(names, ", "));
}

class Checker {
public:
    Checker(const ServiceKind& kind, FirstError& errors) : m_kind(kind), m_errors(errors) {}

    void run()
    {
        checkIdentity();
        for (std::size_t i = 0; i < m_kind.parameters.size(); ++i) {
            checkParameter(m_kind.parameters[i], fmt::format("/parameters/{}", i));
        }
        checkUnique(m_kind.parameters, "/parameters");
        checkUnique(m_kind.limits, "/limits");
        checkUnique(m_kind.operations, "/operations");
        checkUnique(m_kind.meters, "/meters");
        checkInputs(m_kind.inputs, inputsOf(m_kind.behaviour), "/inputs");
        for (std::size_t i = 0; i < m_kind.operations.size(); ++i) {
            checkInputs(m_kind.operations[i].inputs, operationInputsOf(m_kind.behaviour),
                        fmt::format("/operations/{}/inputs", i));
        }
        for (std::size_t i = 0; i < m_kind.meters.size(); ++i) {
            checkMeter(m_kind.meters[i], fmt::format("/meters/{}", i));
        }
        checkSizing();
    }

private:
    void checkIdentity()
    {
        if (!isName(m_kind.id, true)) {
            m_errors.report("/id", fmt::format("'{}' is no kind id", m_kind.id),
                            "use lower-case letters, digits, dots and underscores");
        }
        if (!contains(categories(), m_kind.category)) {
            m_errors.report("/category", fmt::format("'{}' is no category", m_kind.category),
                            "use one of " + joined(categories()));
        }
    }

    template <class Part>
    void checkUnique(const std::vector<Part>& parts, const std::string& pointer)
    {
        std::set<std::string> seen;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::string place = fmt::format("{}/{}/id", pointer, i);
            if (!isName(parts[i].id, false)) {
                m_errors.report(place, fmt::format("'{}' is no id", parts[i].id),
                                "use lower-case letters, digits and underscores");
            }
            if (!seen.insert(parts[i].id).second) {
                m_errors.report(place, fmt::format("the id '{}' occurs twice", parts[i].id),
                                "give each its own id");
            }
        }
    }

    void checkParameter(const Parameter& parameter, const std::string& pointer)
    {
        const bool numeric =
            parameter.type == ParameterType::Number || parameter.type == ParameterType::Integer;
        if (numeric) {
            checkRange(parameter, pointer);
        } else if (parameter.minimum || parameter.maximum) {
            m_errors.report(pointer, "only numbers have a minimum and a maximum", "remove them");
        }
        if (parameter.type == ParameterType::Choice) {
            checkChoices(parameter, pointer);
        } else if (!parameter.choices.empty()) {
            m_errors.report(pointer + "/choices", "only a choice has choices", "remove them");
        }
    }

    void checkRange(const Parameter& parameter, const std::string& pointer)
    {
        const double value = std::get<double>(parameter.defaultValue);
        if (!parameter.minimum || !parameter.maximum) {
            m_errors.report(pointer, "a number needs a minimum and a maximum", "add both");
        } else if (*parameter.minimum > *parameter.maximum) {
            m_errors.report(pointer + "/maximum", "the maximum is below the minimum",
                            "exchange them");
        } else if (value < *parameter.minimum || value > *parameter.maximum) {
            m_errors.report(pointer + "/default",
                            fmt::format("the default {} is outside {} to {}", value,
                                        *parameter.minimum, *parameter.maximum),
                            "choose a default within the range");
        }
        if (parameter.type == ParameterType::Integer && value != std::floor(value)) {
            m_errors.report(pointer + "/default", fmt::format("{} is not whole", value),
                            "write a whole number or make the type number");
        }
    }

    void checkChoices(const Parameter& parameter, const std::string& pointer)
    {
        std::set<std::string> seen;
        for (std::size_t i = 0; i < parameter.choices.size(); ++i) {
            const Choice& choice = parameter.choices[i];
            const std::string place = fmt::format("{}/choices/{}", pointer, i);
            if (!seen.insert(choice.value).second) {
                m_errors.report(place, fmt::format("the choice '{}' occurs twice", choice.value),
                                "remove one of them");
            }
            if (!std::ranges::equal(
                    choice.numbers, parameter.choices.front().numbers, {},
                    [](const auto& number) { return number.first; },
                    [](const auto& number) { return number.first; })) {
                m_errors.report(place + "/numbers",
                                "its numbers are not named as the first choice's are",
                                "give every choice the same numbers");
            }
        }
        if (!seen.contains(std::get<std::string>(parameter.defaultValue))) {
            m_errors.report(pointer + "/default", "the default is none of the choices",
                            "use the value of one of them");
        }
    }

    [[nodiscard]] std::set<std::string> parameterNames() const
    {
        std::set<std::string> names;
        for (const auto& [name, value] : parameterVariables(m_kind, Component{})) {
            names.insert(name);
        }
        return names;
    }

    void checkExpression(const std::string& expression, const std::set<std::string>& known,
                         const std::string& pointer)
    {
        const auto names = namesIn(expression);
        if (!names) {
            m_errors.report(pointer, names.error().message, "correct the expression");
            return;
        }
        for (const std::string& name : *names) {
            if (!known.contains(name)) {
                m_errors.report(pointer, fmt::format("nothing is named '{}' here", name),
                                "use a parameter's id, or what the meter's scope provides");
            }
        }
    }

    void checkInputs(const std::map<std::string, std::string>& inputs,
                     const std::vector<std::string>& allowed, const std::string& pointer)
    {
        for (const auto& [name, expression] : inputs) {
            if (!contains(allowed, name)) {
                m_errors.report(
                    pointer + "/" + name,
                    fmt::format("'{}' is no input of {}", name, toString(m_kind.behaviour)),
                    "use one of " + joined(allowed));
            }
            checkExpression(expression, parameterNames(), pointer + "/" + name);
        }
    }

    void checkMeter(const Meter& meter, const std::string& pointer)
    {
        std::set<std::string> known = parameterNames();
        const auto& measured = meterNames(meter.scope);
        known.insert(measured.begin(), measured.end());
        checkExpression(meter.quantity, known, pointer + "/quantity");
        if (!meter.when.empty()) {
            checkExpression(meter.when, known, pointer + "/when");
        }
        if (!meter.operation.empty() &&
            (meter.scope != MeterScope::Call || !m_kind.operation(meter.operation))) {
            m_errors.report(pointer + "/operation",
                            fmt::format("no operation '{}' can be metered here", meter.operation),
                            "name an operation of the kind, in a meter of scope call");
        }
        for (const std::string* text : {&meter.service, &meter.sku, &meter.meter}) {
            checkPlaceholders(*text, pointer);
        }
    }

    void checkPlaceholders(const std::string& text, const std::string& pointer)
    {
        for (std::size_t at = text.find('{'); at != std::string::npos;
             at = text.find('{', at + 1)) {
            const std::size_t end = text.find('}', at);
            const std::string name =
                text.substr(at + 1, end == std::string::npos ? end : end - at - 1);
            if (end == std::string::npos || !m_kind.parameter(name)) {
                m_errors.report(pointer, fmt::format("'{}' names no parameter", text),
                                "put a parameter's id between { and }");
            }
        }
    }

    void checkSizing()
    {
        if (!m_kind.sizing) {
            return;
        }
        const Parameter* parameter = m_kind.parameter(m_kind.sizing->parameter);
        if (!parameter || (parameter->type != ParameterType::Integer &&
                           parameter->type != ParameterType::Choice)) {
            m_errors.report(
                "/sizing/parameter",
                fmt::format("'{}' is no parameter that can be enlarged", m_kind.sizing->parameter),
                "name an integer or choice parameter");
        }
    }

    const ServiceKind& m_kind;
    FirstError& m_errors;
};

}  // namespace

void checkKind(const ServiceKind& kind, FirstError& errors)
{
    Checker(kind, errors).run();
}

}  // namespace breakeven::model
