#include "ui/help/helpfilter.h"

#include "model/report/helpwords.h"
#include "ui/language/phrases.h"
#include "ui/palette/palettemodel.h"
#include "ui/shell/format.h"

#include <algorithm>

namespace breakeven::ui {

namespace {

QString searchTextOf(const model::ServiceKind& kind)
{
    QStringList texts;
    for (const std::string& english : model::report::searchTextsOf(kind)) {
        texts << text(english) << catalogText(english);
    }
    return texts.join(QLatin1Char('\n'));
}

}  // namespace

HelpFilter::HelpFilter(const model::Catalog& catalog, QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    for (const model::ServiceKind& kind : catalog.kinds()) {
        m_texts.emplace(text(kind.id), searchTextOf(kind));
    }
}

void HelpFilter::search(const QString& words)
{
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

QModelIndex HelpFilter::indexOf(const std::string& kind) const
{
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex parent = index(group, 0);
        for (int row = 0; row < rowCount(parent); ++row) {
            const QModelIndex found = index(row, 0, parent);
            if (found.data(PaletteModel::KindRole).toString() == text(kind)) {
                return found;
            }
        }
    }
    return {};
}

bool HelpFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    // Categories are kept by what is in them.
    if (!parent.isValid()) {
        return false;
    }
    const auto found =
        m_texts.find(sourceModel()->index(row, 0, parent).data(PaletteModel::KindRole).toString());
    return found != m_texts.end() && std::ranges::all_of(m_words, [&](const QString& word) {
               return found->second.contains(word, Qt::CaseInsensitive);
           });
}

}  // namespace breakeven::ui
