#pragma once

#include <QComboBox>

namespace breakeven::ui {

/// A combo box that may be narrower than its choices: what does not fit is elided and whole in the
/// tooltip, and the list is as wide as its longest choice.
class ChoiceBox : public QComboBox {
    Q_OBJECT

public:
    explicit ChoiceBox(QWidget* parent = nullptr);
    void showPopup() override;
    /// The text as it is painted: with an ellipsis when there is no room.
    [[nodiscard]] QString shownText() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

}  // namespace breakeven::ui
