#include "ui/document/changeevent.h"

namespace breakeven::ui {

namespace {

struct AffectsResults {
    bool operator()(const ProjectRenamed&) const { return false; }
    bool operator()(const ComponentMoved&) const { return false; }
    bool operator()(const DrawingChanged&) const { return false; }
    bool operator()(const auto&) const { return true; }
};

}  // namespace

bool affectsResults(const ChangeEvent& event)
{
    return std::visit(AffectsResults{}, event);
}

}  // namespace breakeven::ui
