#pragma once

#include <string>
#include <vector>

#include <QObject>
#include <QString>

#include "pricing/bill/bill.h"
#include "ui/document/analysis.h"

namespace breakeven::ui {

/// A component's use of a price.
struct PriceUse {
    pricing::RateKey key;
    std::string region;   ///< the region asked for; the price may be the global one
    QString component;    ///< its name
    QString alternative;  ///< the name of the alternative it is in
};

/// What an alternative costs a month.
struct AlternativeTotal {
    model::AlternativeId id;
    quint64 revision = 0;  ///< of the document when it cost that
    QString alternative;   ///< its name
    Usd total;
    bool complete = true;  ///< false: something has no price
    friend bool operator==(const AlternativeTotal&, const AlternativeTotal&) = default;
};

/// What the open project has to do with prices: whom a price concerns, and what the bills come to.
class ProjectPrices : public QObject {
    Q_OBJECT

public:
    ProjectPrices(const Document& document, const Analysis& analysis, QObject* parent = nullptr);

    /// Of all alternatives; meters without a price are used as well.
    [[nodiscard]] std::vector<PriceUse> uses() const;
    /// The estimated bills, so that those before and after a change of prices can be compared; an
    /// alternative without one is left out.
    [[nodiscard]] std::vector<AlternativeTotal> totals() const;
    /// Where most of the provider's meters are used; empty when none is.
    [[nodiscard]] std::string mainRegion(const std::string& provider) const;

signals:
    /// The bills were made anew.
    void changed();

private:
    const Document& m_document;
    const Analysis& m_analysis;
};

}  // namespace breakeven::ui
