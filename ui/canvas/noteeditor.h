#pragma once

#include <QPlainTextEdit>

namespace breakeven::ui {

/// Edits a note's text in place: Ctrl+Enter or leaving it takes the text, Esc does not. Deletes
/// itself when it closes.
class NoteEditor : public QPlainTextEdit {
    Q_OBJECT

public:
    NoteEditor(const QString& text, QWidget* parent);

signals:
    void committed(const QString& text);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void close(bool commit);
    bool m_closed = false;
};

}  // namespace breakeven::ui
