// Imports a vendor's list as `breakeven prices import` does and prints its speed and the most
// memory the process ever had; with BYTES, first writes an AWS offer file of that size in another
// process, so that the memory is the import's alone.
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pricing/book/pricebook.h"
#include "pricing/book/userbook.h"
#include "pricing/lists/pricelist.h"
#include "tests/support/offerfile.h"

namespace {

using namespace breakeven;

struct Spent {
    double seconds = 0;  ///< of one core, in the program and in the system for it
    double megabytes = 0;
};

Spent spent()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return {seconds(usage.ru_utime) + seconds(usage.ru_stime),
            static_cast<double>(usage.ru_maxrss) / 1024};
}

void writeInAnotherProcess(const std::filesystem::path& file, std::uint64_t bytes)
{
    const pid_t child = ::fork();
    if (child == 0) {
        tests::writeOffer(file, bytes);
        ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
}

Result<void> import(const std::filesystem::path& file)
{
    const auto book = pricing::PriceBook::open(BREAKEVEN_SHARE_DIR "/pricebook.sqlite");
    if (!book) {
        return tl::unexpected(book.error());
    }
    const Spent before = spent();
    auto list = pricing::readPriceList({file}, BREAKEVEN_SOURCE_DIR "/resources/pricing/mapping",
                                       book->places());
    if (!list) {
        return tl::unexpected(list.error());
    }
    const Spent read = spent();
    const std::filesystem::path target = file.string() + ".book.sqlite";
    std::filesystem::remove(target);
    const std::size_t rates = list->rates.size();
    const double size = static_cast<double>(list->bytes) / 1e6;
    auto user = pricing::UserBook::open(target);
    const auto added = user ? user->book.add({.file = file.string()}, std::move(list->rates))
                            : tl::unexpected(user.error());
    std::filesystem::remove(target);
    if (!added) {
        return tl::unexpected(added.error());
    }
    const Spent whole = spent();
    fmt::print(
        "{:>8.1f} MB {:>8} products {:>7} prices  read {:>6.1f} MB/s  with the book {:>6.1f} "
        "MB/s  {:>6.1f} MB at most\n",
        size, list->products, rates, size / (read.seconds - before.seconds),
        size / (whole.seconds - before.seconds), whole.megabytes);
    return {};
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        fmt::print(stderr, "usage: bench_pricelist FILE [BYTES]\n");
        return 2;
    }
    if (argc > 2) {
        writeInAnotherProcess(argv[1], std::strtoull(argv[2], nullptr, 10));
    }
    if (const auto imported = import(argv[1]); !imported) {
        fmt::print(stderr, "{}\n", imported.error().text());
        return 1;
    }
    return 0;
}
