/* The currencies of ISO 4217, as ICU knows them. */
#include "input/currency.h"

#include <float.h>
#include <string.h>
#include <unicode/ucurr.h>

/* The codes for no currency and for tests (ISO 4217): ICU knows these, too. */
static bool is_none(const char *code)
{
    return strcmp(code, "XXX") == 0 || strcmp(code, "XTS") == 0;
}

bool currency_find(const char *code, int *places)
{
    UChar wide[4] = {0};
    if (strlen(code) != 3 || is_none(code))
        return false;
    for (int i = 0; i < 3; i++) {
        if (code[i] < 'A' || code[i] > 'Z')
            return false;
        wide[i] = (UChar)code[i];
    }
    UErrorCode status = U_ZERO_ERROR;
    bool known = ucurr_isAvailable(wide, -DBL_MAX, DBL_MAX, &status);
    int32_t digits = ucurr_getDefaultFractionDigits(wide, &status);
    if (!known || U_FAILURE(status) || digits < 0 || digits > 4)
        return false;
    *places = digits;
    return true;
}
