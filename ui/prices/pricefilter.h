#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <QSortFilterProxyModel>

#include "ui/prices/pricetable.h"

namespace breakeven::ui {

/// The rows of a PriceTable that are wanted: all words of the search, and each choice that is made.
class PriceFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit PriceFilter(QObject* parent = nullptr);

    /// Words in any order; every one must be somewhere in the row.
    void setWords(const QString& words);
    void setProvider(const QString& provider);  ///< empty = all; likewise below
    void setService(const QString& service);
    void setRegion(const QString& region);
    /// Prices of one of these ages; none = all.
    void setAges(std::vector<PriceAge> ages);
    /// Only these prices, by key and region; nothing = all.
    void setAmong(std::optional<std::set<std::pair<pricing::RateKey, std::string>>> prices);
    void setLayer(std::optional<pricing::Layer> layer);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
    QString m_provider;
    QString m_service;
    QString m_region;
    std::vector<PriceAge> m_ages;
    std::optional<std::set<std::pair<pricing::RateKey, std::string>>> m_among;
    std::optional<pricing::Layer> m_layer;
};

}  // namespace breakeven::ui
