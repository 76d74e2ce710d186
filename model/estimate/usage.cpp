#include "model/estimate/usage.h"
