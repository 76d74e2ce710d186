#pragma once

#include <string>
#include <vector>

#include <QAbstractTableModel>

#include "pricing/book/pricebook.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

/// How sure a price is, in the one word that the filter knows.
enum class PriceAge { Fresh, Old, Undated, Unverified };

/// `today` is an ISO date: older than a year before it is old.
[[nodiscard]] PriceAge ageOf(const pricing::Rate& rate, const std::string& today);

/// All rates of a price book, a row each; the price shown is that of the first tier.
class PriceTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Service,
        Sku,
        Meter,
        Region,
        Price,
        Unit,
        AsOf,
        Source,
        LayerColumn,
        ColumnCount
    };
    enum {
        SortRole = Qt::UserRole,  ///< prices by value, all else by text
        SearchRole,               ///< everything in the row, in lower case
        ProviderRole,
        ServiceRole,
        AgeRole,
        LayerRole
    };

    explicit PriceTable(const Theme& theme, QObject* parent = nullptr);
    void setBook(const pricing::PriceBook& book, const std::string& today);
    [[nodiscard]] const pricing::Rate& rate(int row) const
    {
        return m_rates[static_cast<std::size_t>(row)];
    }
    [[nodiscard]] const std::string& today() const { return m_today; }
    [[nodiscard]] const std::vector<pricing::Rate>& rates() const { return m_rates; }
    /// The row of exactly this price, or -1.
    [[nodiscard]] int rowOf(const pricing::RateKey& key, const std::string& region) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString cell(const pricing::Rate& rate, int column) const;
    [[nodiscard]] QVariant inkOf(const pricing::Rate& rate, int column) const;
    [[nodiscard]] QVariant own(const pricing::Rate& rate, int role, int column) const;

    const Theme& m_theme;
    std::string m_today;
    std::vector<pricing::Rate> m_rates;
};

/// `list`, `import 3`, `yours`, `given`.
[[nodiscard]] QString layerText(const pricing::Rate& rate);
/// `$0.0000002`, or `from $0.00001, 3 tiers`.
[[nodiscard]] QString priceOf(const pricing::Rate& rate);

}  // namespace breakeven::ui
