#include <fmt/format.h>

#include "model/report/writers.h"

namespace breakeven::model::report {

namespace {

/// Text that Markdown would read as markup, or that would end a table cell, is escaped.
std::string escaped(const std::string& text)
{
    std::string result;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>|#~").find(c) != std::string_view::npos) {
            result += '\\';
        }
        result += c == '\n' ? ' ' : c;
    }
    return result;
}

std::string cellText(const Cell& cell)
{
    std::string text = escaped(cell.text);
    if (!cell.link.empty()) {
        text = fmt::format("[{}](<{}>)", text, cell.link);
    }
    return cell.note.empty() ? text : text + "<br>" + escaped(cell.note);
}

std::string rowText(const Row& row, std::string_view mark = {})
{
    std::string text = "|";
    for (const Cell& cell : row) {
        const std::string content = cellText(cell);
        text += fmt::format(" {0}{1}{0} |", content.empty() ? "" : mark, content);
    }
    return text + "\n";
}

struct MarkdownBlock {
    std::string operator()(const Paragraph& paragraph) const
    {
        const std::string text = escaped(paragraph.text);
        switch (paragraph.tone) {
            case Tone::Lead:
                return "**" + text + "**\n";
            case Tone::Warning:
                return "> " + text + "\n";
            case Tone::Muted:
            case Tone::Plain:
                break;
        }
        return text + "\n";
    }

    std::string operator()(const Table& table) const
    {
        std::string text = "### " + escaped(table.title) + "\n\n|";
        for (const Column& column : table.columns) {
            text += " " + escaped(column.title) + " |";
        }
        text += "\n|";
        for (const Column& column : table.columns) {
            text += column.align == Align::Right ? "---:|" : "---|";
        }
        text += "\n";
        for (const Row& row : table.rows) {
            text += rowText(row);
        }
        return table.total.empty() ? text : text + rowText(table.total, "**");
    }

    std::string operator()(const BarFigure&) const { return {}; }
    std::string operator()(const CurveFigure&) const { return {}; }
};

}  // namespace

std::string markdownOf(const Document& document)
{
    std::string text = "# " + escaped(document.title) + "\n\n" + escaped(document.subtitle) + "\n";
    for (const Section& section : document.sections) {
        text += "\n## " + escaped(section.title) + "\n";
        for (const Block& block : section.blocks) {
            const std::string written = std::visit(MarkdownBlock{}, block);
            text += written.empty() ? "" : "\n" + written;
        }
    }
    return text + "\n" + escaped(document.footer) + "\n";
}

}  // namespace breakeven::model::report
