#pragma once

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>

#include <vector>

#include "model/catalog/catalog.h"

namespace breakeven::ui {

class Theme;

/// The kinds of the catalog under their categories, in a fixed order. Kinds can be dragged; the
/// catalog must outlive the model.
class PaletteModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role { KindRole = Qt::UserRole + 1, SearchRole };

    PaletteModel(const model::Catalog& catalog, const Theme& theme, QObject* parent = nullptr);

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    struct Group {
        QString category;
        QString title;
        std::vector<const model::ServiceKind*> kinds;
    };
    [[nodiscard]] QVariant groupData(const Group& group, int role) const;
    [[nodiscard]] QVariant kindData(const model::ServiceKind& kind, int role) const;
    [[nodiscard]] const model::ServiceKind* kindAt(const QModelIndex& index) const;

    const Theme& m_theme;
    std::vector<Group> m_groups;
};

/// Keeps the kinds that contain every word of the search in name, provider or category.
class PaletteFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit PaletteFilter(QObject* parent = nullptr);
    void search(const QString& text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

}  // namespace breakeven::ui
