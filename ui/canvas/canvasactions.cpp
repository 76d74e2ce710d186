#include "ui/canvas/canvasactions.h"

#include "ui/shell/theme.h"

namespace breakeven::ui {

namespace {

struct ActionEntry {
    CanvasAction action;
    const char* text;
    const char* icon;  ///< empty = none
    QList<QKeySequence> keys;
};

const QList<ActionEntry>& entries()
{
    static const QList<ActionEntry> list{
        {CanvasAction::Insert,
         QT_TRANSLATE_NOOP("Canvas", "Add a &Service..."),
         "add",
         {Qt::Key_Insert, Qt::Key_Slash}},
        {CanvasAction::Connect, QT_TRANSLATE_NOOP("Canvas", "Co&nnect to..."), "link", {Qt::Key_C}},
        {CanvasAction::Cut, QT_TRANSLATE_NOOP("Canvas", "Cu&t"), "", {QKeySequence::Cut}},
        {CanvasAction::Copy, QT_TRANSLATE_NOOP("Canvas", "&Copy"), "", {QKeySequence::Copy}},
        {CanvasAction::Paste, QT_TRANSLATE_NOOP("Canvas", "&Paste"), "", {QKeySequence::Paste}},
        {CanvasAction::Duplicate,
         QT_TRANSLATE_NOOP("Canvas", "D&uplicate"),
         "duplicate",
         {Qt::CTRL | Qt::Key_D}},
        {CanvasAction::Delete,
         QT_TRANSLATE_NOOP("Canvas", "&Delete"),
         "delete",
         {Qt::Key_Delete, Qt::Key_Backspace}},
        {CanvasAction::SelectAll,
         QT_TRANSLATE_NOOP("Canvas", "Select &All"),
         "",
         {QKeySequence::SelectAll}},
        {CanvasAction::Rename, QT_TRANSLATE_NOOP("Canvas", "&Rename"), "edit", {Qt::Key_F2}},
        {CanvasAction::ZoomIn,
         QT_TRANSLATE_NOOP("Canvas", "Zoom &In"),
         "zoom-in",
         {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal}},
        {CanvasAction::ZoomOut,
         QT_TRANSLATE_NOOP("Canvas", "Zoom &Out"),
         "zoom-out",
         {Qt::CTRL | Qt::Key_Minus}},
        {CanvasAction::ZoomReset,
         QT_TRANSLATE_NOOP("Canvas", "&Actual Size"),
         "",
         {Qt::CTRL | Qt::Key_0}},
        {CanvasAction::ZoomFit,
         QT_TRANSLATE_NOOP("Canvas", "&Fit All"),
         "fit",
         {Qt::CTRL | Qt::Key_1, Qt::CTRL | Qt::Key_Home}},
        {CanvasAction::ZoomSelection,
         QT_TRANSLATE_NOOP("Canvas", "Fit &Selection"),
         "",
         {Qt::CTRL | Qt::Key_2}},
        {CanvasAction::AlignLeft,
         QT_TRANSLATE_NOOP("Canvas", "Align &Left"),
         "align-left",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_Left}},
        {CanvasAction::AlignCentre,
         QT_TRANSLATE_NOOP("Canvas", "Align &Centres"),
         "align-centre",
         {}},
        {CanvasAction::AlignRight,
         QT_TRANSLATE_NOOP("Canvas", "Align &Right"),
         "align-right",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_Right}},
        {CanvasAction::AlignTop,
         QT_TRANSLATE_NOOP("Canvas", "Align &Top"),
         "align-top",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_Up}},
        {CanvasAction::AlignMiddle,
         QT_TRANSLATE_NOOP("Canvas", "Align &Middles"),
         "align-middle",
         {}},
        {CanvasAction::AlignBottom,
         QT_TRANSLATE_NOOP("Canvas", "Align &Bottom"),
         "align-bottom",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_Down}},
        {CanvasAction::DistributeAcross,
         QT_TRANSLATE_NOOP("Canvas", "Distribute &Horizontally"),
         "distribute-across",
         {}},
        {CanvasAction::DistributeDown,
         QT_TRANSLATE_NOOP("Canvas", "Distribute &Vertically"),
         "distribute-down",
         {}},
        {CanvasAction::LayOut,
         QT_TRANSLATE_NOOP("Canvas", "Lay &Out Automatically"),
         "workflow",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_L}}};
    return list;
}

}  // namespace

CanvasActions::CanvasActions(const Theme& theme, QWidget& canvas) : QObject(&canvas), m_theme(theme)
{
    for (const ActionEntry& entry : entries()) {
        auto* action = new QAction(QCoreApplication::translate("Canvas", entry.text), this);
        action->setShortcuts(entry.keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        canvas.addAction(action);
        m_actions.emplace(entry.action, action);
    }
    connect(&theme, &Theme::changed, this, &CanvasActions::loadIcons);
    loadIcons();
    follow(0, 0);
}

QList<QAction*> CanvasActions::edit() const
{
    using enum CanvasAction;
    QList<QAction*> list;
    for (const CanvasAction action :
         {Insert, Connect, Cut, Copy, Paste, Duplicate, Delete, SelectAll, Rename}) {
        list.append(m_actions.at(action));
    }
    return list;
}

QList<QAction*> CanvasActions::view() const
{
    using enum CanvasAction;
    QList<QAction*> list;
    for (const CanvasAction action : {ZoomIn, ZoomOut, ZoomReset, ZoomFit, ZoomSelection}) {
        list.append(m_actions.at(action));
    }
    return list;
}

QList<QAction*> CanvasActions::arrange() const
{
    using enum CanvasAction;
    QList<QAction*> list;
    for (const CanvasAction action : {AlignLeft, AlignCentre, AlignRight, AlignTop, AlignMiddle,
                                      AlignBottom, DistributeAcross, DistributeDown, LayOut}) {
        list.append(m_actions.at(action));
    }
    return list;
}

void CanvasActions::follow(qsizetype components, qsizetype connections)
{
    using enum CanvasAction;
    for (const CanvasAction action : {Cut, Copy, Duplicate}) {
        m_actions.at(action)->setEnabled(components > 0);
    }
    for (const CanvasAction action :
         {AlignLeft, AlignCentre, AlignRight, AlignTop, AlignMiddle, AlignBottom}) {
        m_actions.at(action)->setEnabled(components > 1);
    }
    for (const CanvasAction action : {DistributeAcross, DistributeDown}) {
        m_actions.at(action)->setEnabled(components > 2);
    }
    for (const CanvasAction action : {Connect, Rename}) {
        m_actions.at(action)->setEnabled(components == 1);
    }
    m_actions.at(Delete)->setEnabled(components + connections > 0);
    m_actions.at(ZoomSelection)->setEnabled(components + connections > 0);
}

void CanvasActions::loadIcons()
{
    for (const ActionEntry& entry : entries()) {
        if (*entry.icon) {
            m_actions.at(entry.action)
                ->setIcon(
                    m_theme.icons().icon(QString::fromLatin1(entry.icon), m_theme.tokens().text));
        }
    }
}

}  // namespace breakeven::ui
