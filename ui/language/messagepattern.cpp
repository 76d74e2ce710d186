#include "ui/language/messagepattern.h"

#include <algorithm>
#include <array>

#include <QHash>

namespace breakeven::ui {

namespace {

const QRegularExpression& place()
{
    static const QRegularExpression expression(QStringLiteral(R"(\{(\w*)\})"));
    return expression;
}

const QString anything = QStringLiteral("(.*?)");
const QString anythingWithin = QStringLiteral(R"(((?:(?!\. ).)*?))");

QString contentOf(const QString& name, const QString& otherwise)
{
    static const std::array<std::pair<QLatin1String, QString>, 4> kinds{{
        {QLatin1String("usd"), QStringLiteral(R"((-?\$[\d.,]+(?: (?:M|bn))?))")},
        {QLatin1String("count"), QStringLiteral(R"(([\d.,]+(?: [kMGT])?))")},
        {QLatin1String("share"), QStringLiteral(R"(((?:< )?[\d.]+ %))")},
        {QLatin1String("time"),
         QStringLiteral(R"(([\d.]+ (?:us|ms|s|min|h)(?: \d+ (?:min|s))?|unbounded))")},
    }};
    const auto* kind = std::ranges::find_if(
        kinds, [&name](const auto& entry) { return name.startsWith(entry.first); });
    return kind == kinds.end() ? otherwise : kind->second;
}

QRegularExpression compiled(const QString& pattern)
{
    QRegularExpression expression(pattern, QRegularExpression::DotMatchesEverythingOption);
    expression.optimize();
    return expression;
}

}  // namespace

QStringList placesOf(const QString& pattern)
{
    QStringList names;
    auto matches = place().globalMatch(pattern);
    while (matches.hasNext()) {
        names << matches.next().captured(1);
    }
    return names;
}

MessagePattern::MessagePattern(const QString& english, QString translated)
    : m_places(placesOf(english)),
      m_translated(std::move(translated)),
      m_closed(english.endsWith(QLatin1Char('.')))
{
    const QStringList pieces = english.split(place());
    QString strict;
    QString loose;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const QString& piece = pieces.at(i);
        m_ownLength += piece.size();
        m_longestPiece = piece.size() > m_longestPiece.size() ? piece : m_longestPiece;
        const QString own = QRegularExpression::escape(piece);
        strict += own;
        loose += own;
        if (i < m_places.size()) {
            strict += contentOf(m_places.at(i), anythingWithin);
            loose += contentOf(m_places.at(i), anything);
        }
    }
    m_whole = compiled(QRegularExpression::anchoredPattern(strict));
    m_loose = compiled(QRegularExpression::anchoredPattern(loose));
    m_beginning = compiled(QStringLiteral("^%1(?= |$)").arg(strict));
}

std::optional<QString> MessagePattern::whole(const QString& text, const Localise& localise) const
{
    return matched(m_whole, text, localise);
}

std::optional<QString> MessagePattern::loosely(const QString& text, const Localise& localise) const
{
    return matched(m_loose, text, localise);
}

std::optional<QString> MessagePattern::beginning(const QString& text, qsizetype& length,
                                                 const Localise& localise) const
{
    return m_closed ? matched(m_beginning, text, localise, &length) : std::nullopt;
}

std::optional<QString> MessagePattern::matched(const QRegularExpression& expression,
                                               const QString& text, const Localise& localise,
                                               qsizetype* length) const
{
    if (!text.contains(m_longestPiece)) {
        return std::nullopt;
    }
    const QRegularExpressionMatch match = expression.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    if (length != nullptr) {
        *length = match.capturedLength();
    }
    return fill(match, localise);
}

QString MessagePattern::fill(const QRegularExpressionMatch& match, const Localise& localise) const
{
    QHash<QString, QString> arguments;
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        const QString& name = m_places.at(i);
        const QString content = match.captured(static_cast<int>(i) + 1);
        const bool chosenByUser = name.startsWith(QLatin1String("name"));
        arguments.insert(name, chosenByUser ? content : localise(content));
    }
    QString text;
    qsizetype done = 0;
    auto places = place().globalMatch(m_translated);
    while (places.hasNext()) {
        const QRegularExpressionMatch next = places.next();
        text += m_translated.mid(done, next.capturedStart() - done);
        text += arguments.value(next.captured(1));
        done = next.capturedEnd();
    }
    return text + m_translated.mid(done);
}

}  // namespace breakeven::ui
