#include "ui/inspector/componentpage.h"

#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/commands/componentcommands.h"
#include "ui/inspector/billview.h"
#include "ui/inspector/form.h"
#include "ui/language/phrases.h"
#include "ui/results/headline.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

QString idOf(const model::Parameter& parameter)
{
    return text(parameter.id);
}

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

/// Groups in the order in which the kind first names them.
std::vector<std::string> groupsOf(const model::ServiceKind& kind)
{
    std::vector<std::string> groups;
    for (const model::Parameter& parameter : kind.parameters) {
        if (std::ranges::find(groups, parameter.group) == groups.end()) {
            groups.push_back(parameter.group);
        }
    }
    return groups;
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
    m_name = new QLineEdit(text(component.name));
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
    layout->addLayout(head);
    if (m_kind != nullptr) {
        QLabel* summary = makeLabel(theme(), catalogText(m_kind->summary), Role::Muted, 12);
        summary->setWordWrap(true);
        layout->addWidget(summary);
    }
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
    m_form = new Form(theme());
    for (const std::string& group : groupsOf(*m_kind)) {
        m_form->addHeading(group.empty() ? tr("Properties") : catalogText(group));
        for (const model::Parameter& parameter : m_kind->parameters) {
            if (parameter.group == group) {
                addParameter(parameter);
            }
        }
    }
    layout->addWidget(m_form);
}

void ComponentPage::addUnknownKind(QVBoxLayout* layout, const model::Component& component)
{
    m_form = new Form(theme());
    m_form->addNote(tr("This version does not know the kind \"%1\". The component is kept as it "
                       "is in the file, takes no time and costs nothing.")
                        .arg(text(component.kind)));
    m_form->addHeading(tr("Parameters in the file"));
    for (const auto& [id, value] : component.parameters) {
        QLineEdit* field = m_form->addText(text(id), text(id));
        field->setText(rawText(value));
        field->setReadOnly(true);
    }
    layout->addWidget(m_form);
}

void ComponentPage::addParameter(const model::Parameter& parameter)
{
    QWidget* editor = makeEditor(parameter);
    m_form->addRow(idOf(parameter), catalogText(parameter.label), editor,
                   catalogText(parameter.unit), helpOf(parameter));
    QToolButton* reset =
        m_form->addReset(idOf(parameter), tr("Changed; back to the default of the catalog"));
    connect(reset, &QToolButton::clicked, this,
            [this, &parameter] { set(parameter, parameter.defaultValue); });
}

QWidget* ComponentPage::makeEditor(const model::Parameter& parameter)
{
    switch (parameter.type) {
        case model::ParameterType::Number:
        case model::ParameterType::Integer: {
            auto* edit = new NumberEdit({parameter.minimum, parameter.maximum,
                                         parameter.type == model::ParameterType::Integer});
            connect(edit, &NumberEdit::valueEdited, this,
                    [this, &parameter](double value) { set(parameter, value); });
            return edit;
        }
        case model::ParameterType::Boolean: {
            auto* box = new QCheckBox;
            connect(box, &QCheckBox::clicked, this,
                    [this, &parameter](bool on) { set(parameter, on); });
            return box;
        }
        case model::ParameterType::Choice: {
            auto* box = new QComboBox;
            box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
            for (const model::Choice& choice : parameter.choices) {
                box->addItem(catalogText(choice.label), text(choice.value));
            }
            connect(box, &QComboBox::activated, this, [this, &parameter, box] {
                set(parameter, box->currentData().toString().toStdString());
            });
            return box;
        }
        case model::ParameterType::Text:
            break;
    }
    if (m_kind->behaviour == model::Behaviour::Source) {
        return makeSourceChooser(parameter);
    }
    auto* edit = new QLineEdit;
    connect(edit, &QLineEdit::editingFinished, this,
            [this, &parameter, edit] { set(parameter, edit->text().toStdString()); });
    return edit;
}

QWidget* ComponentPage::makeSourceChooser(const model::Parameter& parameter)
{
    auto* box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->addItem(tr("The only one"), QString());
    for (const model::TrafficSource& source : document().project().workload.sources) {
        box->addItem(text(source.name), text(source.id.text()));
    }
    connect(box, &QComboBox::activated, this, [this, &parameter, box] {
        set(parameter, box->currentData().toString().toStdString());
    });
    return box;
}

void ComponentPage::set(const model::Parameter& parameter, model::ParameterValue value)
{
    const model::Component* current = component();
    if (current == nullptr || model::valueOf(*m_kind, *current, parameter) == value) {
        return;
    }
    const bool isDefault = value == parameter.defaultValue;
    document().undoStack().push(new SetParameter(
        document(), m_alternative, m_component, parameter.id,
        isDefault ? SetParameter::Value() : SetParameter::Value(std::move(value))));
}

void ComponentPage::showValue(const model::Parameter& parameter, const model::ParameterValue& value)
{
    auto* editor = m_form->findChild<QWidget*>(QStringLiteral("field-") + idOf(parameter));
    if (auto* number = qobject_cast<NumberEdit*>(editor)) {
        number->setValue(std::holds_alternative<double>(value) ? std::get<double>(value) : 0);
    } else if (auto* box = qobject_cast<QCheckBox*>(editor)) {
        box->setChecked(std::holds_alternative<bool>(value) && std::get<bool>(value));
    } else if (auto* choices = qobject_cast<QComboBox*>(editor)) {
        choices->setCurrentIndex(choices->findData(rawText(value)));
    } else if (auto* line = qobject_cast<QLineEdit*>(editor); line && !line->hasFocus()) {
        line->setText(rawText(value));
    }
    m_form->setChanged(idOf(parameter), !(value == parameter.defaultValue));
}

bool ComponentPage::refreshValues()
{
    const model::Component* current = component();
    if (current == nullptr) {
        return false;
    }
    if (m_name->text() != text(current->name) && !m_name->isModified()) {
        m_name->setText(text(current->name));
    }
    m_name->setModified(false);
    if (m_kind != nullptr) {
        for (const model::Parameter& parameter : m_kind->parameters) {
            showValue(parameter, model::valueOf(*m_kind, *current, parameter));
        }
    }
    return true;
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
