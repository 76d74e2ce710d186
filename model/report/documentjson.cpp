#include "model/report/writers.h"

namespace breakeven::model::report {

namespace {

nlohmann::json cellJson(const Cell& cell)
{
    nlohmann::json json{{"text", cell.text}};
    if (!cell.note.empty()) {
        json["note"] = cell.note;
    }
    if (!cell.link.empty()) {
        json["link"] = cell.link;
    }
    return json;
}

nlohmann::json rowJson(const Row& row)
{
    nlohmann::json json = nlohmann::json::array();
    for (const Cell& cell : row) {
        json.push_back(cellJson(cell));
    }
    return json;
}

nlohmann::json tableJson(const Table& table)
{
    nlohmann::json columns = nlohmann::json::array();
    for (const Column& column : table.columns) {
        columns.push_back(column.title);
    }
    nlohmann::json rows = nlohmann::json::array();
    for (const Row& row : table.rows) {
        rows.push_back(rowJson(row));
    }
    nlohmann::json json{
        {"title", table.title}, {"columns", std::move(columns)}, {"rows", std::move(rows)}};
    if (!table.total.empty()) {
        json["total"] = rowJson(table.total);
    }
    return json;
}

nlohmann::json sectionJson(const Section& section)
{
    nlohmann::json paragraphs = nlohmann::json::array();
    nlohmann::json tables = nlohmann::json::array();
    for (const Block& block : section.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            paragraphs.push_back(paragraph->text);
        } else if (const auto* table = std::get_if<Table>(&block)) {
            tables.push_back(tableJson(*table));
        }
    }
    return {{"title", section.title},
            {"paragraphs", std::move(paragraphs)},
            {"tables", std::move(tables)}};
}

}  // namespace

nlohmann::json documentJson(const Document& document)
{
    nlohmann::json sections = nlohmann::json::array();
    for (const Section& section : document.sections) {
        sections.push_back(sectionJson(section));
    }
    return {{"title", document.title},
            {"subtitle", document.subtitle},
            {"sections", std::move(sections)}};
}

}  // namespace breakeven::model::report
