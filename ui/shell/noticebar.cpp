#include "ui/shell/noticebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

#include "ui/language/phrases.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

NoticeBar::NoticeBar(const Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_icon(new QLabel), m_text(makeLabel(theme, {}))
{
    setObjectName(QStringLiteral("noticeBar"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    m_text->setObjectName(QStringLiteral("noticeText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_text, 1);
    QToolButton* close = makeIconButton(theme, QStringLiteral("close"), tr("Dismiss"), 12);
    close->setObjectName(QStringLiteral("noticeClose"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    layout->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void NoticeBar::showError(const Error& error)
{
    show(QStringLiteral("notice-error"), QStringLiteral("error"), m_theme.tokens().bad,
         errorText(error));
}

void NoticeBar::showInfo(const QString& text)
{
    show(QStringLiteral("notice-info"), QStringLiteral("info"), m_theme.tokens().accent, text);
}

void NoticeBar::show(const QString& role, const QString& stem, const QColor& color,
                     const QString& text)
{
    setProperty("role", role);
    style()->unpolish(this);
    style()->polish(this);
    m_icon->setPixmap(m_theme.icons().glyph(stem, 18, color, devicePixelRatioF()));
    m_text->setText(text);
    setAccessibleName(text);
    setVisible(true);
}

}  // namespace breakeven::ui
