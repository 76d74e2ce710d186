#include "ui/canvas/noteeditor.h"

#include <utility>

#include <QKeyEvent>

namespace breakeven::ui {

NoteEditor::NoteEditor(const QString& text, QWidget* parent) : QPlainTextEdit(text, parent)
{
    setObjectName(QStringLiteral("noteEditor"));
    setAccessibleName(tr("Note"));
    setTabChangesFocus(true);
    selectAll();
}

void NoteEditor::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        close(false);
    } else if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        close(true);
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void NoteEditor::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        close(true);
    }
}

void NoteEditor::close(bool commit)
{
    if (std::exchange(m_closed, true)) {
        return;
    }
    hide();
    if (commit) {
        emit committed(toPlainText());
    }
    emit closed();
    deleteLater();
}

}  // namespace breakeven::ui
