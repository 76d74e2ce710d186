#include "model/simulation/kernel/creditbalance.h"

#include <algorithm>
#include <cmath>

namespace breakeven::model::kernel {

namespace {

/// Core-seconds: what rounding leaves is nothing, also of an area of a billion core-seconds, whose
/// last digit is a ten-millionth.
constexpr double least = 1e-6;

}  // namespace

CreditBalance::CreditBalance(double coresEach, double mostSeconds, double instances)
    : m_coresEach(coresEach), m_mostSeconds(mostSeconds), m_instances(instances), m_balance(most())
{
}

void CreditBalance::settle(Ticks now, double spent)
{
    const double income = earned() * toSeconds(now - m_settled);
    m_balance = std::clamp(m_balance + income - (spent - m_spent), 0.0, most());
    m_spent = spent;
    m_settled = now;
}

void CreditBalance::resize(double instances)
{
    if (instances < m_instances) {
        m_balance *= instances / m_instances;
    }
    m_instances = instances;
}

void CreditBalance::start(Ticks now)
{
    m_started = true;
    m_balance = m_spent > earned() * toSeconds(now) ? 0 : most();
}

void CreditBalance::startWith(double balance)
{
    m_known = true;
    m_atStart = balance;
    restart();
}

void CreditBalance::restart()
{
    m_started = std::isfinite(m_atStart);
    m_balance = m_started ? std::min(m_atStart, most()) : most();
}

bool CreditBalance::isEmpty() const
{
    return m_started && m_balance <= least;
}

double CreditBalance::coresFor(double wanting) const
{
    return isEmpty() && wanting > earned() ? earned() : allCores;
}

Ticks CreditBalance::emptyAt(Ticks now, double busy) const
{
    const double drain = busy - earned();
    if (!m_started || drain <= 0 || isEmpty()) {
        return never;
    }
    const double ticks = std::ceil(m_balance / drain * ticksPerSecond);
    return ticks < static_cast<double>(longest) ? now + static_cast<Ticks>(ticks) : never;
}

}  // namespace breakeven::model::kernel
