#include "ui/inspector/regioneditor.h"

#include <QComboBox>
#include <QToolButton>

#include "ui/commands/componentcommands.h"
#include "ui/inspector/form.h"
#include "ui/shell/format.h"

#include <algorithm>
#include <set>

namespace breakeven::ui {

namespace {

const QString regionField = QStringLiteral("componentRegion");

QString offerText(const RegionOffer& offer)
{
    const QString name = offer.name.empty()
                             ? text(offer.region)
                             : QStringLiteral("%1 · %2").arg(text(offer.region), text(offer.name));
    return offer.withoutPrice == 0
               ? name
               : QObject::tr("%1 (%n without a price)", nullptr, offer.withoutPrice).arg(name);
}

}  // namespace

std::vector<RegionOffer> regionOffers(const pricing::PriceBook& book, const std::string& provider,
                                      const std::vector<pricing::RateKey>& keys)
{
    std::vector<RegionOffer> offers;
    for (const std::string& id : book.regions(provider)) {
        const pricing::Region* place = pricing::findRegion(book.places(), provider, id);
        const auto lacks = [&](const pricing::RateKey& key) {
            return book.find(key, id) == nullptr;
        };
        offers.push_back({id, place == nullptr ? std::string() : place->name,
                          static_cast<int>(std::ranges::count_if(keys, lacks))});
    }
    std::ranges::stable_sort(offers, {},
                             [](const RegionOffer& offer) { return offer.withoutPrice > 0; });
    return offers;
}

std::vector<pricing::RateKey> keysOf(const pricing::Bill& bill, const std::string& component,
                                     const std::string& provider)
{
    std::set<pricing::RateKey> keys;
    const auto gather = [&](const auto& lines) {
        for (const auto& line : lines) {
            if (line.component == component && line.key.provider == provider) {
                keys.insert(line.key);
            }
        }
    };
    gather(bill.lines);
    gather(bill.missing);
    return {keys.begin(), keys.end()};
}

RegionEditor::RegionEditor(const InspectorContext& context, model::AlternativeId alternative,
                           model::ComponentId component, const model::ServiceKind& kind, Form& form)
    : QObject(&form),
      m_context(context),
      m_alternative(std::move(alternative)),
      m_component(std::move(component)),
      m_kind(kind),
      m_form(form)
{
    m_choice = m_form.addChoice(regionField, tr("Region"), {},
                                tr("Where this component runs and is priced; the others stay in "
                                   "the alternative's region"));
    QToolButton* reset = m_form.addReset(regionField, tr("Back to the alternative's region"));
    connect(reset, &QToolButton::clicked, this, [this] { choose({}); });
    connect(m_choice, &QComboBox::activated, this,
            [this] { choose(m_choice->currentData().toString().toStdString()); });
    refreshOffers();
}

void RegionEditor::choose(const std::string& region)
{
    const model::Alternative* alternative = m_context.document.project().find(m_alternative);
    const model::Component* component =
        alternative == nullptr ? nullptr : alternative->architecture.find(m_component);
    if (component != nullptr && component->region != region) {
        m_context.document.undoStack().push(
            new SetRegion(m_context.document, m_alternative, m_component, region));
    }
}

void RegionEditor::refreshOffers()
{
    const pricing::Bill* bill = m_context.analysis.bill(m_alternative);
    std::vector<RegionOffer> offers =
        regionOffers(m_context.analysis.book(), m_kind.provider,
                     bill == nullptr ? std::vector<pricing::RateKey>()
                                     : keysOf(*bill, m_component.text(), m_kind.provider));
    if (offers != m_offers) {
        m_offers = std::move(offers);
        m_shared.clear();
    }
    refreshValues();
}

void RegionEditor::refreshValues()
{
    const model::Alternative* alternative = m_context.document.project().find(m_alternative);
    const model::Component* component =
        alternative == nullptr ? nullptr : alternative->architecture.find(m_component);
    if (component == nullptr) {
        return;
    }
    if (m_shared != alternative->region) {
        m_shared = alternative->region;
        fill(m_offers);
    }
    const QString own = text(component->region);
    if (m_choice->findData(own) < 0) {
        m_choice->addItem(own, own);  // of a file, and unknown to the book
    }
    m_choice->setCurrentIndex(m_choice->findData(own));
    m_form.setChanged(regionField, !own.isEmpty());
    m_form.setRowShown(regionField, !m_offers.empty() || !own.isEmpty());
}

void RegionEditor::fill(const std::vector<RegionOffer>& offers)
{
    m_choice->clear();
    m_choice->addItem(tr("%1 (shared)").arg(text(m_shared)), QString());
    for (const RegionOffer& offer : offers) {
        m_choice->addItem(offerText(offer), text(offer.region));
    }
}

}  // namespace breakeven::ui
