#pragma once

#include <optional>

#include <QWidget>

#include "ui/prices/pricestore.h"
#include "ui/shell/theme.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace breakeven::ui {

/// One price with everything known of it: tiers, source, history, and the user's own in its place.
class PriceDetails : public QWidget {
    Q_OBJECT

public:
    PriceDetails(PriceStore& store, const Theme& theme, QWidget* parent = nullptr);
    /// Nothing = no price is chosen.
    void showRate(const std::optional<pricing::Rate>& rate);

signals:
    /// The bill lines that were priced with it are asked for.
    void linesRequested(const breakeven::pricing::RateKey& key);
    /// The vendor's own list is asked for, because the price shown is not fresh.
    void updateRequested(const breakeven::pricing::RateKey& key);

private:
    void fill();
    void fillTiers();
    void fillHistory();
    void addUpdate();
    void addOwnPrice();
    void setOwn();
    void unsetOwn();
    QLabel* addText(const QString& text, int px);
    void addLink(const std::string& address);

    PriceStore& m_store;
    const Theme& m_theme;
    std::optional<pricing::Rate> m_rate;
    QVBoxLayout* m_layout = nullptr;
    QLineEdit* m_price = nullptr;
    QLabel* m_problem = nullptr;
};

}  // namespace breakeven::ui
