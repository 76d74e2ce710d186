#include "model/catalog/catalog.h"
