#include "ui/shell/shortcuts.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace breakeven::ui {

namespace {

const char* const defaultKeys = "defaultKeys";

QString settingOf(const QAction& action)
{
    return QStringLiteral("shortcuts/") + action.objectName();
}

QString titleOf(const QAction& action)
{
    return action.text().remove(QLatin1Char('&')).remove(QStringLiteral("..."));
}

QList<QKeySequence> keysFrom(const QString& text)
{
    QList<QKeySequence> keys = QKeySequence::listFromString(text, QKeySequence::PortableText);
    keys.removeIf([](const QKeySequence& key) { return key.isEmpty(); });
    return keys;
}

}  // namespace

void applyShortcuts(const QList<QAction*>& actions)
{
    for (QAction* action : actions) {
        if (action->objectName().isEmpty() || action->property(defaultKeys).isValid()) {
            continue;
        }
        action->setProperty(defaultKeys, QKeySequence::listToString(action->shortcuts(),
                                                                    QKeySequence::PortableText));
        const QVariant chosen = QSettings().value(settingOf(*action));
        if (chosen.isValid()) {
            action->setShortcuts(keysFrom(chosen.toString()));
        }
    }
}

ShortcutsDialog::ShortcutsDialog(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent),
      m_list(new QTreeWidget),
      m_keys(new QKeySequenceEdit),
      m_message(new QLabel),
      m_reset(new QPushButton(tr("Reset")))
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard Shortcuts"));
    resize(560, 600);
    m_list->setObjectName(QStringLiteral("shortcutsList"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_keys->setObjectName(QStringLiteral("shortcutKeys"));
    m_keys->setAccessibleName(tr("New keys"));
    m_reset->setObjectName(QStringLiteral("shortcutReset"));
    m_message->setObjectName(QStringLiteral("shortcutMessage"));
    m_message->setWordWrap(true);
    m_message->setMinimumHeight(36);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    auto* row = new QHBoxLayout;
    row->addWidget(m_keys, 1);
    row->addWidget(m_reset);
    layout->addLayout(row);
    layout->addWidget(m_message);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showCurrent);
    connect(m_keys, &QKeySequenceEdit::editingFinished, this,
            [this] { setKeys(m_keys->keySequence()); });
    connect(m_reset, &QPushButton::clicked, this, &ShortcutsDialog::reset);
    fill(actions);
}

void ShortcutsDialog::fill(const QList<QAction*>& actions)
{
    for (QAction* action : actions) {
        if (!action->objectName().isEmpty() && action->property(defaultKeys).isValid() &&
            !m_actions.contains(action)) {
            m_actions.append(action);
            auto* row = new QTreeWidgetItem(m_list);
            row->setText(0, titleOf(*action));
            row->setText(1,
                         QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText));
        }
    }
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

QAction* ShortcutsDialog::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row < 0 ? nullptr : m_actions.at(row);
}

void ShortcutsDialog::showCurrent()
{
    if (const QAction* action = current()) {
        m_keys->setKeySequence(action->shortcut());
        m_message->setText(tr("Press the new keys for \"%1\".").arg(titleOf(*action)));
    }
}

QAction* ShortcutsDialog::ownerOf(const QKeySequence& keys) const
{
    for (QAction* action : m_actions) {
        if (action->shortcuts().contains(keys)) {
            return action;
        }
    }
    return nullptr;
}

void ShortcutsDialog::setKeys(const QKeySequence& keys)
{
    QAction* action = current();
    const QAction* owner = keys.isEmpty() ? nullptr : ownerOf(keys);
    if (action == nullptr || owner == action) {
        return;
    }
    if (owner != nullptr) {
        m_keys->setKeySequence(action->shortcut());
        m_message->setText(tr("%1 already means \"%2\". Give that other keys first.")
                               .arg(keys.toString(QKeySequence::NativeText), titleOf(*owner)));
        return;
    }
    action->setShortcuts(keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys});
    QSettings().setValue(settingOf(*action), keys.toString(QKeySequence::PortableText));
    m_list->currentItem()->setText(1, keys.toString(QKeySequence::NativeText));
    m_message->setText(keys.isEmpty()
                           ? tr("\"%1\" has no keys now.").arg(titleOf(*action))
                           : tr("%1 now means \"%2\".")
                                 .arg(keys.toString(QKeySequence::NativeText), titleOf(*action)));
}

void ShortcutsDialog::reset()
{
    if (QAction* action = current()) {
        action->setShortcuts(keysFrom(action->property(defaultKeys).toString()));
        QSettings().remove(settingOf(*action));
        m_list->currentItem()->setText(
            1, QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText));
        showCurrent();
    }
}

}  // namespace breakeven::ui
