#pragma once

#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "ui/canvas/canvaseditor.h"

namespace breakeven::tests {

/// Draws random edits on whatever the project holds at the time: all that canvas, inspector,
/// workload panel and alternatives bar can do. The same seed draws the same edits.
class RandomEdits {
public:
    RandomEdits(ui::ArchitectureScene& scene, unsigned seed);

    /// One edit; it may have nothing to act on and then does nothing.
    void edit();
    [[nodiscard]] std::size_t below(std::size_t bound) { return m_random() % bound; }
    /// How often each kind of edit has changed the project.
    [[nodiscard]] const std::map<std::string, int>& counts() const { return m_counts; }

private:
    using Edit = std::function<void()>;

    void addDrawing();
    void addArranging();
    void addEditing();
    void addDressing();
    void addProjectEdits();
    void addAlternativeEdits();
    void add(const char* name, Edit edit) { m_edits.emplace_back(name, std::move(edit)); }

    void push(QUndoCommand* command);
    [[nodiscard]] ui::Document& document() const { return m_scene.document(); }
    [[nodiscard]] const model::Architecture& drawn() const { return m_scene.architecture(); }
    [[nodiscard]] std::string kind();
    [[nodiscard]] QPointF place();
    void selectSome();
    /// Locked parts cannot be removed: they would become ever more.
    void unlockAll();
    /// Calls `act` with the id of any component, connection or both, when there is one.
    void withComponent(const std::function<void(const model::ComponentId&)>& act);
    void withConnection(const std::function<void(const model::Connection&)>& act);

    template <class Part>
    const Part& any(const std::vector<Part>& parts)
    {
        return parts.at(below(parts.size()));
    }

    ui::ArchitectureScene& m_scene;
    ui::CanvasEditor m_editor;
    std::mt19937 m_random;
    std::vector<std::pair<std::string, Edit>> m_edits;
    std::map<std::string, int> m_counts;
};

}  // namespace breakeven::tests
