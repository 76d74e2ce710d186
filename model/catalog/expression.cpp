#include "model/catalog/expression.h"

#include <cmath>
#include <deque>
#include <limits>
#include <memory>
#include <numbers>
#include <unordered_map>

#include <fmt/format.h>
#include <muParser.h>

namespace breakeven::model {

namespace {

/// Relative excess that a ceiling forgives: products of decimals are off by some 1e-16.
constexpr double roundingTolerance = 1e-9;

double ceiling(double x)
{
    const double below = std::floor(x);
    return x - below <= roundingTolerance * std::abs(x) ? below : std::ceil(x);
}

double floorOf(double x)
{
    const double above = std::ceil(x);
    return above - x <= roundingTolerance * std::abs(x) ? above : std::floor(x);
}

double rounded(double x)
{
    return std::round(x);
}

double ceilingTo(double x, double step)
{
    return step > 0 ? ceiling(x / step) * step : std::numeric_limits<double>::quiet_NaN();
}

/// The probability that a standard normal variable is above x.
double normalTail(double x)
{
    return 0.5 * std::erfc(x / std::numbers::sqrt2);
}

/// A unit is begun for each of its multiples that the size exceeds: 1 + sum of P(X > k unit). After
/// some hundred terms the rest of the sum is the integral, that is E[(X / unit - k)+].
double startedUnits(double size, double unit, double spread)
{
    if (!(unit > 0) || !(size >= 0) || !(spread >= 0)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double mean = size / unit;
    if (spread <= 0 || mean <= 0) {
        return std::max(1.0, ceiling(mean));
    }
    constexpr int terms = 256;
    const double sigma = std::sqrt(std::log1p(spread * spread));
    const double median = std::log(mean) - sigma * sigma / 2;
    double units = 1;
    for (int k = 1; k <= terms; ++k) {
        units += normalTail((std::log(k) - median) / sigma);
    }
    constexpr double from = terms + 0.5;
    const double beyond = (std::log(from) - median) / sigma;
    return units + mean * normalTail(beyond - sigma) - from * normalTail(beyond);
}

double absolute(double x)
{
    return std::abs(x);
}

double squareRoot(double x)
{
    return std::sqrt(x);
}

double naturalLogarithm(double x)
{
    return std::log(x);
}

double exponential(double x)
{
    return std::exp(x);
}

double smallest(const double* values, int count)
{
    return *std::min_element(values, values + count);
}

double largest(const double* values, int count)
{
    return *std::max_element(values, values + count);
}

/// Only what expression.h promises, so that a catalog file works in every version.
void defineFunctions(mu::Parser& parser)
{
    parser.ClearFun();
    parser.ClearConst();
    parser.DefineFun("min", smallest);
    parser.DefineFun("max", largest);
    parser.DefineFun("abs", absolute);
    parser.DefineFun("sqrt", squareRoot);
    parser.DefineFun("ln", naturalLogarithm);
    parser.DefineFun("exp", exponential);
    parser.DefineFun("ceil", ceiling);
    parser.DefineFun("floor", floorOf);
    parser.DefineFun("round", rounded);
    parser.DefineFun("ceil_to", ceilingTo);
    parser.DefineFun("started", startedUnits);
}

/// `=` would assign; whoever wrote it meant `==`.
bool assigns(const std::string& expression)
{
    for (std::size_t i = 0; i < expression.size(); ++i) {
        if (expression[i] != '=') {
            continue;
        }
        const bool doubled = i + 1 < expression.size() && expression[i + 1] == '=';
        const bool compares = i > 0 && std::string("<>!").find(expression[i - 1]) < 3;
        if (!doubled && !compares) {
            return true;
        }
        i += doubled ? 1 : 0;
    }
    return false;
}

tl::unexpected<Error> malformed(const std::string& expression, const std::string& why)
{
    return failure(ErrorCode::Malformed,
                   fmt::format("the expression '{}' cannot be read: {}", expression, why), {},
                   "correct the expression in the catalog");
}

/// A parsed expression with the cells that its names are bound to.
class Compiled {
public:
    static Result<std::unique_ptr<Compiled>> from(const std::string& expression)
    {
        if (assigns(expression)) {
            return malformed(expression, "'=' assigns; a comparison is '=='");
        }
        try {
            return std::unique_ptr<Compiled>(new Compiled(expression));
        } catch (const mu::Parser::exception_type& error) {
            return malformed(expression, error.GetMsg());
        }
    }

    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

    Result<double> value(const std::string& expression, const Variables& variables)
    {
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            const auto it = variables.find(m_names[i]);
            if (it == variables.end()) {
                return malformed(expression, fmt::format("nothing is named '{}'", m_names[i]));
            }
            m_cells[i] = it->second;
        }
        try {
            return finite(expression, m_parser.Eval());
        } catch (const mu::Parser::exception_type& error) {
            return malformed(expression, error.GetMsg());
        }
    }

private:
    explicit Compiled(const std::string& expression)
    {
        defineFunctions(m_parser);
        m_parser.SetExpr(expression);
        for (const auto& [name, cell] : m_parser.GetUsedVar()) {
            m_names.push_back(name);
        }
        m_cells.resize(m_names.size());
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            m_parser.DefineVar(m_names[i], &m_cells[i]);
        }
        m_parser.Eval();
        if (m_parser.GetNumResults() != 1) {
            throw mu::Parser::exception_type("it has more than one value");
        }
    }

    static Result<double> finite(const std::string& expression, double value)
    {
        if (!std::isfinite(value)) {
            return failure(ErrorCode::Invalid,
                           fmt::format("the expression '{}' has no finite value", expression), {},
                           "check the parameters that it uses for zeros and extremes");
        }
        return value;
    }

    mu::Parser m_parser;
    std::vector<std::string> m_names;
    std::deque<double> m_cells;  ///< the parser keeps their addresses
};

/// Parsing costs some 50 times an evaluation, and an estimate evaluates the same few hundred
/// expressions at every edit. One store per thread, because a parser is not shared safely.
Result<Compiled*> compiled(const std::string& expression)
{
    constexpr std::size_t mostKept = 4096;
    thread_local std::unordered_map<std::string, std::unique_ptr<Compiled>> store;
    if (const auto it = store.find(expression); it != store.end()) {
        return it->second.get();
    }
    auto fresh = Compiled::from(expression);
    if (!fresh) {
        return tl::unexpected(fresh.error());
    }
    if (store.size() >= mostKept) {
        store.clear();
    }
    return store.emplace(expression, std::move(*fresh)).first->second.get();
}

}  // namespace

Result<double> evaluate(const std::string& expression, const Variables& variables)
{
    const auto ready = compiled(expression);
    if (!ready) {
        return tl::unexpected(ready.error());
    }
    return (*ready)->value(expression, variables);
}

Result<std::vector<std::string>> namesIn(const std::string& expression)
{
    const auto ready = compiled(expression);
    if (!ready) {
        return tl::unexpected(ready.error());
    }
    return (*ready)->names();
}

}  // namespace breakeven::model
