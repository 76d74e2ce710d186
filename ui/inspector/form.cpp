#include "ui/inspector/form.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QWheelEvent>

#include "pricing/base/format.h"
#include "ui/language/phrases.h"
#include "ui/shell/choicebox.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

constexpr int rowHeight = 28;
enum GridColumn { LabelColumn, EditorColumn, UnitColumn, ResetColumn };

/// Scrolling the inspector must not change a value that happens to lie under the mouse.
class WheelGuard : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        auto* widget = qobject_cast<QWidget*>(watched);
        if (event->type() == QEvent::Wheel && widget != nullptr && !widget->hasFocus()) {
            event->ignore();
            return true;
        }
        return QObject::eventFilter(watched, event);
    }
};

/// The default as its field shows it.
QString defaultOf(const model::Parameter& parameter)
{
    const model::ParameterValue& value = parameter.defaultValue;
    if (const std::string* chosen = std::get_if<std::string>(&value)) {
        const auto choice = std::ranges::find(parameter.choices, *chosen, &model::Choice::value);
        return choice == parameter.choices.end() ? text(*chosen) : catalogText(choice->label);
    }
    if (const double* number = std::get_if<double>(&value)) {
        return text(groupedText(*number));
    }
    if (const bool* flag = std::get_if<bool>(&value)) {
        return *flag ? QObject::tr("on") : QObject::tr("off");
    }
    return {};
}

QString rangeOf(const model::Parameter& parameter)
{
    const NumberEdit edit({parameter.minimum, parameter.maximum, false});
    return edit.rangeText();
}

}  // namespace

QString helpOf(const model::Parameter& parameter)
{
    QStringList lines{catalogText(parameter.help)};
    const QString range = rangeOf(parameter);
    if (!range.isEmpty()) {
        lines << QObject::tr("Range: %1 %2").arg(range, catalogText(parameter.unit)).trimmed();
    }
    lines << QObject::tr("Default: %1").arg(defaultOf(parameter));
    const model::Provenance& from = parameter.provenance;
    lines << (from.source.empty()
                  ? QObject::tr("An assumption of ours")
                  : QObject::tr("From %1 (%2)")
                        .arg(text(from.source),
                             from.asOf.empty() ? QObject::tr("undated") : text(from.asOf)));
    lines.removeAll(QString());
    QString html = QStringLiteral("<p style='max-width: 340px'>");
    for (QString& line : lines) {
        line = line.toHtmlEscaped();
    }
    return html + lines.join(QStringLiteral("<br>")) + QStringLiteral("</p>");
}

Form::Form(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(LabelColumn, 5);
    m_grid->setColumnStretch(EditorColumn, 6);
    m_grid->setColumnMinimumWidth(ResetColumn, 24);
}

void Form::addHeading(const QString& text)
{
    QLabel* heading = makeLabel(m_theme, text, Role::Heading, 11, QFont::DemiBold);
    heading->setContentsMargins(0, m_row == 0 ? 0 : 10, 0, 2);
    m_grid->addWidget(heading, m_row++, LabelColumn, 1, 4);
}

QLabel* Form::addRow(const QString& id, const QString& label, QWidget* editor, const QString& unit,
                     const QString& help)
{
    QLabel* caption = makeLabel(m_theme, label);
    caption->setWordWrap(true);
    caption->setMinimumHeight(rowHeight);
    caption->setToolTip(help);
    caption->setBuddy(editor);
    editor->setObjectName(QStringLiteral("field-") + id);
    editor->setAccessibleName(label);
    editor->setMinimumHeight(rowHeight);
    editor->setMinimumWidth(60);
    if (editor->toolTip().isEmpty()) {
        editor->setToolTip(help);
    }
    // The wheel scrolls the page: it must neither change a value nor take the focus for doing so.
    editor->setFocusPolicy(Qt::StrongFocus);
    editor->installEventFilter(new WheelGuard(editor));
    m_grid->addWidget(caption, m_row, LabelColumn);
    m_grid->addWidget(editor, m_row, EditorColumn, 1, unit.isEmpty() ? 2 : 1);
    m_rows[id] = {caption, editor};
    if (!unit.isEmpty()) {
        QLabel* measure = makeLabel(m_theme, unit, Role::Muted, 11);
        m_grid->addWidget(measure, m_row, UnitColumn);
        m_rows[id].push_back(measure);
    }
    ++m_row;
    m_below[id] = m_row++;
    return caption;
}

QToolButton* Form::addReset(const QString& id, const QString& tooltip)
{
    QToolButton* reset = makeIconButton(m_theme, QStringLiteral("reset"), tooltip, 14);
    reset->setObjectName(QStringLiteral("reset-") + id);
    QSizePolicy policy = reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    reset->setSizePolicy(policy);
    reset->hide();
    m_grid->addWidget(reset, m_row - 2, ResetColumn);
    return reset;
}

void Form::setChanged(const QString& id, bool changed)
{
    if (auto* reset = findChild<QToolButton*>(QStringLiteral("reset-") + id)) {
        reset->setVisible(changed);
    }
}

void Form::setRowShown(const QString& id, bool shown)
{
    for (QWidget* widget : m_rows[id]) {
        widget->setVisible(shown);
    }
}

void Form::showBelow(const QString& id, QWidget* widget)
{
    if (const auto line = m_below.find(id); line != m_below.end()) {
        m_grid->removeWidget(widget);
        m_grid->addWidget(widget, line->second, LabelColumn, 1, 4);
    }
}

void Form::addWide(QWidget* widget)
{
    m_grid->addWidget(widget, m_row++, LabelColumn, 1, 4);
}

void Form::addNote(const QString& text)
{
    QLabel* note = makeLabel(m_theme, text, Role::Muted, 12);
    note->setWordWrap(true);
    addWide(note);
}

NumberEdit* Form::addNumber(const QString& id, const QString& label, NumberEdit::Range range,
                            const QString& unit, const QString& help)
{
    auto* edit = new NumberEdit(range);
    addRow(id, label, edit, unit, help);
    return edit;
}

QComboBox* Form::addChoice(const QString& id, const QString& label,
                           const std::vector<std::pair<QString, QString>>& choices,
                           const QString& help)
{
    auto* box = new ChoiceBox;
    for (const auto& [value, name] : choices) {
        box->addItem(name, value);
    }
    addRow(id, label, box, {}, help);
    return box;
}

QCheckBox* Form::addSwitch(const QString& id, const QString& label, const QString& help)
{
    auto* box = new QCheckBox;
    addRow(id, label, box, {}, help);
    return box;
}

QLineEdit* Form::addText(const QString& id, const QString& label, const QString& help)
{
    auto* edit = new QLineEdit;
    addRow(id, label, edit, {}, help);
    return edit;
}

void setLine(QLineEdit& line, const QString& text)
{
    line.setText(text);
    line.setCursorPosition(0);
}

}  // namespace breakeven::ui
