#include "ui/prices/pricedetails.h"

#include <algorithm>

#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "pricing/base/format.h"
#include "ui/language/phrases.h"
#include "ui/prices/pricetable.h"
#include "ui/prices/updatedialog.h"
#include "ui/results/billtext.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

QString rangeText(const pricing::RateTier& tier, const std::string& unit)
{
    const QString from = text(groupedText(tier.from.toDouble()));
    const QString name = catalogText(unit);
    if (tier.to) {
        return QObject::tr("%1 to %2 × %3").arg(from, text(groupedText(tier.to->toDouble())), name);
    }
    return tier.from.isZero() ? QObject::tr("any number of %1").arg(name)
                              : QObject::tr("above %1 × %2").arg(from, name);
}

QString versionText(const PriceVersion& version)
{
    const QString price = priceOf(version.rate);
    const std::string asOf =
        version.rate.tiers.empty() ? std::string() : version.rate.tiers.front().asOf;
    const QString date = asOf.empty() ? QObject::tr("undated") : text(asOf);
    switch (version.origin) {
        case PriceVersion::Origin::Bundled:
            return QObject::tr("%1: came with the program, %2").arg(price, date);
        case PriceVersion::Origin::Imported:
            return QObject::tr("%1: import %2 of %3 (%4), %5")
                .arg(price)
                .arg(version.rate.version)
                .arg(text(version.at).left(10), shortSource(version.file), date);
        case PriceVersion::Origin::Own:
            return QObject::tr("%1: your own, set %2").arg(price, date);
    }
    return {};
}

}  // namespace

PriceDetails::PriceDetails(PriceStore& store, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_store(store), m_theme(theme)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(makeScroll(m_layout));
    setMinimumWidth(280);
    connect(&store, &PriceStore::changed, this, [this] {
        if (m_rate) {
            const bool isTyped = m_price != nullptr && m_price->isModified();
            const QString typed = isTyped ? m_price->text() : QString();
            const pricing::Rate* now = m_store.book().find(m_rate->key, m_rate->region);
            showRate(now == nullptr ? std::nullopt : std::optional(*now));
            if (isTyped && m_price != nullptr && !m_store.isOwn(m_rate->key, m_rate->region)) {
                m_price->setText(typed);
                m_price->setModified(true);
            }
        }
    });
    fill();
}

void PriceDetails::showRate(const std::optional<pricing::Rate>& rate)
{
    m_rate = rate;
    fill();
}

QLabel* PriceDetails::addText(const QString& words, int px)
{
    QLabel* label = makeLabel(m_theme, words, px > 12 ? Role::Text : Role::Muted, px);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->addWidget(label);
    return label;
}

void PriceDetails::addLink(const std::string& address)
{
    const QString whole = text(address);
    if (!whole.startsWith(QLatin1String("https://"))) {
        addText(whole, 12);
        return;
    }
    QLabel* label = addText({}, 12);
    label->setTextFormat(Qt::RichText);
    label->setText(QStringLiteral("<a href=\"%1\">%2</a>")
                       .arg(whole.toHtmlEscaped(), shortSource(address).toHtmlEscaped()));
    label->setToolTip(whole);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setOpenExternalLinks(true);
}

void PriceDetails::fill()
{
    clearLayout(m_layout);
    m_price = nullptr;
    m_problem = nullptr;
    if (!m_rate) {
        addText(tr("Choose a price to see its tiers, where it was read and what it was before."),
                12);
        m_layout->addStretch();
        return;
    }
    QLabel* title = addText(text(m_rate->key.text()), 13);
    title->setFont(m_theme.font(13, QFont::DemiBold));
    addText(tr("in %1").arg(text(m_rate->region)), 12);
    fillTiers();
    addUpdate();
    m_layout->addWidget(makeLine());
    fillHistory();
    m_layout->addWidget(makeLine());
    addOwnPrice();
    QPushButton* lines = makeFlatButton(tr("Bill lines that use it"));
    lines->setObjectName(QStringLiteral("priceLines"));
    connect(lines, &QPushButton::clicked, this, [this] { emit linesRequested(m_rate->key); });
    m_layout->addWidget(lines, 0, Qt::AlignLeft);
    m_layout->addStretch();
}

void PriceDetails::fillTiers()
{
    std::string source;
    for (const pricing::RateTier& tier : m_rate->tiers) {
        addText(QStringLiteral("%1  %2").arg(unitPrice(tier.price), rangeText(tier, m_rate->unit)),
                13);
        if (tier.source != source) {
            source = tier.source;
            addText(confidenceText(tier.confidence, tier.asOf), 12);
            addLink(source);
        }
    }
}

/// Where the price is not fresh and the vendor has a list that the mapping knows.
void PriceDetails::addUpdate()
{
    const std::string today =
        QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toStdString();
    const auto listed = updatableServices(m_store, m_rate->key.provider);
    if (ageOf(*m_rate, today) == PriceAge::Fresh ||
        !std::ranges::binary_search(listed, m_rate->key.service)) {
        return;
    }
    QPushButton* update = makeFlatButton(tr("Update from Vendor..."));
    update->setObjectName(QStringLiteral("priceUpdateOne"));
    connect(update, &QPushButton::clicked, this, [this] { emit updateRequested(m_rate->key); });
    m_layout->addWidget(update, 0, Qt::AlignLeft);
}

void PriceDetails::fillHistory()
{
    m_layout->addWidget(makeLabel(m_theme, tr("History"), Role::Heading, 11));
    for (const PriceVersion& version : m_store.versions(m_rate->key, m_rate->region)) {
        QLabel* label = addText(versionText(version), 12);
        setRole(label, version.inUse ? Role::Text : Role::Muted);
    }
}

void PriceDetails::addOwnPrice()
{
    m_layout->addWidget(makeLabel(m_theme, tr("Your own price"), Role::Heading, 11));
    if (!m_store.canKeepOwnPrices()) {
        addText(m_store.trouble() ? text(m_store.trouble()->text())
                                  : tr("There is no place to keep it."),
                12);
        return;
    }
    auto* row = new QHBoxLayout;
    m_price = new QLineEdit;
    m_price->setObjectName(QStringLiteral("ownPrice"));
    m_price->setAccessibleName(tr("Your price in USD for one %1").arg(text(m_rate->unit)));
    m_price->setPlaceholderText(tr("USD for one %1").arg(text(m_rate->unit)));
    if (m_store.isOwn(m_rate->key, m_rate->region)) {
        m_price->setText(text(m_rate->tiers.front().price.text()));
    }
    auto* use = new QPushButton(tr("Use it"));
    use->setObjectName(QStringLiteral("useOwnPrice"));
    row->addWidget(m_price, 1);
    row->addWidget(use);
    m_layout->addLayout(row);
    m_problem = makeLabel(m_theme, {}, Role::Bad, 12);
    m_problem->setObjectName(QStringLiteral("ownPriceProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_layout->addWidget(m_problem);
    QPushButton* back = makeFlatButton(tr("Back to the list's price"));
    back->setObjectName(QStringLiteral("dropOwnPrice"));
    back->setVisible(m_store.isOwn(m_rate->key, m_rate->region));
    m_layout->addWidget(back, 0, Qt::AlignLeft);
    connect(use, &QPushButton::clicked, this, &PriceDetails::setOwn);
    connect(m_price, &QLineEdit::returnPressed, this, &PriceDetails::setOwn);
    connect(back, &QPushButton::clicked, this, &PriceDetails::unsetOwn);
}

void PriceDetails::setOwn()
{
    const auto price = UnitPrice::parse(m_price->text().trimmed().toStdString());
    QString problem = price ? QString() : errorText(price.error());
    if (price && *price < UnitPrice()) {
        problem = tr("A price below nothing is not one.");
    }
    if (problem.isEmpty()) {
        // Filling in anew deletes these widgets, so nothing is touched after it succeeds.
        const auto done = m_store.set(*m_rate, *price);
        if (done) {
            return;
        }
        problem = errorText(done.error());
    }
    m_problem->setText(problem);
    m_problem->show();
}

void PriceDetails::unsetOwn()
{
    const pricing::Rate own = *m_rate;
    if (const auto done = m_store.unset(own.key, own.region); !done) {
        m_problem->setText(errorText(done.error()));
        m_problem->show();
    }
}

}  // namespace breakeven::ui
