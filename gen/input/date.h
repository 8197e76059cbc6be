/* Dates of the civil calendar as text. */
#ifndef INPUT_DATE_H
#define INPUT_DATE_H

#include <stdbool.h>

/* True for a calendar date of ISO 8601: YYYY-MM-DD. */
bool date_is_valid(const char *text);

#endif
