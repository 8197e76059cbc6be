/* Where a link may lead. */
#include "input/address.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

bool address_leads(const char *address)
{
    static const char *const starts[] = {
        "https://", "http://", "mailto:", "tel:", "#"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncasecmp(address, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

const char *address_hint(void)
{
    return "links lead to https, http, mailto, tel, and #module:ID; write "
           "`code` for what only looks like one";
}
