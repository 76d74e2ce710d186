#include "model/workload/schedule.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <string>

#include <fmt/format.h>

namespace breakeven::model {

namespace {

using Texts = std::vector<std::string>;

constexpr std::array<std::string_view, 7> dayNames = {"SUN", "MON", "TUE", "WED",
                                                      "THU", "FRI", "SAT"};

Error wrong(std::string message)
{
    return {ErrorCode::Invalid, std::move(message), "schedule",
            "write minute, hour, *, * and day of the week, such as 0 * * * * or 30 8 * * MON-FRI"};
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
    /// `first` and `last` bound its values; days of the week also have names, which begin with
    /// Sunday as `first`.
    Field(int first, int last, bool named) : m_first(first), m_named(named)
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
        if (*to < *from && !m_named) {
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
        const auto name = std::ranges::find(dayNames, text);
        if (m_named && name != dayNames.end()) {
            return m_first + static_cast<int>(name - dayNames.begin());
        }
        const auto number = numberIn(text);
        // Cron's other name of Sunday; it stays the end of a range, and comes round to the first.
        const int greatest = m_named && m_first == 0 ? last() + 1 : last();
        return number && *number >= m_first && *number <= greatest ? number : std::nullopt;
    }

    int m_first;
    bool m_named;
    std::vector<bool> m_values;
};

bool isEvery(const std::string& text)
{
    return text == "*" || text == "?" || text == "*/1";
}

Result<std::vector<std::uint32_t>> fromFields(const Texts& fields, int sunday)
{
    Field minute(0, 59, false);
    Field hour(0, 23, false);
    Field day(sunday, sunday + 6, true);
    for (const auto& [field, text] :
         {std::pair(&minute, fields[0]), std::pair(&hour, fields[1]), std::pair(&day, fields[4])}) {
        if (auto read = field->read(text); !read) {
            return tl::unexpected(read.error());
        }
    }
    if (!isEvery(fields[2]) || !isEvery(fields[3])) {
        return tl::unexpected(
            wrong("days of the month and months are not simulated: every week is like the next"));
    }
    std::vector<std::uint32_t> due;
    for (std::uint32_t at = 0; at < minutesOfWeek; ++at) {
        const auto dayOfWeek = static_cast<int>((at / 1440 + 1) % 7);  // from Sunday
        if (day.has(sunday + dayOfWeek) && hour.has(static_cast<int>(at / 60 % 24)) &&
            minute.has(static_cast<int>(at % 60))) {
            due.push_back(at);
        }
    }
    return due;
}

/// `5 MINUTES`
Result<std::vector<std::uint32_t>> fromRate(const Texts& words)
{
    constexpr std::array<std::pair<std::string_view, std::uint32_t>, 3> units{
        {{"MINUTE", 1}, {"HOUR", 60}, {"DAY", 1440}}};
    const auto count = words.size() == 2 ? numberIn(words[0]) : std::nullopt;
    const auto unit = std::ranges::find_if(units, [&words](const auto& each) {
        return words.size() == 2 && words[1].starts_with(each.first) &&
               words[1].size() <= each.first.size() + 1;
    });
    const std::uint64_t every =
        count && unit != units.end() ? std::uint64_t(*count) * unit->second : 0;
    if (every < 1 || every > minutesOfWeek) {
        return tl::unexpected(wrong("a rate is a number of minutes, hours or days up to a week"));
    }
    std::vector<std::uint32_t> due;
    for (std::uint64_t at = 0; at < minutesOfWeek; at += every) {
        due.push_back(static_cast<std::uint32_t>(at));
    }
    return due;
}

}  // namespace

Result<std::vector<std::uint32_t>> dueMinutes(std::string_view schedule)
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
        const std::string same = name == "@HOURLY"                         ? "0 * * * *"
                                 : name == "@DAILY" || name == "@MIDNIGHT" ? "0 0 * * *"
                                 : name == "@WEEKLY"                       ? "0 0 * * 0"
                                                                           : "";
        return same.empty() ? tl::unexpected(wrong("it is no cron expression")) : dueMinutes(same);
    }
    return fields.size() == 5 ? fromFields(fields, 0)
                              : tl::unexpected(wrong("a cron expression has five fields"));
}

}  // namespace breakeven::model
