#include "ui/document/analysis.h"
