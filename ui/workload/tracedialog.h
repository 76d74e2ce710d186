#pragma once

#include <atomic>
#include <filesystem>
#include <optional>

#include <QDialog>

#include "model/workload/trace.h"
#include "ui/document/latestjob.h"
#include "ui/shell/theme.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace breakeven::ui {

class WeekPreview;

/// Reads a trace beside the window's work and shows what is in it before it is taken: what the file
/// was recognised as, its rates as a picture, and what must be known of it.
class TraceDialog : public QDialog {
    Q_OBJECT

public:
    explicit TraceDialog(const Theme& theme, QWidget* parent = nullptr);
    ~TraceDialog() override;

    /// Reads the file; a reading in progress is stopped.
    void openFile(const std::filesystem::path& file);
    [[nodiscard]] bool isReading() const { return m_job.isBusy(); }
    /// What was read; nothing while it is being read and when it could not be.
    [[nodiscard]] const std::optional<model::RateTrace>& trace() const { return m_trace; }
    /// Whether the rate is to be taken over too, beside the shape.
    [[nodiscard]] bool takesRate() const;

private:
    using Answer = std::pair<quint64, Result<model::RateTrace>>;
    void choose();
    void read();
    void take(Answer answer);
    void showTrace();
    void showNothing(const QString& words, bool bad);

    const Theme& m_theme;
    std::filesystem::path m_file;
    std::optional<model::RateTrace> m_trace;
    quint64 m_asked = 0;
    QLabel* m_name;
    QLineEdit* m_function;
    QLabel* m_findings;
    WeekPreview* m_preview;
    QCheckBox* m_rate;
    QPushButton* m_use = nullptr;
    std::shared_ptr<std::atomic<bool>> m_stop;
    LatestJob<Answer> m_job;  // last, so that it is destroyed first
};

}  // namespace breakeven::ui
