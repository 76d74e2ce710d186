#include "ui/workload/workloadpanel.h"

#include <algorithm>

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/commands/projectcommands.h"
#include "ui/inspector/form.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"
#include "ui/workload/profilebars.h"
#include "ui/workload/weekpreview.h"

namespace breakeven::ui {

namespace {

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
    layout->addWidget(m_shape, 1);
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

QWidget* WorkloadPanel::makeFields()
{
    auto* form = new Form(m_theme);
    form->setFixedWidth(300);
    m_name = form->addText(QStringLiteral("sourceName"), tr("Name"));
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        const std::string name = m_name->text().trimmed().toStdString();
        if (!name.empty()) {
            change([&](model::TrafficSource& source) { source.name = name; });
        }
    });
    m_rate = form->addNumber(QStringLiteral("sourceRate"), tr("Mean rate"), {0, 1e7, false},
                             tr("req/s"), tr("Requests a second, mean over the week"));
    connect(m_rate, &NumberEdit::valueEdited, this, [this](double value) {
        change([value](model::TrafficSource& source) { source.requestsPerSecond = value; });
    });
    m_process = form->addChoice(QStringLiteral("sourceProcess"), tr("Arrivals"),
                                {{QStringLiteral("poisson"), tr("Random (Poisson)")},
                                 {QStringLiteral("constant"), tr("Evenly spaced")},
                                 {QStringLiteral("bursty"), tr("Random with bursts")},
                                 {QStringLiteral("closed"), tr("Users with think time")}},
                                tr("How requests arrive within an hour"));
    connect(m_process, &QComboBox::activated, this, [this](int index) {
        change([index](model::TrafficSource& source) {
            source.process = static_cast<model::ArrivalProcess>(index);
        });
    });
    m_users =
        form->addNumber(QStringLiteral("sourceUsers"), tr("Users a month"), {0, 1e10, true}, {},
                        tr("Distinct users a month, for services billed by user; 0 = not stated"));
    connect(m_users, &NumberEdit::valueEdited, this, [this](double value) {
        change([value](model::TrafficSource& source) { source.usersPerMonth = value; });
    });
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(form);
    layout->addStretch();
    return side;
}

QWidget* WorkloadPanel::makeShape()
{
    auto* side = new QWidget;
    auto* grid = new QGridLayout(side);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(4);
    m_hours = new ProfileBars(m_theme, hourLabels());
    m_hours->setObjectName(QStringLiteral("hourBars"));
    m_hours->setAccessibleName(tr("Relative rate by hour of day"));
    m_days = new ProfileBars(m_theme, dayLabels());
    m_days->setObjectName(QStringLiteral("dayBars"));
    m_days->setAccessibleName(tr("Relative rate by day of week"));
    m_preview = new WeekPreview(m_theme);
    m_description = makeLabel(m_theme, {}, Role::Muted, 12);
    m_description->setObjectName(QStringLiteral("sourceDescription"));
    grid->addWidget(makeLabel(m_theme, tr("Shape of the day (drag the bars)"), Role::Muted, 11), 0,
                    0);
    grid->addWidget(makeLabel(m_theme, tr("Shape of the week"), Role::Muted, 11), 0, 1);
    grid->addWidget(m_hours, 1, 0);
    grid->addWidget(m_days, 1, 1);
    grid->addWidget(m_preview, 2, 0, 1, 2);
    grid->addWidget(m_description, 3, 0, 1, 2);
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(1, 2);
    grid->setRowStretch(1, 3);
    grid->setRowStretch(2, 2);
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
    m_remove->setEnabled(m_list->count() > 1);
    if (source == nullptr) {
        return;
    }
    if (!m_name->isModified() || !m_name->hasFocus()) {
        m_name->setText(text(source->name));
    }
    m_rate->setValue(source->requestsPerSecond);
    m_process->setCurrentIndex(static_cast<int>(source->process));
    m_users->setValue(source->usersPerMonth);
    m_hours->setValues({source->profile.hourly.begin(), source->profile.hourly.end()});
    m_days->setValues({source->profile.daily.begin(), source->profile.daily.end()});
    m_preview->setSource(*source);
    m_description->setText(
        WeekPreview::describe(*source, m_document.project().assumptions.hoursPerMonth));
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
