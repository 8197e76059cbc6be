/* What of a client has moved: its words. */
#include "cli/moved.h"

#define MOVED_FORM(value, name, title) {name, title},
const struct moved_form moved_forms[] = {MOVED_ROWS(MOVED_FORM)};
