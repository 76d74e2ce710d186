#pragma once

#include <functional>
#include <string>

namespace breakeven::app {

/// A line of progress on standard error while work goes on, when that is a terminal; nothing
/// otherwise. The line disappears when this does.
class Progress {
public:
    explicit Progress(std::string what);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();
    /// Call with the share done, 0 to 1; calls must not overlap.
    void operator()(double share);

private:
    std::string m_what;
    bool m_shown = false;
    int m_percent = -1;
    bool m_isTerminal = false;
};

}  // namespace breakeven::app
