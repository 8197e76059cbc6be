/* The day that the environment gives to what has none of its own. */
#include "cli/epoch.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

const char *epoch_date(struct arena *arena, struct diags *diags)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    if (!text || !*text)
        return NULL;
    char *end;
    errno = 0;
    long long seconds = strtoll(text, &end, 10);
    time_t moment = (time_t)seconds;
    struct tm day;
    bool good = !errno && *end == '\0' && seconds >= 0 &&
                seconds < 253402300800LL && gmtime_r(&moment, &day);
    if (good)
        return arena_format(arena, "%04d-%02d-%02d", day.tm_year + 1900,
            day.tm_mon + 1, day.tm_mday);
    diag_add(diags, SEVERITY_WARNING, (struct place){0},
        "seconds since 1970, for example 1700000000",
        "SOURCE_DATE_EPOCH=\"%s\" is not a time", text);
    return NULL;
}
