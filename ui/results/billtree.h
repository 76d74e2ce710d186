#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QAbstractItemModel>

#include "model/catalog/catalog.h"
#include "model/explain/explanation.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

/// A price in the book: what a bill line was priced with.
struct RatePlace {
    pricing::RateKey key;
    std::string region;  ///< the region asked for
    friend bool operator==(const RatePlace&, const RatePlace&) = default;
};

/// An alternative's bill as the tree takes it.
struct BillSubject {
    const model::Alternative* alternative = nullptr;
    const pricing::Bill* bill = nullptr;
    const model::Explanation* explanation = nullptr;
};

/// All bills as one tree, dearest first: alternative, group, line, and below each line the parts
/// that its money goes to and the facts behind it. What has no price stands at the end of its
/// group.
class BillTree : public QAbstractItemModel {
    Q_OBJECT

public:
    /// The amount stands next to what it is for, so that a narrow window cuts off what matters
    /// less.
    enum Column { What, Amount, Quantity, Price, Source, ColumnCount };
    enum class Grouping { Component, Category, Provider, Cause };
    enum {
        ComponentIdRole = Qt::UserRole,
        PathRole,           ///< tells a row from the others, also after a reset
        FactRole,           ///< true for a row that is one sentence over all columns
        NearestRegionRole,  ///< of a row without a price: the nearest region that has one
        AlternativeIdRole
    };

    BillTree(const model::Catalog& catalog, const Theme& theme, QObject* parent = nullptr);
    ~BillTree() override;

    void setBills(const std::vector<BillSubject>& subjects, Grouping grouping);
    /// The price that a row or the line it belongs to was priced with.
    [[nodiscard]] std::optional<RatePlace> rateOf(const QModelIndex& index) const;
    /// Rows of lines that were priced with this key, in the order of the tree.
    [[nodiscard]] QModelIndexList linesOf(const pricing::RateKey& key) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Node;
    class Builder;
    [[nodiscard]] Node* nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QVariant inkOf(const Node& node, int column) const;
    [[nodiscard]] QVariant fontOf(const Node& node, int column) const;

    const model::Catalog& m_catalog;
    const Theme& m_theme;
    std::unique_ptr<Node> m_root;
};

}  // namespace breakeven::ui
