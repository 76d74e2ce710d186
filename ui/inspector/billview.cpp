#include "ui/inspector/billview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/language/phrases.h"
#include "ui/results/billtext.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

BillView::BillView(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(0);
}

void BillView::showComponent(const pricing::Bill& bill, const std::string& component)
{
    clearLayout(m_lines);
    for (const pricing::BillLine& line : bill.lines) {
        if (line.component == component) {
            addLine(line);
        }
    }
    for (const pricing::MissingPrice& missing : bill.missing) {
        if (missing.component == component) {
            addMissing(missing);
        }
    }
    if (m_lines->count() == 0) {
        m_lines->addWidget(makeLabel(m_theme, tr("Nothing is charged for it."), Role::Muted, 12));
    }
}

void BillView::addLine(const pricing::BillLine& line)
{
    const QString name = lineName(line.label, line.key);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* toggle = new QToolButton;
    toggle->setObjectName(QStringLiteral("billLine-") + text(line.key.meter));
    toggle->setText(name);
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle->setIconSize(QSize(12, 12));
    toggle->setMinimumHeight(26);
    // A long name is elided rather than pushing the amount out of sight.
    toggle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    toggle->setToolTip(name);
    layout->addWidget(toggle, 1);
    layout->addWidget(makeLabel(m_theme, moneyExact(line.amount), Role::Text, 13, QFont::Medium));
    QWidget* details = explanation(explanationOf(line));
    const auto open = [this, toggle, details](bool on) {
        details->setVisible(on);
        toggle->setIcon(m_theme.icons().icon(
            on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
            m_theme.tokens().muted));
    };
    open(m_open.contains(name));
    connect(toggle, &QToolButton::clicked, this, [this, name, open] {
        const bool on = m_open.insert(name).second;
        if (!on) {
            m_open.erase(name);
        }
        open(on);
    });
    m_lines->addWidget(row);
    m_lines->addWidget(details);
}

void BillView::addMissing(const pricing::MissingPrice& missing)
{
    QLabel* label = makeLabel(m_theme, sentence(missing.reason), Role::Warn, 12);
    label->setWordWrap(true);
    label->setContentsMargins(4, 4, 0, 4);
    m_lines->addWidget(label);
    const QString nearest = text(missing.nearest);
    if (nearest.isEmpty() || nearest == text(missing.region)) {
        return;
    }
    QPushButton* move = makeFlatButton(tr("Use %1").arg(nearest));
    move->setObjectName(QStringLiteral("useRegion-") + text(missing.key.meter));
    move->setToolTip(tr("The nearest region that has this price; only this component moves"));
    connect(move, &QPushButton::clicked, this, [this, nearest] { emit regionRequested(nearest); });
    m_lines->addWidget(move, 0, Qt::AlignLeft);
}

QWidget* BillView::explanation(const QStringList& facts) const
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(22, 0, 0, 6);
    layout->setSpacing(1);
    for (const QString& fact : facts) {
        QLabel* label = makeLabel(m_theme, fact, Role::Muted, 11);
        if (fact.startsWith(QLatin1String("https://"))) {
            label->setTextFormat(Qt::RichText);
            label->setText(
                QStringLiteral("<a href=\"%1\">%2</a>")
                    .arg(fact.toHtmlEscaped(), fact.mid(8).section(QLatin1Char('/'), 0, 0)));
            label->setToolTip(fact);
            label->setOpenExternalLinks(true);
        } else {
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        }
        layout->addWidget(label);
    }
    return box;
}

}  // namespace breakeven::ui
