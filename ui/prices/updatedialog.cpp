#include "ui/prices/updatedialog.h"

#include <algorithm>
#include <system_error>

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/shell/choicebox.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

constexpr const char* vendors[][2] = {{"aws", "AWS"}, {"azure", "Azure"}, {"gcp", "Google Cloud"}};

QString bytesText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

bool sameList(const ListWanted& left, const ListWanted& right)
{
    return left.provider == right.provider && left.service == right.service &&
           left.region == right.region && left.mirror == right.mirror;
}

}  // namespace

std::vector<std::string> updatableServices(const PriceStore& store, const std::string& provider)
{
    const auto mapping = store.mapping(provider);
    return mapping ? listedServices(*mapping) : std::vector<std::string>();
}

UpdateDialog::UpdateDialog(PriceStore& store, const Theme& theme, const ProjectPrices* project,
                           QWidget* parent)
    : ListDialog(store, theme, project, parent),
      m_grid(new QGridLayout),
      m_keyLabel(makeLabel(theme, tr("API key"))),
      m_key(new QLineEdit),
      m_network(makeLabel(theme, {})),
      m_size(makeLabel(theme, {}, Role::Muted, 12))
{
    setObjectName(QStringLiteral("updateDialog"));
    setWindowTitle(tr("Update from Vendor"));
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(1, 1);
    form().addLayout(m_grid);
    m_provider = addChoice("updateProvider", tr("Provider"), 0);
    m_service = addChoice("updateService", tr("Service"), 1);
    m_region = addChoice("updateRegion", tr("Region"), 2);
    m_key->setObjectName(QStringLiteral("updateKey"));
    m_key->setAccessibleName(tr("API key"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(
        tr("Google gives its list only to holders of a key; it is sent once "
           "and kept nowhere"));
    m_grid->addWidget(m_keyLabel, 3, 0);
    m_grid->addWidget(m_key, 3, 1);
    m_network->setObjectName(QStringLiteral("updateNetwork"));
    m_size->setObjectName(QStringLiteral("updateSize"));
    for (QLabel* label : {m_network, m_size}) {
        label->setWordWrap(true);
        form().addWidget(label);
    }
    form().addStretch();
    for (const auto& [id, name] : vendors) {
        m_provider->addItem(QString::fromLatin1(name), QString::fromLatin1(id));
    }
    connect(m_provider, &QComboBox::currentIndexChanged, this, &UpdateDialog::fillServices);
    connect(m_region, &QComboBox::currentIndexChanged, this, &UpdateDialog::showTerms);
    connect(m_key, &QLineEdit::textChanged, this, &UpdateDialog::formChanged);
    m_service->setFocus();
    setActionText(tr("Fetch and Import"));
    fillServices();
}

UpdateDialog::~UpdateDialog()
{
    discard();
}

QComboBox* UpdateDialog::addChoice(const char* name, const QString& label, int row)
{
    auto* box = new ChoiceBox;
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(label);
    box->setMinimumContentsLength(24);
    m_grid->addWidget(makeLabel(theme(), label), row, 0);
    m_grid->addWidget(box, row, 1, Qt::AlignLeft);
    return box;
}

void UpdateDialog::fillServices()
{
    const std::string provider = m_provider->currentData().toString().toStdString();
    m_service->clear();
    for (const std::string& service : updatableServices(store(), provider)) {
        m_service->addItem(text(service), text(service));
    }
    fillRegions(project() == nullptr ? std::string() : project()->mainRegion(provider));
    showTerms();
}

void UpdateDialog::fillRegions(const std::string& chosen)
{
    const std::string provider = m_provider->currentData().toString().toStdString();
    m_region->clear();
    m_region->addItem(tr("All regions"), QString());
    // Google's lists are of all regions.
    for (const pricing::Region& region : store().book().places()) {
        if (provider != "gcp" && region.provider == provider) {
            m_region->addItem(QStringLiteral("%1 · %2").arg(text(region.id), text(region.name)),
                              text(region.id));
        }
    }
    m_region->setEnabled(provider != "gcp");
    m_region->setCurrentIndex(std::max(0, m_region->findData(text(chosen))));
}

/// What pressing the button means: where it goes, and how much may come.
void UpdateDialog::showTerms()
{
    const ListWanted list = wanted();
    const bool asksKey = list.provider == "gcp";
    askDate(list.provider != "aws");
    m_keyLabel->setVisible(asksKey);
    m_key->setVisible(asksKey);
    m_network->setText(
        tr("“Fetch and Import” asks the vendor's public price server, %1. It sends the names of "
           "the list and the region and nothing of your project. Nothing else in Breakeven uses "
           "the network.")
            .arg(addressOf(
                     {.provider = list.provider, .service = {}, .region = {}, .mirror = m_mirror},
                     "-")
                     .host()));
    const bool isLarge = list.provider == "aws" && list.region.empty();
    m_size->setVisible(list.provider == "aws");  // pages are small, and fetched anew
    m_size->setText(isLarge ? tr("AWS's list of all regions may be several GB: choose a region "
                                 "where you can. A download that is stopped is taken up later.")
                            : tr("A download that is stopped is taken up later."));
    formChanged();
}

void UpdateDialog::choose(const std::string& provider, const std::string& service,
                          const std::string& region)
{
    const int vendor = m_provider->findData(text(provider));
    if (step() != Step::Form || vendor < 0) {
        return;
    }
    m_provider->setCurrentIndex(vendor);
    if (const int known = m_service->findData(text(service)); known >= 0) {
        m_service->setCurrentIndex(known);
    }
    if (!region.empty()) {
        fillRegions(region);
    }
}

ListWanted UpdateDialog::wanted() const
{
    return {.provider = m_provider->currentData().toString().toStdString(),
            .service = m_service->currentData().toString().toStdString(),
            .region = m_region->currentData().toString().toStdString(),
            .mirror = m_mirror};
}

bool UpdateDialog::isReady() const
{
    const ListWanted list = wanted();
    return !list.service.empty() &&
           (list.provider != "gcp" || hasFetched(list) || !m_key->text().trimmed().isEmpty());
}

/// Whether it lies there still, because it was only looked at, or refused.
bool UpdateDialog::hasFetched(const ListWanted& wanted) const
{
    return m_fetchedFor && sameList(*m_fetchedFor, wanted) &&
           std::ranges::all_of(m_lists, [](const pricing::ListFiles& files) {
               return std::ranges::all_of(files, [](const auto& file) {
                   std::error_code unknown;
                   return std::filesystem::exists(file, unknown);
               });
           });
}

void UpdateDialog::start()
{
    const ListWanted list = wanted();
    if (hasFetched(list)) {
        importFetched();
        return;
    }
    const auto mapping = store().mapping(list.provider);
    auto offers = mapping ? offersOf(list, *mapping) : tl::unexpected(mapping.error());
    if (!offers) {
        fail(offers.error());
        return;
    }
    discard();
    fetch(list, std::move(*offers));
}

void UpdateDialog::fetch(const ListWanted& wanted, std::vector<std::string> offers)
{
    DownloadOptions options = m_options;
    if (wanted.provider == "gcp") {
        options.apiKey = m_key->text().trimmed().toLatin1();
        m_key->clear();
    }
    m_fetching = wanted;
    m_fetch =
        std::make_unique<ListFetch>(wanted, std::move(offers), listFolder(), std::move(options));
    connect(m_fetch.get(), &ListFetch::progressed, this, &UpdateDialog::showFetched);
    // Queued, because it ends the life of the one who says it.
    connect(m_fetch.get(), &ListFetch::finished, this, &UpdateDialog::takeFetched,
            Qt::QueuedConnection);
    beginWork();
    showProgress(tr("Asking %1").arg(addressOf(wanted, "-").host()), -1);
    m_fetch->start();
}

void UpdateDialog::showFetched(const QString& file, qint64 received, qint64 total)
{
    if (total > 0) {
        showProgress(tr("Fetching %1: %2 of %3").arg(file, bytesText(received), bytesText(total)),
                     static_cast<double>(received) / static_cast<double>(total));
    } else {
        showProgress(tr("Fetching %1: %2").arg(file, bytesText(received)), -1);
    }
}

void UpdateDialog::takeFetched(const std::optional<Error>& error)
{
    const std::unique_ptr<ListFetch> fetch = std::move(m_fetch);
    if (fetch == nullptr) {
        return;
    }
    if (error) {
        for (const FetchedList& list : fetch->lists()) {
            for (const std::filesystem::path& file : list.files) {
                std::error_code ignored;
                std::filesystem::remove(file, ignored);
            }
        }
        fail(*error);
        return;
    }
    m_fetchedFor = m_fetching;
    for (const FetchedList& list : fetch->lists()) {
        m_lists.push_back(list.files);
    }
    importFetched();
}

void UpdateDialog::importFetched()
{
    importLists(m_lists);
}

void UpdateDialog::stop()
{
    if (m_fetch) {
        m_fetch->cancel();
    } else {
        ListDialog::stop();
    }
}

/// What has come only in part stays, to be taken up.
void UpdateDialog::discard()
{
    for (const pricing::ListFiles& files : m_lists) {
        for (const auto& file : files) {
            std::error_code ignored;
            std::filesystem::remove(file, ignored);
        }
    }
    m_lists.clear();
    m_fetchedFor.reset();
}

}  // namespace breakeven::ui
