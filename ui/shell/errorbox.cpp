#include "ui/shell/errorbox.h"

#include <cmath>

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>
#include <QTextEdit>

#include "ui/language/phrases.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

QString paragraph(const QString& words)
{
    return QStringLiteral("<p style=\"margin:0 0 4px 0\">%1</p>").arg(words);
}

/// Errors are written to stand after their place; here they stand alone.
QString capitalised(QString words)
{
    if (!words.isEmpty()) {
        words[0] = words[0].toUpper();
    }
    return words;
}

}  // namespace

ErrorBox::ErrorBox(QWidget* parent) : QFrame(parent), m_text(new QTextEdit)
{
    setObjectName(QStringLiteral("errorBox"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    m_text->setObjectName(QStringLiteral("errorText"));
    m_text->setProperty("role", QStringLiteral("plain"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("What went wrong"));
    m_text->document()->setDocumentMargin(0);
    layout->addWidget(m_text);
    hide();
}

void ErrorBox::showError(const QString& outcome, const Error& error)
{
    if (error.code == ErrorCode::Cancelled) {
        showInfo(error.remedy.empty()
                     ? sentence(error.message)
                     : tr("%1; %2").arg(sentence(error.message), sentence(error.remedy)));
        return;
    }
    QString html = paragraph(QStringLiteral("<b>%1</b>").arg(outcome.toHtmlEscaped())) +
                   paragraph(capitalised(sentence(error.message)).toHtmlEscaped());
    if (!error.where.empty()) {
        html += paragraph(tr("Where: %1").arg(text(error.where)).toHtmlEscaped());
    }
    if (!error.remedy.empty()) {
        html += paragraph(tr("What to do: %1").arg(sentence(error.remedy)).toHtmlEscaped());
    }
    showWords("notice-error", html);
}

void ErrorBox::showInfo(const QString& words)
{
    showWords("notice-info", paragraph(words.toHtmlEscaped()));
}

QString ErrorBox::shownText() const
{
    return m_text->toPlainText();
}

void ErrorBox::showWords(const char* role, const QString& html)
{
    setProperty("role", QLatin1String(role));
    style()->unpolish(this);
    style()->polish(this);
    m_text->setHtml(html);
    setVisible(true);
    fit();
}

void ErrorBox::fit()
{
    const int width = m_text->viewport()->width();
    if (width > 0) {
        m_text->document()->setTextWidth(width);
        m_text->setFixedHeight(static_cast<int>(std::ceil(m_text->document()->size().height())) +
                               2);
    }
}

void ErrorBox::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    layout()->activate();
    fit();
}

void ErrorBox::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fit();
    }
}

}  // namespace breakeven::ui
