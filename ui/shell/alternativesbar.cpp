#include "ui/shell/alternativesbar.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

#include "ui/commands/alternativecommands.h"
#include "ui/commands/partcommands.h"
#include "ui/results/headline.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

AlternativesBar::AlternativesBar(Document& document, Analysis& analysis, const Theme& theme,
                                 QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_analysis(analysis),
      m_theme(theme),
      m_tabs(new QTabBar),
      m_nameEdit(new QLineEdit(m_tabs))
{
    setProperty("role", QStringLiteral("bar"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 12, 0);
    layout->setSpacing(6);
    m_tabs->setObjectName(QStringLiteral("alternativeTabs"));
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideMiddle);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setIconSize(QSize(10, 10));
    m_nameEdit->setObjectName(QStringLiteral("alternativeName"));
    m_nameEdit->hide();
    layout->addWidget(m_tabs, 0, Qt::AlignBottom);
    QToolButton* add = makeIconButton(theme, QStringLiteral("add"), tr("Add an alternative"));
    add->setObjectName(QStringLiteral("addAlternative"));
    auto* menu = new QMenu(add);
    menu->addAction(tr("Empty alternative"), this, &AlternativesBar::addAlternative);
    menu->addAction(tr("Copy of this alternative"), this, &AlternativesBar::duplicateCurrent);
    add->setMenu(menu);
    add->setPopupMode(QToolButton::InstantPopup);
    layout->addWidget(add);
    layout->addStretch(1);
    addFigures(layout);
    addRun(layout);
    connect(m_tabs, &QTabBar::currentChanged, this, &AlternativesBar::takeTab);
    connect(m_tabs, &QTabBar::tabCloseRequested, this, &AlternativesBar::removeTab);
    connect(m_tabs, &QTabBar::tabBarDoubleClicked, this, &AlternativesBar::editName);
    connect(m_nameEdit, &QLineEdit::editingFinished, this, &AlternativesBar::finishName);
    connect(&document, &Document::changed, this, &AlternativesBar::follow);
    connect(&analysis, &Analysis::outcomesChanged, this, &AlternativesBar::refreshFigures);
    connect(&theme, &Theme::changed, this, &AlternativesBar::paintTabs);
    fillTabs();
}

QLabel* AlternativesBar::addFigure(QHBoxLayout* layout, const char* name, const QString& caption)
{
    layout->addWidget(makeLabel(m_theme, caption, Role::Muted, 12));
    QLabel* value = makeLabel(m_theme, QStringLiteral("–"), Role::Text, 13, QFont::DemiBold);
    value->setObjectName(QLatin1String(name));
    layout->addWidget(value);
    layout->addSpacing(10);
    return value;
}

void AlternativesBar::addFigures(QHBoxLayout* layout)
{
    m_cost = makeLabel(m_theme, QStringLiteral("–"), Role::Text, 15, QFont::DemiBold);
    m_cost->setObjectName(QStringLiteral("liveCost"));
    m_interval = makeLabel(m_theme, tr("/mo"), Role::Muted, 12);
    m_interval->setObjectName(QStringLiteral("liveInterval"));
    layout->addWidget(m_cost);
    layout->addWidget(m_interval);
    layout->addSpacing(10);
    m_p50 = addFigure(layout, "liveP50", tr("p50"));
    m_p99 = addFigure(layout, "liveP99", tr("p99"));
    m_errors = addFigure(layout, "liveErrors", tr("err"));
    m_origin = makeLabel(m_theme, {}, Role::Muted, 11);
    m_origin->setObjectName(QStringLiteral("liveOrigin"));
    layout->addWidget(m_origin);
    layout->addSpacing(10);
}

void AlternativesBar::addRun(QHBoxLayout* layout)
{
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("runProgress"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(90);
    m_progress->hide();
    m_run = new QPushButton;
    m_run->setObjectName(QStringLiteral("runButton"));
    m_run->setMinimumWidth(92);
    layout->addWidget(m_progress);
    layout->addWidget(m_run);
    connect(m_run, &QPushButton::clicked, this,
            [this] { m_analysis.isRunning() ? emit cancelRequested() : emit runRequested(); });
    connect(&m_analysis, &Analysis::runStarted, this, [this] { showRunning(true); });
    connect(&m_analysis, &Analysis::runFinished, this, [this] { showRunning(false); });
    connect(&m_analysis, &Analysis::runProgress, this,
            [this](double share) { m_progress->setValue(static_cast<int>(share * 1000)); });
    connect(&m_theme, &Theme::changed, this, [this] { showRunning(m_analysis.isRunning()); });
    showRunning(false);
}

void AlternativesBar::showRunning(bool running)
{
    m_progress->setVisible(running);
    m_progress->setValue(0);
    m_run->setText(running ? tr("Cancel") : tr("Run"));
    m_run->setToolTip(running ? tr("Stop the simulation and keep the previous results (Shift+F5)")
                              : tr("Simulate the load on every alternative (F5)"));
    m_run->setProperty("kind", running ? QVariant() : QVariant(QStringLiteral("primary")));
    const Tokens& tokens = m_theme.tokens();
    m_run->setIcon(running ? m_theme.icons().icon(QStringLiteral("stop"), tokens.text)
                           : m_theme.icons().icon(QStringLiteral("run"), tokens.onAccent));
    m_run->setIconSize(QSize(14, 14));
    m_run->style()->unpolish(m_run);
    m_run->style()->polish(m_run);
}

void AlternativesBar::follow(const ChangeEvent& event)
{
    if (std::holds_alternative<AlternativesChanged>(event) ||
        std::holds_alternative<ProjectReset>(event)) {
        fillTabs();
    }
}

void AlternativesBar::fillTabs()
{
    const auto& alternatives = m_document.project().alternatives;
    {
        const QSignalBlocker blocker(m_tabs);
        while (m_tabs->count() > 0) {
            m_tabs->removeTab(0);
        }
        for (const model::Alternative& alternative : alternatives) {
            m_tabs->addTab(text(alternative.name));
        }
        m_tabs->setTabsClosable(alternatives.size() > 1);
    }
    paintTabs();
    const bool kept = m_document.project().find(m_current) != nullptr;
    const model::AlternativeId wanted =
        kept || alternatives.empty() ? m_current : alternatives.front().id;
    m_current = {};
    setCurrent(wanted);
}

void AlternativesBar::paintTabs()
{
    for (int index = 0; index < m_tabs->count(); ++index) {
        QPixmap dot(20, 20);
        dot.fill(Qt::transparent);
        QPainter painter(&dot);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.alternativeColor(index));
        painter.drawEllipse(1, 1, 18, 18);
        painter.end();
        m_tabs->setTabIcon(index, QIcon(dot));
        m_tabs->setTabToolTip(index, tr("Double-click to rename"));
    }
}

void AlternativesBar::setCurrent(const model::AlternativeId& alternative)
{
    const auto& alternatives = m_document.project().alternatives;
    const auto found = std::ranges::find(alternatives, alternative, &model::Alternative::id);
    if (found == alternatives.end() || alternative == m_current) {
        return;
    }
    m_current = alternative;
    {
        const QSignalBlocker blocker(m_tabs);
        m_tabs->setCurrentIndex(static_cast<int>(found - alternatives.begin()));
    }
    refreshFigures();
    emit currentChanged(m_current);
}

void AlternativesBar::takeTab(int index)
{
    const auto& alternatives = m_document.project().alternatives;
    if (index >= 0 && index < static_cast<int>(alternatives.size())) {
        setCurrent(alternatives[static_cast<std::size_t>(index)].id);
    }
}

void AlternativesBar::removeTab(int index)
{
    const auto& alternatives = m_document.project().alternatives;
    if (index >= 0 && index < static_cast<int>(alternatives.size()) && alternatives.size() > 1) {
        const model::AlternativeId id = alternatives[static_cast<std::size_t>(index)].id;
        m_document.undoStack().push(new RemoveAlternative(m_document, id));
    }
}

void AlternativesBar::editName(int index)
{
    if (index < 0) {
        addAlternative();
        return;
    }
    m_nameEdit->setText(m_tabs->tabText(index));
    m_nameEdit->setGeometry(m_tabs->tabRect(index).adjusted(2, 2, -2, -2));
    m_nameEdit->show();
    m_nameEdit->setFocus();
    m_nameEdit->selectAll();
}

void AlternativesBar::finishName()
{
    if (m_nameEdit->isHidden()) {
        return;
    }
    m_nameEdit->hide();
    const model::Alternative* alternative = m_document.project().find(m_current);
    const std::string name = m_nameEdit->text().trimmed().toStdString();
    if (alternative != nullptr && !name.empty() && name != alternative->name) {
        m_document.undoStack().push(
            new ChangeAlternative(m_document, m_current, name, alternative->region));
    }
}

void AlternativesBar::insert(model::Alternative alternative)
{
    const model::AlternativeId id = alternative.id;
    const int end = static_cast<int>(m_document.project().alternatives.size());
    m_document.undoStack().push(new AddAlternative(m_document, std::move(alternative), end));
    setCurrent(id);
}

void AlternativesBar::addAlternative()
{
    model::Alternative alternative;
    alternative.id = m_document.newAlternativeId();
    alternative.name =
        tr("Alternative %1").arg(m_document.project().alternatives.size() + 1).toStdString();
    if (const model::Alternative* current = m_document.project().find(m_current)) {
        alternative.region = current->region;
    }
    insert(std::move(alternative));
}

void AlternativesBar::duplicateCurrent()
{
    if (const model::Alternative* current = m_document.project().find(m_current)) {
        insert(duplicateOf(m_document, *current,
                           tr("%1, copy").arg(text(current->name)).toStdString()));
    }
}

void AlternativesBar::refreshFigures()
{
    const model::Outcome* outcome = m_analysis.outcome(m_current);
    if (outcome == nullptr) {
        for (QLabel* label : {m_cost, m_p50, m_p99, m_errors}) {
            label->setText(QStringLiteral("–"));
        }
        m_interval->setText(tr("/mo"));
        m_origin->clear();
        return;
    }
    const Headline headline = headlineOf(*outcome, m_analysis.isSimulationStale(m_current));
    m_cost->setText((headline.complete ? QString() : QStringLiteral("≥ ")) + money(headline.usd));
    const QString interval = plusMinus(headline.usdHalfWidth);
    m_interval->setText(interval.isEmpty() ? tr("/mo") : interval + tr(" /mo"));
    m_p50->setText(duration(headline.p50));
    m_p99->setText(duration(headline.p99));
    m_errors->setText(share(headline.errorRate));
    m_origin->setText(headline.simulated ? tr("simulated") : tr("estimate"));
    setRole(m_origin, headline.stale ? Role::Warn : Role::Muted);
    m_origin->setToolTip(headline.stale ? tr("The simulation is older than the last edit")
                                        : QString());
}

}  // namespace breakeven::ui
