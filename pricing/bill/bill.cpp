#include "pricing/bill/bill.h"
