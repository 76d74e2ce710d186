#pragma once

#include <string>
#include <variant>
#include <vector>

namespace breakeven::model::report {

// A report as data: what to say, in which order; how it looks is the writers' business.

enum class Align { Left, Right };

struct Column {
    std::string title;
    Align align = Align::Left;
};

struct Cell {
    Cell() = default;
    Cell(std::string value) : text(std::move(value)) {}  // NOLINT: a text is a cell
    Cell(const char* value) : text(value) {}             // NOLINT
    Cell(std::string value, std::string small, std::string address = {})
        : text(std::move(value)), note(std::move(small)), link(std::move(address))
    {
    }

    std::string text;
    std::string note;   ///< said smaller, below or after the text
    std::string link;   ///< address that the text leads to
    bool code = false;  ///< a name, formula or address: of fixed width and in no language
};

using Row = std::vector<Cell>;

struct Table {
    std::string title;
    std::vector<Column> columns;
    std::vector<Row> rows;  ///< as many cells as columns
    Row total;              ///< last row, set apart; may be empty
};

enum class Tone { Plain, Lead, Muted, Warning };

struct Paragraph {
    std::string text;
    Tone tone = Tone::Plain;
};

/// What an axis counts; decides how its ticks are written.
enum class Unit { Count, Money, Duration, Share };

/// Horizontal bars, in groups that share one scale. `series` picks the colour.
struct BarFigure {
    struct Bar {
        std::string label;
        double value = 0;
    };
    struct Group {
        std::string title;
        std::size_t series = 0;
        std::vector<Bar> bars;
    };
    std::string title;
    Unit unit = Unit::Money;
    std::vector<Group> groups;
};

/// Lines over a common axis.
struct CurveFigure {
    struct Point {
        double x = 0;
        double y = 0;
        bool solid = true;  ///< false: the line to this point is dotted (not attainable)
    };
    struct Curve {
        std::string name;
        std::vector<Point> points;  ///< ascending in x
    };
    struct Marker {
        double x = 0;
        double y = 0;
        std::string label;
    };
    std::string title;
    std::string xLabel;
    std::string yLabel;
    Unit xUnit = Unit::Count;
    Unit yUnit = Unit::Money;
    bool logX = true;
    bool logY = false;
    bool steps = false;  ///< each y holds from its x to the next
    std::vector<Curve> curves;
    std::vector<Marker> markers;
    double reference = 0;  ///< x of a vertical line; 0 = none
    std::string referenceLabel;
};

using Block = std::variant<Paragraph, Table, BarFigure, CurveFigure>;

struct Section {
    std::string title;
    std::vector<Block> blocks;
};

struct Document {
    std::string title;
    std::string subtitle;
    std::vector<Section> sections;
    std::string footer;
};

}  // namespace breakeven::model::report
