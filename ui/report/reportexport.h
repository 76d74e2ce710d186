#pragma once

#include <filesystem>

#include <QObject>

#include "ui/document/analysis.h"

class QWidget;

namespace breakeven::ui {

/// Writes what the window shows as a report: the same document, byte for byte, as the command line
/// makes of the same project and seed.
class ReportExport : public QObject {
    Q_OBJECT

public:
    ReportExport(const Document& document, const Analysis& analysis, QWidget* window);

    /// Whether every alternative has a simulation of the project as it is now; a report of
    /// anything else would tell two stories.
    [[nodiscard]] bool isReady() const;
    /// In the format of the file name's extension; InvalidArgument when !isReady().
    [[nodiscard]] Result<void> write(const std::filesystem::path& file) const;

public slots:
    void writeWithDialog();

signals:
    void failed(const breakeven::Error& error);
    void written(const QString& file);

private:
    [[nodiscard]] QString proposedFile() const;

    const Document& m_document;
    const Analysis& m_analysis;
    QWidget* m_window;
};

}  // namespace breakeven::ui
