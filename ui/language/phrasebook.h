#pragma once

#include <vector>

#include <QHash>
#include <QTranslator>

#include "ui/language/messagepattern.h"

namespace breakeven::ui {

/// Translates what is not written in the window's sources: the catalog's texts, which are data, and
/// the sentences that the engine builds, which knows no Qt. Both from files `{English: other}`:
/// catalog texts are looked up as they are, sentences by their pattern.
class Phrasebook : public QTranslator {
public:
    static constexpr const char* catalogContext = "Catalog";
    static constexpr const char* messageContext = "Messages";

    using QTranslator::QTranslator;

    /// False when the file is not there or no object of strings; then nothing changes.
    bool loadCatalog(const QString& file);
    bool loadMessages(const QString& file);

    [[nodiscard]] bool isEmpty() const override;
    /// Null when the text is unknown, so that the English one is shown.
    [[nodiscard]] QString translate(const char* context, const char* text,
                                    const char* disambiguation = nullptr,
                                    int n = -1) const override;

private:
    [[nodiscard]] QString message(const QString& text) const;
    [[nodiscard]] QString sentenceBySentence(QString text) const;
    [[nodiscard]] QString argument(const QString& text) const;

    QHash<QString, QString> m_catalog;
    QHash<QString, QString> m_phrases;       ///< messages without places
    std::vector<MessagePattern> m_patterns;  ///< all messages, the surest first
};

/// The pairs of a file `{English: other}`; empty when it cannot be read.
[[nodiscard]] QHash<QString, QString> readPhrases(const QString& file);

}  // namespace breakeven::ui
