#include "ui/document/analysis.h"

namespace breakeven::ui {

Analysis::~Analysis() = default;

}  // namespace breakeven::ui
