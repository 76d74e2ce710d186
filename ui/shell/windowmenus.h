#pragma once

#include <vector>

#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace breakeven::ui {

struct Choice;
class MainWindow;

/// The window's menus with their keys: File, Edit, View, Simulate, Help. The canvas's own actions
/// are those of the canvas in view.
class WindowMenus : public QObject {
    Q_OBJECT

public:
    explicit WindowMenus(MainWindow& window);

private:
    void buildFile();
    void buildEdit();
    void buildArrange();
    void buildView();
    void addFinders();
    void openCommandPalette();
    void buildSimulate();
    void buildHelp();
    void addReport(QMenu* menu);
    void fillRecent();
    void fillExamples();
    void fillCanvasActions();
    void addPrinting(QMenu* menu);
    void addOverlay();
    void addComparing();
    void addShortcuts(QMenu* menu);
    void addTour(QMenu* menu);
    void addReopening(QMenu* menu);
    void addPictureCopy();
    void addReplay(QMenu* menu);
    void addHelp(QMenu* menu);
    void addHelpChoices(std::vector<Choice>& choices) const;
    [[nodiscard]] QList<QAction*> allActions() const;
    void addThemes(QMenu* menu);
    void addLanguages(QMenu* menu);
    QAction* add(QMenu* menu, const char* name, const QString& text, const QKeySequence& key,
                 const char* icon = nullptr);
    void paintIcons();

    MainWindow& m_window;
    QMenu* m_recent = nullptr;
    QMenu* m_examples = nullptr;
    QMenu* m_edit = nullptr;
    QMenu* m_arrange = nullptr;
    QMenu* m_view = nullptr;
    QMenu* m_tints = nullptr;
    QMenu* m_frames = nullptr;
    QAction* m_minimap = nullptr;
    QAction* m_editEnd = nullptr;  ///< the canvas's actions go before these
    QAction* m_viewEnd = nullptr;
    QList<QAction*> m_canvasActions;
    QList<QAction*> m_iconActions;
};

}  // namespace breakeven::ui
