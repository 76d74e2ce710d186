#include "ui/prices/listdialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include "pricing/base/date.h"
#include "ui/prices/importsummary.h"
#include "ui/shell/errorbox.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

constexpr int barSteps = 1000;
constexpr QSize formSize(720, 460);
constexpr QSize tableSize(980, 620);

}  // namespace

ListDialog::ListDialog(PriceStore& store, const Theme& theme, const ProjectPrices* project,
                       QWidget* parent)
    : QDialog(parent),
      m_store(store),
      m_theme(theme),
      m_project(project),
      m_pages(new QStackedWidget),
      m_error(new ErrorBox),
      m_summary(new ImportSummary(store, theme, project))
{
    resize(formSize);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    m_pages->addWidget(makeForm());
    m_pages->addWidget(makeWork());
    m_pages->addWidget(m_summary);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_error);
    layout->addWidget(makeButtons());
    connectStore();
}

ListDialog::~ListDialog()
{
    if (std::exchange(m_importing, false)) {
        m_store.cancelImport();
    }
}

QWidget* ListDialog::makeForm()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_form = new QVBoxLayout;
    m_form->setSpacing(8);
    layout->addLayout(m_form, 1);
    layout->addWidget(makeLine());
    m_dateRow = new QWidget;
    auto* row = new QHBoxLayout(m_dateRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(makeLabel(m_theme, tr("Prices are of")));
    m_asOf = new QLineEdit;
    m_asOf->setObjectName(QStringLiteral("importAsOf"));
    m_asOf->setAccessibleName(tr("Date of the prices"));
    m_asOf->setPlaceholderText(tr("2026-11-24"));
    m_asOf->setMaximumWidth(130);
    row->addWidget(m_asOf);
    row->addWidget(makeLabel(m_theme,
                             tr("for lists of Azure and Google, which state no date; empty: the "
                                "day the file was written"),
                             Role::Muted, 12),
                   1);
    layout->addWidget(m_dateRow);
    m_acceptJumps =
        new QCheckBox(tr("Accept large changes: prices that become more than a hundred "
                         "times larger or smaller"));
    m_acceptJumps->setObjectName(QStringLiteral("importAcceptJumps"));
    layout->addWidget(m_acceptJumps);
    m_onlyLook = new QCheckBox(tr("Look first: show what would change, and change nothing"));
    m_onlyLook->setObjectName(QStringLiteral("importOnlyLook"));
    layout->addWidget(m_onlyLook);
    connect(m_asOf, &QLineEdit::textChanged, this, &ListDialog::formChanged);
    return page;
}

QWidget* ListDialog::makeWork()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    m_doing = makeLabel(m_theme, {});
    m_doing->setObjectName(QStringLiteral("importDoing"));
    m_doing->setWordWrap(true);
    m_bar = new QProgressBar;
    m_bar->setObjectName(QStringLiteral("importProgress"));
    m_bar->setTextVisible(false);
    layout->addStretch();
    layout->addWidget(m_doing);
    layout->addWidget(m_bar);
    layout->addWidget(makeLabel(m_theme,
                                tr("The price book stays as it is until all of it has been read "
                                   "and checked. You can go on working."),
                                Role::Muted, 12));
    layout->addStretch();
    return page;
}

QWidget* ListDialog::makeButtons()
{
    auto* bar = new QWidget;
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    m_undo = new QPushButton(tr("Undo Import"));
    m_undo->setObjectName(QStringLiteral("importUndo"));
    m_undo->setAutoDefault(false);
    m_close = new QPushButton;
    m_close->setObjectName(QStringLiteral("importClose"));
    m_close->setAutoDefault(false);
    m_do = new QPushButton;
    m_do->setObjectName(QStringLiteral("importStart"));
    m_do->setProperty("kind", QStringLiteral("primary"));
    m_do->setDefault(true);
    layout->addWidget(m_undo);
    layout->addStretch();
    layout->addWidget(m_close);
    layout->addWidget(m_do);
    connect(m_undo, &QPushButton::clicked, this, &ListDialog::undo);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_step == Step::Working) {
            stop();
        } else {
            reject();
        }
    });
    connect(m_do, &QPushButton::clicked, this, &ListDialog::act);
    return bar;
}

void ListDialog::connectStore()
{
    connect(&m_store, &PriceStore::importProgressed, this, [this](double share) {
        if (m_importing) {
            showProgress(share < 1 ? tr("Reading and checking the prices")
                                   : tr("Taking the prices into the book"),
                         share);
        }
    });
    connect(&m_store, &PriceStore::imported, this, [this](const ImportOutcome& outcome) {
        if (std::exchange(m_importing, false)) {
            take(outcome);
        }
    });
    connect(&m_store, &PriceStore::importFailed, this, [this](const Error& error) {
        if (std::exchange(m_importing, false)) {
            fail(error);
        }
    });
}

void ListDialog::askDate(bool asked)
{
    m_dateRow->setVisible(asked);
}

void ListDialog::setActionText(const QString& words)
{
    m_action = words;
    setStep(m_step);
}

void ListDialog::formChanged()
{
    const QString date = m_asOf->text().trimmed();
    const bool dateIsGood = date.isEmpty() || isDay(date.toStdString());
    m_asOf->setProperty("invalid", !dateIsGood);
    m_asOf->setToolTip(dateIsGood ? QString() : tr("Write a date such as 2026-11-24"));
    m_asOf->style()->unpolish(m_asOf);
    m_asOf->style()->polish(m_asOf);
    m_do->setEnabled(m_step == Step::Done || (dateIsGood && isReady()));
}

void ListDialog::setStep(Step step)
{
    m_step = step;
    m_pages->setCurrentIndex(static_cast<int>(step));
    m_undo->setVisible(step == Step::Done && m_taken);
    m_close->setText(step == Step::Done && m_taken ? tr("Close") : tr("Cancel"));
    m_do->setVisible(step == Step::Form || (step == Step::Done && !m_taken));
    m_do->setText(step == Step::Form ? m_action : tr("Import Now"));
    if (step != Step::Working) {
        formChanged();
    }
    if (step == Step::Done) {
        resize(size().expandedTo(tableSize));
    }
    emit stepChanged();
}

void ListDialog::act()
{
    begin(m_step == Step::Form && m_onlyLook->isChecked());
}

void ListDialog::begin(bool dryRun)
{
    m_dryRun = dryRun;
    m_failure.reset();
    m_error->hide();
    start();
}

void ListDialog::beginWork()
{
    showProgress({}, -1);
    setStep(Step::Working);
}

void ListDialog::showProgress(const QString& words, double share)
{
    m_doing->setText(words);
    m_bar->setRange(0, share < 0 ? 0 : barSteps);
    m_bar->setValue(share < 0 ? 0 : static_cast<int>(share * barSteps));
}

void ListDialog::importLists(std::vector<pricing::ListFiles> lists)
{
    m_before = m_project == nullptr ? std::vector<AlternativeTotal>() : m_project->totals();
    m_importing = true;
    showProgress(tr("Reading and checking the prices"), 0);
    setStep(Step::Working);
    m_store.importLists({.lists = std::move(lists),
                         .asOf = m_asOf->text().trimmed().toStdString(),
                         .acceptJumps = m_acceptJumps->isChecked(),
                         .dryRun = m_dryRun});
}

void ListDialog::stop()
{
    m_store.cancelImport();
}

void ListDialog::take(const ImportOutcome& outcome)
{
    m_taken = outcome.taken;
    m_ids.clear();
    for (const pricing::ListImport& each : outcome.lists) {
        m_ids.push_back(each.record.id);
    }
    m_summary->showOutcome(outcome, m_before);
    if (m_taken) {
        discard();
    }
    setStep(Step::Done);
}

void ListDialog::fail(const Error& error)
{
    m_failure = error;
    m_taken = false;
    m_error->showError(tr("Nothing was imported; the price book is as it was."), error);
    setStep(Step::Form);
    m_do->setFocus();
}

void ListDialog::undo()
{
    // The last one first, as they lie over each other.
    while (!m_ids.empty()) {
        const auto undone = m_store.undo(m_ids.back());
        if (!undone && undone.error().code != ErrorCode::NotFound) {
            m_failure = undone.error();
            m_error->showError(tr("The import is still in the price book."), undone.error());
            return;
        }
        m_ids.pop_back();
    }
    m_taken = false;
    m_error->showInfo(tr("The import was taken away; the prices are those from before."));
    setStep(Step::Form);
}

void ListDialog::reject()
{
    if (m_step == Step::Working) {
        stop();
    }
    discard();
    QDialog::reject();
}

}  // namespace breakeven::ui
