#pragma once

#include <string>
#include <vector>

#include <QObject>

#include "pricing/bill/bill.h"
#include "ui/inspector/page.h"

class QComboBox;

namespace breakeven::ui {

class Form;

/// A region that a component could be moved to.
struct RegionOffer {
    std::string region;
    std::string name;      ///< as the provider's list says it; empty when that is not known
    int withoutPrice = 0;  ///< how many of the component's meters have no price there
    friend bool operator==(const RegionOffer&, const RegionOffer&) = default;
};

/// Every region in which the book has prices of the provider: first those that have a price for
/// each of the keys, then the others, each by name.
[[nodiscard]] std::vector<RegionOffer> regionOffers(const pricing::PriceBook& book,
                                                    const std::string& provider,
                                                    const std::vector<pricing::RateKey>& keys);

/// The keys of a component's provider that its bill was, or would have been, priced with.
[[nodiscard]] std::vector<pricing::RateKey> keysOf(const pricing::Bill& bill,
                                                   const std::string& component,
                                                   const std::string& provider);

/// Where one component runs and is priced: its alternative's region, or one of its own. Hidden when
/// its provider sells the same everywhere. A row of a form, which owns it.
class RegionEditor : public QObject {
    Q_OBJECT

public:
    RegionEditor(const InspectorContext& context, model::AlternativeId alternative,
                 model::ComponentId component, const model::ServiceKind& kind, Form& form);
    void refreshValues();
    void refreshOffers();
    /// One undo step; empty = back to the alternative's region.
    void choose(const std::string& region);

private:
    void fill(const std::vector<RegionOffer>& offers);

    InspectorContext m_context;
    model::AlternativeId m_alternative;
    model::ComponentId m_component;
    const model::ServiceKind& m_kind;
    Form& m_form;
    QComboBox* m_choice;
    std::vector<RegionOffer> m_offers;
    std::string m_shared;  ///< the alternative's region, as shown
};

}  // namespace breakeven::ui
