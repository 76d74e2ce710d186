#include "ui/canvas/clipboard.h"

#include "model/interchange/projectfile.h"
#include "ui/canvas/mime.h"
#include "ui/canvas/picture.h"

namespace breakeven::ui {

namespace {

const model::AlternativeId partsId("parts");

/// A project of nothing but the parts.
model::Project projectOf(const Parts& parts)
{
    model::Alternative alternative;
    alternative.id = partsId;
    alternative.name = "Parts";
    for (const model::Component& component : parts.components) {
        alternative.architecture.insert(component);
    }
    for (const model::Connection& connection : parts.connections) {
        alternative.architecture.insert(connection);
    }
    alternative.architecture.groups = parts.groups;
    alternative.architecture.notes = parts.notes;
    // What the parts are in stays behind.
    for (model::Component& component : alternative.architecture.components) {
        if (!alternative.architecture.find(component.look.group)) {
            component.look.group = {};
        }
    }
    for (model::Group& group : alternative.architecture.groups) {
        if (!alternative.architecture.find(group.parent)) {
            group.parent = {};
        }
    }
    model::Project project;
    project.name = "Parts";
    project.alternatives.push_back(std::move(alternative));
    return project;
}

}  // namespace

std::unique_ptr<QMimeData> toMimeData(const Parts& parts)
{
    const std::string text = model::projectText(projectOf(parts));
    auto data = std::make_unique<QMimeData>();
    data->setData(partsMimeType(), QByteArray::fromStdString(text));
    data->setText(QString::fromStdString(text));
    return data;
}

void addPicture(QMimeData& data, const Parts& parts, const model::Catalog& catalog,
                const Theme& theme)
{
    constexpr std::size_t manyParts = 300;  // more take longer to draw than a copy may
    if (parts.components.size() <= manyParts) {
        (void)addPicture(data, {projectOf(parts), partsId, catalog, theme});
    }
}

std::optional<Parts> partsFrom(const QMimeData& data)
{
    const QByteArray text =
        data.hasFormat(partsMimeType()) ? data.data(partsMimeType()) : data.text().toUtf8();
    Result<model::Project> project = model::parseProject(text.toStdString(), "clipboard");
    if (!project || project->alternatives.empty()) {
        return std::nullopt;
    }
    model::Architecture& architecture = project->alternatives.front().architecture;
    Parts parts{std::move(architecture.components), std::move(architecture.connections),
                std::move(architecture.groups), std::move(architecture.notes)};
    return parts.empty() ? std::nullopt : std::optional(std::move(parts));
}

}  // namespace breakeven::ui
