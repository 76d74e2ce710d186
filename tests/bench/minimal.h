#pragma once

#include <cstdint>

namespace breakeven::tests {

// The least that a simulation of a system has to do, written by hand for it alone with the kernel's
// random numbers, event list and histogram: what the engine's generality costs is the difference.
// Each returns a mean, so that nothing is optimised away.

/// M/M/c with `servers` at the utilisation, service 1 s: the mean response.
[[nodiscard]] double minimalPool(std::uint64_t customers, std::uint32_t servers,
                                 double utilisation);

/// The same without events, by the recursion of Kiefer and Wolfowitz: possible only where arrivals
/// depend on nothing that happens. See tests/kernel/tst_recursion.cpp, which holds the engine to it.
[[nodiscard]] double recursionPool(std::uint64_t customers, std::uint32_t servers,
                                   double utilisation);

/// Function instances with a keep-alive, the last used first: exponential service of mean 1.991 s
/// and initialisation of mean 0.253 s, keep-alive 600 s. The mean response.
[[nodiscard]] double minimalFunctions(std::uint64_t requests, double rate);

}  // namespace breakeven::tests
