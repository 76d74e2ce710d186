#pragma once

#include <QWidget>

#include <array>

#include "ui/canvas/architectureview.h"
#include "ui/document/analysis.h"

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace breakeven::ui {

/// Two alternatives side by side, scrolled and zoomed together, with what differs marked on both.
class CompareView : public QWidget {
    Q_OBJECT

public:
    CompareView(Document& document, const Analysis& analysis, const Theme& theme,
                QWidget* parent = nullptr);

    /// Shows these two; the views are made anew.
    void compare(const model::AlternativeId& first, const model::AlternativeId& second);
    /// Null while nothing is compared.
    [[nodiscard]] ArchitectureView* view(int side) const { return m_sides.at(index(side)).view; }

signals:
    void closed();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    struct Side {
        QComboBox* choice = nullptr;
        QHBoxLayout* room = nullptr;
        ArchitectureView* view = nullptr;
        model::AlternativeId alternative;
    };

    [[nodiscard]] static std::size_t index(int side) { return static_cast<std::size_t>(side); }
    void addSide(QHBoxLayout* layout, int side);
    void showSide(int side, const model::AlternativeId& alternative);
    void follow(int moved);
    void followDocument(const ChangeEvent& event);
    void fillChoices();
    void dropViews();
    void mark();
    void feed();

    Document& m_document;
    const Analysis& m_analysis;
    const Theme& m_theme;
    std::array<Side, 2> m_sides;
    QLabel* m_summary;
    bool m_following = false;
    bool m_filling = false;
};

}  // namespace breakeven::ui
