/* Problems are data: a place, a message and a hint.
 *
 * A stage adds everything that it can see and returns whether to go on; the
 * command line prints them, sorted, at the end of the stage. Messages are
 * lower case, without a full stop, with subjects in "quotes". */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/array.h"
#include "base/buffer.h"
#include "base/source.h"

#include <stdbool.h>
#include <stdio.h>

enum severity {
    SEVERITY_NOTE,
    SEVERITY_WARNING,
    SEVERITY_ERROR,  /* an input is wrong: exit code 1 */
    SEVERITY_SYSTEM, /* the system failed us: exit code 3 */
};

struct diag {
    enum severity severity;
    struct place place;
    const char *message;
    const char *hint; /* NULL: none */
    const char *code; /* by which a check is known, such as "empty-link"; NULL:
                         none */
};

/* More problems of one severity than this are counted, not kept; and a message
 * or hint that quotes half a file is cut. */
enum { DIAGS_MOST = 200, DIAGS_LONGEST = 1000 };

struct diags {
    struct arena *arena; /* borrowed; messages live here */
    ARRAY(struct diag) list;
    enum severity worst;
    size_t by_severity[SEVERITY_SYSTEM + 1];
    /* What was read last, or is being parsed: for base/guard, which has to say
     * where a reader was stopped. NULL: nothing yet. */
    const struct source *volatile reading;
};

void diags_init(struct diags *diags, struct arena *arena);

/* Adds a problem; HINT may be NULL and is copied. */
__attribute__((format(printf, 5, 6))) void diag_add(struct diags *diags,
    enum severity severity, struct place place, const char *hint,
    const char *format, ...);

/* The same for a check that has a CODE, a constant. */
__attribute__((format(printf, 6, 7))) void diag_add_coded(struct diags *diags,
    const char *code, enum severity severity, struct place place,
    const char *hint, const char *format, ...);

/* The worst severity so far, SEVERITY_NOTE if there is none. */
enum severity diags_worst(const struct diags *diags);

/* How many problems have at least this severity. */
size_t diags_count(const struct diags *diags, enum severity at_least);

/* True if nothing is an error or worse. */
bool diags_clean(const struct diags *diags);

/* True if no more errors are kept: a stage that finds ever more may stop
 * looking. */
bool diags_full(const struct diags *diags);

/* Prints the problems, those of one source together and in order of place:
 *
 *     p.xml:12:5: error: stage: "bulding" is not one of idea, planned
 *        12 |     <stage>bulding</stage>
 *           |     ^
 *           = hint: did you mean "building"?
 *
 * Control characters of a quoted line are shown as spaces and a long line is
 * cut around the caret. Problems below AT_LEAST are left out; what is said
 * twice of one place of a source is told once. */
void diags_print(const struct diags *diags, FILE *stream,
    enum severity at_least, bool coloured);

/* The parts of that: those of at least AT_LEAST in order, to be freed; one of
 * them; and what is said of those that were counted and not kept. */
const struct diag **diags_in_order(
    const struct diags *diags, enum severity at_least, size_t *count);
void diag_print(FILE *stream, const struct diag *diag, bool coloured);
void diags_print_hidden(
    const struct diags *diags, FILE *stream, enum severity at_least);

/* Prints a TEXT that comes from outside as messages do, on one line and so that
 * no terminal obeys it: control characters and those that turn the order of a
 * line as spaces, bytes that are not UTF-8 as "?". */
void diag_print_text(FILE *stream, const char *text);

/* The same of LENGTH bytes, appended to OUT. */
void diag_add_text(struct buffer *out, const char *bytes, size_t length);

/* The one of COUNT candidates that WORD was probably meant to be, NULL if none
 * is near: the smallest optimal-string-alignment distance (Damerau 1964), at
 * most a third of the word's length, rounded up. Borrowed from CANDIDATES. */
const char *diag_suggest(
    const char *word, const char *const *candidates, size_t count);

/* diag_suggest() as a hint in ARENA: did you mean "..."? NULL if none is near.
 */
const char *diag_suggest_hint(struct arena *arena, const char *word,
    const char *const *candidates, size_t count);

#endif
