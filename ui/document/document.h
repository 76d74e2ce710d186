#pragma once

#include <filesystem>

#include <QObject>
#include <QUndoStack>

#include "model/architecture/project.h"
#include "model/catalog/catalog.h"
#include "pricing/base/error.h"
#include "ui/document/changeevent.h"

namespace breakeven::ui {

/// The open project: its data, its undo stack and its file. Hands out the project read-only; only
/// undo commands (ui/commands) change it, through ProjectEditor. Needs no widgets.
class Document : public QObject {
    Q_OBJECT

public:
    explicit Document(const model::Catalog& catalog, QObject* parent = nullptr);

    [[nodiscard]] const model::Project& project() const { return m_project; }
    [[nodiscard]] const model::Catalog& catalog() const { return m_catalog; }
    [[nodiscard]] QUndoStack& undoStack() { return m_undoStack; }
    /// Goes up with every change; results that were computed for another revision are stale.
    [[nodiscard]] quint64 revision() const { return m_revision; }
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }
    [[nodiscard]] bool isModified() const { return !m_undoStack.isClean(); }

    /// Replaces the project by the file's. On failure nothing changes.
    [[nodiscard]] Result<void> open(const std::filesystem::path& file);
    /// Replaces the project by one that has no file yet.
    void reset(model::Project project);
    /// Replaces the project by unsaved work of the file, which may be none: it counts as modified.
    void recover(model::Project project, const std::filesystem::path& file);
    /// Invalid when there is no file yet.
    [[nodiscard]] Result<void> save();
    [[nodiscard]] Result<void> saveAs(const std::filesystem::path& file);

    /// An id that was never used in this document: `lambda-3`.
    [[nodiscard]] model::ComponentId newComponentId(const std::string& kind);
    [[nodiscard]] model::ConnectionId newConnectionId();
    [[nodiscard]] model::GroupId newGroupId();
    [[nodiscard]] model::NoteId newNoteId();
    [[nodiscard]] model::AlternativeId newAlternativeId();
    [[nodiscard]] model::TrafficSourceId newTrafficSourceId();

signals:
    void changed(const breakeven::ui::ChangeEvent& event);
    void fileChanged();

private:
    friend class ProjectEditor;
    [[nodiscard]] std::string numbered(const std::string& stem);
    void replace(model::Project project, const std::filesystem::path& file);

    const model::Catalog& m_catalog;
    model::Project m_project;
    QUndoStack m_undoStack;
    std::filesystem::path m_file;
    quint64 m_revision = 0;
    quint64 m_nextId = 1;
};

/// Whether nothing has been drawn yet, in any alternative.
[[nodiscard]] bool isBlank(const model::Project& project);

/// The key to a document's data that only undo commands hold: mutable access, and the announcement
/// of what was done.
class ProjectEditor {
public:
    explicit ProjectEditor(Document& document) : m_document(document) {}
    [[nodiscard]] model::Project& project() { return m_document.m_project; }
    void announce(const ChangeEvent& event);

private:
    Document& m_document;
};

}  // namespace breakeven::ui
