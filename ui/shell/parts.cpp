#include "ui/shell/parts.h"

#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace breakeven::ui {

namespace {

QString roleName(Role role)
{
    switch (role) {
        case Role::Text:
            return QStringLiteral("text");
        case Role::Muted:
            return QStringLiteral("muted");
        case Role::Faint:
            return QStringLiteral("faint");
        case Role::Heading:
            return QStringLiteral("heading");
        case Role::Good:
            return QStringLiteral("good");
        case Role::Warn:
            return QStringLiteral("warn");
        case Role::Bad:
            return QStringLiteral("bad");
    }
    return {};
}

}  // namespace

QLabel* makeLabel(const Theme& theme, const QString& text, Role role, int px, QFont::Weight weight)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setFont(theme.font(px, weight));
    label->setProperty("role", roleName(role));
    return label;
}

void setRole(QLabel* label, Role role)
{
    if (label->property("role").toString() != roleName(role)) {
        label->setProperty("role", roleName(role));
        label->style()->unpolish(label);
        label->style()->polish(label);
    }
}

void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        } else if (item->layout() != nullptr) {
            clearLayout(item->layout());
        }
        delete item;
    }
}

QFrame* makeLine()
{
    auto* line = new QFrame;
    line->setProperty("role", QStringLiteral("line"));
    line->setFixedHeight(1);
    return line;
}

QPushButton* makeFlatButton(const QString& text)
{
    auto* button = new QPushButton(text);
    button->setProperty("kind", QStringLiteral("flat"));
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

QToolButton* makeIconButton(const Theme& theme, const QString& stem, const QString& tooltip, int px)
{
    auto* button = new QToolButton;
    button->setIconSize(QSize(px, px));
    button->setMinimumSize(24, 24);
    button->setToolTip(tooltip);
    button->setAccessibleName(tooltip);
    const auto paint = [button, stem, &theme] {
        button->setIcon(theme.icons().icon(stem, theme.tokens().muted));
    };
    paint();
    QObject::connect(&theme, &Theme::changed, button, paint);
    return button;
}

QScrollArea* makeScroll(QVBoxLayout*& content)
{
    auto* scroll = new QScrollArea;
    auto* inner = new QWidget;
    inner->setProperty("role", QStringLiteral("panel"));
    content = new QVBoxLayout(inner);
    content->setContentsMargins(12, 12, 12, 12);
    content->setSpacing(8);
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

void styleRows(QTableView& view)
{
    view.setSortingEnabled(true);
    view.sortByColumn(-1, Qt::AscendingOrder);
    view.setShowGrid(false);
    view.setWordWrap(false);
    view.verticalHeader()->hide();
    view.verticalHeader()->setDefaultSectionSize(28);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.horizontalHeader()->setStretchLastSection(true);
    view.horizontalHeader()->setHighlightSections(false);
}

QWidget* makeEmptyState(const Theme& theme, const QString& icon, const QString& title,
                        const QString& hint)
{
    auto* state = new QWidget;
    auto* layout = new QVBoxLayout(state);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(6);
    auto* picture = new QLabel;
    const auto paint = [picture, icon, &theme] {
        picture->setPixmap(
            theme.icons().glyph(icon, 28, theme.tokens().faint, picture->devicePixelRatioF()));
    };
    paint();
    QObject::connect(&theme, &Theme::changed, picture, paint);
    layout->addStretch();
    layout->addWidget(picture, 0, Qt::AlignHCenter);
    layout->addWidget(makeLabel(theme, title, Role::Text, 13, QFont::DemiBold), 0,
                      Qt::AlignHCenter);
    QLabel* text = makeLabel(theme, hint, Role::Muted);
    text->setObjectName(QStringLiteral("emptyHint"));
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignHCenter);
    // Without an alignment of its own: a layout gives wrapped text its full height only then.
    layout->addWidget(text);
    layout->addStretch();
    return state;
}

}  // namespace breakeven::ui
