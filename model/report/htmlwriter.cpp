#include <fmt/format.h>

#include "model/report/writers.h"

namespace breakeven::model::report {

namespace {

constexpr const char* style = R"css(
:root { color-scheme: light dark; --window: #F6F7F9; --panel: #FFFFFF; --text: #17202B;
  --muted: #5A6675; --faint: #8B95A3; --border: #DDE2E8; --accent: #2F6FED; --warn: #9A6700;
  --warn-tint: #FFF8E6; --s0: #2F6FED; --s1: #E07B39; --s2: #16877A; --s3: #C2417C; }
@media (prefers-color-scheme: dark) { :root { --window: #15181D; --panel: #1C2027;
  --text: #E6EAF0; --muted: #A3AEBD; --faint: #6C7786; --border: #2B313A; --accent: #6EA0FF;
  --warn: #E3B341; --warn-tint: #2A2416; --s0: #6EA0FF; --s1: #F0935A; --s2: #3DB8A9;
  --s3: #E26A9F; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--window); color: var(--text);
  font: 14px/1.5 Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  font-variant-numeric: tabular-nums; }
main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 64px; }
header { margin-bottom: 28px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; font-weight: 650; letter-spacing: -.01em; }
h2 { font-size: 20px; line-height: 1.3; margin: 0 0 16px; font-weight: 620; }
h3 { font-size: 13px; margin: 24px 0 8px; color: var(--muted); font-weight: 600; }
header p { margin: 0; color: var(--muted); }
section { background: var(--panel); border: 1px solid var(--border); border-radius: 12px;
  padding: 24px 28px 28px; margin: 0 0 20px; }
section > :last-child { margin-bottom: 0; }
p { margin: 0 0 10px; max-width: 78ch; }
p.lead { font-size: 17px; line-height: 1.45; margin-bottom: 16px; }
p.muted { color: var(--muted); }
p.warning { border-left: 3px solid var(--warn); background: var(--warn-tint); padding: 8px 12px;
  border-radius: 0 6px 6px 0; max-width: none; }
.scroll { overflow-x: auto; margin: 0 -28px; padding: 0 28px; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; font-size: 12px; color: var(--muted);
  border-bottom: 1px solid var(--border); padding: 6px 16px 6px 0; vertical-align: bottom; }
td { padding: 7px 16px 7px 0; border-bottom: 1px solid var(--border); vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
tbody tr:last-child td { border-bottom: 0; }
.right { text-align: right; }
td.right { white-space: nowrap; }
td small { display: block; color: var(--muted); font-size: 12px; white-space: normal;
  overflow-wrap: anywhere; }
td.right small { max-width: 34ch; margin-left: auto; }
tfoot td { border-top: 2px solid var(--text); border-bottom: 0; font-weight: 650; padding-top: 9px; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
figure { margin: 8px 0 20px; }
figcaption { font-weight: 600; margin-bottom: 8px; }
svg { display: block; width: 100%; height: auto; font: 12px Inter, system-ui, sans-serif; }
svg text { fill: var(--muted); }
svg .strong { fill: var(--text); font-weight: 600; }
svg .grid { stroke: var(--border); stroke-width: 1; }
svg .axis { stroke: var(--faint); stroke-width: 1; }
svg .reference { stroke: var(--faint); stroke-dasharray: 2 4; }
svg .marker { fill: var(--panel); stroke: var(--text); stroke-width: 1.5; }
svg .curve { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
svg .dotted { stroke-dasharray: 1 5; }
svg .c0 { stroke: var(--s0); } svg .c1 { stroke: var(--s1); stroke-dasharray: 8 4; }
svg .c2 { stroke: var(--s2); stroke-dasharray: 3 3; }
svg .c3 { stroke: var(--s3); stroke-dasharray: 10 3 2 3; }
svg .f0 { fill: var(--s0); } svg .f1 { fill: var(--s1); } svg .f2 { fill: var(--s2); }
svg .f3 { fill: var(--s3); }
footer { color: var(--faint); font-size: 12px; }
@media print { body { background: none; } section { border: 0; padding: 0; margin-bottom: 32px; }
  .scroll { overflow: visible; margin: 0; padding: 0; } tr, figure { break-inside: avoid; } }
)css";

std::string cellHtml(const Cell& cell, const char* tag, Align align)
{
    std::string content = escapedXml(cell.text);
    if (!cell.link.empty()) {
        content =
            fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escapedXml(cell.link), content);
    }
    if (!cell.note.empty()) {
        content += "<small>" + escapedXml(cell.note) + "</small>";
    }
    return fmt::format("<{0}{1}>{2}</{0}>", tag, align == Align::Right ? " class=\"right\"" : "",
                       content);
}

std::string rowHtml(const Row& row, const Table& table, const char* tag)
{
    std::string html = "<tr>";
    for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i) {
        html += cellHtml(row[i], tag, table.columns[i].align);
    }
    return html + "</tr>\n";
}

std::string figureHtml(const std::string& title, const std::string& svg)
{
    return "<figure>\n<figcaption>" + escapedXml(title) + "</figcaption>\n" + svg + "</figure>\n";
}

struct HtmlBlock {
    std::string operator()(const Paragraph& paragraph) const
    {
        static constexpr const char* classes[] = {"", " class=\"lead\"", " class=\"muted\"",
                                                  " class=\"warning\""};
        return fmt::format("<p{}>{}</p>\n", classes[static_cast<std::size_t>(paragraph.tone)],
                           escapedXml(paragraph.text));
    }

    std::string operator()(const Table& table) const
    {
        Row head;
        for (const Column& column : table.columns) {
            head.emplace_back(column.title);
        }
        std::string html = "<h3>" + escapedXml(table.title) +
                           "</h3>\n<div class=\"scroll\">\n<table>\n<thead>" +
                           rowHtml(head, table, "th") + "</thead>\n<tbody>\n";
        for (const Row& row : table.rows) {
            html += rowHtml(row, table, "td");
        }
        html += "</tbody>\n";
        if (!table.total.empty()) {
            html += "<tfoot>" + rowHtml(table.total, table, "td") + "</tfoot>\n";
        }
        return html + "</table>\n</div>\n";
    }

    std::string operator()(const BarFigure& figure) const
    {
        return figureHtml(figure.title, svgOf(figure));
    }
    std::string operator()(const CurveFigure& figure) const
    {
        return figureHtml(figure.title, svgOf(figure));
    }
};

}  // namespace

std::string escapedXml(const std::string& text)
{
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                // XML knows no control characters but these, not even escaped.
                result += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
        }
    }
    return result;
}

std::string htmlOf(const Document& document)
{
    std::string html = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<main>\n<header>\n<h1>{0}</h1>\n"
        "<p>{2}</p>\n</header>\n",
        escapedXml(document.title), style, escapedXml(document.subtitle));
    for (const Section& section : document.sections) {
        html += "<section>\n<h2>" + escapedXml(section.title) + "</h2>\n";
        for (const Block& block : section.blocks) {
            html += std::visit(HtmlBlock{}, block);
        }
        html += "</section>\n";
    }
    return html + "<footer>" + escapedXml(document.footer) +
           "</footer>\n</main>\n</body>\n</html>\n";
}

}  // namespace breakeven::model::report
