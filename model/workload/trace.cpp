#include "model/workload/trace.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <deque>
#include <fstream>
#include <istream>
#include <numeric>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace breakeven::model {

namespace {

constexpr std::size_t longestLine = 1U << 20U;
constexpr std::int64_t weekMinutes = 10'080;
/// 1970-01-01 was a Thursday.
constexpr std::int64_t epochMinuteOfWeek = 3 * 1440;
constexpr std::size_t minutesOfDay = 1440;

using Cells = std::vector<std::string_view>;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\"";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// None of the formats has a comma or a line break inside a cell.
void split(std::string_view line, Cells& cells)
{
    cells.clear();
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find(',', begin), line.size());
        cells.push_back(trimmed(line.substr(begin, end - begin)));
        begin = end + 1;
    }
}

std::optional<double> numberIn(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<int> digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    if (text.size() < at + count) {
        return std::nullopt;
    }
    const char* const first = text.data() + at;
    const auto [end, error] = std::from_chars(first, first + count, value);
    return error == std::errc{} && end == first + count ? std::optional(value) : std::nullopt;
}

/// `2021-01-31T10:05:00Z` and its like: with a blank for the T, without seconds, with a fraction.
std::optional<double> dateIn(std::string_view text)
{
    const auto year = digitsAt(text, 0, 4);
    const auto month = digitsAt(text, 5, 2);
    const auto day = digitsAt(text, 8, 2);
    const auto hour = digitsAt(text, 11, 2);
    const auto minute = digitsAt(text, 14, 2);
    if (!year || !month || !day || !hour || !minute || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok() || *hour > 23 || *minute > 59) {
        return std::nullopt;
    }
    const auto days = std::chrono::sys_days(date).time_since_epoch().count();
    const int second = text.size() > 16 && text[16] == ':' ? digitsAt(text, 17, 2).value_or(0) : 0;
    return static_cast<double>(days) * 86'400 + *hour * 3600 + *minute * 60 + second;
}

/// Adds counts to minutes in any order.
class Minutes {
public:
    explicit Minutes(std::size_t most) : m_most(most) {}

    /// False when the whole would become too long.
    [[nodiscard]] bool add(std::int64_t minute, double count)
    {
        if (m_counts.empty()) {
            m_first = minute;
        }
        m_disordered += minute < m_latest && !m_counts.empty() ? 1 : 0;
        m_latest = m_counts.empty() ? minute : std::max(m_latest, minute);
        const std::int64_t last = std::max(m_first + std::ssize(m_counts) - 1, minute);
        const std::int64_t first = std::min(m_first, minute);
        if (last - first >= static_cast<std::int64_t>(m_most)) {
            return false;
        }
        m_counts.insert(m_counts.begin(), static_cast<std::size_t>(m_first - first), 0);
        m_first = first;
        m_counts.resize(static_cast<std::size_t>(last - first + 1));
        m_counts[static_cast<std::size_t>(minute - first)] += count;
        return true;
    }

    [[nodiscard]] std::int64_t first() const { return m_first; }
    [[nodiscard]] std::uint64_t disordered() const { return m_disordered; }
    [[nodiscard]] std::vector<double> counts() const { return {m_counts.begin(), m_counts.end()}; }

private:
    std::size_t m_most;
    std::deque<double> m_counts;  ///< grows at both ends
    std::int64_t m_first = 0;
    std::int64_t m_latest = 0;
    std::uint64_t m_disordered = 0;  ///< lines of a minute before one already seen
};

enum class Format { Azure2019, Azure2021, Counts, Times };

struct Columns {
    Format format = Format::Times;
    std::size_t time = 0;
    std::size_t count = 0;
    bool minuteNumbers = false;
};

std::optional<std::size_t> columnOf(const Cells& header, std::initializer_list<const char*> names)
{
    for (std::size_t i = 0; i < header.size(); ++i) {
        std::string name(header[i]);
        std::ranges::transform(name, name.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        if (std::ranges::find(names, name) != names.end()) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<Columns> columnsOf(const Cells& header)
{
    if (header.size() >= 4 + minutesOfDay && header[2] == "HashFunction" && header[4] == "1") {
        return Columns{.format = Format::Azure2019};
    }
    if (header.size() >= 4 && header[1] == "func" && header[2] == "end_timestamp") {
        return Columns{.format = Format::Azure2021};
    }
    const auto time = columnOf(header, {"timestamp", "time", "date", "datetime", "minute"});
    if (!time) {
        return std::nullopt;
    }
    const auto count = columnOf(header, {"count", "requests", "invocations", "value"});
    return Columns{.format = count ? Format::Counts : Format::Times,
                   .time = *time,
                   .count = count.value_or(0),
                   .minuteNumbers = columnOf(header, {"minute"}) == time};
}

const char* nameOf(Format format)
{
    switch (format) {
        case Format::Azure2019:
            return "Azure Functions 2019 (counts per minute)";
        case Format::Azure2021:
            return "Azure Functions 2021 (one invocation a line)";
        case Format::Counts:
            return "counts";
        case Format::Times:
            return "one request a line";
    }
    return "";
}

/// Reads the lines after the header.
class TraceReader {
public:
    TraceReader(std::istream& in, const std::string& name, const TraceOptions& options)
        : m_in(in), m_name(name), m_options(options), m_minutes(options.mostMinutes)
    {
        m_line.resize(longestLine);
    }

    Result<RateTrace> run()
    {
        auto header = nextLine();
        if (!header) {
            return tl::unexpected(header.error());
        }
        split(*header ? std::string_view(**header) : std::string_view{}, m_cells);
        const auto columns = columnsOf(m_cells);
        if (!columns) {
            return failure(ErrorCode::Malformed,
                           "the first line does not name the columns of a trace", m_name,
                           "begin with a line such as timestamp,count, or with the header of an "
                           "Azure Functions trace");
        }
        m_columns = *columns;
        while (true) {
            auto line = nextLine();
            if (!line) {
                return tl::unexpected(line.error());
            }
            if (!*line) {
                return finished();
            }
            if (auto read = readLine(**line); !read) {
                return tl::unexpected(read.error());
            }
        }
    }

private:
    /// Nothing at the end.
    Result<std::optional<std::string_view>> nextLine()
    {
        if (m_options.stop && m_number % 4096 == 0 && *m_options.stop) {
            return failure(ErrorCode::Cancelled, "reading the trace was stopped", m_name,
                           "read it again");
        }
        ++m_number;
        m_in.getline(m_line.data(), static_cast<std::streamsize>(m_line.size()));
        const auto length = m_in.gcount();
        if (m_in.bad()) {
            return failure(ErrorCode::Unreadable, "the trace cannot be read to its end", m_name,
                           "check the disk or copy the file");
        }
        if (m_in.fail() && length + 1 >= static_cast<std::streamsize>(m_line.size())) {
            return problem("the line is longer than a megabyte", "save it as CSV, a line per row");
        }
        if (m_in.fail()) {
            return std::optional<std::string_view>{};
        }
        // The count includes the line break, but for a last line that has none.
        return std::optional(std::string_view(m_line.data()));
    }

    [[nodiscard]] tl::unexpected<Error> problem(std::string message, std::string remedy) const
    {
        return failure(ErrorCode::Malformed, std::move(message),
                       fmt::format("{}:{}", m_name, m_number), std::move(remedy));
    }

    Result<void> readLine(std::string_view line)
    {
        if (trimmed(line).empty()) {
            return {};
        }
        split(line, m_cells);
        switch (m_columns.format) {
            case Format::Azure2019:
                return readDay();
            case Format::Azure2021:
                return readInvocation();
            default:
                return readTime();
        }
    }

    [[nodiscard]] bool isOther(std::size_t column) const
    {
        return !m_options.function.empty() && m_cells[column] != m_options.function;
    }

    Result<void> readDay()
    {
        if (m_cells.size() < 4 + minutesOfDay) {
            return problem(fmt::format("there are {} columns", m_cells.size()),
                           "give the function's hashes, its trigger and 1440 counts");
        }
        for (std::size_t i = 0; i < minutesOfDay && !isOther(2); ++i) {
            const auto count = countIn(m_cells[4 + i]);
            if (!count) {
                return tl::unexpected(count.error());
            }
            if (auto added = add(static_cast<double>(i), *count); !added) {
                return added;
            }
        }
        return {};
    }

    Result<void> readInvocation()
    {
        const auto end = m_cells.size() >= 4 ? numberIn(m_cells[2]) : std::nullopt;
        const auto duration = m_cells.size() >= 4 ? numberIn(m_cells[3]) : std::nullopt;
        if (!end || !duration || *duration < 0) {
            return problem("the end or the duration is not a number",
                           "give app, func, end_timestamp and duration");
        }
        return isOther(1) ? Result<void>{} : add(std::floor((*end - *duration) / 60), 1);
    }

    Result<void> readTime()
    {
        const std::size_t last = std::max(m_columns.time, m_columns.count);
        if (m_cells.size() <= last) {
            return problem(fmt::format("there are {} columns", m_cells.size()),
                           "give as many as the first line names");
        }
        const std::string_view text = m_cells[m_columns.time];
        auto time = numberIn(text);
        if (m_columns.minuteNumbers && time) {
            time = *time * 60;
        } else if (time && std::abs(*time) >= 1e11) {
            time = *time / 1000;
        } else if (!time) {
            time = dateIn(text);
            m_dated = m_dated || time.has_value();
        }
        if (!time) {
            return problem(fmt::format("'{}' is not a time", text.substr(0, 40)),
                           "write seconds or milliseconds since 1970, or 2021-01-31T10:05:00Z");
        }
        m_dated = m_dated || *time >= 1e8;
        if (m_columns.format == Format::Times) {
            return add(std::floor(*time / 60), 1);
        }
        const auto count = countIn(m_cells[m_columns.count]);
        if (!count) {
            return tl::unexpected(count.error());
        }
        return add(std::floor(*time / 60), *count);
    }

    Result<double> countIn(std::string_view text) const
    {
        const auto count = numberIn(text);
        if (!count || *count < 0 || *count > 1e12) {
            return problem(fmt::format("'{}' is not a number of requests", text.substr(0, 40)),
                           "write a number that is not negative");
        }
        return *count;
    }

    Result<void> add(double minute, double count)
    {
        if (!(std::abs(minute) < 1e12) || !m_minutes.add(std::llround(minute), count)) {
            return failure(ErrorCode::Unsupported,
                           fmt::format("the trace spans more than {} days",
                                       m_options.mostMinutes / minutesOfDay),
                           fmt::format("{}:{}", m_name, m_number),
                           "cut it, or check that this time is right");
        }
        return {};
    }

    Result<RateTrace> finished()
    {
        RateTrace trace{.format = nameOf(m_columns.format)};
        const std::int64_t first = m_minutes.first();
        // The lines of Azure's formats are by function, and by end.
        const bool ordered =
            m_columns.format == Format::Counts || m_columns.format == Format::Times;
        const std::uint64_t disordered = ordered ? m_minutes.disordered() : 0;
        trace.counts = m_minutes.counts();
        trace.total = std::accumulate(trace.counts.begin(), trace.counts.end(), 0.0);
        if (trace.total <= 0) {
            return failure(
                ErrorCode::Invalid, "the trace has no requests", m_name,
                m_options.function.empty() ? "choose another file" : "check the function's name");
        }
        trace.startMinute =
            m_dated ? (((first + epochMinuteOfWeek) % weekMinutes) + weekMinutes) % weekMinutes : 0;
        if (m_columns.format == Format::Azure2021) {
            trace.startMinute = 6 * 1440 + ((first % 1440) + 1440) % 1440;  // it begins on a Sunday
        }
        addNotes(trace, disordered);
        return trace;
    }

    static void addNotes(RateTrace& trace, std::uint64_t disordered)
    {
        std::size_t longest = 0;
        std::size_t run = 0;
        for (const double count : trace.counts) {
            run = count > 0 ? 0 : run + 1;
            longest = std::max(longest, run);
        }
        if (longest > 60) {
            trace.notes.push_back(fmt::format(
                "up to {} minutes in a row have no requests; they are taken to be quiet, not lost",
                longest));
        }
        if (disordered > 0) {
            trace.notes.push_back(fmt::format(
                "{} lines are not in order of time; each counts in its own minute", disordered));
        }
    }

    std::istream& m_in;
    const std::string& m_name;
    const TraceOptions& m_options;
    Minutes m_minutes;
    Columns m_columns;
    Cells m_cells;
    std::string m_line;
    std::uint64_t m_number = 0;
    bool m_dated = false;
};

}  // namespace

double RateTrace::perSecond() const
{
    return counts.empty() ? 0 : total / (60 * static_cast<double>(counts.size()));
}

std::vector<double> RateTrace::fromMonday() const
{
    std::vector<double> rotated = counts;
    const auto length = std::ssize(rotated);
    if (length > 0) {
        std::ranges::rotate(rotated, rotated.end() - startMinute % length);
    }
    return rotated;
}

Result<RateTrace> readTrace(std::istream& in, const std::string& name, const TraceOptions& options)
{
    return TraceReader(in, name, options).run();
}

Result<RateTrace> readTraceFile(const std::filesystem::path& file, const TraceOptions& options)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        return failure(ErrorCode::NotFound, "there is no such file", file.string(),
                       "check the name");
    }
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file, error)) {
        return failure(ErrorCode::Unreadable, "the file cannot be opened", file.string(),
                       "check that it is a file you may read");
    }
    return readTrace(in, file.string(), options);
}

}  // namespace breakeven::model
