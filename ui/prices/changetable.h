#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QStringList>

#include "pricing/book/userbook.h"
#include "ui/prices/pricestore.h"
#include "ui/prices/projectprices.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

/// A price that changed, and whom that concerns.
struct ChangeRow {
    pricing::PriceChange change;
    QStringList components;  ///< names of the open project's components that use it, each once
    QString places;          ///< the same with their alternatives, a line each
    bool ownStays = false;   ///< the user's own price lies over it, so that no bill changes
};

/// The changes with their uses: first those that concern the project, then the larger ones first.
/// `project` may be null.
[[nodiscard]] std::vector<ChangeRow> changeRows(std::vector<pricing::PriceChange> changes,
                                                const PriceStore& store,
                                                const ProjectPrices* project);

/// `$0.1, $0.08`, the prices of all tiers; `none` without a price.
[[nodiscard]] QString tierPrices(const std::optional<pricing::Rate>& rate);
/// `+50.0 %`, `new`, or what else is different.
[[nodiscard]] QString changeText(const pricing::PriceChange& change);

/// Changed prices, a row each.
class ChangeTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Price, Region, Before, After, Change, Components, ColumnCount };
    enum {
        SortRole = Qt::UserRole,
        UsedRole  ///< true when a component of the project uses it
    };

    explicit ChangeTable(const Theme& theme, QObject* parent = nullptr);
    void setRows(std::vector<ChangeRow> rows);
    [[nodiscard]] const std::vector<ChangeRow>& rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString cell(const ChangeRow& row, int column) const;
    [[nodiscard]] QVariant sortValue(const ChangeRow& row, int column) const;
    [[nodiscard]] QString tip(const ChangeRow& row, int column) const;
    [[nodiscard]] QVariant inkOf(const ChangeRow& row, int column) const;

    const Theme& m_theme;
    std::vector<ChangeRow> m_rows;
};

}  // namespace breakeven::ui
