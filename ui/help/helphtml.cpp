#include "ui/help/helphtml.h"

#include "ui/language/phrases.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

namespace report = model::report;

/// A text of the catalog, else of the engine.
QString helpPhrase(const QString& english)
{
    const std::string key = english.toStdString();
    const QString known = catalogText(key);
    return known != english ? known : sentence(key);
}

QString helpPhrases(const std::string& english)
{
    const QString between = QStringLiteral(" · ");
    QStringList parts = text(english).split(between);
    for (QString& part : parts) {
        part = helpPhrase(part);
    }
    return parts.join(between);
}

/// Qt's rich text knows few style rules; these are among them.
class HelpWriter {
public:
    explicit HelpWriter(const Tokens& tokens) : m_tokens(tokens) {}

    [[nodiscard]] QString documentHtml(const report::Document& document) const
    {
        QString html = QStringLiteral("<html><head><style>%1</style></head><body>").arg(style());
        html += QStringLiteral("<h1>%1</h1>").arg(helpPhrases(document.title).toHtmlEscaped());
        if (!document.subtitle.empty()) {
            html += QStringLiteral("<p class='muted'>%1</p>")
                        .arg(helpPhrases(document.subtitle).toHtmlEscaped());
        }
        for (const report::Section& section : document.sections) {
            html += sectionHtml(section);
        }
        return html + QStringLiteral("</body></html>");
    }

private:
    [[nodiscard]] QString style() const
    {
        return QStringLiteral(
                   "h1 { font-size: 20px; font-weight: 600; margin: 0 0 2px 0; }"
                   "h2 { font-size: 15px; font-weight: 600; margin: 22px 0 6px 0; }"
                   "h3 { font-size: 13px; font-weight: 600; margin: 12px 0 4px 0; color: %2; }"
                   "p { margin: 4px 0 8px 0; }"
                   "table { border-collapse: collapse; margin: 0 0 6px 0; }"
                   "td, th { border-bottom: 1px solid %3; padding: 5px 10px 5px 0; }"
                   "td.above { border-bottom: none; padding-bottom: 0; }"
                   "td.note { padding-top: 2px; }"
                   "th { color: %2; font-size: 11px; font-weight: 500; text-align: left; }"
                   "a { color: %4; text-decoration: none; }"
                   ".muted, .note { color: %2; } .note { font-size: 12px; }"
                   ".lead { font-size: 15px; } .warn { color: %5; }"
                   "code { font-size: 12px; }"
                   "body { color: %1; }")
            .arg(m_tokens.text.name(), m_tokens.muted.name(), m_tokens.border.name(),
                 m_tokens.accent.name(), m_tokens.warn.name());
    }

    [[nodiscard]] QString sectionHtml(const report::Section& section) const
    {
        QString html =
            section.title.empty()
                ? QString()
                : QStringLiteral("<h2>%1</h2>").arg(helpPhrases(section.title).toHtmlEscaped());
        for (const report::Block& block : section.blocks) {
            if (const auto* paragraph = std::get_if<report::Paragraph>(&block)) {
                html += paragraphHtml(*paragraph);
            } else if (const auto* table = std::get_if<report::Table>(&block)) {
                html += tableHtml(*table);
            }
        }
        return html;
    }

    [[nodiscard]] static QString paragraphHtml(const report::Paragraph& paragraph)
    {
        const QString kind = paragraph.tone == report::Tone::Lead      ? QStringLiteral("lead")
                             : paragraph.tone == report::Tone::Muted   ? QStringLiteral("muted")
                             : paragraph.tone == report::Tone::Warning ? QStringLiteral("warn")
                                                                       : QString();
        return QStringLiteral("<p class='%1'>%2</p>")
            .arg(kind, helpPhrases(paragraph.text).toHtmlEscaped());
    }

    [[nodiscard]] static QString tableHtml(const report::Table& table)
    {
        QString html =
            table.title.empty()
                ? QString()
                : QStringLiteral("<h3>%1</h3>").arg(helpPhrases(table.title).toHtmlEscaped());
        html += QStringLiteral("<table width='100%' cellspacing='0'><tr>");
        for (const auto& column : table.columns) {
            html += QStringLiteral("<th align='%1'>%2</th>")
                        .arg(sideOf(column.align), helpPhrases(column.title).toHtmlEscaped());
        }
        html += QStringLiteral("</tr>");
        for (const report::Row& row : table.rows) {
            html += rowHtml(row, table);
        }
        return html + QStringLiteral("</table>");
    }

    [[nodiscard]] static QString sideOf(report::Align align)
    {
        return align == report::Align::Right ? QStringLiteral("right") : QStringLiteral("left");
    }

    /// Notes are sentences: they have the whole width, below what they belong to.
    [[nodiscard]] static QString rowHtml(const report::Row& row, const report::Table& table)
    {
        const QString notes = notesOf(row);
        const QString style = notes.isEmpty() ? QString() : QStringLiteral(" class='above'");
        QString html = QStringLiteral("<tr>");
        for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i) {
            html += QStringLiteral("<td align='%1'%2>%3</td>")
                        .arg(sideOf(table.columns[i].align), style, cellHtml(row[i]));
        }
        html += QStringLiteral("</tr>");
        return notes.isEmpty() ? html
                               : html + QStringLiteral(
                                            "<tr><td colspan='%1' class='note'>%2"
                                            "</td></tr>")
                                            .arg(QString::number(table.columns.size()), notes);
    }

    [[nodiscard]] static QString notesOf(const report::Row& row)
    {
        QStringList notes;
        for (const report::Cell& cell : row) {
            if (!cell.note.empty()) {
                notes << helpPhrases(cell.note).toHtmlEscaped();
            }
        }
        return notes.join(QStringLiteral("<br>"));
    }

    [[nodiscard]] static QString cellHtml(const report::Cell& cell)
    {
        const QString html =
            cell.code ? QStringLiteral("<code>%1</code>").arg(text(cell.text).toHtmlEscaped())
                      : helpPhrases(cell.text).toHtmlEscaped();
        return cell.link.empty() ? html
                                 : QStringLiteral("<a href='%1'>%2</a>")
                                       .arg(text(cell.link).toHtmlEscaped(), html);
    }

    const Tokens& m_tokens;
};

}  // namespace

QString helpHtml(const report::Document& document, const Theme& theme)
{
    return HelpWriter(theme.tokens()).documentHtml(document);
}

}  // namespace breakeven::ui
