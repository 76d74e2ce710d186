#include "pricing/base/money.h"
