// Build tool: `breakeven_makepricebook OUT.sqlite TABLE.csv...` makes the bundled price book.

#include <cstdio>

#include "pricing/book/pricebookwriter.h"
#include "pricing/book/pricetables.h"

int main(int argc, char** argv)
{
    using namespace breakeven::pricing;
    if (argc < 3) {
        fmt::print(stderr, "usage: breakeven_makepricebook OUT.sqlite TABLE.csv...\n");
        return 2;
    }
    const std::vector<std::filesystem::path> tables(argv + 2, argv + argc);
    const auto written = readPriceTables(tables).and_then(
        [&](const PriceTables& read) { return writePriceBook(read, argv[1]); });
    if (!written) {
        fmt::print(stderr, "error: {}\n", written.error().text());
        return 1;
    }
    return 0;
}
