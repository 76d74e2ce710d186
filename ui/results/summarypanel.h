#pragma once

#include <QWidget>

#include "ui/document/analysis.h"
#include "ui/results/headline.h"
#include "ui/shell/theme.h"

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QStackedLayout;

namespace breakeven::ui {

/// The verdict in words and the alternatives side by side.
class SummaryPanel : public QWidget {
    Q_OBJECT

public:
    SummaryPanel(const Document& document, const Analysis& analysis, const Theme& theme,
                 QWidget* parent = nullptr);
    void refresh();

private:
    [[nodiscard]] QWidget* cardOf(const model::Alternative& alternative, int index) const;
    [[nodiscard]] QWidget* costRow(const Headline& headline, int index) const;
    [[nodiscard]] QString originText(const Headline& headline) const;
    void addFigures(QGridLayout* grid, const Headline& headline) const;

    const Document& m_document;
    const Analysis& m_analysis;
    const Theme& m_theme;
    QLabel* m_verdict;
    QLabel* m_hint;
    QHBoxLayout* m_cards;
};

}  // namespace breakeven::ui
