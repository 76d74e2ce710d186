#include "app/progress.h"

#include <cstdio>
#include <utility>

#include <unistd.h>

namespace breakeven::app {

Progress::Progress(std::string what)
    : m_what(std::move(what)), m_isTerminal(::isatty(STDERR_FILENO) == 1)
{
}

Progress::~Progress()
{
    if (m_shown) {
        std::fputs("\r\033[K", stderr);
    }
}

void Progress::operator()(double share)
{
    const int percent = static_cast<int>(share * 100);
    if (!m_isTerminal || percent == m_percent) {
        return;
    }
    m_percent = percent;
    m_shown = true;
    std::fprintf(stderr, "\r%s %3d %%", m_what.c_str(), percent);
    std::fflush(stderr);
}

}  // namespace breakeven::app
