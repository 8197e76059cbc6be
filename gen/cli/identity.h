/* Whose document a file is.
 *
 * A document carries the identity of its profile, so that another profile's
 * does not take its place unnoticed: the NAME that the profile is written
 * under, its meta/reference and its meta/client, each in so many words, with
 * "/" between them. In HTML it is the content of
 *
 *     <meta name="dossier-profile" content="...">
 *
 * in a PDF the property dc:source of its XMP packet, behind
 * "dossier-profile:", and in a DOCX file the custom property "dossier-profile",
 * which stays when Word saves the file. Of a mail it is the first field, in
 * ASCII, and of an archive the comment behind that name. It tells nothing of
 * paths, machines or runs.
 *
 * Two identities are of one profile if their names are the same, and their
 * references; where one has no reference, their clients; where one has no
 * client either, the names decide. So it outlives every edit of a profile that
 * has a reference, and without one all that leave the client's name alone. */
#ifndef CLI_IDENTITY_H
#define CLI_IDENTITY_H

#include "base/arena.h"
#include "input/profile.h"

#include <stdbool.h>

/* The identity of the profile that is written under NAME, in ARENA. */
const char *identity_new(
    struct arena *arena, const char *name, const struct meta *meta);

/* IDENTITY in letters, digits and marks that no reader of mail takes for
 * others, in ARENA, for write/mail.h. */
const char *identity_ascii(struct arena *arena, const char *identity);

/* The comment of an archive (write/archive.h) of that IDENTITY, in ARENA. */
const char *identity_comment(struct arena *arena, const char *identity);

/* The identity that the document at PATH carries, in ARENA; NULL if there is no
 * such file, or none in it. */
const char *identity_read(struct arena *arena, const char *path);

bool identity_same(const char *one, const char *other);

/* That of an overview of many profiles, which no profile has: it has no name.
 */
#define identity_overview "/overview/"

/* For a message, in ARENA: "shop" (reference R-17, for Museum of Tides) */
const char *identity_words(struct arena *arena, const char *identity);

#endif
