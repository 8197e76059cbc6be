/* A mail as a file: a message of RFC 5322, whose text is there with markup and
 * without, and which has files with it (RFC 2045 to 2049, 2183, 2231).
 *
 * Whatever is said in its fields, no line ends in them but where we fold them:
 * control characters are spaces, and all that is not ASCII is written in it.
 * What it consists of makes its bytes: its boundaries and its Message-ID are
 * made of a hash of the rest.
 *
 * Written here and not by GMime (3.2, of Debian): that brings twelve more
 * libraries, GnuPG's among them, which every command would load, 7 ms of the
 * 13 ms in which it starts; and takes a line end in a name or a subject along,
 * encoded. */
#ifndef WRITE_MAIL_H
#define WRITE_MAIL_H

#include "base/arena.h"
#include "base/buffer.h"

#include <stddef.h>

struct mail_part {
    const char *name; /* of the file, UTF-8 */
    const char *type; /* "application/pdf" */
    const char *bytes;
    size_t length;
};

/* NULL where there is none. */
struct mail_message {
    const char *origin;                   /* whose it is: cli/identity.h */
    const char *from_name, *from_address; /* addresses are ASCII */
    const char *to_name, *to_address;
    const char *subject, *date /* ISO */;
    struct buffer text, html; /* lines of the text end with CR and LF */
    const struct mail_part *parts;
    size_t part_count;
};

/* The field of a message that says whose it is, as cli/identity.h writes it
 * in ASCII; it stands in the first line. */
#define MAIL_ORIGIN "X-Dossier-Profile: "

/* Appends the message to OUT: a draft, which says so in the way that programs
 * for mail know (X-Unsent: 1). Its lines end with CR and LF and have at most
 * 998 bytes. ARENA is for what is needed on the way. */
void mail_write(struct buffer *out, struct arena *arena,
    const struct mail_message *message);

/* Appends the message of LENGTH BYTES to a file of many (mbox, RFC 4155): its
 * lines end with LF, and those that begin as messages do there have another ">"
 * before them ("mboxrd"). DATE is ISO, or NULL. */
void mail_add_to_box(
    struct buffer *out, const char *bytes, size_t length, const char *date);

/* What each message of ours in such a file begins with. */
#define MAIL_BOX_BEGINS "From dossier@dossier.invalid "

#endif
