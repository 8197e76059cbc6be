/* Where a link may lead. */
#ifndef INPUT_ADDRESS_H
#define INPUT_ADDRESS_H

#include <stdbool.h>

/* The rule for every output: https, http, mailto, tel, and places inside the
 * document ("#..."). All else (a path beside the text, javascript:, file:,
 * data:, what an application registered) leads nowhere: compose leaves the
 * words and takes the link away. */
bool address_leads(const char *address);

/* What to do about one that does not; a constant. */
const char *address_hint(void);

#endif
