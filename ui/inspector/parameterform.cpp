#include "ui/inspector/parameterform.h"

#include <algorithm>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/commands/componentcommands.h"
#include "ui/inspector/form.h"
#include "ui/inspector/responseview.h"
#include "ui/language/phrases.h"
#include "ui/shell/choicebox.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

const QString fieldPrefix = QStringLiteral("field-");

QString idOf(const model::Parameter& parameter)
{
    return text(parameter.id);
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

QString wordOf(const model::ParameterValue& value)
{
    const auto* word = std::get_if<std::string>(&value);
    return word == nullptr ? QString() : text(*word);
}

}  // namespace

ParameterForm::ParameterForm(const InspectorContext& context, model::AlternativeId alternative,
                             std::vector<model::ComponentId> components,
                             const model::ServiceKind& kind,
                             const std::function<void(Form&)>& addFirst)
    : m_context(context),
      m_alternative(std::move(alternative)),
      m_components(std::move(components)),
      m_kind(kind),
      m_form(new Form(context.theme)),
      m_response(new ResponseView(context.document, context.analysis, context.theme, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    if (addFirst) {
        addFirst(*m_form);
    }
    for (const std::string& group : groupsOf(kind)) {
        m_form->addHeading(group.empty() ? tr("Properties") : catalogText(group));
        for (const model::Parameter& parameter : kind.parameters) {
            if (parameter.group == group) {
                addParameter(parameter);
            }
        }
    }
    layout->addWidget(m_form);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget*, QWidget* focused) { followFocus(focused); });
    refreshValues();
}

std::vector<const model::Component*> ParameterForm::components() const
{
    std::vector<const model::Component*> found;
    if (const model::Alternative* alternative = m_context.document.project().find(m_alternative)) {
        for (const model::ComponentId& id : m_components) {
            if (const model::Component* component = alternative->architecture.find(id)) {
                found.push_back(component);
            }
        }
    }
    return found;
}

void ParameterForm::addParameter(const model::Parameter& parameter)
{
    m_form->addRow(idOf(parameter), catalogText(parameter.label), makeEditor(parameter),
                   catalogText(parameter.unit), helpOf(parameter));
    QToolButton* reset =
        m_form->addReset(idOf(parameter), tr("Changed; back to the default of the catalog"));
    connect(reset, &QToolButton::clicked, this,
            [this, &parameter] { set(parameter, parameter.defaultValue); });
}

QWidget* ParameterForm::makeEditor(const model::Parameter& parameter)
{
    switch (parameter.type) {
        case model::ParameterType::Number:
        case model::ParameterType::Integer:
            return makeNumber(parameter);
        case model::ParameterType::Boolean:
            return makeSwitch(parameter);
        case model::ParameterType::Choice:
            return makeChoice(parameter);
        case model::ParameterType::Text:
            break;
    }
    if (m_kind.behaviour == model::Behaviour::Source) {
        return makeSourceChooser(parameter);
    }
    auto* edit = new QLineEdit;
    connect(edit, &QLineEdit::editingFinished, this,
            [this, &parameter, edit] { set(parameter, edit->text().toStdString()); });
    return edit;
}

QWidget* ParameterForm::makeNumber(const model::Parameter& parameter)
{
    auto* edit = new NumberEdit(
        {parameter.minimum, parameter.maximum, parameter.type == model::ParameterType::Integer});
    connect(edit, &NumberEdit::valueEdited, this,
            [this, &parameter](double value) { set(parameter, value); });
    return edit;
}

QWidget* ParameterForm::makeSwitch(const model::Parameter& parameter)
{
    auto* box = new QCheckBox;
    connect(box, &QCheckBox::clicked, this, [this, &parameter, box](bool on) {
        box->setTristate(false);
        set(parameter, on);
    });
    return box;
}

QWidget* ParameterForm::makeChoice(const model::Parameter& parameter)
{
    auto* box = new ChoiceBox;
    for (const model::Choice& choice : parameter.choices) {
        box->addItem(catalogText(choice.label), text(choice.value));
    }
    connect(box, &QComboBox::activated, this, [this, &parameter, box] {
        set(parameter, box->currentData().toString().toStdString());
    });
    return box;
}

QWidget* ParameterForm::makeSourceChooser(const model::Parameter& parameter)
{
    auto* box = new ChoiceBox;
    box->addItem(tr("The only one"), QString());
    for (const model::TrafficSource& source : m_context.document.project().workload.sources) {
        box->addItem(text(source.name), text(source.id.text()));
    }
    connect(box, &QComboBox::activated, this, [this, &parameter, box] {
        set(parameter, box->currentData().toString().toStdString());
    });
    return box;
}

void ParameterForm::set(const model::Parameter& parameter, const model::ParameterValue& value)
{
    const bool isDefault = value == parameter.defaultValue;
    std::vector<model::ComponentId> changed;
    for (const model::Component* component : components()) {
        if (!(model::valueOf(m_kind, *component, parameter) == value)) {
            changed.push_back(component->id);
        }
    }
    if (changed.empty()) {
        return;
    }
    QUndoStack& stack = m_context.document.undoStack();
    const bool several = changed.size() > 1;
    if (several) {
        stack.beginMacro(
            tr("Change %1 of %2 components").arg(catalogText(parameter.label)).arg(changed.size()));
    }
    for (const model::ComponentId& id : changed) {
        stack.push(
            new SetParameter(m_context.document, m_alternative, id, parameter.id,
                             isDefault ? SetParameter::Value() : SetParameter::Value(value)));
    }
    if (several) {
        stack.endMacro();
    }
}

void ParameterForm::showCommon(const model::Parameter& parameter,
                               const model::ParameterValue& value)
{
    auto* editor = m_form->findChild<QWidget*>(fieldPrefix + idOf(parameter));
    if (auto* number = qobject_cast<NumberEdit*>(editor)) {
        number->setPlaceholderText({});
        number->setValue(std::holds_alternative<double>(value) ? std::get<double>(value) : 0);
    } else if (auto* box = qobject_cast<QCheckBox*>(editor)) {
        box->setTristate(false);
        box->setChecked(std::holds_alternative<bool>(value) && std::get<bool>(value));
    } else if (auto* choices = qobject_cast<QComboBox*>(editor)) {
        choices->setCurrentIndex(choices->findData(wordOf(value)));
    } else if (auto* line = qobject_cast<QLineEdit*>(editor); line && !line->hasFocus()) {
        setLine(*line, wordOf(value));
    }
    m_form->setChanged(idOf(parameter), !(value == parameter.defaultValue));
}

/// The editors say that there is no one value.
void ParameterForm::showSeveral(const model::Parameter& parameter)
{
    auto* editor = m_form->findChild<QWidget*>(fieldPrefix + idOf(parameter));
    if (auto* number = qobject_cast<NumberEdit*>(editor)) {
        number->setSeveral();
    } else if (auto* box = qobject_cast<QCheckBox*>(editor)) {
        box->setTristate(true);
        box->setCheckState(Qt::PartiallyChecked);
    } else if (auto* choices = qobject_cast<QComboBox*>(editor)) {
        choices->setPlaceholderText(tr("several"));
        choices->setCurrentIndex(-1);
    } else if (auto* line = qobject_cast<QLineEdit*>(editor); line && !line->hasFocus()) {
        line->clear();
        line->setPlaceholderText(tr("several"));
    }
    m_form->setChanged(idOf(parameter), true);
}

void ParameterForm::showValue(const model::Parameter& parameter)
{
    const auto all = components();
    const model::ParameterValue first = model::valueOf(m_kind, *all.front(), parameter);
    const bool alike = std::ranges::all_of(all, [&](const model::Component* component) {
        return model::valueOf(m_kind, *component, parameter) == first;
    });
    if (alike) {
        showCommon(parameter, first);
    } else {
        showSeveral(parameter);
    }
}

bool ParameterForm::refreshValues()
{
    const auto all = components();
    if (all.size() != m_components.size() || all.empty()) {
        return false;
    }
    for (const model::Parameter& parameter : m_kind.parameters) {
        showValue(parameter);
    }
    return true;
}

void ParameterForm::refreshResponse()
{
    m_response->refresh();
}

/// The answer of one component's parameter; of several at once there is no one value to vary.
void ParameterForm::followFocus(const QWidget* focused)
{
    if (focused == nullptr || m_components.size() != 1 || !m_form->isAncestorOf(focused) ||
        !focused->objectName().startsWith(fieldPrefix)) {
        return;
    }
    const QString id = focused->objectName().mid(fieldPrefix.size());
    const model::Parameter* parameter = m_kind.parameter(id.toStdString());
    if (parameter == nullptr || parameter->type == model::ParameterType::Text) {
        return;
    }
    m_form->showBelow(id, m_response);
    m_response->follow(m_alternative, m_components.front(), parameter->id);
}

}  // namespace breakeven::ui
