#include "ui/shell/stylesheet.h"

#include <QDir>
#include <QPalette>
#include <QPixmap>

namespace breakeven::ui {

namespace {

/// `@name` stands for a token, `@images` for the image folder. Widgets opt into variants by
/// dynamic properties: `kind` on buttons (primary, flat, danger), `role` on labels and frames.
constexpr const char* sheetTemplate = R"(
* { outline: none; }
QMainWindow, QDialog { background: @window; }
QMainWindow::separator { background: @window; width: 5px; height: 5px; }
QMainWindow::separator:hover { background: @border; }
QWidget { color: @text; selection-background-color: @accent; selection-color: @onAccent; }
QToolTip { background: @text; color: @panel; border: none; padding: 5px 8px; }

QMenuBar { background: @window; border: none; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 5px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @hover; }
QMenu { background: @panel; border: 1px solid @border; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 12px; border-radius: 5px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @accentTint; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @border; margin: 5px 8px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 6px; }
QMenu::indicator:checked { image: url(@images/check-accent.png); }

QToolBar { background: @panel; border: none; padding: 0; spacing: 0; }
QToolBar::separator { background: @border; width: 1px; margin: 6px; }

QDockWidget { color: @muted; font-weight: 600; }
QDockWidget::title { background: @panel; padding: 9px 12px 7px 12px; border: none;
  border-bottom: 1px solid @border; text-align: left; }
QDockWidget > QWidget { background: @panel; }
QDockWidget::close-button, QDockWidget::float-button { border: none; border-radius: 4px;
  background: transparent; padding: 2px; }
QDockWidget::close-button:hover, QDockWidget::float-button:hover { background: @hover; }
QWidget[role="panel"], QStackedWidget[role="panel"], QFrame[role="panel"] { background: @panel; }
QWidget[role="canvas"] { background: @window; }
QWidget[role="bar"] { background: @panel; border-bottom: 1px solid @border; }
QFrame[role="card"] { background: @panel; border: 1px solid @border; border-radius: 10px; }
QFrame[role="popup"] { background: @panel; border: 1px solid @border; border-radius: 10px; }
QFrame[role="line"] { background: @border; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="notice-error"] { background: @badTint; border: 1px solid @badLine; border-radius: 8px; }
QFrame[role="notice-info"] { background: @accentTint; border: 1px solid @border;
  border-radius: 8px; }

QLabel { background: transparent; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="faint"] { color: @faint; }
QLabel[role="heading"] { color: @muted; font-weight: 600; }
QLabel[role="good"] { color: @good; }
QLabel[role="warn"] { color: @warn; }
QLabel[role="bad"] { color: @bad; }

QTabWidget::pane { border: none; background: @panel; }
QTabWidget::tab-bar { left: 8px; }
#qt_tabwidget_stackedwidget { background: @panel; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 12px 7px 12px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; background: @hover; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @accent; }
QTabBar::tab:disabled { color: @faint; }
QTabBar::close-button { image: url(@images/close.png); subcontrol-position: right; border-radius: 4px;
  width: 14px; height: 14px; margin: 0 -2px 0 4px; }
QTabBar::close-button:hover { background: @border; }

QPushButton { background: @panel; color: @text; border: 1px solid @border; border-radius: 6px;
  padding: 5px 12px; min-height: 16px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @border; }
QPushButton:focus { border: 2px solid @focus; padding: 4px 11px; }
QPushButton:disabled { color: @faint; background: @window; }
QPushButton:checked { background: @accentTint; border-color: @accent; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border: 1px solid @accent;
  font-weight: 600; }
QPushButton[kind="primary"]:hover { background: @accentHover; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; }
QPushButton[kind="primary"]:disabled { background: @border; border-color: @border; color: @muted; }
QPushButton[kind="row"] { background: @panel; border: 1px solid @border; border-radius: 8px;
  min-height: 42px; padding: 0; }
QPushButton[kind="row"]:hover { background: @hover; }
QPushButton[kind="row"]:focus { border: 2px solid @focus; }
QPushButton[kind="flat"] { background: transparent; border: 1px solid transparent;
  color: @accent; padding: 3px 6px; text-align: left; }
QPushButton[kind="flat"]:hover { background: @hover; }
QPushButton[kind="flat"]:focus { border: 1px solid @focus; }
QPushButton[kind="flat"]:disabled { color: @faint; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 3px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @border; }
QToolButton:focus { border: 1px solid @focus; }
QToolButton:checked { background: @accentTint; }
QToolButton:disabled { color: @faint; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: @panel;
  color: @text; border: 1px solid @border; border-radius: 6px; padding: 3px 8px;
  min-height: 20px; }
QTextEdit[role="plain"], QTextEdit[role="plain"]:focus { background: transparent; border: none;
  padding: 0; min-height: 0; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: @faint; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border: 2px solid @focus; padding: 2px 7px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: @faint;
  background: @window; }
QLineEdit:read-only { background: @window; color: @muted; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"] { border: 2px solid @bad;
  padding: 2px 7px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 18px; border: none;
  background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @hover;
  border-radius: 3px; }
QAbstractSpinBox::up-arrow { image: url(@images/up.png); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url(@images/down.png); width: 9px; height: 9px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(@images/down.png); width: 11px; height: 11px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @border; padding: 4px;
  selection-background-color: @accentTint; selection-color: @text; }
QComboBox QAbstractItemView::item { min-height: 24px; padding: 0 6px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px;
  border: 1px solid @faint; border-radius: 4px; background: @panel; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @focus;
  width: 14px; height: 14px; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent;
  image: url(@images/check.png); }
QRadioButton::indicator:checked { background: @panel; border: 5px solid @accent; width: 8px;
  height: 8px; }
QCheckBox::indicator:disabled { background: @window; border-color: @border; }

QAbstractItemView { background: @panel; alternate-background-color: @window; color: @text;
  border: none; }
QTableView, QTreeView, QListView { selection-background-color: @accentTint;
  selection-color: @text; gridline-color: @border; }
QTreeView::item, QListView::item { min-height: 28px; border: none; }
QTableView::item { padding: 0 8px; border: none; border-bottom: 1px solid @border; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
  background: @accentTint; color: @text; }
QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::branch { background: transparent; border-image: none; }
QTreeView::branch:has-children:closed { image: url(@images/right.png); }
QTreeView::branch:has-children:open { image: url(@images/down.png); }
QAbstractItemView:focus { border: none; }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @muted; border: none;
  border-bottom: 1px solid @border; padding: 6px 11px; font-weight: 600; }
QTableCornerButton::section { background: @panel; border: none; }

QScrollArea, QScrollArea > QWidget > QWidget[role="content"] { background: transparent;
  border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QProgressBar { background: @border; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSlider::groove:horizontal { background: @border; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: @accent; width: 14px; height: 14px; margin: -5px 0;
  border-radius: 7px; }
QGroupBox { border: 1px solid @border; border-radius: 8px; margin-top: 18px; padding: 8px; }
QGroupBox::title { subcontrol-origin: margin; color: @muted; padding: 0 2px; }
QStatusBar { background: @window; color: @muted; border: none; }
QStatusBar::item { border: none; }
)";

void replaceToken(QString& sheet, const char* name, const QColor& color)
{
    // Longer names first, so that `@accent` does not eat the head of `@accentTint`.
    sheet.replace(QLatin1Char('@') + QLatin1String(name), color.name());
}

struct StyleImage {
    const char* file;
    const char* stem;
    QColor color;
};

void writeImage(const StyleImage& image, const Icons& icons, const QString& folder)
{
    const QString base = folder + QLatin1Char('/') + QLatin1String(image.file);
    const QString stem = QLatin1String(image.stem);
    icons.glyph(stem, 16, image.color).save(base + QLatin1String(".png"));
    icons.glyph(stem, 32, image.color).save(base + QLatin1String("@2x.png"));
}

}  // namespace

QString styleSheetOf(const Tokens& tokens, const QString& imageFolder)
{
    QString sheet = QString::fromLatin1(sheetTemplate);
    replaceToken(sheet, "accentTint", tokens.accentTint);
    replaceToken(sheet, "accentHover", mixed(tokens.accent, tokens.text, 0.85));
    replaceToken(sheet, "accent", tokens.accent);
    replaceToken(sheet, "onAccent", tokens.onAccent);
    replaceToken(sheet, "badTint", mixed(tokens.bad, tokens.panel, 0.08));
    replaceToken(sheet, "badLine", mixed(tokens.bad, tokens.panel, 0.35));
    replaceToken(sheet, "bad", tokens.bad);
    replaceToken(sheet, "scroll", mixed(tokens.faint, tokens.panel, 0.4));
    replaceToken(sheet, "window", tokens.window);
    replaceToken(sheet, "panel", tokens.panel);
    replaceToken(sheet, "text", tokens.text);
    replaceToken(sheet, "muted", tokens.muted);
    replaceToken(sheet, "faint", tokens.faint);
    replaceToken(sheet, "border", tokens.border);
    replaceToken(sheet, "focus", tokens.focus);
    replaceToken(sheet, "good", tokens.good);
    replaceToken(sheet, "warn", tokens.warn);
    replaceToken(sheet, "hover", tokens.hover);
    return sheet.replace(QLatin1String("@images"), imageFolder);
}

QPalette paletteOf(const Tokens& tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.window);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.panel);
    palette.setColor(QPalette::AlternateBase, tokens.window);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.faint);
    palette.setColor(QPalette::Button, tokens.panel);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::Highlight, tokens.accent);
    palette.setColor(QPalette::HighlightedText, tokens.onAccent);
    palette.setColor(QPalette::ToolTipBase, tokens.text);
    palette.setColor(QPalette::ToolTipText, tokens.panel);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::Mid, tokens.border);
    palette.setColor(QPalette::Light, tokens.panel);
    palette.setColor(QPalette::Dark, tokens.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, tokens.faint);
    }
    return palette;
}

void writeStyleImages(const Tokens& tokens, const Icons& icons, const QString& imageFolder)
{
    QDir().mkpath(imageFolder);
    const StyleImage images[] = {
        {"check", "check", tokens.onAccent},    {"check-accent", "check", tokens.accent},
        {"close", "close", tokens.muted},       {"up", "chevron-up", tokens.muted},
        {"down", "chevron-down", tokens.muted}, {"right", "chevron-right", tokens.muted},
    };
    for (const StyleImage& image : images) {
        writeImage(image, icons, imageFolder);
    }
}

}  // namespace breakeven::ui
