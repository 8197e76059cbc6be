/* The currencies of ISO 4217, as ICU knows them. */
#ifndef INPUT_CURRENCY_H
#define INPUT_CURRENCY_H

#include <stdbool.h>

/* True if CODE ("EUR") is a currency. *PLACES is how many digits its minor unit
 * has behind the decimal sign, 0 to 4: 2 for cents. */
bool currency_find(const char *code, int *places);

#endif
