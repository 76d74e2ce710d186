#pragma once

#include <map>

#include <QSortFilterProxyModel>

#include "model/catalog/catalog.h"

namespace breakeven::ui {

/// Keeps the kinds of a PaletteModel whose help has every word of the search, in English or in the
/// window's language.
class HelpFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit HelpFilter(const model::Catalog& catalog, QObject* parent = nullptr);
    void search(const QString& words);
    /// Where a kind stands; invalid when the search has left it out.
    [[nodiscard]] QModelIndex indexOf(const std::string& kind) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    std::map<QString, QString> m_texts;  ///< by kind id
    QStringList m_words;
};

}  // namespace breakeven::ui
