#include "pricing/book/pricebook.h"
