/* A text that people write for one client: in a profile, or in a file beside
 * it.
 *
 * Plain text, in which an empty line makes a paragraph, or Markdown where it
 * says so; never values, blocks or raw HTML. */
#ifndef INPUT_PROSE_H
#define INPUT_PROSE_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/source.h"

#include <stdbool.h>

struct prose {
    const char *text;              /* plain, "\n\n" between paragraphs; NULL:
                                      nothing is said, or in Markdown */
    const struct source *markdown; /* to be read from its beginning; NULL: it
                                      is plain */
    struct place place;            /* of its element */
    bool failed;                   /* it says something, which is wrong */
};

/* How an element says it; what it does not have is "". */
struct prose_element {
    const char *name;
    const char *text;            /* tidy, with paragraphs */
    const char *format, *file;   /* its attributes */
    const struct source *within; /* the profile */
    struct place place, format_place, file_place;
};

/* A file that a profile takes a text from. */
struct prose_file {
    const char *name, *path; /* as the profile calls it, and where it is */
    const struct source *source;
};

struct prose_files {
    ARRAY(struct prose_file) list;
};

/* True if ELEMENT has Markdown inside of it, which prose_read then asks for. */
bool prose_is_markdown(const struct prose_element *element);

/* Reads ELEMENT, or the file that it names, in the folder of its profile or
 * below it, or as it was kept with the profile; RAW is its text as it was
 * written, which is looked at if prose_is_markdown. Reports a format that there
 * is not, a file that cannot be had or is not in the folder, and a text beside
 * a file. All in ARENA; nothing is said after an error. */
struct prose prose_read(struct arena *arena,
    const struct prose_element *element, const struct source *raw,
    struct prose_files *files, struct diags *diags);

/* What it says, as it was written; NULL: nothing. */
static inline const char *prose_words(const struct prose *prose)
{
    return prose->markdown ? prose->markdown->text : prose->text;
}

/* TEXT, which was written in an element that stands at PLACE's file from LINE
 * and COLUMN on, as a source to be read as Markdown: without the indentation
 * that all its lines share, with the places of its file. */
const struct source *prose_source(struct arena *arena,
    const struct source *within, const char *text, struct place start);

#endif
