#pragma once

#include <filesystem>

#include <QObject>

#include "ui/document/analysis.h"
#include "ui/document/latestjob.h"

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
    /// In the format of the file name's extension, on a worker; `written` or `failed` follows.
    /// Invalid when !isReady().
    void write(const std::filesystem::path& file);

public slots:
    void writeWithDialog();

signals:
    void failed(const breakeven::Error& error);
    void written(const QString& file);

private:
    struct Written {
        QString file;
        Result<void> result;
    };
    [[nodiscard]] QString proposedFile() const;
    void tell(const Written& written);

    const Document& m_document;
    const Analysis& m_analysis;
    QWidget* m_window;
    LatestJob<Written> m_job;
};

}  // namespace breakeven::ui
