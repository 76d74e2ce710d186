#include "ui/canvas/canvasactions.h"

#include <QPainter>

#include "ui/canvas/architecturescene.h"
#include "ui/canvas/tints.h"
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
         {Qt::CTRL | Qt::SHIFT | Qt::Key_L}},
        {CanvasAction::Group,
         QT_TRANSLATE_NOOP("Canvas", "&Group"),
         "group",
         {Qt::CTRL | Qt::Key_G}},
        {CanvasAction::Ungroup,
         QT_TRANSLATE_NOOP("Canvas", "&Ungroup"),
         "",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_G}},
        {CanvasAction::AddNote, QT_TRANSLATE_NOOP("Canvas", "Add a N&ote"), "note", {Qt::Key_N}},
        {CanvasAction::Lock,
         QT_TRANSLATE_NOOP("Canvas", "Loc&k or Unlock"),
         "lock",
         {Qt::CTRL | Qt::Key_L}},
        {CanvasAction::ToFront,
         QT_TRANSLATE_NOOP("Canvas", "Bring to &Front"),
         "",
         {Qt::CTRL | Qt::Key_PageUp}},
        {CanvasAction::ToBack,
         QT_TRANSLATE_NOOP("Canvas", "Send to &Back"),
         "",
         {Qt::CTRL | Qt::Key_PageDown}}};
    return list;
}

}  // namespace

CanvasActions::CanvasActions(const Theme& theme, QWidget& canvas) : QObject(&canvas), m_theme(theme)
{
    for (const ActionEntry& entry : entries()) {
        auto* action = new QAction(QCoreApplication::translate("Canvas", entry.text), this);
        QString name = QString::fromLatin1(entry.text);
        name.removeIf([](QChar letter) { return !letter.isLetter(); });
        action->setObjectName(QStringLiteral("canvas") + name);
        action->setShortcuts(entry.keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        canvas.addAction(action);
        m_actions.emplace(entry.action, action);
    }
    addDressing(canvas);
    connect(&theme, &Theme::changed, this, &CanvasActions::loadIcons);
    loadIcons();
    follow({}, false);
}

void CanvasActions::addDressing(QWidget& canvas)
{
    for (int i = 0; i <= static_cast<int>(model::Tint::Slate); ++i) {
        m_tints.append(new QAction(tintName(static_cast<model::Tint>(i)), this));
    }
    for (int i = 0; i <= static_cast<int>(model::GroupKind::Team); ++i) {
        m_groupKinds.append(new QAction(groupKindName(static_cast<model::GroupKind>(i)), this));
    }
    canvas.addActions(m_tints + m_groupKinds);
}

QList<QAction*> CanvasActions::edit() const
{
    using enum CanvasAction;
    QList<QAction*> list;
    for (const CanvasAction action :
         {Insert, AddNote, Connect, Cut, Copy, Paste, Duplicate, Delete, SelectAll, Rename}) {
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
    for (const CanvasAction action :
         {AlignLeft, AlignCentre, AlignRight, AlignTop, AlignMiddle, AlignBottom, DistributeAcross,
          DistributeDown, LayOut, Group, Ungroup, Lock, ToFront, ToBack}) {
        list.append(m_actions.at(action));
    }
    return list;
}

void CanvasActions::follow(const Selection& selection, bool isGroup)
{
    using enum CanvasAction;
    const qsizetype components = std::ssize(selection.components);
    const qsizetype notes = std::ssize(selection.notes);
    for (const CanvasAction action : {Cut, Copy, Duplicate, Lock}) {
        m_actions.at(action)->setEnabled(components + notes > 0);
    }
    for (const CanvasAction action : {Group, ToFront, ToBack}) {
        m_actions.at(action)->setEnabled(components > 0);
    }
    m_actions.at(Ungroup)->setEnabled(isGroup);
    for (QAction* tint : m_tints) {
        tint->setEnabled(components + notes > 0);
    }
    for (QAction* kind : m_groupKinds) {
        kind->setEnabled(isGroup);
    }
    for (const CanvasAction action :
         {AlignLeft, AlignCentre, AlignRight, AlignTop, AlignMiddle, AlignBottom}) {
        m_actions.at(action)->setEnabled(components > 1);
    }
    for (const CanvasAction action : {DistributeAcross, DistributeDown}) {
        m_actions.at(action)->setEnabled(components > 2);
    }
    m_actions.at(Connect)->setEnabled(components == 1);
    m_actions.at(Rename)->setEnabled(components == 1 || isGroup || notes == 1);
    m_actions.at(Delete)->setEnabled(!selection.empty());
    m_actions.at(ZoomSelection)->setEnabled(!selection.empty());
}

void CanvasActions::loadIcons()
{
    for (int i = 0; i < std::ssize(m_tints); ++i) {
        QPixmap swatch(16, 16);
        swatch.fill(Qt::transparent);
        QPainter painter(&swatch);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.tokens().faint, 1));
        painter.setBrush(i == 0 ? m_theme.tokens().panel
                                : tintColor(static_cast<model::Tint>(i), m_theme));
        painter.drawEllipse(QRectF(2.5, 2.5, 11, 11));
        m_tints[i]->setIcon(swatch);
    }
    for (const ActionEntry& entry : entries()) {
        if (*entry.icon) {
            m_actions.at(entry.action)
                ->setIcon(
                    m_theme.icons().icon(QString::fromLatin1(entry.icon), m_theme.tokens().text));
        }
    }
}

}  // namespace breakeven::ui
