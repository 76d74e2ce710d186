#include "ui/palette/palettepanel.h"

#include <memory>

#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QVBoxLayout>

#include "ui/shell/theme.h"

namespace breakeven::ui {

void PaletteTree::startDrag(Qt::DropActions supportedActions)
{
    const QModelIndexList indexes = selectedIndexes();
    std::unique_ptr<QMimeData> dragged(model()->mimeData(indexes));
    if (!dragged) {
        return;
    }
    auto* drag = new QDrag(this);  // Qt deletes it when the drag is over
    drag->setMimeData(dragged.release());
    drag->setPixmap(indexes.first().data(Qt::DecorationRole).value<QPixmap>());
    drag->setHotSpot({-8, -8});
    drag->exec(supportedActions, Qt::CopyAction);
}

void PaletteTree::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        emit kindActivated(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void PaletteTree::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.data(PaletteModel::KindRole).isValid()) {
        emit kindActivated(index);
        return;
    }
    QTreeView::mouseDoubleClickEvent(event);
}

PalettePanel::PalettePanel(const model::Catalog& catalog, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_model(new PaletteModel(catalog, theme, this)),
      m_filter(new PaletteFilter(this)),
      m_search(new QLineEdit(this)),
      m_tree(new PaletteTree(this)),
      m_nothing(new QLabel(this))
{
    m_filter->setSourceModel(m_model);
    m_search->setObjectName(QStringLiteral("paletteSearch"));
    m_search->setPlaceholderText(tr("Search services"));
    m_search->setAccessibleName(tr("Search services"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_tree->setObjectName(QStringLiteral("paletteTree"));
    m_tree->setAccessibleName(tr("Services"));
    m_tree->setModel(m_filter);
    m_tree->setHeaderHidden(true);
    m_tree->setIconSize({24, 24});
    m_tree->setIndentation(12);
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->expandAll();
    m_nothing->setObjectName(QStringLiteral("paletteNothing"));
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignTop);
    m_nothing->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_nothing, 1);
    connect(m_search, &QLineEdit::textChanged, this, &PalettePanel::search);
    connect(m_tree, &PaletteTree::kindActivated, this, &PalettePanel::activate);
}

void PalettePanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PalettePanel::search(const QString& text)
{
    m_filter->search(text);
    m_tree->expandAll();
    const bool found = m_filter->rowCount() > 0;
    m_nothing->setText(tr("No service matches \"%1\".").arg(text));
    m_nothing->setVisible(!found);
    m_tree->setVisible(found);
}

void PalettePanel::activate(const QModelIndex& index)
{
    const QString kind = index.data(PaletteModel::KindRole).toString();
    if (!kind.isEmpty()) {
        emit kindActivated(kind);
    }
}

QModelIndex PalettePanel::firstKind() const
{
    return m_filter->index(0, 0, m_filter->index(0, 0));
}

bool PalettePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            m_tree->setFocus();
            m_tree->setCurrentIndex(firstKind());
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            activate(firstKind());
            return true;
        case Qt::Key_Escape:
            m_search->clear();
            return true;
        default:
            return QWidget::eventFilter(watched, event);
    }
}

}  // namespace breakeven::ui
