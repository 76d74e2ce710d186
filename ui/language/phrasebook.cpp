#include "ui/language/phrasebook.h"

#include <algorithm>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/language/numbertext.h"

namespace breakeven::ui {

QHash<QString, QString> readPhrases(const QString& file)
{
    QFile source(file);
    QHash<QString, QString> phrases;
    if (source.open(QIODevice::ReadOnly)) {
        const QJsonObject pairs = QJsonDocument::fromJson(source.readAll()).object();
        for (auto it = pairs.begin(); it != pairs.end(); ++it) {
            phrases.insert(it.key(), it.value().toString());
        }
    }
    return phrases;
}

bool Phrasebook::loadCatalog(const QString& file)
{
    m_catalog = readPhrases(file);
    return !m_catalog.isEmpty();
}

bool Phrasebook::loadMessages(const QString& file)
{
    const QHash<QString, QString> messages = readPhrases(file);
    m_phrases.clear();
    m_patterns.clear();
    for (auto it = messages.begin(); it != messages.end(); ++it) {
        m_patterns.emplace_back(it.key(), it.value());
        if (placesOf(it.key()).isEmpty()) {
            m_phrases.insert(it.key(), it.value());
        }
    }
    std::ranges::sort(m_patterns, std::greater{}, &MessagePattern::ownLength);
    return !m_patterns.empty();
}

bool Phrasebook::isEmpty() const
{
    return m_catalog.isEmpty() && m_patterns.empty();
}

QString Phrasebook::translate(const char* context, const char* text, const char* /*comment*/,
                              int /*n*/) const
{
    const QString english = QString::fromUtf8(text);
    if (qstrcmp(context, catalogContext) == 0) {
        return m_catalog.value(english);
    }
    return qstrcmp(context, messageContext) == 0 ? message(english) : QString();
}

QString Phrasebook::message(const QString& text) const
{
    if (const auto known = m_phrases.constFind(text); known != m_phrases.constEnd()) {
        return *known;
    }
    const auto localise = [this](const QString& part) { return argument(part); };
    for (const MessagePattern& pattern : m_patterns) {
        if (const auto translated = pattern.whole(text, localise)) {
            return *translated;
        }
    }
    if (const QString sentences = sentenceBySentence(text); !sentences.isEmpty()) {
        return sentences;
    }
    for (const MessagePattern& pattern : m_patterns) {
        if (const auto translated = pattern.loosely(text, localise)) {
            return *translated;
        }
    }
    return {};
}

QString Phrasebook::sentenceBySentence(QString text) const
{
    const auto localise = [this](const QString& part) { return argument(part); };
    QString result;
    while (!text.isEmpty()) {
        qsizetype length = 0;
        QString sentence;
        for (const MessagePattern& pattern : m_patterns) {
            if (const auto translated = pattern.beginning(text, length, localise)) {
                sentence = *translated;
                break;
            }
        }
        if (length == 0) {
            return {};
        }
        result += sentence;
        text = text.mid(length).trimmed();
    }
    return result;
}

QString Phrasebook::argument(const QString& text) const
{
    if (const auto known = m_catalog.constFind(text); known != m_catalog.constEnd()) {
        return *known;
    }
    const QString number = localNumber(text);
    if (number != text) {
        return number;
    }
    // A clause within a sentence; shorter than what it stands in, so this comes to an end.
    const auto localise = [this](const QString& part) { return argument(part); };
    for (const MessagePattern& pattern : m_patterns) {
        if (const auto translated = pattern.whole(text, localise)) {
            return *translated;
        }
    }
    return text;
}

}  // namespace breakeven::ui
