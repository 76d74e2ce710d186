#pragma once

#include <QString>

namespace breakeven::ui {

/// A number text of the engine (pricing/base/format.h: `12.3 k`, `$1.24 M`, `2 min 5 s`) as the
/// default QLocale's language writes it; what is no such text is given back unchanged. Chinese
/// counts in ten thousands: `1.23 万`, `$124 万`, `2 分 5 秒`.
[[nodiscard]] QString localNumber(const QString& english);

}  // namespace breakeven::ui
