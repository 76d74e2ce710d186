#include "ui/inspector/componentpage.h"

#include <algorithm>
#include <cmath>

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/commands/componentcommands.h"
#include "ui/inspector/billview.h"
#include "ui/inspector/density.h"
#include "ui/inspector/form.h"
#include "ui/inspector/parameterform.h"
#include "ui/inspector/regioneditor.h"
#include "ui/language/phrases.h"
#include "ui/results/headline.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

QString rawText(const model::ParameterValue& value)
{
    if (const double* number = std::get_if<double>(&value)) {
        return plainNumber(*number);
    }
    if (const bool* flag = std::get_if<bool>(&value)) {
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    }
    return text(std::get<std::string>(value));
}

}  // namespace

ComponentPage::ComponentPage(const InspectorContext& context, model::AlternativeId alternative,
                             model::ComponentId componentId)
    : InspectorPage(context),
      m_alternative(std::move(alternative)),
      m_component(std::move(componentId))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    const model::Component* found = component();
    if (found == nullptr) {
        return;
    }
    m_kind = document().catalog().find(found->kind);
    addHead(layout, *found);
    if (m_kind == nullptr) {
        addUnknownKind(layout, *found);
    } else {
        addCost(layout);
        addParameters(layout);
    }
    layout->addStretch();
    refreshValues();
    refreshFigures();
}

const model::Component* ComponentPage::component() const
{
    const model::Alternative* alternative = document().project().find(m_alternative);
    return alternative == nullptr ? nullptr : alternative->architecture.find(m_component);
}

void ComponentPage::addHead(QVBoxLayout* layout, const model::Component& component)
{
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    auto* badge = new QLabel;
    const QString category = m_kind == nullptr ? QString() : text(m_kind->category);
    badge->setPixmap(
        theme().icons().badge(m_kind == nullptr ? QStringLiteral("service") : text(m_kind->icon),
                              theme().categoryColor(category), 36, devicePixelRatioF()));
    head->addWidget(badge, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    m_name = new QLineEdit;
    setLine(*m_name, text(component.name));
    m_name->setObjectName(QStringLiteral("componentName"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setFont(theme().font(13, QFont::DemiBold));
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        const model::Component* current = this->component();
        const std::string name = m_name->text().trimmed().toStdString();
        if (current != nullptr && !name.empty() && name != current->name) {
            document().undoStack().push(
                new RenameComponent(document(), m_alternative, m_component, name));
        }
    });
    words->addWidget(m_name);
    QLabel* kind = makeLabel(theme(),
                             m_kind == nullptr ? text(component.kind)
                                               : QStringLiteral("%1 · %2").arg(
                                                     catalogText(m_kind->name), text(m_kind->id)),
                             Role::Muted, 11);
    kind->setWordWrap(true);
    words->addWidget(kind);
    head->addLayout(words, 1);
    if (m_kind != nullptr) {
        addHelp(head);
    }
    layout->addLayout(head);
    if (m_kind != nullptr) {
        QLabel* summary = makeLabel(theme(), catalogText(m_kind->summary), Role::Muted, 12);
        summary->setWordWrap(true);
        layout->addWidget(summary);
    }
}

void ComponentPage::addHelp(QHBoxLayout* head)
{
    QToolButton* help = makeIconButton(theme(), QStringLiteral("info"),
                                       tr("Help: parameters, limits, prices and their sources"));
    help->setObjectName(QStringLiteral("componentHelp"));
    connect(help, &QToolButton::clicked, this, [this] {
        const model::Alternative* alternative = document().project().find(m_alternative);
        const model::Component* current = component();
        if (current != nullptr) {
            emit helpRequested(m_kind->id,
                               current->region.empty() ? alternative->region : current->region);
        }
    });
    head->addWidget(help, 0, Qt::AlignTop);
}

void ComponentPage::addCost(QVBoxLayout* layout)
{
    if (m_kind->meters.empty() && m_kind->behaviour == model::Behaviour::Source) {
        m_cost = nullptr;
    } else {
        layout->addWidget(makeLine());
        m_cost = makeLabel(theme(), {}, Role::Text, 20, QFont::DemiBold);
        m_cost->setObjectName(QStringLiteral("componentCost"));
        layout->addWidget(m_cost);
        m_bill = new BillView(theme());
        layout->addWidget(m_bill);
    }
    m_figures = new QGridLayout;
    m_figures->setHorizontalSpacing(14);
    m_figures->setVerticalSpacing(1);
    layout->addLayout(m_figures);
}

void ComponentPage::addParameters(QVBoxLayout* layout)
{
    layout->addWidget(makeLine());
    m_service = new DensityView(theme(), tr("Own work"));
    m_service->setObjectName(QStringLiteral("serviceDensity"));
    m_init = new DensityView(theme(), tr("Cold start"));
    m_init->setObjectName(QStringLiteral("initDensity"));
    layout->addWidget(m_service);
    layout->addWidget(m_init);
    m_parameters =
        new ParameterForm(context(), m_alternative, {m_component}, *m_kind, [this](Form& form) {
            m_region = new RegionEditor(context(), m_alternative, m_component, *m_kind, form);
        });
    layout->addWidget(m_parameters);
    if (m_bill != nullptr) {
        connect(m_bill, &BillView::regionRequested, m_region,
                [this](const QString& region) { m_region->choose(region.toStdString()); });
    }
}

void ComponentPage::addUnknownKind(QVBoxLayout* layout, const model::Component& component)
{
    auto* form = new Form(theme());
    form->addNote(tr("This version does not know the kind \"%1\". The component is kept as it "
                     "is in the file, takes no time and costs nothing.")
                      .arg(text(component.kind)));
    form->addHeading(tr("Parameters in the file"));
    for (const auto& [id, value] : component.parameters) {
        QLineEdit* field = form->addText(text(id), text(id));
        setLine(*field, rawText(value));
        field->setReadOnly(true);
    }
    layout->addWidget(form);
}

bool ComponentPage::refreshValues()
{
    const model::Component* current = component();
    if (current == nullptr) {
        return false;
    }
    if (m_name->text() != text(current->name) && !m_name->isModified()) {
        setLine(*m_name, text(current->name));
    }
    m_name->setModified(false);
    if (m_region != nullptr) {
        m_region->refreshValues();
    }
    return m_parameters == nullptr || m_parameters->refreshValues();
}

void ComponentPage::refreshFigures()
{
    const auto headlines = componentHeadlines(analysis(), m_alternative);
    const auto found = headlines.find(m_component);
    const pricing::Bill* bill = analysis().bill(m_alternative);
    if (m_figures == nullptr || found == headlines.end() || bill == nullptr) {
        return;
    }
    if (m_cost != nullptr) {
        m_cost->setText((found->second.priced ? QString() : QStringLiteral("≥ ")) +
                        money(found->second.usd) + tr(" /mo"));
        m_bill->showComponent(*bill, m_component.text());
    }
    showFigures(found->second);
    showDensities();
    m_region->refreshOffers();
    m_parameters->refreshResponse();
}

void ComponentPage::showDensities()
{
    const model::SimulationModel* compiled = analysis().model(m_alternative);
    if (compiled == nullptr) {
        return;
    }
    const auto station =
        std::ranges::find(compiled->stations, m_component.text(), &model::StationSpec::id);
    if (station != compiled->stations.end()) {
        m_service->setDistribution(station->service);
        m_init->setDistribution(station->init);
    }
}

void ComponentPage::showFigures(const ComponentHeadline& headline)
{
    clearLayout(m_figures);
    std::vector<std::pair<QString, QString>> figures{
        {tr("Calls"), QStringLiteral("%1 /s").arg(count(headline.callsPerSecond))}};
    if (std::isfinite(headline.p95) && headline.p95 > 0) {
        figures.emplace_back(tr("p95"), duration(headline.p95));
    }
    if (headline.utilisation > 0) {
        figures.emplace_back(tr("Peak use"), share(headline.utilisation));
    }
    if (m_kind->behaviour == model::Behaviour::Function) {
        figures.emplace_back(tr("Cold"), share(headline.coldShare));
    }
    if (headline.refusedShare > 0) {
        figures.emplace_back(tr("Refused"), share(headline.refusedShare));
    }
    int column = 0;
    for (const auto& [name, value] : figures) {
        m_figures->addWidget(makeLabel(theme(), name, Role::Muted, 11), 0, column);
        m_figures->addWidget(makeLabel(theme(), value, Role::Text, 13, QFont::Medium), 1, column);
        ++column;
    }
    m_figures->setColumnStretch(column, 1);
}

}  // namespace breakeven::ui
