#pragma once

#include <functional>
#include <optional>

#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace breakeven::ui {

/// A sentence of the engine with named places, and the same sentence in another language:
/// `No traffic reaches {part}.` and `没有流量到达{part}。`. The translation may put the places in
/// another order. What a place may hold follows from how its name begins: `usd`, `count`, `time`
/// and `share` hold such a number text (pricing/base/format.h); any other holds anything, but not
/// the end of a sentence, so that a sentence does not swallow the one before it. What a `name`
/// holds is the user's own word and stays as it is.
class MessagePattern {
public:
    using Localise = std::function<QString(const QString& argument)>;

    MessagePattern(const QString& english, QString translated);

    /// How many characters are the sentence's own; the more, the surer a match.
    [[nodiscard]] qsizetype ownLength() const { return m_ownLength; }
    /// The translation of a text that is this sentence, with its arguments localised.
    [[nodiscard]] std::optional<QString> whole(const QString& text, const Localise& localise) const;
    /// The same, but a place may hold the end of a sentence, such as a name with a full stop.
    [[nodiscard]] std::optional<QString> loosely(const QString& text,
                                                 const Localise& localise) const;
    /// The same for a text that begins with this sentence; `length` is how much of it that is.
    [[nodiscard]] std::optional<QString> beginning(const QString& text, qsizetype& length,
                                                   const Localise& localise) const;

private:
    [[nodiscard]] std::optional<QString> matched(const QRegularExpression& expression,
                                                 const QString& text, const Localise& localise,
                                                 qsizetype* length = nullptr) const;
    [[nodiscard]] QString fill(const QRegularExpressionMatch& match,
                               const Localise& localise) const;

    QStringList m_places;  ///< names, in the order of the English sentence
    QString m_translated;
    QString m_longestPiece;  ///< to tell quickly that a text is something else
    bool m_closed = false;   ///< a whole sentence, that others may follow
    qsizetype m_ownLength = 0;
    QRegularExpression m_whole;
    QRegularExpression m_loose;
    QRegularExpression m_beginning;
};

/// The names of the places of a pattern, in order: `{part}` is `part`.
[[nodiscard]] QStringList placesOf(const QString& pattern);

}  // namespace breakeven::ui
