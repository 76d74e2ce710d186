#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "pricing/base/error.h"

namespace breakeven::model {

/// How often something was asked for, minute by minute, as read from a file.
struct RateTrace {
    std::string format;  ///< what the file was taken for, in words
    /// Minutes from a Monday 00:00 to the first one here; 0 when the file does not say.
    std::int64_t startMinute = 0;
    std::vector<double> counts;  ///< requests in each minute, without gaps
    double total = 0;
    std::vector<std::string> notes;  ///< what a reader must know: gaps, order, times cut

    [[nodiscard]] double perSecond() const;
    /// The counts from Monday 00:00 on, when the trace is repeated for ever.
    [[nodiscard]] std::vector<double> fromMonday() const;
};

struct TraceOptions {
    /// Count only this function of a trace of many (its hash, as the file has it); empty = all.
    std::string function;
    std::size_t mostMinutes = 62 * 1440;
    const std::atomic<bool>* stop = nullptr;  ///< looked at every some thousand lines
};

/// Reads a trace as a stream, line by line, so that its length does not matter; memory is bounded
/// by `mostMinutes`. The first line names the columns and so tells the format:
///   HashOwner,HashApp,HashFunction,Trigger,1,...,1440   Azure Functions 2019: counts per minute
///   app,func,end_timestamp,duration                     Azure Functions 2021: seconds
///   a time and a count (`timestamp,count`)              counts, added up per minute
///   a time alone, or beside columns of other names      one request per line
/// A time is `timestamp`, `time`, `date` or `minute`; a count is `count`, `requests`,
/// `invocations` or `value`. Times are seconds or milliseconds since 1970, ISO 8601 (UTC), or, in
/// the column `minute`, the number of a minute.
/// (https://github.com/Azure/AzurePublicDataset describes the two Azure formats.)
///
/// Lines need not be in order of time: they are counted by their minute. A minute without a line
/// had no request; notes say how many there are, and whether the order was broken. Malformed names
/// the line of what cannot be read, Unsupported what spans more than `mostMinutes`.
[[nodiscard]] Result<RateTrace> readTrace(std::istream& in, const std::string& name,
                                          const TraceOptions& options = {});
[[nodiscard]] Result<RateTrace> readTraceFile(const std::filesystem::path& file,
                                              const TraceOptions& options = {});

}  // namespace breakeven::model
