#include "model/estimate/estimate.h"
