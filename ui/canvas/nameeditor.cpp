#include "ui/canvas/nameeditor.h"

#include <QKeyEvent>

namespace breakeven::ui {

NameEditor::NameEditor(const QString& name, QWidget* parent) : QLineEdit(name, parent)
{
    setObjectName(QStringLiteral("nameEditor"));
    setAccessibleName(tr("Component name"));
    selectAll();
    connect(this, &QLineEdit::editingFinished, this, [this] { close(true); });
}

void NameEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        close(false);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void NameEditor::close(bool commit)
{
    if (m_closed) {
        return;  // hiding takes the focus away, which finishes editing once more
    }
    m_closed = true;
    hide();
    if (commit) {
        emit committed(text());
    }
    emit closed();
    deleteLater();
}

}  // namespace breakeven::ui
