#include "pricing/book/csvtext.h"

#include "pricing/base/textfile.h"
#include "pricing/book/csvlibrary.h"

namespace breakeven::pricing {

namespace {

/// The reader's window; within it a text is read in one piece.
constexpr std::size_t mostBytes = 16U << 20U;

template <std::size_t Columns>
using Reader = io::CSVReader<Columns, io::trim_chars<' ', '\t'>, io::double_quote_escape<',', '"'>,
                             io::throw_on_overflow, io::empty_line_comment>;

std::string place(const std::string& name, std::size_t line)
{
    return fmt::format("{}:{}", name, line);
}

tl::unexpected<Error> malformed(std::string message, const std::string& name, std::size_t line,
                                std::string remedy)
{
    return failure(ErrorCode::Malformed, std::move(message), place(name, line), std::move(remedy));
}

Result<void> checkText(std::string_view text, const std::string& name)
{
    if (text.size() > mostBytes) {
        return failure(ErrorCode::Invalid, "the table is larger than 16 MiB", name,
                       "split it into several files");
    }
    if (const auto bad = firstMalformedUtf8(text)) {
        return malformed("the text is not UTF-8", name, lineOf(text, *bad),
                         "save the file as UTF-8");
    }
    return {};
}

/// The reader's exceptions as values: `step` is what to do, `line` where the reader stands.
template <class Step, class Line>
Result<bool> translated(const Step& step, const Line& line, const std::string& name)
{
    try {
        return step();
    } catch (const io::error::missing_column_in_header& error) {
        return malformed(fmt::format("column '{}' is missing", error.column_name), name, line(),
                         "add it to the first line");
    } catch (const io::error::extra_column_in_header& error) {
        return malformed(fmt::format("column '{}' is unknown", error.column_name), name, line(),
                         "remove it from the first line");
    } catch (const io::error::duplicated_column_in_header& error) {
        return malformed(fmt::format("column '{}' appears twice", error.column_name), name, line(),
                         "keep one of the two");
    } catch (const io::error::header_missing&) {
        return malformed("the table is empty", name, 1, "start it with the names of the columns");
    } catch (const io::error::too_few_columns&) {
        return malformed("the row has too few cells", name, line(),
                         "give every column a cell, if an empty one");
    } catch (const io::error::too_many_columns&) {
        return malformed("the row has too many cells", name, line(),
                         "put a cell that holds a comma into double quotes");
    } catch (const io::error::escaped_string_not_closed&) {
        return malformed("a quoted cell is not closed", name, line(),
                         "end it with a double quote on the same line");
    } catch (const io::error::base& error) {
        return malformed(error.what(), name, line(), "correct the row");
    }
}

}  // namespace

template <std::size_t Columns>
Result<std::vector<CsvRow<Columns>>> parseCsv(std::string_view text, const std::string& name,
                                              const std::array<const char*, Columns>& columns)
{
    if (auto checked = checkText(text, name); !checked) {
        return tl::unexpected(checked.error());
    }
    // The reader looks one byte past a last line that has no end.
    std::string closed(text);
    closed += '\n';
    Reader<Columns> reader(name, closed.data(), closed.data() + closed.size());
    const auto line = [&] { return std::max<std::size_t>(reader.get_file_line(), 1); };
    const auto readHeader = [&] {
        std::apply([&](auto... column) { reader.read_header(io::ignore_no_column, column...); },
                   columns);
        return true;
    };
    if (const auto header = translated(readHeader, line, name); !header) {
        return tl::unexpected(header.error());
    }
    std::vector<CsvRow<Columns>> rows;
    while (true) {
        CsvRow<Columns> row;
        const auto readRow = [&] {
            return std::apply([&](auto&... cell) { return reader.read_row(cell...); }, row.cells);
        };
        const auto more = translated(readRow, line, name);
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            return rows;
        }
        row.line = line();
        rows.push_back(std::move(row));
    }
}

template Result<std::vector<CsvRow<6>>> parseCsv(std::string_view, const std::string&,
                                                 const std::array<const char*, 6>&);
template Result<std::vector<CsvRow<7>>> parseCsv(std::string_view, const std::string&,
                                                 const std::array<const char*, 7>&);
template Result<std::vector<CsvRow<10>>> parseCsv(std::string_view, const std::string&,
                                                  const std::array<const char*, 10>&);
template Result<std::vector<CsvRow<11>>> parseCsv(std::string_view, const std::string&,
                                                  const std::array<const char*, 11>&);
template Result<std::vector<CsvRow<12>>> parseCsv(std::string_view, const std::string&,
                                                  const std::array<const char*, 12>&);

}  // namespace breakeven::pricing
