#include "model/interchange/projectfile.h"
