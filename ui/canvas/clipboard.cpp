#include "ui/canvas/clipboard.h"

#include "model/interchange/projectfile.h"
#include "ui/canvas/mime.h"

namespace breakeven::ui {

std::unique_ptr<QMimeData> toMimeData(const Parts& parts)
{
    model::Alternative alternative;
    alternative.id = model::AlternativeId("parts");
    alternative.name = "Parts";
    for (const model::Component& component : parts.components) {
        alternative.architecture.insert(component);
    }
    for (const model::Connection& connection : parts.connections) {
        alternative.architecture.insert(connection);
    }
    model::Project project;
    project.name = "Parts";
    project.alternatives.push_back(std::move(alternative));
    const std::string text = model::projectText(project);
    auto data = std::make_unique<QMimeData>();
    data->setData(partsMimeType(), QByteArray::fromStdString(text));
    data->setText(QString::fromStdString(text));
    return data;
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
    Parts parts{std::move(architecture.components), std::move(architecture.connections)};
    return parts.empty() ? std::nullopt : std::optional(std::move(parts));
}

}  // namespace breakeven::ui
