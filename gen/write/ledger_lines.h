/* What the parts of the ledger share: its sources, and lines of text. */
#ifndef WRITE_LEDGER_LINES_H
#define WRITE_LEDGER_LINES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "decide/clause.h"
#include "decide/decide.h"
#include "decide/why.h"

/* Lines are broken at this column where a space allows it. */
enum { LEDGER_WIDTH = 80 };

struct ledger {
    struct buffer *out;
    struct arena arena; /* of all texts on the way */
    const struct guide *guide;
    const struct profile *profile;
    const struct rules *rules;
    const struct clauses *clauses; /* NULL where nothing is explained */
    const struct decision *decision;
    bool in_full; /* derived facts are shown with their formulas */
};

/* A line with INDENT spaces before it; what follows a break stands two spaces
 * further in. */
__attribute__((format(printf, 3, 4))) void ledger_add_line(
    struct ledger *ledger, size_t indent, const char *format, ...);

/* Text, filled up with spaces to WIDTH columns, on the left or right. */
void ledger_add_left(struct ledger *ledger, const char *text, size_t width);
void ledger_add_right(struct ledger *ledger, const char *text, size_t width);

/* The part's name, "project" for NONE. */
const char *ledger_row_name(const struct ledger *ledger, int part);

/* The facts behind WHY, one a line. A fact on the row of PART, which stands
 * above, is named without it. */
void ledger_add_grounds(
    struct ledger *ledger, size_t indent, const struct why *why, int part);

/* ---- the sections of the ledger, each with an empty line before it --------
 */

void ledger_add_scores(struct ledger *ledger);      /* ledger_scores.c */
void ledger_add_assurance(struct ledger *ledger);   /* ledger_assurance.c */
void ledger_add_criteria(struct ledger *ledger);    /* ledger_criteria.c */
void ledger_add_reasons(struct ledger *ledger);     /* ledger_reasons.c */
void ledger_add_sensitivity(struct ledger *ledger); /* ledger_changes.c */
void ledger_add_price(struct ledger *ledger);       /* ledger_price.c */
void ledger_add_texts(struct ledger *ledger);       /* ledger_texts.c */

/* One reason on all rows; one module or warning, in full. */
void ledger_explain_reason(struct ledger *ledger, int reason);
void ledger_explain_text(struct ledger *ledger, const struct subject *subject);

/* What would bring SUBJECT in, or that nothing near does. */
void ledger_add_nearest(
    struct ledger *ledger, size_t indent, const struct subject *subject);

#endif
