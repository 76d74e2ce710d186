#pragma once

#include <optional>

#include <QLineEdit>

namespace breakeven::ui {

/// A field for one number: takes what lies in its range, says what does not, and announces a value
/// only when the user has finished with it (Return, Tab, arrow keys). Escape takes the typing back.
class NumberEdit : public QLineEdit {
    Q_OBJECT

public:
    struct Range {
        std::optional<double> minimum;
        std::optional<double> maximum;
        bool whole = false;
    };

    explicit NumberEdit(Range range, QWidget* parent = nullptr);

    [[nodiscard]] double value() const { return m_value; }
    /// Shows a value without announcing it; leaves the text alone while the user is typing.
    void setValue(double value);
    /// Says that it stands for several different values; any number that is entered is announced.
    void setSeveral();
    /// `128 to 10,240`, `at least 0`, or empty.
    [[nodiscard]] QString rangeText() const;

signals:
    void valueEdited(double value);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] std::optional<double> parsed() const;
    void commit();
    void step(int direction);
    void show(double value);
    void markInvalid(bool invalid);

    Range m_range;
    double m_value = 0;
};

/// Shortest text that reads back as the value: `512`, `0.1`, `1000000`.
[[nodiscard]] QString plainNumber(double value);

}  // namespace breakeven::ui
