#include <algorithm>

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/prices/importdialog.h"
#include "ui/prices/importhistory.h"
#include "ui/prices/pricewindow.h"
#include "ui/prices/updatedialog.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

// The part of the price window that keeps the book current: what is not fresh, and the dialogs that
// take vendors' lists.
namespace breakeven::ui {

std::vector<PriceAge> PriceWindow::agesOf(AgeChoice choice)
{
    switch (choice) {
        case AgeChoice::Any:
            return {};
        case AgeChoice::Stale:
        case AgeChoice::StaleAndUsed:
            return {PriceAge::Old, PriceAge::Undated, PriceAge::Unverified};
        case AgeChoice::Old:
            return {PriceAge::Old};
        case AgeChoice::Undated:
            return {PriceAge::Undated};
        case AgeChoice::Unverified:
            return {PriceAge::Unverified};
    }
    return {};
}

/// How much of the book is not fresh, and the way out of that.
QWidget* PriceWindow::makeStaleLine()
{
    auto* bar = new QWidget;
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 12, 0);
    layout->setSpacing(8);
    m_stale->setObjectName(QStringLiteral("priceStale"));
    layout->addWidget(m_stale);
    m_showStale = makeFlatButton(tr("Show Them"));
    m_showStale->setObjectName(QStringLiteral("priceShowStale"));
    m_updateStale = makeFlatButton({});
    m_updateStale->setObjectName(QStringLiteral("priceUpdateStale"));
    layout->addWidget(m_showStale);
    layout->addWidget(m_updateStale);
    layout->addStretch();
    connect(m_showStale, &QPushButton::clicked, this, [this] {
        const int mine = m_age->findData(static_cast<int>(AgeChoice::StaleAndUsed));
        const bool usesStale = mine >= 0 && m_showStale->property("used").toBool();
        clearFilters();
        m_age->setCurrentIndex(usesStale ? mine
                                         : m_age->findData(static_cast<int>(AgeChoice::Stale)));
    });
    connect(m_updateStale, &QPushButton::clicked, this, [this] { openUpdate(staleKey()); });
    return bar;
}

void PriceWindow::filterAges()
{
    const auto choice = static_cast<AgeChoice>(m_age->currentData().toInt());
    m_filter->setAges(agesOf(choice));
    m_filter->setAmong(choice == AgeChoice::StaleAndUsed ? std::optional(m_used) : std::nullopt);
    follow();
}

/// The prices that the project's bills are made with.
std::set<std::pair<pricing::RateKey, std::string>> PriceWindow::usedPrices() const
{
    std::set<std::pair<pricing::RateKey, std::string>> used;
    for (const PriceUse& use : m_project == nullptr ? std::vector<PriceUse>() : m_project->uses()) {
        if (const pricing::Rate* rate = m_store.book().find(use.key, use.region)) {
            used.emplace(rate->key, rate->region);
        }
    }
    return used;
}

void PriceWindow::followStale()
{
    m_used = usedPrices();
    int stale = 0;
    int mine = 0;
    for (const pricing::Rate& rate : m_table->rates()) {
        if (ageOf(rate, m_table->today()) != PriceAge::Fresh) {
            ++stale;
            mine += m_used.contains({rate.key, rate.region}) ? 1 : 0;
        }
    }
    QString words = tr("%Ln price(s) are older than a year, undated or unverified", nullptr, stale);
    if (m_project != nullptr) {
        words += mine == 0 ? tr("; your project uses none of them")
                           : tr("; your project uses %n of them", nullptr, mine);
    }
    m_stale->setText(stale == 0 ? tr("All prices are dated, verified and of the last year")
                                : words);
    setRole(m_stale, mine == 0 ? Role::Muted : Role::Warn);
    m_showStale->setProperty("used", mine > 0);
    m_showStale->setVisible(stale > 0);
    nameUpdate();
    if (m_age->currentData().toInt() == static_cast<int>(AgeChoice::StaleAndUsed)) {
        m_filter->setAmong(m_used);
        follow();
    }
}

/// The services that their vendors list, by provider.
std::set<std::pair<std::string, std::string>> PriceWindow::listedByVendors() const
{
    std::set<std::pair<std::string, std::string>> listed;
    for (const char* provider : {"aws", "azure", "gcp"}) {
        for (const std::string& service : updatableServices(m_store, provider)) {
            listed.emplace(provider, service);
        }
    }
    return listed;
}

/// Of what is shown, a price whose service its vendor lists: the chosen one, else the first that is
/// not fresh, those of the project before others.
pricing::RateKey PriceWindow::staleKey() const
{
    const auto rateAt = [&](const QModelIndex& index) -> const pricing::Rate& {
        return m_table->rate(m_filter->mapToSource(index).row());
    };
    const auto isListed = [&](const pricing::Rate& rate) {
        return m_listed.contains({rate.key.provider, rate.key.service});
    };
    if (const QModelIndex chosen = m_view->currentIndex();
        chosen.isValid() && isListed(rateAt(chosen))) {
        return rateAt(chosen).key;
    }
    pricing::RateKey first;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const pricing::Rate& rate = rateAt(m_filter->index(row, 0));
        if (isListed(rate) && ageOf(rate, m_table->today()) != PriceAge::Fresh) {
            if (m_used.empty() || m_used.contains({rate.key, rate.region})) {
                return rate.key;
            }
            first = first.provider.empty() ? rate.key : first;
        }
    }
    return first;
}

void PriceWindow::nameUpdate()
{
    const pricing::RateKey key = staleKey();
    m_updateStale->setVisible(!key.provider.empty());
    m_updateStale->setText(tr("Update %1...").arg(text(key.provider + ' ' + key.service)));
}

/// One import at a time: whether a dialog may be opened; one that is at work comes to the front.
bool PriceWindow::makesRoomForDialog()
{
    if (m_dialog == nullptr) {
        return true;
    }
    if (m_dialog->step() == ListDialog::Step::Working) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return false;
    }
    m_dialog->reject();
    return true;
}

template <class Dialog>
Dialog* PriceWindow::open()
{
    if (!makesRoomForDialog()) {
        return nullptr;
    }
    auto* dialog = new Dialog(m_store, m_theme, m_project, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog = dialog;
    dialog->show();
    return dialog;
}

ImportDialog* PriceWindow::openImport()
{
    return open<ImportDialog>();
}

UpdateDialog* PriceWindow::openUpdate(const pricing::RateKey& key)
{
    auto* dialog = open<UpdateDialog>();
    if (dialog != nullptr && !key.provider.empty()) {
        dialog->choose(key.provider, key.service, m_region->currentData().toString().toStdString());
    }
    return dialog;
}

ImportHistory* PriceWindow::openHistory()
{
    if (m_history == nullptr) {
        m_history = new ImportHistory(m_store, m_theme, m_project, this);
        m_history->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_history->show();
    m_history->raise();
    return m_history;
}

}  // namespace breakeven::ui
