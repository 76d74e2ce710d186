#pragma once

#include <QString>
#include <QStringList>

#include "model/explain/explanation.h"
#include "pricing/bill/bill.h"

namespace breakeven::ui {

// How the parts of a bill are said in the window.

/// The line's label, or its meter.
[[nodiscard]] QString lineName(const std::string& label, const pricing::RateKey& key);
/// `3,000,000 request`
[[nodiscard]] QString quantityText(const Quantity& quantity, const std::string& unit);
/// `$0.0000002`, exact.
[[nodiscard]] QString unitPrice(UnitPrice price);
/// The host of an address, or what stands for it.
[[nodiscard]] QString shortSource(const std::string& source);
[[nodiscard]] QString causeText(model::Cause cause);
/// `3,000,000 requests × $0.0000002`, or `3 tiers from $0.00001`.
[[nodiscard]] QString priceText(const pricing::BillLine& line);
/// `published 2026-05-01`, `undated, unverified`.
[[nodiscard]] QString confidenceText(pricing::Confidence confidence, const std::string& asOf);
/// The whole reasoning of a line, one fact a line: formula, free share, tiers, rounding, source and
/// date.
[[nodiscard]] QStringList explanationOf(const pricing::BillLine& line);

}  // namespace breakeven::ui
