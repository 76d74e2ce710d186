// One run of M/M/10 for as many requests as asked; prints the most memory the process ever had.
#include <cstdlib>

#include <fmt/format.h>
#include <sys/resource.h>

#include "tests/bench/loads.h"

int main(int argc, char** argv)
{
    const double requests = argc > 1 ? std::strtod(argv[1], nullptr) : 1e6;
    if (requests < 1) {
        fmt::print(stderr, "usage: bench_memory REQUESTS\n");
        return 2;
    }
    const auto result = breakeven::tests::runLoad(breakeven::tests::poolLoad(requests, 10, 0.8));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = static_cast<double>(usage.ru_utime.tv_sec) +
                         1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
    fmt::print("{:>12.0f} requests {:>12} events {:>8.2f} MB at most {:>8.2f} s\n", requests,
               result.events, static_cast<double>(usage.ru_maxrss) / 1024, seconds);
    return 0;
}
