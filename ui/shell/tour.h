#pragma once

#include <vector>

#include <QPointer>
#include <QWidget>

#include "ui/shell/theme.h"

class QFrame;
class QLabel;
class QPushButton;

namespace breakeven::ui {

/// One stop of the tour: a part of the window, and what it is for.
struct TourStop {
    QPointer<QWidget> part;  ///< null: the whole window
    QString title;
    QString words;
};

/// Leads through the real window: everything but one part is dimmed, and a card says what it is
/// for. Arrow keys, Enter and the buttons move on; Escape and the end close it.
class Tour : public QWidget {
    Q_OBJECT

public:
    Tour(const Theme& theme, QWidget* window);

    /// Shows itself and the first stop; there must be one.
    void start(std::vector<TourStop> stops);

    [[nodiscard]] int stop() const { return m_stop; }

public slots:
    void next();
    void back();

signals:
    /// A stop is about to be shown; its part may first have to be brought to the front.
    void arrived(QWidget* part);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(int stop);
    void place();
    [[nodiscard]] QRect spot() const;

    const Theme& m_theme;
    std::vector<TourStop> m_stops;
    int m_stop = 0;
    QFrame* m_card;
    QLabel* m_title;
    QLabel* m_words;
    QLabel* m_number;
    QPushButton* m_back;
    QPushButton* m_next;
};

}  // namespace breakeven::ui
