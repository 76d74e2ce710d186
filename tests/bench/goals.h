#pragma once

#include <string>
#include <vector>

namespace breakeven::tests {

/// Two rows of a benchmark whose speeds (items per second) are compared: the first should be at
/// least `least` times the second, or at least as fast as `speed` where that is given.
struct Goal {
    std::string row;
    std::string reference;
    double least = 1;
    double speed = 0;  ///< items per second
};

/// Runs the registered benchmarks, several times each in random order, so that what else goes on
/// in the machine hits all of them; then compares the best run of each row.
int runBenchmarks(int argc, char** argv, const std::vector<Goal>& goals);

}  // namespace breakeven::tests
