#pragma once

#include <QSet>
#include <QStringList>
#include <QWidget>

namespace breakeven::tests {

/// One text of a window, and what says it.
struct WindowText {
    QString where;
    QString text;
};

/// What a window says: texts of labels, buttons, tabs, headers, items and actions, tool tips and
/// accessible names, of itself and of all in it, shown or not. What is only painted is not known.
[[nodiscard]] QList<WindowText> textsIn(const QWidget& window);

/// What is written in Latin letters in a language of another script: the names in the translations
/// of the catalog, and others.
class Names {
public:
    Names(const QString& catalogTable, const QStringList& others);

    /// The English that a text was left in: words of at least three letters that are neither names
    /// nor part of an identifier, an address or a size; or a text of nothing but names' parts.
    [[nodiscard]] QStringList englishIn(const QString& text) const;

private:
    QSet<QString> m_words;
    QSet<QString> m_whole;
};

/// Which visible widgets have less room than their text needs, each with where it is and its text;
/// what is elided counts unless its tool tip, or that of what it is in, says the whole.
[[nodiscard]] QStringList clippedIn(const QWidget& window);

}  // namespace breakeven::tests
