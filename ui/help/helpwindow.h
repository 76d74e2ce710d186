#pragma once

#include <QWidget>

#include "ui/help/helpbrowser.h"

class QLineEdit;
class QToolButton;
class QTreeView;

namespace breakeven::ui {

class HelpFilter;

/// The help in a window of its own: left every service, to be searched by any word of its help,
/// right the page of the chosen one.
class HelpWindow : public QWidget {
    Q_OBJECT

public:
    HelpWindow(const Document& document, const Analysis& analysis, const Theme& theme,
               QWidget* parent = nullptr);
    /// Empty = the index.
    void showKind(const std::string& kind, const std::string& region = {});

private:
    [[nodiscard]] QWidget* makeIndex();
    [[nodiscard]] QWidget* makePage();
    void search(const QString& words);
    void followPage();

    const Document& m_document;
    const Theme& m_theme;
    HelpBrowser* m_browser;
    HelpFilter* m_filter;
    QLineEdit* m_search;
    QTreeView* m_tree;
};

}  // namespace breakeven::ui
