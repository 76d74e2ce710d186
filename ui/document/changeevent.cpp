#include "ui/document/changeevent.h"
