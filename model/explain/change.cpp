#include "model/explain/change.h"

#include <algorithm>
#include <cmath>

namespace breakeven::model {

namespace {

using Causes = std::array<Usd, causeCount>;

/// One side's lines of a component.
struct Side {
    const Component* component = nullptr;
    std::vector<std::size_t> lines;
};

/// Components that are the same in both answers, and those that are in one only.
struct Pair {
    std::string id;
    std::string name;
    Side before;
    Side after;
};

std::string nameOf(const Component* component, const std::string& id)
{
    return component == nullptr || component->name.empty() ? id : component->name;
}

Usd adjustmentsOf(const ExplainedAnswer& answer)
{
    const pricing::Bill& bill = answer.outcome.bill();
    return bill.total - bill.listTotal;
}

class Differences {
public:
    Differences(const ExplainedAnswer& before, const ExplainedAnswer& after)
        : m_before(before),
          m_after(after),
          m_same(before.outcome.alternative == after.outcome.alternative)
    {
    }

    CostChange run()
    {
        CostChange change{.before = m_before.outcome.bill().total,
                          .after = m_after.outcome.bill().total};
        for (const Pair& pair : pairs()) {
            addSteps(pair);
        }
        add({.name = "Discounts and tax"}, CostStep::Kind::Price,
            adjustmentsOf(m_after) - adjustmentsOf(m_before));
        std::ranges::stable_sort(m_steps, std::ranges::greater{}, [](const CostStep& step) {
            return std::abs(step.amount.nanos());
        });
        change.steps = std::move(m_steps);
        return change;
    }

private:
    /// What tells a component: its id within one alternative, else its kind and name.
    std::string identityOf(const Component* component, const std::string& id) const
    {
        return m_same || component == nullptr ? id : component->kind + '\n' + component->name;
    }

    std::vector<Pair> pairs() const
    {
        std::vector<Pair> result;
        std::map<std::string, std::size_t> known;
        const auto collect = [&](const ExplainedAnswer& answer, Side Pair::*side) {
            const auto& lines = answer.outcome.bill().lines;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const std::string& id = lines[i].component;
                const Component* component = answer.alternative.architecture.find(ComponentId(id));
                const auto [it, isNew] =
                    known.try_emplace(identityOf(component, id), result.size());
                if (isNew) {
                    result.emplace_back();
                }
                Pair& pair = result[it->second];
                pair.id = id;
                pair.name = nameOf(component, id);
                (pair.*side).component = component;
                (pair.*side).lines.push_back(i);
            }
        };
        collect(m_before, &Pair::before);
        collect(m_after, &Pair::after);
        return result;
    }

    /// Whether a component that has no lines on one side is there all the same (and costs nothing).
    bool stands(const ExplainedAnswer& answer, const Pair& pair, const Side& other) const
    {
        return std::ranges::any_of(answer.alternative.architecture.components,
                                   [&](const Component& component) {
                                       return identityOf(&component, component.id.text()) ==
                                              identityOf(other.component, pair.id);
                                   });
    }

    void addSteps(const Pair& pair)
    {
        if (pair.after.lines.empty() && !stands(m_after, pair, pair.before)) {
            addWhole(pair, CostStep::Kind::Removed);
        } else if (pair.before.lines.empty() && !stands(m_before, pair, pair.after)) {
            addWhole(pair, CostStep::Kind::Added);
        } else {
            addMatched(pair);
        }
    }

    void add(const Pair& pair, CostStep::Kind kind, Usd amount, Cause cause = Cause::Requests)
    {
        if (amount != Usd()) {
            m_steps.push_back({kind, pair.id, pair.name, cause, amount});
        }
    }

    void addWhole(const Pair& pair, CostStep::Kind kind)
    {
        Usd amount;
        for (const std::size_t i : pair.before.lines) {
            amount -= m_before.outcome.bill().lines[i].amount;
        }
        for (const std::size_t i : pair.after.lines) {
            amount += m_after.outcome.bill().lines[i].amount;
        }
        add(pair, kind, amount);
    }

    void addMatched(const Pair& pair)
    {
        Causes volume{};
        Usd price;
        for (const std::size_t i : pair.after.lines) {
            addCauses(volume, m_after.explanation.lines[i], 1);
        }
        for (const std::size_t i : pair.before.lines) {
            addCauses(volume, m_before.explanation.lines[i], -1);
        }
        for (const std::size_t i : pair.after.lines) {
            price += priceEffect(pair, i, volume);
        }
        add(pair, CostStep::Kind::Price, price);
        for (std::size_t c = 0; c < causeCount; ++c) {
            add(pair, CostStep::Kind::Volume, volume[c], static_cast<Cause>(c));
        }
    }

    static void addCauses(Causes& causes, const std::vector<CostPart>& parts, int sign)
    {
        for (const CostPart& part : parts) {
            Usd& cause = causes[static_cast<std::size_t>(part.cause)];
            cause = sign > 0 ? cause + part.amount : cause - part.amount;
        }
    }

    /// The former line that the latter one continues: same label, the same key if there is one.
    const pricing::BillLine* formerOf(const Pair& pair, const pricing::BillLine& line) const
    {
        const pricing::BillLine* best = nullptr;
        for (const std::size_t i : pair.before.lines) {
            const pricing::BillLine& former = m_before.outcome.bill().lines[i];
            if (former.label == line.label && (best == nullptr || former.key == line.key)) {
                best = &former;
            }
        }
        return best;
    }

    static bool pricedAlike(const pricing::BillLine& former, const pricing::BillLine& line)
    {
        return former.key == line.key && former.priceRegion == line.priceRegion &&
               (former.tiers.empty() || line.tiers.empty() ||
                former.tiers.front().price == line.tiers.front().price);
    }

    /// What the line costs beyond the former's mean price, moved out of the causes it was in.
    Usd priceEffect(const Pair& pair, std::size_t index, Causes& volume) const
    {
        const pricing::BillLine& line = m_after.outcome.bill().lines[index];
        const pricing::BillLine* former = formerOf(pair, line);
        if (former == nullptr || former->quantity.isZero() || pricedAlike(*former, line)) {
            return {};
        }
        const double mean = former->amount.toDouble() / former->quantity.toDouble();
        Usd moved;
        for (const CostPart& part : m_after.explanation.lines[index]) {
            const Usd atFormer = Usd::fromDouble(mean * part.quantity.toDouble());
            volume[static_cast<std::size_t>(part.cause)] -= part.amount - atFormer;
            moved += part.amount - atFormer;
        }
        return moved;
    }

    const ExplainedAnswer& m_before;
    const ExplainedAnswer& m_after;
    bool m_same;
    std::vector<CostStep> m_steps;
};

}  // namespace

CostChange changeBetween(const ExplainedAnswer& before, const ExplainedAnswer& after)
{
    return Differences(before, after).run();
}

}  // namespace breakeven::model
