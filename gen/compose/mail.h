/* The mail that documents go out with: what mail.md of a template says, for one
 * profile.
 *
 *     ---
 *     subject: "{{document.title}}"       with values, on one line
 *     from: R. Example <r@example.org>    who sends it; may be left out
 *     ---
 *     ::: salutation
 *
 *     Text with values and blocks, as an outline may have it.
 *
 *     ::: attached
 *
 * Its computed sections are a table in mail.c. */
#ifndef COMPOSE_MAIL_H
#define COMPOSE_MAIL_H

#include "compose/composition.h"
#include "compose/sections.h"
#include "input/keys.h"

/* The computed sections of a mail; the last has no name. */
extern const struct section mail_sections[];

/* The keys of its head. */
extern const struct keys mail_keys;

/* What every mail of a guide with a template shares. */
struct mail_form {
    struct located subject;
    const char *from_name, *from_address; /* address in ASCII; NULL: none */
    struct text text;
};

/* A file that goes with it. */
struct mail_attachment {
    const char *template; /* of the document, its name alone */
    const char *name;     /* of the file, UTF-8 */
};

/* One mail; its document is freed with document_free(). */
struct mail {
    const char *subject; /* plain text */
    struct document *document;
};

/* Reads and checks mail.md of the composer's template, as composer_new() does
 * with the others; problems are reported. */
struct mail_form *mail_form_load(
    struct arena *arena, const struct composer *composer, struct diags *diags);
void mail_form_free(struct mail_form *form);

/* The form of COMPOSER; NULL if its template has none. */
const struct mail_form *mail_form_of(const struct composer *composer);

/* Writes the mail about DECISION with COUNT attachments, which are borrowed; as
 * compose() for the rest. The composer must have a form. False after an error.
 */
bool mail_compose(struct mail *mail, struct arena *arena,
    const struct composer *composer, const struct decision *decision,
    const struct mail_attachment *attachments, size_t count,
    struct diags *diags);

#endif
