#include "ui/help/helpwindow.h"

#include <QLineEdit>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/help/helpfilter.h"
#include "ui/palette/palettemodel.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

HelpWindow::HelpWindow(const Document& document, const Analysis& analysis, const Theme& theme,
                       QWidget* parent)
    : QWidget(parent, Qt::Window),
      m_document(document),
      m_theme(theme),
      m_browser(new HelpBrowser(document, analysis, theme)),
      m_filter(new HelpFilter(document.catalog(), this)),
      m_search(new QLineEdit),
      m_tree(new QTreeView)
{
    setObjectName(QStringLiteral("helpWindow"));
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Help"));
    resize(1080, 720);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeIndex());
    splitter->addWidget(makePage());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({270, 810});
    layout->addWidget(splitter);
    // Only then source() is the new page.
    connect(m_browser, &QTextBrowser::historyChanged, this, &HelpWindow::followPage);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search,
            [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this,
            &QWidget::close);
    m_browser->showIndex();
}

QWidget* HelpWindow::makeIndex()
{
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(12, 12, 0, 0);
    layout->setSpacing(8);
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setPlaceholderText(tr("Search all help"));
    m_search->setAccessibleName(tr("Search all help"));
    m_search->setClearButtonEnabled(true);
    m_filter->setSourceModel(new PaletteModel(m_document.catalog(), m_theme, this));
    m_tree->setObjectName(QStringLiteral("helpIndex"));
    m_tree->setAccessibleName(tr("Services"));
    m_tree->setModel(m_filter);
    m_tree->setHeaderHidden(true);
    m_tree->setIconSize({24, 24});
    m_tree->setIndentation(12);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->expandAll();
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                const QString kind = current.data(PaletteModel::KindRole).toString();
                // Only what the user chose: the page's own kind is there already.
                if (!kind.isEmpty() && kind.toStdString() != m_browser->kind()) {
                    m_browser->showKind(kind.toStdString());
                }
            });
    return side;
}

QWidget* HelpWindow::makePage()
{
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 0, 12, 0);
    const auto addButton = [&](const char* name, const QString& words, const QString& tip) {
        auto* button = new QToolButton;
        button->setObjectName(QLatin1String(name));
        button->setText(words);
        button->setToolTip(tip);
        bar->addWidget(button);
        return button;
    };
    QToolButton* back = addButton("helpBack", tr("Back"), tr("The page before"));
    QToolButton* forward = addButton("helpForward", tr("Forward"), tr("The page after"));
    QToolButton* all = addButton("helpAll", tr("All services"), tr("The index of the help"));
    bar->addStretch();
    back->setEnabled(false);
    forward->setEnabled(false);
    connect(back, &QToolButton::clicked, m_browser, &QTextBrowser::backward);
    connect(forward, &QToolButton::clicked, m_browser, &QTextBrowser::forward);
    connect(all, &QToolButton::clicked, m_browser, &HelpBrowser::showIndex);
    connect(m_browser, &QTextBrowser::backwardAvailable, back, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::forwardAvailable, forward, &QWidget::setEnabled);
    layout->addLayout(bar);
    layout->addWidget(m_browser, 1);
    return side;
}

void HelpWindow::showKind(const std::string& kind, const std::string& region)
{
    if (kind.empty()) {
        m_browser->showIndex();
        m_search->setFocus();
    } else {
        m_browser->showKind(kind, region);
    }
}

void HelpWindow::search(const QString& words)
{
    // Else the row that comes in the place of one that is left out would be shown.
    m_tree->setCurrentIndex({});
    m_filter->search(words);
    m_tree->expandAll();
    followPage();
}

/// The index shows where the page stands in it.
void HelpWindow::followPage()
{
    const QModelIndex place = m_filter->indexOf(m_browser->kind());
    if (place.isValid()) {
        m_tree->setCurrentIndex(place);
        m_tree->scrollTo(place);
    } else {
        m_tree->setCurrentIndex({});
    }
}

}  // namespace breakeven::ui
