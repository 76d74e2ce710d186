#include "model/simulation/kernel/simulate.h"
