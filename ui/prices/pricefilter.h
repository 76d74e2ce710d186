#pragma once

#include <optional>

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
    void setAge(std::optional<PriceAge> age);
    void setLayer(std::optional<pricing::Layer> layer);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
    QString m_provider;
    QString m_service;
    QString m_region;
    std::optional<PriceAge> m_age;
    std::optional<pricing::Layer> m_layer;
};

}  // namespace breakeven::ui
