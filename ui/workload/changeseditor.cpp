#include "ui/workload/changeseditor.h"

#include <cmath>

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "model/interchange/projectformat.h"
#include "pricing/base/format.h"
#include "ui/inspector/form.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

constexpr double dayHours = 24;

QString shortDay(int day)
{
    return QLocale().dayName(day + 1, QLocale::ShortFormat);
}

int dayOf(const model::RateChange& change)
{
    return std::min(6, static_cast<int>(change.startHour / dayHours));
}

double hourOf(const model::RateChange& change)
{
    return change.startHour - dayOf(change) * dayHours;
}

NumberEdit::Range spanOf(const model::NumberRange& range)
{
    return {range.minimum, range.maximum, false};
}

}  // namespace

QString changeText(const model::RateChange& change)
{
    const double minutes = std::round(hourOf(change) * 60);
    const QString time = QStringLiteral("%1:%2")
                             .arg(static_cast<int>(minutes) / 60, 2, 10, QLatin1Char('0'))
                             .arg(static_cast<int>(minutes) % 60, 2, 10, QLatin1Char('0'));
    return QObject::tr("%1 %2, %3 h, × %4")
        .arg(shortDay(dayOf(change)), time, text(groupedText(change.hours)),
             text(groupedText(change.factor)));
}

ChangesEditor::ChangesEditor(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_list(new QListWidget), m_form(new Form(theme))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(makeHead());
    m_list->setObjectName(QStringLiteral("changeList"));
    m_list->setAccessibleName(tr("Spikes and ramps"));
    m_list->setMinimumHeight(60);
    layout->addWidget(m_list, 1);
    makeFields();
    layout->addWidget(m_form);
    connect(m_list, &QListWidget::currentRowChanged, this, &ChangesEditor::showCurrent);
    showCurrent();
}

QWidget* ChangesEditor::makeHead()
{
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeLabel(m_theme, tr("Spikes and ramps"), Role::Text, 13, QFont::DemiBold),
                      1);
    QToolButton* add = makeIconButton(m_theme, QStringLiteral("add"), tr("Add a spike or ramp"));
    add->setObjectName(QStringLiteral("addChange"));
    m_remove = makeIconButton(m_theme, QStringLiteral("delete"), tr("Remove it"));
    m_remove->setObjectName(QStringLiteral("removeChange"));
    layout->addWidget(add);
    layout->addWidget(m_remove);
    connect(add, &QToolButton::clicked, this, &ChangesEditor::add);
    connect(m_remove, &QToolButton::clicked, this, &ChangesEditor::remove);
    return head;
}

void ChangesEditor::makeFields()
{
    std::vector<std::pair<QString, QString>> days;
    for (int day = 0; day < 7; ++day) {
        days.emplace_back(QString::number(day), shortDay(day));
    }
    m_day = m_form->addChoice(QStringLiteral("changeDay"), tr("Day"), days);
    m_hour = m_form->addNumber(QStringLiteral("changeHour"), tr("From"), {0, 24, false}, tr("h"),
                               tr("Hour of the day; 12.5 is half past twelve"));
    m_hours = m_form->addNumber(QStringLiteral("changeHours"), tr("For"),
                                {1.0 / 60, model::limits::hourOfWeek.maximum, false}, tr("h"),
                                tr("With the ramps at both ends"));
    m_ramp = m_form->addNumber(QStringLiteral("changeRamp"), tr("Ramp"),
                               spanOf(model::limits::hourOfWeek), tr("h"),
                               tr("How long it takes to reach the factor, and to come back"));
    m_factor = m_form->addNumber(QStringLiteral("changeFactor"), tr("Factor"),
                                 spanOf(model::limits::factor), {},
                                 tr("The rate is multiplied by it; below 1 is a dip"));
    const auto move = [this] {
        const double start = m_day->currentIndex() * dayHours + m_hour->value();
        change([start](model::RateChange& one) { one.startHour = start; });
    };
    connect(m_day, &QComboBox::activated, this, move);
    connect(m_hour, &NumberEdit::valueEdited, this, move);
    const auto follow = [this](NumberEdit* edit, double model::RateChange::*field) {
        connect(edit, &NumberEdit::valueEdited, this, [this, field](double value) {
            change([field, value](model::RateChange& one) { one.*field = value; });
        });
    };
    follow(m_hours, &model::RateChange::hours);
    follow(m_ramp, &model::RateChange::rampHours);
    follow(m_factor, &model::RateChange::factor);
}

void ChangesEditor::setChanges(std::vector<model::RateChange> changes)
{
    const int row = m_changes.size() < changes.size() && !m_changes.empty()
                        ? static_cast<int>(changes.size()) - 1
                        : std::max(0, m_list->currentRow());
    m_changes = std::move(changes);
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const model::RateChange& change : m_changes) {
            m_list->addItem(changeText(change));
        }
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    }
    showCurrent();
}

void ChangesEditor::showCurrent()
{
    const int row = m_list->currentRow();
    const bool any = row >= 0 && row < static_cast<int>(m_changes.size());
    m_form->setVisible(any);
    m_remove->setEnabled(any);
    if (!any) {
        return;
    }
    const model::RateChange& one = m_changes[static_cast<std::size_t>(row)];
    m_day->setCurrentIndex(dayOf(one));
    m_hour->setValue(hourOf(one));
    m_hours->setValue(one.hours);
    m_ramp->setValue(one.rampHours);
    m_factor->setValue(one.factor);
}

void ChangesEditor::add()
{
    std::vector<model::RateChange> changes = m_changes;
    changes.push_back({.startHour = 12});
    emit edited(changes);
}

void ChangesEditor::remove()
{
    std::vector<model::RateChange> changes = m_changes;
    const int row = m_list->currentRow();
    if (row >= 0 && row < static_cast<int>(changes.size())) {
        changes.erase(changes.begin() + row);
        emit edited(changes);
    }
}

void ChangesEditor::change(const std::function<void(model::RateChange&)>& edit)
{
    std::vector<model::RateChange> changes = m_changes;
    const int row = m_list->currentRow();
    if (row >= 0 && row < static_cast<int>(changes.size())) {
        edit(changes[static_cast<std::size_t>(row)]);
        emit edited(changes);
    }
}

}  // namespace breakeven::ui
