#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include <QWidget>

#include "ui/document/document.h"
#include "ui/shell/theme.h"

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace breakeven::ui {

class Form;
class NumberEdit;

/// What is paid beside the list prices: a discount for each provider in use and one for the others,
/// tax, and a second currency with its rate and date. Stands beside the bill; every edit is one
/// undo step.
class TermsEditor : public QWidget {
    Q_OBJECT

public:
    TermsEditor(Document& document, const Theme& theme, QWidget* parent = nullptr);

private:
    using Edit = std::function<void(pricing::Terms&)>;

    void follow(const ChangeEvent& event);
    void rebuild();
    void addDiscount(const std::string& provider, const QString& label);
    void addCurrency();
    void change(const Edit& edit);
    void changeDiscount(const std::string& provider, double percent);
    void changeCurrency();
    void showProblem(const QString& problem);
    void refresh();

    Document& m_document;
    const Theme& m_theme;
    QVBoxLayout* m_layout;
    std::set<std::string> m_providers;  ///< that have a field of their own
    Form* m_form = nullptr;
    std::map<std::string, NumberEdit*> m_discounts;  ///< by provider; empty = all others
    NumberEdit* m_tax = nullptr;
    QLineEdit* m_code = nullptr;
    QLineEdit* m_rate = nullptr;
    QLineEdit* m_date = nullptr;
    QLabel* m_problem = nullptr;
    pricing::Currency m_shown;  ///< the project's when the three fields were last filled
};

/// `aws 12.5 % off · 19 % tax · EUR`; empty when the list prices are what is paid.
[[nodiscard]] QString termsText(const pricing::Terms& terms);

}  // namespace breakeven::ui
