#pragma once

#include <QAction>
#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace breakeven::ui {

/// Gives each action that has an object name the keys that the user chose for it (QSettings), and
/// remembers the keys it came with. To be called once for every action, before it is used.
void applyShortcuts(const QList<QAction*>& actions);

/// All commands with their keys, which can be changed one by one and go back to what they were.
/// Takes effect at once, in this window, and from the next start on in others.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    /// The actions must outlive the dialog; those without an object name are left out.
    ShortcutsDialog(const QList<QAction*>& actions, QWidget* parent);

private:
    void fill(const QList<QAction*>& actions);
    void showCurrent();
    void setKeys(const QKeySequence& keys);
    void reset();
    [[nodiscard]] QAction* current() const;
    [[nodiscard]] QAction* ownerOf(const QKeySequence& keys) const;

    QList<QAction*> m_actions;
    QTreeWidget* m_list;
    QKeySequenceEdit* m_keys;
    QLabel* m_message;
    QPushButton* m_reset;
};

}  // namespace breakeven::ui
