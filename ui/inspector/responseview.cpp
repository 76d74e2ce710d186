#include "ui/inspector/responseview.h"

#include <algorithm>
#include <cmath>

#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include "model/catalog/expression.h"
#include "ui/language/phrases.h"
#include "ui/results/billtext.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

bool names(const std::string& expression, const std::string& parameter)
{
    const auto used = model::namesIn(expression);
    return used && std::ranges::any_of(*used, [&](const std::string& name) {
               // A choice's numbers are called after it.
               return name == parameter || name.starts_with(parameter + "_");
           });
}

}  // namespace

QStringList formulasOf(const model::ServiceKind& kind, const std::string& parameter,
                       const pricing::Bill& bill, const std::string& component)
{
    QStringList formulas;
    for (const model::Meter& meter : kind.meters) {
        if (!names(meter.quantity, parameter)) {
            continue;
        }
        for (const pricing::BillLine& line : bill.lines) {
            // A meter of calls has a line for each caller: `Reads, from Orders`.
            const bool ofMeter =
                line.label == meter.label || line.label.starts_with(meter.label + ", from ");
            if (line.component == component && ofMeter) {
                formulas << QStringLiteral("%1 %2 = %3")
                                .arg(lineName(line.label, line.key), moneyExact(line.amount),
                                     sentence(line.formula));
            }
        }
    }
    return formulas;
}

SparkLines::SparkLines(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("sparkLines"));
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void SparkLines::setPoints(std::vector<model::ResponsePoint> points)
{
    m_points = std::move(points);
    setVisible(m_points.size() > 1);
    update();
}

void SparkLines::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double half = (width() - 16) / 2.0;
    paintOne(painter, QRectF(0, 0, half, height()), &model::ResponsePoint::usd, tr("Cost"), &money,
             m_theme.tokens().accent);
    paintOne(painter, QRectF(half + 16, 0, half, height()), &model::ResponsePoint::p99, tr("p99"),
             &duration, m_theme.seriesColor(1));
}

void SparkLines::paintOne(QPainter& painter, const QRectF& area, Measure measure,
                          const QString& name, QString (*say)(double), const QColor& color) const
{
    double least = 0;
    double most = 0;
    bool any = false;
    for (const model::ResponsePoint& point : m_points) {
        if (std::isfinite(point.*measure)) {
            least = any ? std::min(least, point.*measure) : point.*measure;
            most = any ? std::max(most, point.*measure) : point.*measure;
            any = true;
        }
    }
    painter.setFont(m_theme.font(11));
    painter.setPen(m_theme.tokens().muted);
    const QString range = !any            ? tr("unbounded")
                          : least == most ? say(least)
                                          : tr("%1 to %2").arg(say(least), say(most));
    painter.drawText(
        area, Qt::AlignLeft | Qt::AlignTop,
        painter.fontMetrics().elidedText(name + QLatin1Char(' ') + range, Qt::ElideRight,
                                         static_cast<int>(area.width())));
    const QRectF plot = area.adjusted(4, 22, -4, -6);
    const double span = most > least ? most - least : 1;
    const double steps = std::max(1.0, static_cast<double>(m_points.size()) - 1);
    QPainterPath line;
    bool drawing = false;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const double value = m_points[i].*measure;
        const QPointF at(plot.left() + plot.width() * static_cast<double>(i) / steps,
                         plot.bottom() - plot.height() * (value - least) / span);
        if (!std::isfinite(value)) {
            drawing = false;
            continue;
        }
        drawing ? line.lineTo(at) : line.moveTo(at);
        drawing = true;
        if (m_points[i].present) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawEllipse(at, 3.5, 3.5);
        }
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5));
    painter.drawPath(line);
}

ResponseView::ResponseView(Document& document, const Analysis& analysis, const Theme& theme,
                           QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_analysis(analysis),
      m_formulas(makeLabel(theme, {}, Role::Muted, 11)),
      m_lines(new SparkLines(theme)),
      m_job([this](Answer answer) { take(std::move(answer)); })
{
    setObjectName(QStringLiteral("responseView"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 8);
    layout->setSpacing(6);
    m_formulas->setObjectName(QStringLiteral("responseFormulas"));
    m_formulas->setWordWrap(true);
    m_formulas->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_formulas);
    layout->addWidget(m_lines);
    hide();
}

ResponseView::~ResponseView()
{
    if (m_stop) {
        *m_stop = true;
    }
}

void ResponseView::follow(const model::AlternativeId& alternative,
                          const model::ComponentId& component, const std::string& parameter)
{
    m_alternative = alternative;
    m_component = component;
    m_parameter = parameter;
    m_lines->setPoints({});
    refresh();
}

void ResponseView::refresh()
{
    if (m_parameter.empty()) {
        return;
    }
    showFormulas();
    if (m_stop) {
        *m_stop = true;
    }
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_job.request([project = m_document.project(), alternative = m_alternative,
                   component = m_component, parameter = m_parameter,
                   &catalog = m_document.catalog(), book = m_analysis.bookInUse(), stop = m_stop,
                   asked = ++m_asked] {
        return Answer(asked, model::responseTo(project, alternative, component, parameter, catalog,
                                               *book, *stop));
    });
}

void ResponseView::showFormulas()
{
    const model::Alternative* alternative = m_document.project().find(m_alternative);
    const model::Component* component =
        alternative == nullptr ? nullptr : alternative->architecture.find(m_component);
    const model::ServiceKind* kind =
        component == nullptr ? nullptr : m_document.catalog().find(component->kind);
    const pricing::Bill* bill = m_analysis.bill(m_alternative);
    const QStringList formulas = kind == nullptr || bill == nullptr
                                     ? QStringList()
                                     : formulasOf(*kind, m_parameter, *bill, m_component.text());
    m_formulas->setText(formulas.join(QLatin1Char('\n')));
    m_formulas->setVisible(!formulas.isEmpty());
}

void ResponseView::take(Answer answer)
{
    if (answer.first != m_asked || !answer.second) {
        return;
    }
    m_lines->setPoints(std::move(*answer.second));
    // Unless it has come to nothing: a text, or a value without neighbours.
    setVisible(m_lines->points().size() > 1 || !m_formulas->text().isEmpty());
}

}  // namespace breakeven::ui
