#include "model/catalog/expression.h"
