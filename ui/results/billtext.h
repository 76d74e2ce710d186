#pragma once

#include <map>
#include <vector>

#include <QAbstractTableModel>

#include "pricing/bill/bill.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

/// A bill as a table: priced lines dearest first, then what has no price. Every amount's tooltip is
/// its formula, tiers, source and date.
class BillModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Component, Line, Quantity, Price, Amount, Source, ColumnCount };
    enum { ComponentIdRole = Qt::UserRole };

    explicit BillModel(const Theme& theme, QObject* parent = nullptr);

    /// `names` translates component ids; the bill's own ids are shown for others.
    void setBill(const pricing::Bill& bill, std::map<std::string, QString> names);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row {
        QString cells[ColumnCount];
        QString explanation;
        std::string component;
        bool missing = false;
        bool unverified = false;
    };
    [[nodiscard]] Row rowOf(const pricing::BillLine& line) const;
    [[nodiscard]] Row rowOf(const pricing::MissingPrice& missing) const;
    [[nodiscard]] QString nameOf(const std::string& component) const;
    [[nodiscard]] QVariant inkOf(const Row& row, int column) const;

    const Theme& m_theme;
    std::map<std::string, QString> m_names;
    std::vector<Row> m_rows;
};

/// `3,000,000 requests × $0.0000002`, or `3 tiers from $0.00001`.
[[nodiscard]] QString priceText(const pricing::BillLine& line);
/// `published 2026-05-01`, `undated, unverified`.
[[nodiscard]] QString confidenceText(pricing::Confidence confidence, const std::string& asOf);
/// The whole reasoning of a line, one fact a line: formula, free share, tiers, source and date.
[[nodiscard]] QStringList explanationOf(const pricing::BillLine& line);

}  // namespace breakeven::ui
