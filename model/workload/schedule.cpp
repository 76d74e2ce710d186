#include "model/workload/schedule.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <span>
#include <string>

#include <fmt/format.h>

namespace breakeven::model {

namespace {

using Texts = std::vector<std::string>;

constexpr std::array<std::string_view, 7> dayNames = {"SUN", "MON", "TUE", "WED",
                                                      "THU", "FRI", "SAT"};
constexpr std::array<std::string_view, 12> monthNames = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                         "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
/// Of the Gregorian calendar's average year.
constexpr std::array monthDays = {31.0, 28.2425, 31.0, 30.0, 31.0, 30.0,
                                  31.0, 31.0,    30.0, 31.0, 30.0, 31.0};
constexpr double yearDays = 365.2425;

Error wrong(std::string message)
{
    return {ErrorCode::Invalid, std::move(message), "schedule",
            "write minute, hour, day of the month, month and day of the week, such as 30 8 * * "
            "MON-FRI or 0 2 1 * *"};
}

Texts split(std::string_view text, char separator)
{
    Texts parts;
    std::string part;
    for (const char c : text) {
        if (c != separator) {
            part += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        } else if (!part.empty() || separator != ' ') {
            parts.push_back(std::exchange(part, {}));
        }
    }
    if (!part.empty() || separator != ' ') {
        parts.push_back(part);
    }
    return parts;
}

std::optional<int> numberIn(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= 0
               ? std::optional(value)
               : std::nullopt;
}

/// One field: which of its values are meant.
class Field {
public:
    /// `first` and `last` bound its values; days of the week and months also have names, in order
    /// from `first` on, and go round: after the last one comes the first.
    Field(int first, int last, std::span<const std::string_view> names = {})
        : m_first(first), m_names(names)
    {
        m_values.resize(static_cast<std::size_t>(last - first + 1), false);
    }

    Result<void> read(const std::string& text)
    {
        for (const std::string& item : split(text, ',')) {
            if (!readItem(item)) {
                return tl::unexpected(wrong(fmt::format("'{}' is no value here", item)));
            }
        }
        return {};
    }
    [[nodiscard]] bool has(int value) const
    {
        return m_values[static_cast<std::size_t>(value - m_first)];
    }

private:
    bool readItem(const std::string& item)
    {
        const std::size_t slash = item.find('/');
        const auto step =
            slash == std::string::npos ? std::optional(1) : numberIn(item.substr(slash + 1));
        const std::string range = item.substr(0, slash);
        const std::size_t dash = range.find('-');
        const bool all = range == "*" || range == "?";
        const auto from = all ? std::optional(m_first) : valueIn(range.substr(0, dash));
        const bool open = all || (dash == std::string::npos && slash != std::string::npos);
        const auto to = open                        ? std::optional(last())
                        : dash == std::string::npos ? from
                                                    : valueIn(range.substr(dash + 1));
        if (!from || !to || !step || *step < 1) {
            return false;
        }
        // A range of days may go round the end of the week.
        const int length = *to >= *from ? *to - *from : *to - *from + last() - m_first + 1;
        if (*to < *from && m_names.empty()) {
            return false;
        }
        for (int i = 0; i <= length; i += *step) {
            const auto at = static_cast<std::size_t>(*from - m_first + i);
            m_values[at % m_values.size()] = true;
        }
        return true;
    }

    [[nodiscard]] int last() const { return m_first + static_cast<int>(m_values.size()) - 1; }

    [[nodiscard]] std::optional<int> valueIn(const std::string& text) const
    {
        const auto name = std::ranges::find(m_names, text);
        if (name != m_names.end()) {
            return m_first + static_cast<int>(name - m_names.begin());
        }
        const auto number = numberIn(text);
        // Cron's other name of Sunday; it stays the end of a range, and comes round to the first.
        const int greatest = !m_names.empty() && m_first == 0 ? last() + 1 : last();
        return number && *number >= m_first && *number <= greatest ? number : std::nullopt;
    }

    int m_first;
    std::span<const std::string_view> m_names;
    std::vector<bool> m_values;
};

bool isEvery(const std::string& text)
{
    return text == "*" || text == "?" || text == "*/1";
}

/// The share of an average year's days that are among these days of these months.
double shareOf(const Field& days, bool lastDay, const Field& months)
{
    double sum = 0;
    for (std::size_t m = 0; m < monthDays.size(); ++m) {
        if (!months.has(static_cast<int>(m) + 1)) {
            continue;
        }
        double count = 0;
        for (int day = 1; day <= 31; ++day) {
            // Of a day that the month does not have each year, its part.
            count += days.has(day) ? std::clamp(monthDays[m] - (day - 1), 0.0, 1.0) : 0;
        }
        sum += std::min(monthDays[m], lastDay ? count + 1 : count);
    }
    return std::min(1.0, sum / yearDays);
}

Result<Schedule> fromFields(const Texts& fields, int sunday)
{
    Field minute(0, 59);
    Field hour(0, 23);
    Field dayOfMonth(1, 31);
    Field month(1, 12, monthNames);
    Field day(sunday, sunday + 6, dayNames);
    const bool lastDay = fields[2] == "L";
    if (!isEvery(fields[2]) && !isEvery(fields[4])) {
        // Cron means either, EventBridge does not allow it.
        return tl::unexpected(wrong("it names days of the month and days of the week"));
    }
    for (const auto& [field, text] : {std::pair(&minute, fields[0]), std::pair(&hour, fields[1]),
                                      std::pair(&dayOfMonth, fields[2]),
                                      std::pair(&month, fields[3]), std::pair(&day, fields[4])}) {
        if (auto read = lastDay && field == &dayOfMonth ? Result<void>{} : field->read(text);
            !read) {
            return tl::unexpected(read.error());
        }
    }
    Schedule schedule{.share = shareOf(dayOfMonth, lastDay, month)};
    if (schedule.share <= 0) {
        return tl::unexpected(wrong("no month has that day"));
    }
    for (std::uint32_t at = 0; at < minutesOfWeek; ++at) {
        const auto dayOfWeek = static_cast<int>((at / 1440 + 1) % 7);  // from Sunday
        if (day.has(sunday + dayOfWeek) && hour.has(static_cast<int>(at / 60 % 24)) &&
            minute.has(static_cast<int>(at % 60))) {
            schedule.minutes.push_back(at);
        }
    }
    return schedule;
}

/// `5 MINUTES`
Result<Schedule> fromRate(const Texts& words)
{
    constexpr std::array<std::pair<std::string_view, std::uint32_t>, 3> units{
        {{"MINUTE", 1}, {"HOUR", 60}, {"DAY", 1440}}};
    constexpr std::uint64_t day = 1440;
    constexpr std::uint64_t year = 366 * day;
    const auto count = words.size() == 2 ? numberIn(words[0]) : std::nullopt;
    const auto unit = std::ranges::find_if(units, [&words](const auto& each) {
        return words.size() == 2 && words[1].starts_with(each.first) &&
               words[1].size() <= each.first.size() + 1;
    });
    const std::uint64_t every =
        count && unit != units.end() ? std::uint64_t(*count) * unit->second : 0;
    if (every < 1 || every > year) {
        return tl::unexpected(wrong("a rate is a number of minutes, hours or days up to a year"));
    }
    Schedule schedule;
    const bool seldom = every > minutesOfWeek;
    for (std::uint64_t at = 0; at < minutesOfWeek; at += seldom ? day : every) {
        schedule.minutes.push_back(static_cast<std::uint32_t>(at));
    }
    schedule.share = seldom ? static_cast<double>(day) / static_cast<double>(every) : 1;
    return schedule;
}

}  // namespace

Result<Schedule> readSchedule(std::string_view schedule)
{
    schedule.remove_prefix(std::min(schedule.find_first_not_of(' '), schedule.size()));
    schedule = schedule.substr(0, schedule.find_last_not_of(' ') + 1);
    const auto inside = [schedule](std::string_view name) {
        const bool is = schedule.starts_with(name) && schedule.ends_with(')');
        return is ? std::optional(
                        split(schedule.substr(name.size(), schedule.size() - name.size() - 1), ' '))
                  : std::nullopt;
    };
    if (const auto words = inside("rate(")) {
        return fromRate(*words);
    }
    if (const auto fields = inside("cron(")) {
        return fields->size() == 6 && isEvery(fields->back())
                   ? fromFields(*fields, 1)
                   : tl::unexpected(wrong("cron(...) has six fields, the last of them *"));
    }
    const Texts fields = split(schedule, ' ');
    if (fields.size() == 1) {
        const std::string& name = fields.front();
        const std::string same = name == "@HOURLY"                          ? "0 * * * *"
                                 : name == "@DAILY" || name == "@MIDNIGHT"  ? "0 0 * * *"
                                 : name == "@WEEKLY"                        ? "0 0 * * 0"
                                 : name == "@MONTHLY"                       ? "0 0 1 * *"
                                 : name == "@YEARLY" || name == "@ANNUALLY" ? "0 0 1 1 *"
                                                                            : "";
        return same.empty() ? tl::unexpected(wrong("it is no cron expression"))
                            : readSchedule(same);
    }
    return fields.size() == 5 ? fromFields(fields, 0)
                              : tl::unexpected(wrong("a cron expression has five fields"));
}

}  // namespace breakeven::model
