/* Addresses of mail, as people write them into a profile: one, and no name
 * beside it. */
#ifndef INPUT_MAIL_ADDRESS_H
#define INPUT_MAIL_ADDRESS_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdbool.h>

/* TEXT as the header of a mail has it, in ARENA: letters of other alphabets
 * behind the @ are written in ASCII (RFC 5891, UTS 46). NULL if it is no
 * address: before the @ stand words of ASCII with dots between them (RFC 5322's
 * dot-atom, at most 64 bytes), behind it the name of a host with a dot in it;
 * 254 bytes in all (RFC 5321). */
const char *mail_address_ascii(struct arena *arena, const char *text);

/* Whether TEXT, which NAME says at PLACE, is an address; reports it if not. */
bool mail_address_check(const char *name, const char *text, struct place place,
    struct diags *diags);

/* Reads "Name <address>" or an address alone; *NAME is NULL then. Both are in
 * ARENA, the address in ASCII; NULL if it is neither. */
const char *mail_address_named(
    struct arena *arena, const char *text, const char **name);

#endif
