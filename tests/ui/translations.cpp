#include "tests/ui/translations.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QXmlStreamReader>

namespace breakeven::tests {

namespace {

QStringList allMatches(const QString& text, const QString& pattern, int group = 0)
{
    QStringList found;
    auto matches = QRegularExpression(pattern).globalMatch(text);
    while (matches.hasNext()) {
        found << matches.next().captured(group);
    }
    return found;
}

QString contentOf(const QString& file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? QString::fromUtf8(source.readAll()) : QString();
}

QStringList filesBelow(const QString& folder, const QString& pattern)
{
    QStringList files;
    QDirIterator it(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        files << it.next();
    }
    return files;
}

TranslatedString readMessage(QXmlStreamReader& xml)
{
    TranslatedString string;
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            string.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            string.type = xml.attributes().value(QLatin1String("type")).toString();
            // A plural's forms are elements of their own; the blanks between them do not count.
            QString whole;
            while (!xml.atEnd() && !(xml.readNext() == QXmlStreamReader::EndElement &&
                                     xml.name() == u"translation")) {
                if (xml.isStartElement()) {
                    string.forms << xml.readElementText();
                } else if (xml.isCharacters()) {
                    whole += xml.text();
                }
            }
            string.forms += string.forms.isEmpty() ? QStringList{whole} : QStringList{};
        } else {
            xml.skipCurrentElement();
        }
    }
    return string;
}

/// The texts below the keys that the window shows, in any object of a kind.
void collect(const QJsonValue& value, QSet<QString>& texts)
{
    static const QSet<QString> shown{QStringLiteral("label"),   QStringLiteral("help"),
                                     QStringLiteral("group"),   QStringLiteral("unit"),
                                     QStringLiteral("summary"), QStringLiteral("category")};
    for (const QJsonValue& element : value.toArray()) {
        collect(element, texts);
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().isString() && shown.contains(it.key())) {
            texts << it.value().toString();
        }
        collect(it.value(), texts);
    }
}

void collectUnits(const QString& file, QSet<QString>& texts)
{
    const QStringList lines = contentOf(file).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const qsizetype column = lines.value(0).split(QLatin1Char(',')).indexOf(QLatin1String("unit"));
    for (qsizetype i = 1; column >= 0 && i < lines.size(); ++i) {
        // The units stand before anything that is quoted.
        texts << lines.at(i).split(QLatin1Char(',')).value(column);
    }
}

}  // namespace

QList<TranslatedString> readStrings(const QString& file)
{
    QFile source(file);
    QList<TranslatedString> strings;
    if (source.open(QIODevice::ReadOnly)) {
        QXmlStreamReader xml(&source);
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"message") {
                strings << readMessage(xml);
            }
        }
    }
    return strings;
}

QStringList marksOf(const QString& text)
{
    QStringList marks = allMatches(text, QStringLiteral(R"(%[1-9n])"));
    marks.sort();
    return marks;
}

qsizetype mnemonics(const QString& text)
{
    return allMatches(text, QStringLiteral(R"(&\w)")).size();
}

QStringList tagsOf(const QString& text)
{
    return allMatches(text, QStringLiteral(R"(</?\w+[^>]*>)"));
}

QStringList catalogTexts(const QString& resources)
{
    QSet<QString> texts{QStringLiteral("other")};  // the category of an unknown kind
    for (const QString& file :
         filesBelow(resources + QStringLiteral("/catalog"), QStringLiteral("*.json"))) {
        const QJsonObject kind = QJsonDocument::fromJson(contentOf(file).toUtf8()).object();
        texts << kind.value(QLatin1String("name")).toString();
        collect(kind, texts);
    }
    for (const QString& file :
         filesBelow(resources + QStringLiteral("/examples"), QStringLiteral("*.breakeven"))) {
        const QJsonObject project = QJsonDocument::fromJson(contentOf(file).toUtf8()).object();
        texts << project.value(QLatin1String("name")).toString();
        for (const QJsonValue& alternative :
             project.value(QLatin1String("alternatives")).toArray()) {
            texts << alternative.toObject().value(QLatin1String("name")).toString();
        }
    }
    for (const QString& file :
         filesBelow(resources + QStringLiteral("/pricing"), QStringLiteral("*.csv"))) {
        collectUnits(file, texts);
    }
    texts.remove(QString());
    return texts.values();
}

QStringList sentencesIn(const QString& file)
{
    QString code = contentOf(file);
    code.remove(QRegularExpression(QStringLiteral(R"(^\s*(//|#).*$)"),
                                   QRegularExpression::MultilineOption));
    // A mark in the JSON library's message, where ours is cut off.
    static const QString notSaid = QStringLiteral("; last read");
    QStringList sentences;
    // Literals that follow each other are one.
    for (const QString& run : allMatches(
             code, QStringLiteral(R"re("(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*)re"))) {
        QString sentence =
            allMatches(run, QStringLiteral(R"re("((?:[^"\\\n]|\\.)*)")re"), 1).join(QString());
        sentence.replace(QLatin1String("\\\""), QLatin1String("\""));
        sentence.replace(QRegularExpression(QStringLiteral(R"(\{[^{} ]*\})")),
                         QStringLiteral("{}"));
        sentence = sentence.trimmed();
        if (sentence != notSaid && sentence.contains(QLatin1Char(' ')) &&
            sentence.contains(QRegularExpression(QStringLiteral("[a-z]{2}")))) {
            sentences << sentence;
        }
    }
    return sentences;
}

QString withoutNames(const QString& pattern)
{
    QString text = pattern;
    return text.replace(QRegularExpression(QStringLiteral(R"(\{\w*\})")), QStringLiteral("{}"));
}

const std::array<std::pair<const char*, const char*>, 15> engineSentences{{
    {"the price of aws lambda x86_64 requests in us-east-1 would become 1,500 times what it is "
     "($0.3 "
     "instead of $0.0000002)",
     "us-east-1 的 aws lambda x86_64 requests 的价格将变为原来的 1,500 倍（$0.3，原为 "
     "$0.0000002）"},
    {"DUR1 (aws lambda x86_64 gb_seconds in eu-central-1): its tiers overlap",
     "DUR1（aws lambda x86_64 gb_seconds in eu-central-1）：其阶梯相互重叠"},
    {"price_usd: 'free' is not a decimal number", "price_usd：'free' 不是十进制数"},
    {"No traffic reaches 'Orders', so only its fixed costs count; connect it or remove it.",
     "没有流量到达 'Orders'，所以只计其固定费用；请连接或移除它。"},
    {"'Orders': Memory is 64 MB, outside 128 to 10240 MB; choose a value in that range.",
     "'Orders'：内存为 64 MB，不在 128 至 10240 MB 之间；请选择范围内的值。"},
    {"'Web' → 'Orders': the step is below 1 or the retries are below 0; correct them.",
     "'Web' → 'Orders'：步骤小于 1 或重试次数小于 0；请更正。"},
    {"Reset Memory", "重置内存"},
    {"At 41 M requests a month, Serverless on AWS costs $1.24 M a month and EC2 + RDS $2 M: 38 % "
     "less.",
     "每月 4100 万 次请求时，Serverless on AWS 每月 $124 万，EC2 + RDS 每月 $200 万：前者便宜 38 "
     "%。"},
    {"At 10 k requests a month, A costs $5 a month; its p99 is 1.2 s. The bill of A is incomplete: "
     "2 meters are without a price.",
     "每月 1 万 次请求时，A 每月 $5；其 p99 为 1.2 s。A 的账单不完整：有 2 个计量项没有价格。"},
    {"At 900 requests a month, A costs $5 a month and B $9: 44 % less. Its p99 is 38 ms against 41 "
     "ms. B becomes the cheaper one above 41 M requests a month, up to 1.2 G. B cannot keep up at "
     "its peak.",
     "每月 900 次请求时，A 每月 $5，B 每月 $9：前者便宜 44 %。其 p99 为 38 ms，对方为 41 "
     "ms。每月请求数高于 4100 万 时，B 变得更便宜（至 12 亿 为止）。B 在峰值时跟不上。"},
    {"The alternative 'St. Gallen. Two' is empty; drag services from the palette.",
     "方案“St. Gallen. Two”是空的；请从服务面板拖入服务。"},
    {"the price book does not know aws lambda x86_64 requests",
     "价格簿中没有 aws lambda x86_64 requests"},
    {"no price for aws lambda x86_64 requests in eu-west-9",
     "eu-west-9 没有 aws lambda x86_64 requests 的价格"},
    {"synchronous calls form a cycle: A → B → A", "同步调用形成循环：A → B → A"},
    {"not saved, because it could not be opened again: the file is empty",
     "未保存，因为保存后将无法再打开：文件是空的"},
}};

}  // namespace breakeven::tests
