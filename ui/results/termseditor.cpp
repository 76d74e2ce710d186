#include "ui/results/termseditor.h"

#include <QDate>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/commands/projectcommands.h"
#include "ui/inspector/form.h"
#include "ui/language/phrases.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

#include <algorithm>

namespace breakeven::ui {

namespace {

const NumberEdit::Range percentRange{0, 100, false};
const QString percentSign = QStringLiteral("%");

/// Providers whose list prices the project's alternatives pay, and those with a discount.
std::set<std::string> providersPaid(const model::Project& project, const model::Catalog& catalog)
{
    std::set<std::string> providers;
    for (const model::Alternative& alternative : project.alternatives) {
        for (const model::Component& component : alternative.architecture.components) {
            const model::ServiceKind* kind = catalog.find(component.kind);
            if (kind != nullptr && kind->provider != "custom") {
                providers.insert(kind->provider);
            }
        }
    }
    for (const pricing::Discount& discount : project.assumptions.terms.discounts) {
        providers.insert(discount.provider);
    }
    providers.erase(std::string());
    return providers;
}

Quantity percentOf(double value)
{
    return Quantity::fromDouble(value).value_or(Quantity());
}

}  // namespace

TermsEditor::TermsEditor(Document& document, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_document(document), m_theme(theme), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("termsEditor"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    connect(&document, &Document::changed, this, &TermsEditor::follow);
    connect(&theme, &Theme::changed, this, &TermsEditor::rebuild);
    m_providers = providersPaid(document.project(), document.catalog());
    rebuild();
}

void TermsEditor::follow(const ChangeEvent& event)
{
    std::set<std::string> providers = providersPaid(m_document.project(), m_document.catalog());
    if (std::holds_alternative<ProjectReset>(event)) {
        showProblem({});
    } else {
        // A field stays while one works on the project, also where its last use has gone.
        providers.insert(m_providers.begin(), m_providers.end());
    }
    if (providers != m_providers) {
        m_providers = std::move(providers);
        rebuild();
    } else {
        refresh();
    }
}

void TermsEditor::rebuild()
{
    clearLayout(m_layout);
    m_discounts.clear();
    m_form = new Form(m_theme);
    m_form->addHeading(tr("Discounts on the list prices"));
    for (const std::string& provider : m_providers) {
        addDiscount(provider, text(provider));
    }
    addDiscount({}, m_providers.empty() ? tr("All providers") : tr("All others"));
    m_form->addHeading(tr("Tax"));
    m_tax = m_form->addNumber(QStringLiteral("tax"), tr("Tax"), percentRange, percentSign,
                              tr("On what is left after the discounts"));
    connect(m_tax, &NumberEdit::valueEdited, this, [this](double value) {
        change([value](pricing::Terms& terms) { terms.taxPercent = percentOf(value); });
    });
    addCurrency();
    m_layout->addWidget(m_form);
    m_layout->addStretch();
    refresh();
}

void TermsEditor::addDiscount(const std::string& provider, const QString& label)
{
    NumberEdit* edit = m_form->addNumber(
        QStringLiteral("discount-") + text(provider), label, percentRange, percentSign,
        tr("What an agreement takes off the list prices; a line of its own on the bill"));
    connect(edit, &NumberEdit::valueEdited, this,
            [this, provider](double value) { changeDiscount(provider, value); });
    m_discounts[provider] = edit;
}

void TermsEditor::addCurrency()
{
    m_form->addHeading(tr("Currency beside US dollars"));
    m_code = m_form->addText(QStringLiteral("currency"), tr("Code"),
                             tr("Three letters, such as EUR; empty: US dollars only"));
    m_code->setMaxLength(3);
    m_code->setPlaceholderText(tr("none"));
    m_rate = m_form->addText(QStringLiteral("currencyRate"), tr("One dollar is"),
                             tr("How much of the currency one US dollar buys; you state it"));
    m_date = m_form->addText(QStringLiteral("currencyDate"), tr("On"),
                             tr("The day of that rate, such as 2026-11-20"));
    m_problem = makeLabel(m_theme, {}, Role::Warn, 12);
    m_problem->setObjectName(QStringLiteral("termsProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_form->addWide(m_problem);
    for (QLineEdit* edit : {m_code, m_rate, m_date}) {
        connect(edit, &QLineEdit::editingFinished, this, &TermsEditor::changeCurrency);
    }
}

void TermsEditor::change(const Edit& edit)
{
    model::Assumptions assumptions = m_document.project().assumptions;
    edit(assumptions.terms);
    if (!(assumptions == m_document.project().assumptions)) {
        m_document.undoStack().push(new ChangeAssumptions(m_document, std::move(assumptions)));
    }
}

void TermsEditor::changeDiscount(const std::string& provider, double value)
{
    change([&](pricing::Terms& terms) {
        std::erase_if(terms.discounts,
                      [&](const auto& discount) { return discount.provider == provider; });
        // Naught for one provider also says that the discount of all others is not its own.
        if (value > 0 || !provider.empty()) {
            terms.discounts.push_back({provider, percentOf(value)});
        }
        const bool others = std::ranges::any_of(
            terms.discounts, [](const auto& discount) { return discount.provider.empty(); });
        std::erase_if(terms.discounts,
                      [&](const auto& discount) { return !others && discount.percent.isZero(); });
        std::ranges::sort(terms.discounts, {}, &pricing::Discount::provider);
    });
}

/// Code, rate and day are one edit: nothing changes before all three are there.
void TermsEditor::changeCurrency()
{
    const QString code = m_code->text().trimmed().toUpper();
    if (code.isEmpty()) {
        showProblem({});
        change([](pricing::Terms& terms) { terms.currency = {}; });
        return;
    }
    // A rate belongs to its currency: another one's would make a wrong amount that looks right.
    const pricing::Currency& present = m_document.project().assumptions.terms.currency;
    if (!present.code.empty() && code != text(present.code) &&
        m_rate->text().trimmed() == text(present.perUsd.text())) {
        m_rate->clear();
        m_date->clear();
    }
    if (m_date->text().trimmed().isEmpty()) {
        m_date->setText(QDate::currentDate().toString(Qt::ISODate));
    }
    const QString rate = m_rate->text().trimmed();
    if (rate.isEmpty()) {
        showProblem(
            tr("Say how much %1 one dollar is; until then the bill is in dollars.").arg(code));
        return;
    }
    const auto currency = pricing::parseCurrency(
        QStringLiteral("%1=%2@%3").arg(code, rate, m_date->text().trimmed()).toStdString(), {});
    showProblem(currency ? QString() : errorText(currency.error()));
    if (currency) {
        change([&](pricing::Terms& terms) { terms.currency = *currency; });
    }
}

void TermsEditor::showProblem(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void TermsEditor::refresh()
{
    const pricing::Terms& terms = m_document.project().assumptions.terms;
    const auto discountOf = [&](const std::string& provider) {
        const auto it = std::ranges::find(terms.discounts, provider, &pricing::Discount::provider);
        return it == terms.discounts.end() ? nullptr : &*it;
    };
    const pricing::Discount* others = discountOf({});
    for (const auto& [provider, edit] : m_discounts) {
        const pricing::Discount* own = discountOf(provider);
        const pricing::Discount* used = own != nullptr ? own : others;
        edit->setValue(used == nullptr ? 0 : used->percent.toDouble());
    }
    m_tax->setValue(terms.taxPercent.toDouble());
    const pricing::Currency& currency = terms.currency;
    const bool typing = m_code->hasFocus() || m_rate->hasFocus() || m_date->hasFocus();
    if (currency == m_shown && (typing || !m_problem->text().isEmpty())) {
        return;  // what is typed there is not yet the project's
    }
    m_shown = currency;
    showProblem({});
    m_code->setText(text(currency.code));
    m_rate->setText(currency.code.empty() ? QString() : text(currency.perUsd.text()));
    m_date->setText(text(currency.asOf));
}

QString termsText(const pricing::Terms& terms)
{
    QStringList parts;
    for (const pricing::Discount& discount : terms.discounts) {
        const QString share = plainNumber(discount.percent.toDouble());
        parts << (discount.provider.empty()
                      ? QObject::tr("%1 % off").arg(share)
                      : QObject::tr("%2 %1 % off").arg(share, text(discount.provider)));
    }
    if (!terms.taxPercent.isZero()) {
        parts << QObject::tr("%1 % tax").arg(plainNumber(terms.taxPercent.toDouble()));
    }
    if (!terms.currency.code.empty()) {
        parts << text(terms.currency.code);
    }
    return parts.join(QStringLiteral(" · "));
}

}  // namespace breakeven::ui
