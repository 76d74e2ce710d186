#include "ui/workload/workloadpanel.h"

#include <algorithm>

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "model/interchange/projectformat.h"
#include "pricing/base/format.h"
#include "ui/commands/projectcommands.h"
#include "ui/inspector/form.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"
#include "ui/workload/changeseditor.h"
#include "ui/workload/profilebars.h"
#include "ui/workload/tracedialog.h"
#include "ui/workload/weekpreview.h"

namespace breakeven::ui {

namespace {

NumberEdit::Range rangeOf(const model::NumberRange& range)
{
    return {range.minimum, range.maximum, false};
}

QStringList hourLabels()
{
    QStringList labels;
    for (int hour = 0; hour < 24; ++hour) {
        labels << (hour % 6 == 0 ? QStringLiteral("%1:00").arg(hour) : QString());
    }
    return labels;
}

QStringList dayLabels()
{
    QStringList labels;
    for (int day = 1; day <= 7; ++day) {
        labels << QLocale().dayName(day, QLocale::ShortFormat);
    }
    return labels;
}

}  // namespace

WorkloadPanel::WorkloadPanel(Document& document, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_document(document), m_theme(theme)
{
    setObjectName(QStringLiteral("workloadPanel"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(20);
    layout->addWidget(makeList());
    m_fields = makeFields();
    m_shape = makeShape();
    layout->addWidget(m_fields);
    m_changes = new ChangesEditor(m_theme);
    m_changes->setFixedWidth(250);
    layout->addWidget(m_changes);
    layout->addWidget(m_shape, 1);
    connect(m_changes, &ChangesEditor::edited, this,
            [this](const std::vector<model::RateChange>& changes) {
                change([&](model::TrafficSource& source) { source.changes = changes; });
            });
    connect(&document, &Document::changed, this, &WorkloadPanel::follow);
    fillList();
}

QWidget* WorkloadPanel::makeList()
{
    auto* side = new QWidget;
    side->setFixedWidth(190);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(m_theme, tr("Traffic sources"), Role::Text, 13, QFont::DemiBold), 1);
    QToolButton* add = makeIconButton(m_theme, QStringLiteral("add"), tr("Add a traffic source"));
    add->setObjectName(QStringLiteral("addSource"));
    m_remove = makeIconButton(m_theme, QStringLiteral("delete"), tr("Remove this traffic source"));
    m_remove->setObjectName(QStringLiteral("removeSource"));
    head->addWidget(add);
    head->addWidget(m_remove);
    layout->addLayout(head);
    m_list = new QListWidget;
    m_list->setObjectName(QStringLiteral("sourceList"));
    layout->addWidget(m_list, 1);
    connect(add, &QToolButton::clicked, this, &WorkloadPanel::addSource);
    connect(m_remove, &QToolButton::clicked, this, &WorkloadPanel::removeSource);
    connect(m_list, &QListWidget::currentRowChanged, this, &WorkloadPanel::showCurrent);
    return side;
}

void WorkloadPanel::addNumber(const char* id, const QString& label, const NumberEdit::Range& range,
                              const QString& unit, const QString& help, Field field)
{
    NumberEdit* edit = m_form->addNumber(QLatin1String(id), label, range, unit, help);
    connect(edit, &NumberEdit::valueEdited, this, [this, field](double value) {
        change([&](model::TrafficSource& source) { field(source) = value; });
    });
    m_numbers.push_back({edit, std::move(field)});
}

void WorkloadPanel::addArrivals()
{
    using model::TrafficSource;
    m_process = m_form->addChoice(QStringLiteral("sourceProcess"), tr("Arrivals"),
                                  {{QStringLiteral("poisson"), tr("Random (Poisson)")},
                                   {QStringLiteral("constant"), tr("Evenly spaced")},
                                   {QStringLiteral("bursty"), tr("Random with bursts")},
                                   {QStringLiteral("closed"), tr("Users with think time")}},
                                  tr("How requests arrive within an hour"));
    connect(m_process, &QComboBox::activated, this, [this](int index) {
        change([index](TrafficSource& source) {
            source.process = static_cast<model::ArrivalProcess>(index);
            // Users wait for their answers one at a time.
            source.batchSize =
                source.process == model::ArrivalProcess::Closed ? 1 : source.batchSize;
        });
    });
    addNumber("sourceRate", tr("Mean rate"), rangeOf(model::limits::rate), tr("req/s"),
              tr("Requests a second, mean over the week"),
              [](TrafficSource& source) -> double& { return source.requestsPerSecond; });
    addNumber("sourceBatch", tr("At once"), rangeOf(model::limits::batch), {},
              tr("Requests that arrive at the same moment, on average; the rate counts requests"),
              [](TrafficSource& source) -> double& { return source.batchSize; });
    addNumber("burstRatio", tr("Burst to calm"), rangeOf(model::limits::burstRatio),
              QStringLiteral("×"), tr("The rate in a burst, as a multiple of that outside"),
              [](TrafficSource& source) -> double& { return source.bursts.ratio; });
    addNumber("burstSeconds", tr("Burst lasts"), rangeOf(model::limits::burstSeconds), tr("s"),
              tr("Mean length of a burst"),
              [](TrafficSource& source) -> double& { return source.bursts.seconds; });
    addNumber("burstShare", tr("Time in bursts"), rangeOf(model::limits::burstShare), {},
              tr("Share of the time, between 0 and 1"),
              [](TrafficSource& source) -> double& { return source.bursts.share; });
    addNumber(
        "thinkers", tr("Users at once"), rangeOf(model::limits::concurrentUsers), {},
        tr("Each asks, waits for the answer, thinks, and asks again; the profile scales them"),
        [](TrafficSource& source) -> double& { return source.users.number; });
    addNumber("thinkSeconds", tr("Think time"), rangeOf(model::limits::thinkSeconds), tr("s"),
              tr("Mean time between an answer and the next request"),
              [](TrafficSource& source) -> double& { return source.users.thinkSeconds; });
}

void WorkloadPanel::addUsers()
{
    using model::TrafficSource;
    NumberEdit::Range whole = rangeOf(model::limits::users);
    whole.whole = true;
    addNumber("sourceUsers", tr("Users a month"), whole, {},
              tr("Distinct users a month, for services billed by user; 0 = not stated"),
              [](TrafficSource& source) -> double& { return source.usersPerMonth; });
    addNumber("sourceGrowth", tr("Growth"), rangeOf(model::limits::growthPercent), tr("% a month"),
              tr("How fast the traffic grows; the first year's cost follows it"),
              [](TrafficSource& source) -> double& { return source.growthPercent; });
}

QWidget* WorkloadPanel::makeFields()
{
    m_form = new Form(m_theme);
    m_name = m_form->addText(QStringLiteral("sourceName"), tr("Name"));
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        const std::string name = m_name->text().trimmed().toStdString();
        if (!name.empty()) {
            change([&](model::TrafficSource& source) { source.name = name; });
        }
    });
    addArrivals();
    addUsers();
    QVBoxLayout* layout = nullptr;
    QScrollArea* scroll = makeScroll(layout);
    scroll->setFixedWidth(310);
    layout->setContentsMargins(0, 0, 12, 0);
    layout->addWidget(m_form);
    layout->addStretch();
    return scroll;
}

QWidget* WorkloadPanel::makeTraceBar()
{
    auto* bar = new QWidget;
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    m_description = makeLabel(m_theme, {}, Role::Muted, 12);
    m_description->setObjectName(QStringLiteral("sourceDescription"));
    m_description->setWordWrap(true);
    m_minutes = makeLabel(m_theme, {}, Role::Muted, 12);
    m_minutes->setObjectName(QStringLiteral("sourceMinutes"));
    m_dropMinutes = makeFlatButton(tr("Back to bars"));
    m_dropMinutes->setObjectName(QStringLiteral("dropMinutes"));
    auto* open = new QPushButton(tr("Open Trace..."));
    open->setObjectName(QStringLiteral("openTrace"));
    layout->addWidget(m_description, 1);
    layout->addWidget(m_minutes);
    layout->addWidget(m_dropMinutes);
    layout->addWidget(open);
    connect(open, &QPushButton::clicked, this, &WorkloadPanel::openTrace);
    connect(m_dropMinutes, &QPushButton::clicked, this, [this] {
        change([](model::TrafficSource& source) { source.profile.minutes.clear(); });
    });
    return bar;
}

QWidget* WorkloadPanel::makeShape()
{
    m_hours = new ProfileBars(m_theme, hourLabels());
    m_hours->setObjectName(QStringLiteral("hourBars"));
    m_hours->setAccessibleName(tr("Relative rate by hour of day"));
    m_days = new ProfileBars(m_theme, dayLabels());
    m_days->setObjectName(QStringLiteral("dayBars"));
    m_days->setAccessibleName(tr("Relative rate by day of week"));
    m_preview = new WeekPreview(m_theme);
    m_preview->setObjectName(QStringLiteral("sourcePreview"));
    m_bars = new QWidget;
    auto* grid = new QGridLayout(m_bars);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(4);
    grid->addWidget(makeLabel(m_theme, tr("Shape of the day (drag the bars)"), Role::Muted, 11), 0,
                    0);
    grid->addWidget(makeLabel(m_theme, tr("Shape of the week"), Role::Muted, 11), 0, 1);
    grid->addWidget(m_hours, 1, 0);
    grid->addWidget(m_days, 1, 1);
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(1, 2);
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_bars, 3);
    layout->addWidget(m_preview, 2);
    layout->addWidget(makeTraceBar());
    connect(m_hours, &ProfileBars::edited, this, [this](const std::vector<double>& values) {
        change([&](model::TrafficSource& source) {
            std::ranges::copy(values, source.profile.hourly.begin());
        });
    });
    connect(m_days, &ProfileBars::edited, this, [this](const std::vector<double>& values) {
        change([&](model::TrafficSource& source) {
            std::ranges::copy(values, source.profile.daily.begin());
        });
    });
    return side;
}

void WorkloadPanel::openTrace()
{
    auto* dialog = new TraceDialog(m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (dialog->trace()) {
            useTrace(*dialog->trace(), dialog->takesRate());
        }
    });
    dialog->QDialog::open();
}

void WorkloadPanel::useTrace(const model::RateTrace& trace, bool withRate)
{
    change([&](model::TrafficSource& source) {
        source.profile.minutes = trace.fromMonday();
        if (withRate) {
            source.requestsPerSecond = trace.perSecond();
        }
    });
}

const model::TrafficSource* WorkloadPanel::current() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item == nullptr ? nullptr
                           : m_document.project().workload.find(model::TrafficSourceId(
                                 item->data(Qt::UserRole).toString().toStdString()));
}

void WorkloadPanel::follow(const ChangeEvent& event)
{
    if (std::holds_alternative<WorkloadChanged>(event) ||
        std::holds_alternative<ProjectReset>(event)) {
        fillList();
    } else if (std::holds_alternative<AssumptionsChanged>(event)) {
        showCurrent();
    }
}

void WorkloadPanel::fillList()
{
    const model::TrafficSource* selected = current();
    const std::string kept = selected == nullptr ? std::string() : selected->id.text();
    int row = 0;
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const model::TrafficSource& source : m_document.project().workload.sources) {
            auto* item = new QListWidgetItem(text(source.name), m_list);
            item->setData(Qt::UserRole, text(source.id.text()));
            row = source.id.text() == kept ? m_list->count() - 1 : row;
        }
        m_list->setCurrentRow(row);
    }
    showCurrent();
}

void WorkloadPanel::showCurrent()
{
    const model::TrafficSource* source = current();
    m_fields->setEnabled(source != nullptr);
    m_shape->setVisible(source != nullptr);
    m_changes->setVisible(source != nullptr);
    m_remove->setEnabled(m_list->count() > 1);
    if (source == nullptr) {
        return;
    }
    if (!m_name->isModified() || !m_name->hasFocus()) {
        m_name->setText(text(source->name));
    }
    showFields(*source);
    showShape(*source);
}

void WorkloadPanel::showFields(const model::TrafficSource& source)
{
    model::TrafficSource shown = source;
    for (const NumberField& number : m_numbers) {
        number.edit->setValue(number.field(shown));
    }
    m_process->setCurrentIndex(static_cast<int>(source.process));
    const bool closed = source.process == model::ArrivalProcess::Closed;
    const bool bursty = source.process == model::ArrivalProcess::Bursty;
    for (const char* row : {"sourceRate", "sourceBatch"}) {
        m_form->setRowShown(QLatin1String(row), !closed);
    }
    for (const char* row : {"burstRatio", "burstSeconds", "burstShare"}) {
        m_form->setRowShown(QLatin1String(row), bursty);
    }
    for (const char* row : {"thinkers", "thinkSeconds"}) {
        m_form->setRowShown(QLatin1String(row), closed);
    }
}

void WorkloadPanel::showShape(const model::TrafficSource& source)
{
    m_hours->setValues({source.profile.hourly.begin(), source.profile.hourly.end()});
    m_days->setValues({source.profile.daily.begin(), source.profile.daily.end()});
    m_changes->setChanges(source.changes);
    m_preview->setSource(source);
    m_description->setText(
        WeekPreview::describe(source, m_document.project().assumptions.hoursPerMonth));
    // The minutes of a trace say everything that the bars would.
    const bool traced = !source.profile.minutes.empty();
    m_bars->setVisible(!traced);
    m_minutes->setVisible(traced);
    m_dropMinutes->setVisible(traced);
    m_minutes->setText(
        tr("%1 minutes of a trace")
            .arg(text(groupedText(static_cast<double>(source.profile.minutes.size())))));
}

void WorkloadPanel::change(const Edit& edit)
{
    const model::TrafficSource* source = current();
    if (source == nullptr) {
        return;
    }
    model::Workload workload = m_document.project().workload;
    edit(*std::ranges::find(workload.sources, source->id, &model::TrafficSource::id));
    if (!(workload == m_document.project().workload)) {
        m_document.undoStack().push(new ChangeWorkload(m_document, std::move(workload)));
    }
}

void WorkloadPanel::addSource()
{
    model::Workload workload = m_document.project().workload;
    model::TrafficSource source;
    source.id = m_document.newTrafficSourceId();
    source.name = tr("New traffic").toStdString();
    workload.sources.push_back(source);
    std::ranges::sort(workload.sources, {}, &model::TrafficSource::id);
    m_document.undoStack().push(new ChangeWorkload(m_document, std::move(workload)));
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == text(source.id.text())) {
            m_list->setCurrentRow(row);
        }
    }
}

void WorkloadPanel::removeSource()
{
    const model::TrafficSource* source = current();
    if (source != nullptr) {
        model::Workload workload = m_document.project().workload;
        std::erase_if(workload.sources, [&](const auto& some) { return some.id == source->id; });
        m_document.undoStack().push(new ChangeWorkload(m_document, std::move(workload)));
    }
}

}  // namespace breakeven::ui
