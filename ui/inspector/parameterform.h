#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "ui/inspector/page.h"

namespace breakeven::ui {

class Form;
class ResponseView;

/// The parameters of one component, or of several of one kind at once: an edit is one undo step for
/// all of them, and what differs among them is shown as such. Below the field that has the focus
/// stands what the parameter does to the bill and to latency.
class ParameterForm : public QWidget {
    Q_OBJECT

public:
    /// `addFirst` may put rows of its own above the parameters, in one column with them.
    ParameterForm(const InspectorContext& context, model::AlternativeId alternative,
                  std::vector<model::ComponentId> components, const model::ServiceKind& kind,
                  const std::function<void(Form&)>& addFirst = {});
    /// False when a component is gone.
    bool refreshValues();
    /// The response is computed anew.
    void refreshResponse();

private:
    [[nodiscard]] std::vector<const model::Component*> components() const;
    void addParameter(const model::Parameter& parameter);
    [[nodiscard]] QWidget* makeEditor(const model::Parameter& parameter);
    [[nodiscard]] QWidget* makeNumber(const model::Parameter& parameter);
    [[nodiscard]] QWidget* makeSwitch(const model::Parameter& parameter);
    [[nodiscard]] QWidget* makeChoice(const model::Parameter& parameter);
    [[nodiscard]] QWidget* makeSourceChooser(const model::Parameter& parameter);
    void showValue(const model::Parameter& parameter);
    void showCommon(const model::Parameter& parameter, const model::ParameterValue& value);
    void showSeveral(const model::Parameter& parameter);
    void set(const model::Parameter& parameter, const model::ParameterValue& value);
    void followFocus(const QWidget* focused);

    InspectorContext m_context;
    model::AlternativeId m_alternative;
    std::vector<model::ComponentId> m_components;
    const model::ServiceKind& m_kind;
    Form* m_form;
    ResponseView* m_response;
};

}  // namespace breakeven::ui
