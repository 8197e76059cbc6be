/* Numbers as guides, themes and profiles write them. */
#ifndef INPUT_NUMBER_TEXT_H
#define INPUT_NUMBER_TEXT_H

#include <stdbool.h>

/* Reads TEXT as a finite decimal number, whole text, whatever the locale;
 * false if it is none. */
bool number_text_read(const char *text, double *number);

#endif
