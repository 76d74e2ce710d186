#include "ui/help/helpfilter.h"

#include "ui/language/phrases.h"
#include "ui/palette/palettemodel.h"
#include "ui/shell/format.h"

#include <algorithm>

namespace breakeven::ui {

namespace {

QString searchTextOf(const model::ServiceKind& kind)
{
    QStringList texts{text(kind.id), text(kind.provider)};
    const auto add = [&texts](const std::string& english) {
        texts << text(english) << catalogText(english);
    };
    add(kind.name);
    add(kind.category);
    add(kind.summary);
    for (const model::Parameter& parameter : kind.parameters) {
        add(parameter.label);
        add(parameter.help);
        texts << text(parameter.id);
    }
    for (const model::Limit& limit : kind.limits) {
        add(limit.label);
    }
    for (const model::Meter& meter : kind.meters) {
        add(meter.label);
    }
    for (const auto& [tool, types] : kind.infrastructureTypes) {
        for (const std::string& type : types) {
            texts << text(type);
        }
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
