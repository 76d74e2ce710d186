#pragma once

#include <QWidget>

#include "ui/document/analysis.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

/// What every page of the inspector is given.
struct InspectorContext {
    Document& document;
    const Analysis& analysis;
    const Theme& theme;
};

/// One page of the inspector, made for one thing. Shows the document's present values on
/// refreshValues() and the analysis's on refreshFigures(); false from the first means that the
/// thing is gone.
class InspectorPage : public QWidget {
    Q_OBJECT

public:
    explicit InspectorPage(const InspectorContext& context) : m_context(context) {}
    virtual bool refreshValues() = 0;
    virtual void refreshFigures() = 0;

protected:
    [[nodiscard]] Document& document() const { return m_context.document; }
    [[nodiscard]] const Analysis& analysis() const { return m_context.analysis; }
    [[nodiscard]] const Theme& theme() const { return m_context.theme; }
    [[nodiscard]] const InspectorContext& context() const { return m_context; }

private:
    InspectorContext m_context;
};

}  // namespace breakeven::ui
