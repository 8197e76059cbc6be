/* From answers to a verdict: the ledger of reasons.
 *
 * (gen/decide/MODEL.md, sections 3 to 8 and 10.) */
#ifndef DECIDE_VERDICT_H
#define DECIDE_VERDICT_H

#include "base/arena.h"
#include "decide/facts.h"
#include "decide/rules.h"
#include "input/guide.h"
#include "input/profile.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

enum standing {
    STANDING_ABSENT, /* its condition is false */
    STANDING_OPEN,   /* its condition is unknown: printed, not counted */
    STANDING_COUNTED,
    STANDING_DEFEATED, /* an exception without a grade holds */
};

/* One reason on one row. */
struct finding {
    int reason; /* index in the guide */
    int part;   /* index in the profile, NONE: the project row */
    enum standing standing;
    int exception;    /* the exception that holds, or NONE */
    bool unsettled;   /* an earlier exception is unknown, so this stands only
                         until that one is shown */
    enum grade grade; /* after the exception; GRADE_NONE unless counted */
    int points;       /* of that grade, never negative */
    bool contested;   /* decisive on a part that two options claim: it rules
                         nothing out (section 5) */
};

enum confidence {
    CONFIDENCE_NONE, /* one option only */
    CONFIDENCE_LOW,
    CONFIDENCE_MODERATE,
    CONFIDENCE_HIGH
};

enum mismatch {
    MISMATCH_NONE,
    MISMATCH_NOTE,
    MISMATCH_CAUTION,
    MISMATCH_SERIOUS
};

struct plan_result {
    int score;      /* in points; held at INT_MAX, INT_MIN if ever beyond */
    bool ruled_out; /* by a decisive reason */
    bool candidate; /* the verdict was chosen among these; in a conflict also
                       some that are ruled out */
    const int *ruled_out_by; /* findings, by index; each reason once */
    size_t ruled_out_by_count;
    int *route; /* by part: the option that serves it under this plan */
};

struct compromise {
    int part;
    int option; /* whose mark is higher */
    int size;   /* by how much, 2 or more */
};

/* Greater than any lead. Conditions see it as $lead = 999. */
enum { LEAD_ALL_RULED_OUT = INT_MAX };

struct verdict {
    const struct guide *guide;
    const struct profile *profile;
    size_t part_count; /* rows of parts: the profile's, in a what-if also the
                          spare one; what is not there has no marks */

    int plan;            /* the verdict, NONE: a toss-up */
    const bool *options; /* by option: the verdict uses it; for a toss-up all
                            that are level (`options` of expected.json) */
    const int *level;    /* of a toss-up: the level plans, guide order */
    size_t level_count;
    int best;        /* the plan that is printed first: the verdict, or of a
                        toss-up the best of the level ones */
    int recommended; /* what the document recommends: the override's plan if the
                        profile has one, else the verdict (NONE: a toss-up).
                        What conditions see as $verdict and $uses, mismatch,
                        modules, warnings and routing follow it; all else here
                        is what was computed (section 20, item 9) */
    const bool *uses; /* by option: what is recommended uses it */
    bool conflict;    /* section 7.5 */
    enum confidence confidence;
    int lead; /* LEAD_ALL_RULED_OUT: all rivals are ruled out; also with one
                 option only */
    enum mismatch mismatch;
    int current; /* plan of the current choice, or NONE */

    struct finding *findings; /* guide order of reasons, then parts; absent
                                 ones too */
    size_t finding_count;
    const int *stated_classes; /* by part: the class that was stated or
                                  assumed; NONE as below */
    const int *weight_classes; /* by part, what it counts as: if no part is
                                  core, the heaviest class present counts as
                                  core; NONE: the part is not there, or no class
                                  has weight */
    const int *weights;        /* of these classes; 0: not there */
    bool weight_missing;       /* a part's class is unknown and not assumed: it
                                  was taken as the lightest */
    const int *marks;          /* [part * option_count + option] */
    const int *project_marks;  /* by option */
    const int *own;            /* by plan: marks of a combination for itself */
    const struct plan_result *plans; /* by plan */
    const struct compromise *compromises;
    size_t compromise_count;
    const bool *contested_parts; /* by part */
};

/* Decides by the reasons alone. RULES are the compiled guide, FACTS the
 * profile's facts; both may cache inside but the result depends on guide and
 * profile alone. All of the verdict lives in ARENA. It cannot fail. Its
 * confidence is that of the lead; decide() takes the further steps. */
const struct verdict *verdict_reach(
    struct arena *arena, const struct rules *rules, struct facts *facts);

struct finding_sums;

/* The same from SUMS, with so many POINTS for each grade, in the time that
 * plans and parts take, however many findings there are: sets all the rest of
 * VERDICT, whose guide, profile, part_count, weights and current plan are set.
 * Its findings stay as they are, and what rules plans out is not named. */
void verdict_conclude(struct verdict *verdict, const struct finding_sums *sums,
    const int *points, struct arena *arena);

/* Section 8's table: what the lead alone gives. A toss-up is as sure as can be,
 * a conflict is low. assurance.h takes the steps down from there. */
enum confidence verdict_rate_lead(const struct verdict *verdict);

/* The plan of the current choice, or NONE. */
int verdict_current(const struct guide *guide, struct facts *facts);

/* How far PLAN is behind the best one, in points; negative: ahead of it. */
long long verdict_behind(const struct verdict *verdict, int plan);

enum { LEVEL_WITHIN = 1 }; /* a lead below 2 is no lead: section 7.2 */

/* The id of the verdict's plan, or "toss-up". */
const char *verdict_name(const struct verdict *verdict);

/* The id of what is recommended, or "toss-up". */
const char *verdict_recommended_name(const struct verdict *verdict);

const char *verdict_confidence_name(enum confidence confidence); /* "high" */
const char *verdict_mismatch_name(enum mismatch mismatch);       /* "serious" */
const char *verdict_grade_name(enum grade grade);                /* "lean" */
const char *verdict_standing_name(enum standing standing);       /* "open" */

#endif
