#pragma once

#include <QStackedWidget>

#include "ui/canvas/architectureview.h"
#include "ui/document/analysis.h"

namespace breakeven::ui {

/// The canvases of all alternatives, one shown at a time, each fed with what the analysis knows.
class CanvasStack : public QStackedWidget {
    Q_OBJECT

public:
    CanvasStack(Document& document, const Analysis& analysis, const Theme& theme,
                QWidget* parent = nullptr);

    /// Shows an existing alternative's canvas, made the first time.
    void showAlternative(const model::AlternativeId& alternative);
    /// Null before the first showAlternative().
    [[nodiscard]] ArchitectureView* view() const;
    /// What the heat map shows; None takes it away.
    void setHeat(Heat heat);
    /// Whether cards say costs and times, and lines show their traffic; problems always show.
    void setOverlayShown(bool shown);
    /// Shows a moment of a replay on the canvas in view, or none.
    void showReplay(std::optional<ReplayFrame> frame);

signals:
    void viewChanged();
    /// A view has something to say (ArchitectureView::noticed).
    void noticed(const QString& text);
    /// Enter on a component of the view: its properties are wanted.
    void propertiesRequested(const breakeven::model::ComponentId& component);
    void problemsRequested(const breakeven::model::ComponentId& component, QPoint globalPosition);
    void selectionChanged(const std::vector<breakeven::model::ComponentId>& components,
                          const std::vector<breakeven::model::ConnectionId>& connections);

private:
    [[nodiscard]] ArchitectureView* viewOf(const model::AlternativeId& alternative) const;
    ArchitectureView* makeView(const model::AlternativeId& alternative);
    void follow(const ChangeEvent& event);
    void dropGoneViews(bool all);
    void feed();

    Document& m_document;
    const Analysis& m_analysis;
    const Theme& m_theme;
    Heat m_heat = Heat::None;
    bool m_overlayShown = true;
};

/// What the cards of an alternative show.
[[nodiscard]] std::map<model::ComponentId, CardFigures> cardFigures(
    const Analysis& analysis, const model::AlternativeId& alternative, Heat heat = Heat::None);

/// The highest value that the heat map of an alternative shows, in words; empty without figures.
[[nodiscard]] QString highestHeat(const Analysis& analysis, const model::AlternativeId& alternative,
                                  Heat heat);

}  // namespace breakeven::ui
