#include "tests/ui/randomedits.h"

#include "ui/commands/alternativecommands.h"
#include "ui/commands/componentcommands.h"
#include "ui/commands/connectioncommands.h"
#include "ui/commands/projectcommands.h"

namespace breakeven::tests {

namespace {

using namespace breakeven::ui;
using model::ComponentId;

constexpr std::size_t mostComponents = 60;
constexpr std::size_t mostNotes = 10;
constexpr std::size_t mostAlternatives = 5;

}  // namespace

RandomEdits::RandomEdits(ArchitectureScene& scene, unsigned seed)
    : m_scene(scene), m_editor(scene), m_random(seed)
{
    addDrawing();
    addArranging();
    addEditing();
    addDressing();
    addProjectEdits();
    addAlternativeEdits();
}

void RandomEdits::edit()
{
    const auto& [name, act] = m_edits.at(below(m_edits.size()));
    const quint64 before = document().revision();
    act();
    m_counts[name] += document().revision() == before ? 0 : 1;
    if (drawn().components.size() > mostComponents || drawn().notes.size() > mostNotes) {
        unlockAll();
        selectSome();
        m_editor.removeSelection();
    }
}

void RandomEdits::unlockAll()
{
    Selection locked;
    for (const model::Component& component : drawn().components) {
        if (component.look.locked) {
            locked.components.push_back(component.id);
        }
    }
    for (const model::Note& note : drawn().notes) {
        if (note.locked) {
            locked.notes.push_back(note.id);
        }
    }
    m_scene.select(locked);
    m_editor.toggleLock();
}

void RandomEdits::push(QUndoCommand* command)
{
    document().undoStack().push(command);
}

std::string RandomEdits::kind()
{
    return any(document().catalog().kinds()).id;
}

QPointF RandomEdits::place()
{
    return {16.0 * static_cast<double>(below(120)), 16.0 * static_cast<double>(below(80))};
}

void RandomEdits::selectSome()
{
    Selection chosen;
    for (const model::Component& component : drawn().components) {
        if (below(3) == 0) {
            chosen.components.push_back(component.id);
        }
    }
    for (const model::Note& note : drawn().notes) {
        if (below(3) == 0) {
            chosen.notes.push_back(note.id);
        }
    }
    for (const model::Connection& connection : drawn().connections) {
        if (below(8) == 0) {
            chosen.connections.push_back(connection.id);
        }
    }
    m_scene.select(chosen);
}

void RandomEdits::withComponent(const std::function<void(const ComponentId&)>& act)
{
    if (!drawn().components.empty()) {
        const ComponentId id = any(drawn().components).id;
        act(id);
    }
}

void RandomEdits::withConnection(const std::function<void(const model::Connection&)>& act)
{
    if (!drawn().connections.empty()) {
        const model::Connection connection = any(drawn().connections);
        act(connection);
    }
}

void RandomEdits::addDrawing()
{
    add("add", [this] { m_editor.addKind(kind(), place()); });
    add("connect", [this] {
        withComponent([this](const ComponentId& from) {
            m_editor.connectComponents(from, any(drawn().components).id);
        });
    });
    add("add connected", [this] {
        withComponent(
            [this](const ComponentId& from) { m_editor.addConnected(from, kind(), place()); });
    });
    add("reattach", [this] {
        withConnection([this](const model::Connection& connection) {
            m_editor.reattach(connection.id, below(2) == 0 ? LineEnd::Start : LineEnd::End,
                              any(drawn().components).id);
        });
    });
    add("insert on connection", [this] {
        withConnection([this](const model::Connection& connection) {
            m_editor.insertOn(connection.id, kind(), place());
        });
    });
    add("move onto connection", [this] {
        withConnection([this](const model::Connection& connection) {
            for (const model::Component& component : drawn().components) {
                if (drawn().connectionsOf(component.id).empty()) {
                    m_editor.moveOnto(connection.id, ComponentId(component.id), place());
                    return;
                }
            }
        });
    });
}

void RandomEdits::addArranging()
{
    add("move", [this] {
        selectSome();
        Places places;
        for (const ComponentId& id : m_scene.selection().components) {
            places.emplace(id, place());
        }
        m_editor.moveTo(places);
    });
    add("nudge", [this] {
        selectSome();
        m_editor.nudgeSelection({16, below(2) == 0 ? 0.0 : -1.0});
    });
    add("align", [this] {
        selectSome();
        m_editor.align(static_cast<Alignment>(below(6)));
    });
    add("distribute", [this] {
        selectSome();
        m_editor.distribute(below(2) == 0 ? Qt::Horizontal : Qt::Vertical);
    });
    add("duplicate", [this] {
        selectSome();
        m_editor.duplicateSelection();
    });
    add("copy and paste", [this] {
        selectSome();
        if (const auto copied = m_editor.copyOfSelection()) {
            m_editor.paste(*copied, QRectF(0, 0, 1200, 800));
        }
    });
    add("delete", [this] {
        selectSome();
        m_editor.removeSelection();
    });
}

void RandomEdits::addEditing()
{
    add("rename", [this] {
        withComponent([this](const ComponentId& id) {
            m_editor.rename(id, QStringLiteral("Name %1").arg(below(9)));
        });
    });
    add("set parameter", [this] {
        withComponent([this](const ComponentId& id) {
            const SetParameter::Value value =
                below(4) == 0 ? SetParameter::Value()
                              : SetParameter::Value(static_cast<double>(128 * (1 + below(8))));
            push(new SetParameter(document(), m_scene.alternative(), id, "memory_mb", value));
        });
    });
    add("change connection", [this] {
        withConnection([this](model::Connection connection) {
            connection.retries = static_cast<int>(below(5));
            connection.label = "label " + std::to_string(below(3));
            push(new ChangeConnection(document(), m_scene.alternative(), connection));
        });
    });
}

void RandomEdits::addDressing()
{
    add("group", [this] {
        selectSome();
        m_editor.groupSelection();
    });
    add("ungroup", [this] {
        if (!drawn().groups.empty()) {
            m_scene.select({membersOf(drawn(), any(drawn().groups).id), {}});
            m_editor.ungroupSelection();
        }
    });
    add("rename and recast group", [this] {
        if (!drawn().groups.empty()) {
            const model::GroupId id = any(drawn().groups).id;
            m_editor.renameGroup(id, QStringLiteral("Group %1").arg(below(9)));
            m_scene.select({membersOf(drawn(), id), {}});
            m_editor.setGroupKind(static_cast<model::GroupKind>(below(5)));
        }
    });
    add("drop", [this] {
        selectSome();
        Places places;
        NotePlaces notes;
        const QPointF shift = place() / 4;
        for (const ComponentId& id : m_scene.selection().components) {
            places.emplace(id, m_scene.item(id)->pos() + shift);
        }
        for (const model::NoteId& id : m_scene.selection().notes) {
            notes.emplace(id, m_scene.item(id)->pos() + shift);
        }
        m_editor.drop(places, notes);
    });
    add("note", [this] {
        if (drawn().notes.size() < mostNotes) {
            m_editor.setNoteText(m_editor.addNote(place()), QStringLiteral("Line\nand line"));
        }
    });
    add("colour", [this] {
        selectSome();
        m_editor.setTint(static_cast<model::Tint>(below(7)));
    });
    add("lock", [this] {
        selectSome();
        m_editor.toggleLock();
    });
    add("stack", [this] {
        selectSome();
        m_editor.stack(below(2) == 0);
    });
}

void RandomEdits::addProjectEdits()
{
    add("rename project",
        [this] { push(new RenameProject(document(), "Project " + std::to_string(below(5)))); });
    add("change workload", [this] {
        model::Workload workload = document().project().workload;
        workload.sources.front().requestsPerSecond = static_cast<double>(1 + below(100));
        push(new ChangeWorkload(document(), workload));
    });
    add("change assumptions", [this] {
        model::Assumptions assumptions = document().project().assumptions;
        assumptions.freeTier = !assumptions.freeTier;
        assumptions.monthsAhead = static_cast<double>(below(12));
        push(new ChangeAssumptions(document(), assumptions));
    });
}

void RandomEdits::addAlternativeEdits()
{
    add("copy alternative", [this] {
        const auto& alternatives = document().project().alternatives;
        if (alternatives.size() < mostAlternatives) {
            push(new AddAlternative(document(),
                                    duplicateOf(document(), any(alternatives), "Another"),
                                    static_cast<int>(below(alternatives.size() + 1))));
        }
    });
    add("remove alternative", [this] {
        const model::AlternativeId id = any(document().project().alternatives).id;
        if (id != m_scene.alternative()) {
            push(new RemoveAlternative(document(), id));
        }
    });
    add("change alternative", [this] {
        const model::AlternativeId id = any(document().project().alternatives).id;
        push(new ChangeAlternative(document(), id, "Name " + std::to_string(below(7)),
                                   below(2) == 0 ? "eu-west-1" : "us-east-1"));
    });
}

}  // namespace breakeven::tests
