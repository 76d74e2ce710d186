#include "ui/inspector/connectionpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/commands/connectioncommands.h"
#include "ui/inspector/form.h"
#include "ui/language/phrases.h"
#include "ui/results/headline.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

constexpr double kilobyte = 1024;
const QString synchronous = QStringLiteral("synchronous");
const QString asynchronous = QStringLiteral("asynchronous");
const QString always = QStringLiteral("always");
const QString onFailure = QStringLiteral("on-failure");

void showText(QLineEdit* field, const std::string& value)
{
    if (!field->hasFocus()) {
        setLine(*field, text(value));
    }
}

}  // namespace

ConnectionPage::ConnectionPage(const InspectorContext& context, model::AlternativeId alternative,
                               model::ConnectionId connectionId)
    : InspectorPage(context),
      m_alternative(std::move(alternative)),
      m_connection(std::move(connectionId)),
      m_form(new Form(context.theme))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const model::Connection* found = connection();
    if (found == nullptr) {
        return;
    }
    QLabel* title =
        makeLabel(theme(), QStringLiteral("%1 → %2").arg(nameOf(found->from), nameOf(found->to)),
                  Role::Text, 15, QFont::DemiBold);
    title->setObjectName(QStringLiteral("connectionTitle"));
    title->setWordWrap(true);
    layout->addWidget(title);
    m_rate = makeLabel(theme(), {}, Role::Muted, 12);
    layout->addWidget(m_rate);
    layout->addWidget(makeLine());
    addCallFields();
    addPayloadFields();
    addFailureFields();
    layout->addWidget(m_form);
    layout->addStretch();
    refreshValues();
    refreshFigures();
}

const model::Architecture* ConnectionPage::architecture() const
{
    const model::Alternative* alternative = document().project().find(m_alternative);
    return alternative == nullptr ? nullptr : &alternative->architecture;
}

const model::Connection* ConnectionPage::connection() const
{
    const model::Architecture* all = architecture();
    return all == nullptr ? nullptr : all->find(m_connection);
}

const model::ServiceKind* ConnectionPage::kindOf(const model::ComponentId& id) const
{
    const model::Component* component = architecture()->find(id);
    return component == nullptr ? nullptr : document().catalog().find(component->kind);
}

QString ConnectionPage::nameOf(const model::ComponentId& id) const
{
    const model::Component* component = architecture()->find(id);
    return component == nullptr ? text(id.text()) : text(component->name);
}

void ConnectionPage::change(const Edit& edit)
{
    const model::Connection* current = connection();
    if (current == nullptr) {
        return;
    }
    model::Connection changed = *current;
    edit(changed);
    if (!(changed == *current)) {
        document().undoStack().push(
            new ChangeConnection(document(), m_alternative, std::move(changed)));
    }
}

void ConnectionPage::addNumber(NumberEdit*& field, const char* id, const QString& label,
                               const NumberEdit::Range& range, const QString& unit,
                               const QString& help,
                               std::function<void(model::Connection&, double)> apply)
{
    field = m_form->addNumber(QLatin1String(id), label, range, unit, help);
    connect(field, &NumberEdit::valueEdited, this, [this, apply = std::move(apply)](double value) {
        change([&](model::Connection& connection) { apply(connection, value); });
    });
}

void ConnectionPage::addCallFields()
{
    m_form->addHeading(tr("Call"));
    m_label = m_form->addText(QStringLiteral("label"), tr("Label"), tr("Shown on the line"));
    connect(m_label, &QLineEdit::editingFinished, this, [this] {
        change([this](model::Connection& c) { c.label = m_label->text().toStdString(); });
    });
    m_mode = m_form->addChoice(
        QStringLiteral("mode"), tr("Mode"),
        {{synchronous, tr("Waits for the answer")}, {asynchronous, tr("Does not wait")}},
        tr("A caller that waits is occupied, and billed, until the answer is there."));
    connect(m_mode, &QComboBox::activated, this, [this] {
        change([this](model::Connection& c) {
            c.mode = m_mode->currentData() == synchronous ? model::CallMode::Synchronous
                                                          : model::CallMode::Asynchronous;
        });
    });
    m_condition = m_form->addChoice(
        QStringLiteral("condition"), tr("When"),
        {{always, tr("With every request")}, {onFailure, tr("For what failed for good")}},
        tr("\"For what failed for good\" is a dead letter: used after the last attempt failed."));
    connect(m_condition, &QComboBox::activated, this, [this] {
        change([this](model::Connection& c) {
            c.condition = m_condition->currentData() == always ? model::CallCondition::Always
                                                               : model::CallCondition::OnFailure;
        });
    });
    addNumber(m_calls, "calls", tr("Calls per request"), {0, 1e6, false}, tr("calls"),
              tr("A fraction is a probability: 2.3 is two calls, and a third in 30 % of requests."),
              [](model::Connection& c, double value) { c.callsPerRequest = value; });
    addNumber(
        m_atOnce, "at-once", tr("At once"), {0, 1e6, true}, {},
        tr("Of the calls of one request at most so many at the same time, as in a map with a "
           "limit; the next is made when one is answered, and none after one failed. 0 = all "
           "at once."),
        [](model::Connection& c, double value) { c.maxConcurrency = static_cast<int>(value); });
    addNumber(m_step, "step", tr("Step"), {1, 100, true}, {},
              tr("Calls of the same step run in parallel; the next step starts when all have "
                 "answered."),
              [](model::Connection& c, double value) { c.step = static_cast<int>(value); });
    m_choice = m_form->addText(QStringLiteral("choice"), tr("Either/or group"),
                               tr("Connections of one step with the same group are alternatives: "
                                  "one or none is taken."));
    connect(m_choice, &QLineEdit::editingFinished, this, [this] {
        change([this](model::Connection& c) { c.choice = m_choice->text().toStdString(); });
    });
}

void ConnectionPage::addPayloadFields()
{
    m_form->addHeading(tr("Payload"));
    const model::ServiceKind* callee = kindOf(connection()->to);
    if (callee != nullptr && !callee->operations.empty()) {
        std::vector<std::pair<QString, QString>> operations;
        for (const model::Operation& operation : callee->operations) {
            operations.emplace_back(text(operation.id), catalogText(operation.label));
        }
        m_operation = m_form->addChoice(QStringLiteral("operation"), tr("Operation"), operations,
                                        tr("What is asked of %1").arg(catalogText(callee->name)));
        connect(m_operation, &QComboBox::activated, this, [this] {
            change([this](model::Connection& c) {
                c.operation = m_operation->currentData().toString().toStdString();
            });
        });
    }
    addNumber(m_request, "request", tr("Request"), {0, 1e9, false}, tr("KB"),
              tr("Mean size of a call, 1 KB = 1,024 bytes"),
              [](model::Connection& c, double value) { c.request.count = value * kilobyte; });
    addNumber(m_response, "response", tr("Response"), {0, 1e9, false}, tr("KB"),
              tr("Mean size of an answer"),
              [](model::Connection& c, double value) { c.response.count = value * kilobyte; });
    addNumber(m_payloadSpread, "payloadSpread", tr("Spread"), {0, 10, false}, {},
              tr("How much both sizes vary: standard deviation / mean. Services that bill started "
                 "units charge more for sizes that vary; 0 = all are alike"),
              [](model::Connection& c, double value) { c.payloadSpread = value; });
    const model::ServiceKind* caller = kindOf(connection()->from);
    if (caller != nullptr && (caller->behaviour == model::Behaviour::Cache ||
                              caller->behaviour == model::Behaviour::Cdn)) {
        m_cacheable = m_form->addSwitch(QStringLiteral("cacheable"), tr("Cacheable"),
                                        tr("Not called when the cache has the answer"));
        connect(m_cacheable, &QCheckBox::clicked, this,
                [this](bool on) { change([on](model::Connection& c) { c.cacheable = on; }); });
    }
}

void ConnectionPage::addFailureFields()
{
    m_form->addHeading(tr("Failure"));
    addNumber(m_timeout, "timeout", tr("Timeout"), {0, 1e6, false}, tr("s"),
              tr("The caller gives up after this; 0 = it waits for ever"),
              [](model::Connection& c, double value) { c.timeout = Seconds(value); });
    addNumber(m_retries, "retries", tr("Retries"), {0, 100, true}, {},
              tr("Further attempts after a failure"),
              [](model::Connection& c, double value) { c.retries = static_cast<int>(value); });
    addNumber(m_backoff, "backoff", tr("First backoff"), {0, 1e6, false}, tr("s"),
              tr("Mean wait before the first retry; doubles each time, with full jitter"),
              [](model::Connection& c, double value) { c.backoff = Seconds(value); });
}

bool ConnectionPage::refreshValues()
{
    const model::Connection* current = connection();
    if (current == nullptr) {
        return false;
    }
    showText(m_label, current->label);
    showText(m_choice, current->choice);
    m_mode->setCurrentIndex(current->mode == model::CallMode::Synchronous ? 0 : 1);
    m_condition->setCurrentIndex(current->condition == model::CallCondition::Always ? 0 : 1);
    if (m_operation != nullptr) {
        m_operation->setCurrentIndex(
            current->operation.empty() ? 0 : m_operation->findData(text(current->operation)));
    }
    if (m_cacheable != nullptr) {
        m_cacheable->setChecked(current->cacheable);
    }
    m_calls->setValue(current->callsPerRequest);
    m_atOnce->setValue(current->maxConcurrency);
    // Elsewhere it has no effect.
    m_form->setRowShown(QStringLiteral("at-once"),
                        current->mode == model::CallMode::Synchronous && current->choice.empty());
    m_step->setValue(current->step);
    m_request->setValue(current->request.kilobytes());
    m_response->setValue(current->response.kilobytes());
    m_payloadSpread->setValue(current->payloadSpread);
    m_timeout->setValue(current->timeout.count());
    m_retries->setValue(current->retries);
    m_backoff->setValue(current->backoff.count());
    return true;
}

void ConnectionPage::refreshFigures()
{
    const auto rates =
        callRates(analysis(), m_alternative, document().project().assumptions.hoursPerMonth);
    const auto found = rates.find(m_connection);
    if (m_rate != nullptr) {
        m_rate->setText(found == rates.end()
                            ? tr("No traffic known yet")
                            : tr("%1 calls a second on average").arg(count(found->second)));
    }
}

}  // namespace breakeven::ui
