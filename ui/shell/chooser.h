#pragma once

#include <QFrame>
#include <QIcon>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;

namespace breakeven::ui {

class Theme;

/// One thing that can be chosen by typing.
struct Choice {
    QString title;
    QString detail;    ///< muted, at the right: where it is found, or its keys
    QIcon icon;        ///< may be null
    QString keywords;  ///< found as well, not shown
    std::function<void()> take;
};

/// How well a choice answers to what was typed: every word must occur; 0 is the best (the title
/// begins with the text), then words of the title that begin so, then any place in the title, then
/// keywords. Negative = not at all.
[[nodiscard]] int matchRank(const QString& title, const QString& keywords, const QString& typed);

/// A field with a list under it that floats over its parent: type, choose with the arrows, Enter.
/// Esc or a click elsewhere closes it; it deletes itself when it closes.
class Chooser : public QFrame {
    Q_OBJECT

public:
    Chooser(const Theme& theme, const QString& prompt, std::vector<Choice> choices,
            QWidget* parent);

    /// Opens with its field at this place of the parent, or in the upper middle of it.
    void openAt(QPoint place);
    void openInMiddle();

signals:
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void step(int rows);
    void takeCurrent();
    void close();
    void open(QPoint place);

    const Theme& m_theme;
    std::vector<Choice> m_choices;
    QLineEdit* m_field;
    QListWidget* m_list;
    QLabel* m_nothing;
    bool m_closed = false;
};

}  // namespace breakeven::ui
