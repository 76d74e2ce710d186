#pragma once

#include <functional>

#include "ui/inspector/numberedit.h"
#include "ui/inspector/page.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace breakeven::ui {

class Form;

/// A connection: who calls whom, how often, with what, and what happens when it fails.
class ConnectionPage : public InspectorPage {
    Q_OBJECT

public:
    ConnectionPage(const InspectorContext& context, model::AlternativeId alternative,
                   model::ConnectionId connection);
    bool refreshValues() override;
    void refreshFigures() override;

private:
    using Edit = std::function<void(model::Connection&)>;
    [[nodiscard]] const model::Architecture* architecture() const;
    [[nodiscard]] const model::Connection* connection() const;
    [[nodiscard]] const model::ServiceKind* kindOf(const model::ComponentId& id) const;
    [[nodiscard]] QString nameOf(const model::ComponentId& id) const;
    void addCallFields();
    void addPayloadFields();
    void addFailureFields();
    void addNumber(NumberEdit*& field, const char* id, const QString& label,
                   const NumberEdit::Range& range, const QString& unit, const QString& help,
                   std::function<void(model::Connection&, double)> apply);
    void change(const Edit& edit);

    model::AlternativeId m_alternative;
    model::ConnectionId m_connection;
    Form* m_form = nullptr;
    QLabel* m_rate = nullptr;
    QLineEdit* m_label = nullptr;
    QComboBox* m_mode = nullptr;
    QComboBox* m_condition = nullptr;
    QComboBox* m_operation = nullptr;
    QLineEdit* m_choice = nullptr;
    QCheckBox* m_cacheable = nullptr;
    NumberEdit* m_calls = nullptr;
    NumberEdit* m_atOnce = nullptr;
    NumberEdit* m_step = nullptr;
    NumberEdit* m_request = nullptr;
    NumberEdit* m_response = nullptr;
    NumberEdit* m_payloadSpread = nullptr;
    NumberEdit* m_timeout = nullptr;
    NumberEdit* m_retries = nullptr;
    NumberEdit* m_backoff = nullptr;
};

}  // namespace breakeven::ui
