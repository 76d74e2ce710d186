#pragma once

#include <array>
#include <utility>

#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace breakeven::tests {

/// One message of a .ts file.
struct TranslatedString {
    QString source;
    QString type;       ///< empty when it is finished; else `unfinished`, `vanished`, `obsolete`
    QStringList forms;  ///< the translation; several where the language has plurals
};
[[nodiscard]] QList<TranslatedString> readStrings(const QString& file);

/// `%1`, `%n` and the like, sorted.
[[nodiscard]] QStringList marksOf(const QString& text);
/// How many keys are marked with `&`.
[[nodiscard]] qsizetype mnemonics(const QString& text);
/// HTML tags in their order.
[[nodiscard]] QStringList tagsOf(const QString& text);

/// Every text of the catalog, every unit of the price tables, and what the examples and their
/// alternatives are called: what the window shows of the resources.
[[nodiscard]] QStringList catalogTexts(const QString& resources);

/// The string literals of a C++ file that are sentences or parts of them (have a space), adjacent
/// ones joined, trimmed, and with the places `{:g}` written `{}`.
[[nodiscard]] QStringList sentencesIn(const QString& file);
/// `No traffic reaches {part}` as the engine writes it: `No traffic reaches {}`.
[[nodiscard]] QString withoutNames(const QString& pattern);

/// What the engine says, and how the window says it in Chinese.
extern const std::array<std::pair<const char*, const char*>, 15> engineSentences;

}  // namespace breakeven::tests
