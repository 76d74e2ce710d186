#pragma once

#include <vector>

#include <QWidget>

#include "model/comparison/response.h"
#include "ui/document/analysis.h"
#include "ui/document/latestjob.h"
#include "ui/shell/theme.h"

class QLabel;

namespace breakeven::ui {

/// Two small lines side by side: what a parameter does to the monthly cost and to the p99.
class SparkLines : public QWidget {
    Q_OBJECT

public:
    explicit SparkLines(const Theme& theme, QWidget* parent = nullptr);
    void setPoints(std::vector<model::ResponsePoint> points);
    [[nodiscard]] const std::vector<model::ResponsePoint>& points() const { return m_points; }
    [[nodiscard]] QSize sizeHint() const override { return {240, 62}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 62}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    using Measure = double model::ResponsePoint::*;
    void paintOne(QPainter& painter, const QRectF& area, Measure measure, const QString& name,
                  QString (*say)(double), const QColor& color) const;

    const Theme& m_theme;
    std::vector<model::ResponsePoint> m_points;
};

/// Below the parameter that is being edited: the bill lines that it enters, and how cost and p99
/// respond to it, by quick estimates on a worker thread that the next edit cancels.
class ResponseView : public QWidget {
    Q_OBJECT

public:
    ResponseView(Document& document, const Analysis& analysis, const Theme& theme,
                 QWidget* parent = nullptr);
    ~ResponseView() override;

    /// Shows the response of a parameter from now on; follows edits until it is asked for another.
    void follow(const model::AlternativeId& alternative, const model::ComponentId& component,
                const std::string& parameter);
    /// Asks anew, for what it follows.
    void refresh();

private:
    using Answer = std::pair<quint64, Result<std::vector<model::ResponsePoint>>>;
    void take(Answer answer);
    void showFormulas();

    Document& m_document;
    const Analysis& m_analysis;
    model::AlternativeId m_alternative;
    model::ComponentId m_component;
    std::string m_parameter;
    QLabel* m_formulas;
    SparkLines* m_lines;
    quint64 m_asked = 0;
    std::shared_ptr<std::atomic<bool>> m_stop;
    LatestJob<Answer> m_job;  // last, so that it is destroyed first
};

/// `Duration: billed_s * memory_mb / 1024, with ...` for each bill line of the component whose
/// meter names the parameter.
[[nodiscard]] QStringList formulasOf(const model::ServiceKind& kind, const std::string& parameter,
                                     const pricing::Bill& bill, const std::string& component);

}  // namespace breakeven::ui
