#include "model/comparison/comparison.h"
