#include "model/simulation/compile.h"
