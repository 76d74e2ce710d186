#include "ui/workload/tracedialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "pricing/base/format.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"
#include "ui/workload/weekpreview.h"

namespace breakeven::ui {

namespace {

QString findingsOf(const model::RateTrace& trace)
{
    QStringList lines;
    lines << QObject::tr("Read as: %1").arg(text(trace.format));
    lines << QObject::tr("%1 requests in %2 minutes, %3 a second on average")
                 .arg(text(groupedText(trace.total)),
                      text(groupedText(static_cast<double>(trace.counts.size()))),
                      count(trace.perSecond()));
    for (const std::string& note : trace.notes) {
        lines << text(note);
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

TraceDialog::TraceDialog(const Theme& theme, QWidget* parent)
    : QDialog(parent),
      m_theme(theme),
      m_name(makeLabel(theme, tr("No file yet"), Role::Text, 13, QFont::DemiBold)),
      m_function(new QLineEdit),
      m_findings(makeLabel(theme, {}, Role::Muted, 12)),
      m_preview(new WeekPreview(theme)),
      m_rate(new QCheckBox(tr("Take the trace's rate too, not only its shape"))),
      m_job([this](Answer answer) { take(std::move(answer)); })
{
    setObjectName(QStringLiteral("traceDialog"));
    setWindowTitle(tr("Open a Trace"));
    resize(620, 420);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    auto* other = new QPushButton(tr("Choose a File..."));
    other->setObjectName(QStringLiteral("traceChoose"));
    head->addWidget(other);
    layout->addLayout(head);
    m_function->setObjectName(QStringLiteral("traceFunction"));
    m_function->setPlaceholderText(tr("Only this function, by its hash; empty = all together"));
    m_function->setAccessibleName(tr("Function"));
    layout->addWidget(m_function);
    layout->addWidget(m_preview, 1);
    m_findings->setObjectName(QStringLiteral("traceFindings"));
    m_findings->setWordWrap(true);
    m_findings->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_findings);
    m_rate->setObjectName(QStringLiteral("traceRate"));
    m_rate->setChecked(true);
    layout->addWidget(m_rate);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_use = buttons->button(QDialogButtonBox::Ok);
    m_use->setText(tr("Use It"));
    m_use->setObjectName(QStringLiteral("traceUse"));
    layout->addWidget(buttons);
    connect(other, &QPushButton::clicked, this, &TraceDialog::choose);
    connect(m_function, &QLineEdit::editingFinished, this, &TraceDialog::read);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showNothing(tr("Timestamps, counts per minute, or the Azure Functions traces of 2019 and "
                   "2021; the first line names the columns."),
                false);
}

TraceDialog::~TraceDialog()
{
    if (m_stop) {
        *m_stop = true;
    }
}

bool TraceDialog::takesRate() const
{
    return m_rate->isChecked();
}

void TraceDialog::choose()
{
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Open a Trace"), {}, tr("Traces (*.csv *.txt *.log);;All files (*)"));
    if (!file.isEmpty()) {
        openFile(file.toStdString());
    }
}

void TraceDialog::openFile(const std::filesystem::path& file)
{
    m_file = file;
    m_name->setText(text(file.filename().string()));
    m_name->setToolTip(text(file.string()));
    read();
}

void TraceDialog::read()
{
    if (m_file.empty()) {
        return;
    }
    if (m_stop) {
        *m_stop = true;
    }
    m_stop = std::make_shared<std::atomic<bool>>(false);
    showNothing(tr("Reading..."), false);
    m_job.request([file = m_file, function = m_function->text().trimmed().toStdString(),
                   stop = m_stop, asked = ++m_asked] {
        return Answer(asked,
                      model::readTraceFile(file, {.function = function, .stop = stop.get()}));
    });
}

void TraceDialog::take(Answer answer)
{
    if (answer.first != m_asked) {
        return;
    }
    if (!answer.second) {
        showNothing(text(answer.second.error().text()), true);
        return;
    }
    m_trace = std::move(*answer.second);
    showTrace();
}

void TraceDialog::showTrace()
{
    std::vector<double> perSecond = m_trace->fromMonday();
    const auto hours = static_cast<double>(perSecond.size()) / 60;
    for (double& rate : perSecond) {
        rate /= 60;
    }
    m_preview->setRates(std::move(perSecond), hours);
    m_findings->setText(findingsOf(*m_trace));
    setRole(m_findings, m_trace->notes.empty() ? Role::Muted : Role::Text);
    m_use->setEnabled(m_trace->total > 0);
}

void TraceDialog::showNothing(const QString& words, bool bad)
{
    m_trace.reset();
    m_preview->setRates({}, 0);
    m_findings->setText(words);
    setRole(m_findings, bad ? Role::Bad : Role::Muted);
    m_use->setEnabled(false);
}

}  // namespace breakeven::ui
