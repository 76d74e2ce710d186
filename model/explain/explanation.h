#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/comparison/comparison.h"

namespace breakeven::model {

/// Why money is spent. Every part of a bill line has one.
enum class Cause {
    Requests,    ///< first attempts of calls, and what they keep busy
    Retries,     ///< further attempts after a failure
    ColdStarts,  ///< time to make instances ready that is billed, and charges by the start
    Capacity,    ///< hours of servers and warm instances, as far as they work
    Idle,        ///< the same hours, as far as nobody uses them
    Standing,    ///< does not depend on the load: storage, fees by the month, hours without a use
    Transfer     ///< bytes that leave a zone, a region or the provider
};
inline constexpr std::size_t causeCount = 7;

/// `requests`, `retries`, `cold_starts`, `capacity`, `idle`, `standing`, `transfer`.
[[nodiscard]] std::string_view causeName(Cause cause);
/// As people read it: `cold starts`, `idle capacity`.
[[nodiscard]] std::string_view causeLabel(Cause cause);

/// A part of a bill line: so much of its quantity and amount has this cause and came over this
/// connection.
struct CostPart {
    Cause cause = Cause::Requests;
    ConnectionId connection;  ///< empty when it came over none
    Quantity quantity;
    Usd amount;
};

/// What an amount belongs to in one grouping, such as a component id or a provider.
struct CostGroup {
    /// Component id, provider, category or cause name; may be empty. `discount` and `tax` are what
    /// the bill's terms take off and add.
    std::string id;
    Usd amount;
};

/// Where the money of a bill goes. All sums are exact: the parts of a line make its amount, and the
/// groups of each grouping make the total.
struct Explanation {
    std::vector<std::vector<CostPart>> lines;  ///< in the order of the bill's lines
    // Dearest first; causes in their own order, without those that cost nothing.
    std::vector<CostGroup> byCause;
    std::vector<CostGroup> byComponent;
    std::vector<CostGroup> byCategory;
    std::vector<CostGroup> byProvider;
    double requestsPerMonth = 0;  ///< from outside
    double usersPerMonth = 0;     ///< 0 = not stated
    Usd total;

    [[nodiscard]] double perThousandRequests() const;
    [[nodiscard]] double perThousandUsers() const;  ///< 0 when the users are not stated
};

/// Explains the outcome's bill (the simulated one when there is one). How: the same meters are
/// evaluated again over flows from which something is missing (all load, the hours, the cold
/// starts, all connections but one), and what the quantity then lacks is that thing's part. Hours
/// of capacity are split by the mean utilisation of the component. Shares of tiers and free amounts
/// follow the quantities.
[[nodiscard]] Result<Explanation> explain(const Project& project, const Alternative& alternative,
                                          const Catalog& catalog, const Outcome& outcome);

/// What the first year costs, from the month that is looked at on, with the traffic's growth. By
/// formula: twelve months would take long to simulate.
struct YearCost {
    std::vector<Usd> months;  ///< twelve
    Usd total;
    bool complete = true;  ///< false: prices are missing in some month
};
[[nodiscard]] Result<YearCost> firstYear(const Project& project, const Alternative& alternative,
                                         const Catalog& catalog, const pricing::PriceBook& book);

}  // namespace breakeven::model
