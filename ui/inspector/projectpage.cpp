#include "ui/inspector/projectpage.h"

#include <set>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/commands/alternativecommands.h"
#include "ui/commands/projectcommands.h"
#include "ui/inspector/form.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

ProjectPage::ProjectPage(const InspectorContext& context, model::AlternativeId alternativeId)
    : InspectorPage(context),
      m_alternative(std::move(alternativeId)),
      m_form(new Form(context.theme))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    addNames();
    addAssumptions();
    m_figures = makeLabel(theme(), {}, Role::Muted, 12);
    m_figures->setWordWrap(true);
    layout->addWidget(m_form);
    layout->addWidget(makeLine());
    layout->addWidget(m_figures);
    layout->addStretch();
    refreshValues();
    refreshFigures();
}

const model::Alternative* ProjectPage::alternative() const
{
    return document().project().find(m_alternative);
}

void ProjectPage::addNames()
{
    m_form->addHeading(tr("Project"));
    m_projectName = m_form->addText(QStringLiteral("project"), tr("Name"));
    connect(m_projectName, &QLineEdit::editingFinished, this, [this] {
        const std::string name = m_projectName->text().trimmed().toStdString();
        if (name != document().project().name) {
            document().undoStack().push(new RenameProject(document(), name));
        }
    });
    m_form->addHeading(tr("Alternative"));
    m_name = m_form->addText(QStringLiteral("alternative"), tr("Name"));
    connect(m_name, &QLineEdit::editingFinished, this, &ProjectPage::changeAlternative);
    m_region = m_form->addChoice(QStringLiteral("region"), tr("Region"), regionChoices(),
                                 tr("Where its components run and are priced"));
    connect(m_region, &QComboBox::activated, this, &ProjectPage::changeAlternative);
}

std::vector<std::pair<QString, QString>> ProjectPage::regionChoices() const
{
    std::set<std::string> regions;
    if (const model::Alternative* current = alternative()) {
        regions.insert(current->region);
        for (const model::Component& component : current->architecture.components) {
            if (const model::ServiceKind* kind = document().catalog().find(component.kind)) {
                regions.merge([&] {
                    const auto some = analysis().book().regions(kind->provider);
                    return std::set<std::string>(some.begin(), some.end());
                }());
            }
        }
    }
    std::vector<std::pair<QString, QString>> choices;
    for (const std::string& region : regions) {
        choices.emplace_back(text(region), text(region));
    }
    return choices;
}

void ProjectPage::changeAlternative()
{
    const model::Alternative* current = alternative();
    const std::string name = m_name->text().trimmed().toStdString();
    const std::string region = m_region->currentData().toString().toStdString();
    if (current == nullptr || name.empty() || region.empty() ||
        (name == current->name && region == current->region)) {
        return;
    }
    document().undoStack().push(new ChangeAlternative(document(), m_alternative, name, region));
}

void ProjectPage::addAssumptions()
{
    m_form->addHeading(tr("Assumptions"));
    m_hours = m_form->addChoice(QStringLiteral("hours"), tr("Hours a month"),
                                {{QStringLiteral("720"), tr("720 (30 days)")},
                                 {QStringLiteral("730"), tr("730 (average)")},
                                 {QStringLiteral("744"), tr("744 (31 days)")}},
                                tr("What providers bill by the hour, and how long the load runs"));
    connect(m_hours, &QComboBox::activated, this, [this] {
        model::Assumptions assumptions = document().project().assumptions;
        assumptions.hoursPerMonth = m_hours->currentData().toString().toDouble();
        if (!(assumptions == document().project().assumptions)) {
            document().undoStack().push(new ChangeAssumptions(document(), assumptions));
        }
    });
    m_freeTier = m_form->addSwitch(QStringLiteral("freeTier"), tr("Free tier"),
                                   tr("Always-free monthly allowances apply"));
    connect(m_freeTier, &QCheckBox::clicked, this, [this](bool on) {
        model::Assumptions assumptions = document().project().assumptions;
        assumptions.freeTier = on;
        document().undoStack().push(new ChangeAssumptions(document(), assumptions));
    });
}

bool ProjectPage::refreshValues()
{
    const model::Alternative* current = alternative();
    if (current == nullptr) {
        return false;
    }
    const model::Project& project = document().project();
    if (!m_projectName->hasFocus()) {
        setLine(*m_projectName, text(project.name));
    }
    if (!m_name->hasFocus()) {
        setLine(*m_name, text(current->name));
    }
    m_region->setCurrentIndex(m_region->findData(text(current->region)));
    m_hours->setCurrentIndex(m_hours->findData(QString::number(project.assumptions.hoursPerMonth)));
    m_freeTier->setChecked(project.assumptions.freeTier);
    return true;
}

void ProjectPage::refreshFigures()
{
    const model::Alternative* current = alternative();
    if (current == nullptr) {
        return;
    }
    const model::Outcome* outcome = analysis().outcome(m_alternative);
    QString figures = tr("%1 components, %2 connections.")
                          .arg(current->architecture.components.size())
                          .arg(current->architecture.connections.size());
    if (outcome != nullptr) {
        figures += tr(" %1 requests a month.").arg(count(outcome->estimate.requestsPerMonth));
    }
    m_figures->setText(figures + tr("\nSelect a component or a connection to edit it."));
}

}  // namespace breakeven::ui
