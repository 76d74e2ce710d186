#include "ui/document/document.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "model/interchange/projectfile.h"

namespace breakeven::ui {

namespace {

/// The number an id ends with (`lambda-3` gives 3), or 0. Numbers beyond any that we could count up
/// to are left alone: they cannot collide.
quint64 numberOf(std::string_view id)
{
    constexpr quint64 unreachable = 1'000'000'000'000'000;
    const std::size_t dash = id.rfind('-');
    const std::string_view digits = dash == std::string_view::npos ? id : id.substr(dash + 1);
    quint64 number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && number < unreachable ? number : 0;
}

quint64 highestNumberIn(const model::Project& project)
{
    quint64 highest = 0;
    const auto look = [&highest](const auto& part) {
        highest = std::max(highest, numberOf(part.id.text()));
    };
    std::ranges::for_each(project.workload.sources, look);
    for (const model::Alternative& alternative : project.alternatives) {
        look(alternative);
        std::ranges::for_each(alternative.architecture.components, look);
        std::ranges::for_each(alternative.architecture.connections, look);
        std::ranges::for_each(alternative.architecture.groups, look);
        std::ranges::for_each(alternative.architecture.notes, look);
    }
    return highest;
}

}  // namespace

Document::Document(const model::Catalog& catalog, QObject* parent)
    : QObject(parent), m_catalog(catalog)
{
}

Result<void> Document::open(const std::filesystem::path& file)
{
    Result<model::Project> project = model::readProject(file);
    if (!project) {
        return tl::unexpected<Error>(std::move(project).error());
    }
    replace(std::move(*project), file);
    return {};
}

void Document::reset(model::Project project)
{
    replace(std::move(project), {});
}

void Document::recover(model::Project project, const std::filesystem::path& file)
{
    replace(std::move(project), file);
    m_undoStack.resetClean();
}

Result<void> Document::save()
{
    if (m_file.empty()) {
        return failure(ErrorCode::Invalid, "the project has no file yet", m_project.name,
                       "choose where to save it");
    }
    return saveAs(m_file);
}

Result<void> Document::saveAs(const std::filesystem::path& file)
{
    if (Result<void> written = model::writeProject(m_project, file); !written) {
        return written;
    }
    m_undoStack.setClean();
    if (m_file != file) {
        m_file = file;
        emit fileChanged();
    }
    return {};
}

model::ComponentId Document::newComponentId(const std::string& kind)
{
    std::string stem = kind.substr(kind.find('.') + 1);
    std::ranges::replace(stem, '.', '-');
    return model::ComponentId(numbered(stem.empty() ? "component" : stem));
}

model::ConnectionId Document::newConnectionId()
{
    return model::ConnectionId(numbered("connection"));
}

model::GroupId Document::newGroupId()
{
    return model::GroupId(numbered("group"));
}

model::NoteId Document::newNoteId()
{
    return model::NoteId(numbered("note"));
}

model::AlternativeId Document::newAlternativeId()
{
    return model::AlternativeId(numbered("alternative"));
}

model::TrafficSourceId Document::newTrafficSourceId()
{
    return model::TrafficSourceId(numbered("traffic"));
}

std::string Document::numbered(const std::string& stem)
{
    return stem + '-' + std::to_string(m_nextId++);
}

void Document::replace(model::Project project, const std::filesystem::path& file)
{
    m_project = std::move(project);
    m_file = file;
    m_nextId = highestNumberIn(m_project) + 1;
    m_undoStack.clear();
    ProjectEditor(*this).announce(ProjectReset{});
    emit fileChanged();
}

void ProjectEditor::announce(const ChangeEvent& event)
{
    ++m_document.m_revision;
    emit m_document.changed(event);
}

bool isBlank(const model::Project& project)
{
    return std::ranges::all_of(project.alternatives, [](const model::Alternative& alternative) {
        return alternative.architecture.components.empty();
    });
}

}  // namespace breakeven::ui
