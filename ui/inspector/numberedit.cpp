#include "ui/inspector/numberedit.h"

#include <cmath>
#include <limits>

#include <QKeyEvent>
#include <QStyle>

#include "pricing/base/format.h"

namespace breakeven::ui {

namespace {

QString grouped(double value)
{
    return QString::fromStdString(groupedText(value));
}

}  // namespace

QString plainNumber(double value)
{
    // Seventeen decimals would show the binary tail of 0.1; shortest text may be exponential.
    const QString shortest = QString::number(value, 'g', QLocale::FloatingPointShortest);
    if (!shortest.contains(QLatin1Char('e'))) {
        return shortest;
    }
    return QString::number(value, 'f', std::abs(value) < 1 ? 9 : 0);
}

NumberEdit::NumberEdit(Range range, QWidget* parent) : QLineEdit(parent), m_range(range)
{
    setAlignment(Qt::AlignRight);
    connect(this, &QLineEdit::returnPressed, this, &NumberEdit::commit);
    connect(this, &QLineEdit::textEdited, this, [this] { markInvalid(!parsed()); });
}

void NumberEdit::setValue(double value)
{
    m_value = value;
    if (!isModified()) {
        show(value);
    }
}

void NumberEdit::setSeveral()
{
    setPlaceholderText(tr("several"));
    setValue(std::numeric_limits<double>::quiet_NaN());
}

void NumberEdit::show(double value)
{
    setText(std::isnan(value) ? QString() : plainNumber(value));
    setModified(false);
    markInvalid(false);
}

QString NumberEdit::rangeText() const
{
    if (m_range.minimum && m_range.maximum) {
        return tr("%1 to %2").arg(grouped(*m_range.minimum), grouped(*m_range.maximum));
    }
    if (m_range.minimum) {
        return tr("at least %1").arg(grouped(*m_range.minimum));
    }
    return m_range.maximum ? tr("at most %1").arg(grouped(*m_range.maximum)) : QString();
}

std::optional<double> NumberEdit::parsed() const
{
    bool numeric = false;
    const double value = QLocale::c().toDouble(text().trimmed(), &numeric);
    const bool fits =
        numeric && std::isfinite(value) && (!m_range.whole || value == std::floor(value)) &&
        value >= m_range.minimum.value_or(value) && value <= m_range.maximum.value_or(value);
    return fits ? std::optional(value) : std::nullopt;
}

void NumberEdit::commit()
{
    if (!isModified()) {
        return;
    }
    const std::optional<double> value = parsed();
    if (!value) {
        markInvalid(true);
        return;
    }
    const bool changed = *value != m_value;
    m_value = *value;
    show(*value);
    if (changed) {
        emit valueEdited(*value);
    }
}

void NumberEdit::step(int direction)
{
    if (std::isnan(m_value)) {
        return;
    }
    const double size =
        m_range.whole
            ? 1
            : std::pow(10, std::floor(std::log10(std::max(std::abs(m_value), 1e-6)))) / 10;
    const double next = std::clamp(m_value + direction * size, m_range.minimum.value_or(-1e15),
                                   m_range.maximum.value_or(1e15));
    if (next != m_value) {
        setText(plainNumber(std::round(next / size * 1e6) / 1e6 * size));
        setModified(true);
        commit();
    }
}

void NumberEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isModified()) {
        show(m_value);
    } else if (event->key() == Qt::Key_Up) {
        step(1);
    } else if (event->key() == Qt::Key_Down) {
        step(-1);
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void NumberEdit::focusOutEvent(QFocusEvent* event)
{
    commit();
    if (isModified()) {
        show(m_value);
    }
    QLineEdit::focusOutEvent(event);
}

void NumberEdit::markInvalid(bool invalid)
{
    if (property("invalid").toBool() != invalid) {
        setProperty("invalid", invalid);
        style()->unpolish(this);
        style()->polish(this);
    }
    const QString range = rangeText();
    setToolTip(invalid ? tr("Enter %1%2")
                             .arg(m_range.whole ? tr("a whole number") : tr("a number"),
                                  range.isEmpty() ? QString() : tr(", %1").arg(range))
                       : QString());
}

}  // namespace breakeven::ui
