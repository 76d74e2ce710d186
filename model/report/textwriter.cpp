#include <algorithm>

#include <fmt/format.h>

#include "model/report/writers.h"

namespace breakeven::model::report {

namespace {

constexpr std::size_t pageWidth = 100;

/// Columns on a terminal; every character of ours is one wide.
std::size_t widthOf(const std::string& text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padded(const std::string& text, std::size_t width, Align align)
{
    const std::size_t own = widthOf(text);
    const std::string space(own < width ? width - own : 0, ' ');
    return align == Align::Left ? text + space : space + text;
}

std::string wrapped(const std::string& text, const std::string& indent)
{
    std::string result;
    std::string line = indent;
    std::size_t start = 0;
    while (start < text.size()) {
        const std::size_t end = std::min(text.find(' ', start), text.size());
        const std::string word = text.substr(start, end - start);
        if (line.size() > indent.size() && widthOf(line) + 1 + widthOf(word) > pageWidth) {
            result += line + "\n";
            line = indent;
        }
        line += (line.size() > indent.size() ? " " : "") + word;
        start = end + 1;
    }
    return result + line + "\n";
}

std::vector<std::size_t> columnWidths(const Table& table)
{
    std::vector<std::size_t> widths;
    for (const Column& column : table.columns) {
        widths.push_back(widthOf(column.title));
    }
    const auto widen = [&widths](const Row& row) {
        for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
            widths[i] = std::max(widths[i], widthOf(row[i].text));
        }
    };
    std::ranges::for_each(table.rows, widen);
    widen(table.total);
    return widths;
}

std::string rowText(const Row& row, const Table& table, const std::vector<std::size_t>& widths)
{
    std::string line = "  ";
    for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
        line += (i == 0 ? "" : "  ") + padded(row[i].text, widths[i], table.columns[i].align);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

std::string ruleText(const std::vector<std::size_t>& widths)
{
    std::string line = "  ";
    for (std::size_t i = 0; i < widths.size(); ++i) {
        line += i == 0 ? "" : "  ";
        for (std::size_t j = 0; j < widths[i]; ++j) {
            line += "─";
        }
    }
    return line + "\n";
}

std::string notesText(const Row& row)
{
    std::string text;
    for (const Cell& cell : row) {
        text += cell.note.empty() ? std::string() : wrapped(cell.note, "      ");
    }
    return text;
}

struct TextBlock {
    Notes notes = Notes::Hidden;

    std::string operator()(const Paragraph& paragraph) const
    {
        const bool warns = paragraph.tone == Tone::Warning;
        return wrapped((warns ? "! " : "") + paragraph.text, "  ");
    }

    std::string operator()(const Table& table) const
    {
        const auto widths = columnWidths(table);
        Row head;
        for (const Column& column : table.columns) {
            head.emplace_back(column.title);
        }
        std::string text = table.title.empty() ? std::string() : "  " + table.title + "\n";
        text += rowText(head, table, widths) + ruleText(widths);
        for (const Row& row : table.rows) {
            text += rowText(row, table, widths);
            text += notes == Notes::Below ? notesText(row) : std::string();
        }
        if (!table.total.empty()) {
            text += ruleText(widths) + rowText(table.total, table, widths);
        }
        return text;
    }

    std::string operator()(const BarFigure&) const { return {}; }
    std::string operator()(const CurveFigure&) const { return {}; }
};

}  // namespace

std::string textOf(const Document& document, Notes notes)
{
    std::string text = document.title.empty() ? "" : document.title + "\n";
    if (!document.subtitle.empty()) {
        text += document.subtitle + "\n";
    }
    for (const Section& section : document.sections) {
        text += text.empty() ? "" : "\n";
        text += section.title.empty() ? std::string() : section.title + "\n";
        bool afterParagraph = true;
        for (const Block& block : section.blocks) {
            const bool isParagraph = std::holds_alternative<Paragraph>(block);
            const std::string written = std::visit(TextBlock{notes}, block);
            text += (written.empty() || (isParagraph && afterParagraph) ? "" : "\n") + written;
            afterParagraph = isParagraph;
        }
    }
    return text;
}

}  // namespace breakeven::model::report
