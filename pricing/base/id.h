#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace breakeven {

/// A name that is unique within a project and never reused in it. Distinct types per thing named,
/// so that a connection's id cannot be passed for a component's.
template <class Tag>
class Id {
public:
    Id() = default;
    explicit Id(std::string text) : m_text(std::move(text)) {}
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] bool empty() const { return m_text.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;

private:
    std::string m_text;
};

}  // namespace breakeven

template <class Tag>
struct std::hash<breakeven::Id<Tag>> {
    std::size_t operator()(const breakeven::Id<Tag>& id) const noexcept
    {
        return std::hash<std::string>{}(id.text());
    }
};
