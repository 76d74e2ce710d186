#pragma once

#include <QLineEdit>

namespace breakeven::ui {

/// A field over a card's name. Enter or a click elsewhere commits, Esc does not; either way it
/// deletes itself.
class NameEditor : public QLineEdit {
    Q_OBJECT

public:
    NameEditor(const QString& name, QWidget* parent);

signals:
    void committed(const QString& name);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void close(bool commit);
    bool m_closed = false;
};

}  // namespace breakeven::ui
