/* A guide: what can be chosen, the facts, the reasons, the modules.
 *
 * Read from `content/NAME/guide.yaml` and `content/NAME/modules/<id>.md`
 * (gen/decide/MODEL.md, sections 1, 2, 17 to 19). All of it lives in the arena
 * that guide_read was given and is const from then on. Indexes are used
 * instead of pointers where an order carries meaning. */
#ifndef INPUT_GUIDE_H
#define INPUT_GUIDE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/source.h"
#include "input/fact_types.h"
#include "input/value.h"
#include "input/yaml.h"

#include <stdbool.h>
#include <stddef.h>

enum { NONE = -1 }; /* "no such index" */

enum scope { SCOPE_PROJECT, SCOPE_PART };

/* A text with the place where it stands. text NULL: the key is absent. */
struct located {
    const char *text;
    struct place place;
};

/* A word in singular and plural: {one: person, other: people}. A plain string
 * in the YAML gives the same text twice. NULL twice: absent. */
struct plural {
    const char *one, *other;
};

/* ---- what can be chosen -------------------------------------------------- */

/* An option or a combination of options. Plans are numbered options first,
 * in guide order, then combinations, in guide order: plan i below
 * option_count is option i. */
struct plan {
    const char *id, *label;
    struct place place;
    const int *members; /* options of a combination; NULL for an option */
    size_t member_count;
};

/* Grades in rising order; the last one also rules plans out. */
enum grade {
    GRADE_NONE,
    GRADE_SLIGHT,
    GRADE_LEAN,
    GRADE_STRONG,
    GRADE_DECISIVE
};
enum { GRADE_COUNT = 5 };

/* ---- facts --------------------------------------------------------------- */

enum { PHRASES_OF_TWO = 2 }; /* of a boolean, of a number */

enum derivation {
    DERIVATION_NONE, /* an asked fact: it has a path */
    DERIVATION_IS,   /* an expression on the fact's own row */
    DERIVATION_ANY,  /* true on some part */
    DERIVATION_ALL,  /* true on all parts */
    DERIVATION_COUNT /* on how many parts it is true */
};

struct fact {
    const char *id;
    struct place place;
    enum scope of;
    enum fact_type type; /* of asked facts; derived ones get theirs from the
                            expression: FACT_BOOLEAN or FACT_NUMBER */
    enum derivation derivation;
    struct located expression; /* of derived facts */

    const char *path; /* of asked facts: "team/python/@level" */
    const char *label, *group, *question; /* NULL: absent */
    struct plural unit;
    const char *const *values;       /* enum, scale, set */
    const char *const *value_labels; /* as many, never NULL items: the value
                                        itself where the guide has no label */
    size_t value_count;
    const char *true_label, *false_label; /* boolean; NULL: the program's */
    const char *const *phrases; /* clauses that say that it has a value, with
                                   {value} and {part}: by value; of a set all
                                   the same; of a boolean no and yes; of a
                                   number below a cut and at least a cut. NULL:
                                   none */
    const double *cuts;         /* rising */
    size_t cut_count;
    struct located asked_if; /* text NULL: always asked */
    struct value otherwise;  /* the value where it is not asked */
    struct value assumed;    /* VALUE_UNKNOWN: no assumption */
    bool required, print_only;
};

/* ---- reasons, modules, warnings ------------------------------------------ */

struct exception {
    struct located when;
    enum grade grade; /* GRADE_NONE removes the reason */
    const char *because;
};

/* How sure a reason is, apart from how much it would matter. */
enum evidence {
    EVIDENCE_NONE, /* not stated */
    EVIDENCE_MEASURED,
    EVIDENCE_DOCUMENTED,
    EVIDENCE_EXPERIENCE,
    EVIDENCE_OPINION
};
enum { EVIDENCE_COUNT = 5 };

/* A source: its id is known in its module, or in the whole guide. */
struct guide_source {
    const char *id, *title;
    const char *address; /* https, with a host */
    const char *date;    /* when it was looked at, ISO */
    struct place place;
};

/* What a reason is about: "people", "cost of change". */
struct criterion {
    const char *id, *label;
};

struct reason {
    const char *id;
    struct place place;
    bool against; /* otherwise it speaks for the plan */
    int plan;
    enum grade grade;
    enum scope scope;
    struct located when; /* text NULL: true */
    const char *because;
    const struct exception *exceptions;
    size_t exception_count;
    int module;    /* index, or NONE: a reason of the guide itself */
    int criterion; /* index, or NONE: the guide declares none */
    enum evidence evidence;
    const struct guide_source *const *rests_on;
    size_t rests_on_count;
};

struct module {
    const char *id, *title, *kind;
    struct place place;
    long order;
    enum scope scope;
    struct located when;
    const char *const *claims;
    size_t claim_count;
    const struct guide_source *sources;
    size_t source_count;
    const char *version;         /* NULL: absent */
    const char *reviewed;        /* ISO date, NULL: absent */
    const char *review_in;       /* "6 months", NULL: absent */
    const struct source *source; /* the whole file */
    const struct yaml *head;     /* its front matter */
    size_t body_offset;          /* where the Markdown begins, bytes */
};

enum level { LEVEL_NOTE, LEVEL_CAUTION, LEVEL_SERIOUS };

struct warning {
    const char *id, *say;
    struct place place;
    enum level level;
    struct located when;
};

/* ---- the guide ----------------------------------------------------------- */

struct kind {
    const char *id, *label;
};

struct weight {
    const char *name;
    int value;
};

struct guide {
    const struct source *source;
    const struct yaml *root; /* of guide.yaml */
    const char *folder;      /* the guide's own */
    const char *id, *title, *language, *version;
    const char *unknown; /* printed for a value that is not known */

    const struct plan *plans;
    size_t plan_count, option_count;
    int grade_points[GRADE_COUNT]; /* GRADE_NONE is 0 */
    /* What documents call the grades; NULL: the template's words. */
    const char *grade_labels[GRADE_COUNT];
    const struct weight *weights; /* rising, as the scale fact of weights */
    size_t weight_count;
    int project_weight;

    const struct fact *facts;
    size_t fact_count;

    /* The repeated element. parts_path NULL: a guide without parts. */
    const char *parts_path; /* "workloads/workload" */
    const char *part_name;  /* path of the name: "@name" */
    struct plural part_label;
    int weight_fact, vary_fact; /* indexes, or NONE */

    int current_fact; /* index of the fact of the current choice, or NONE */
    const int *current_plans; /* by value of that fact: plan, or NONE */

    const struct reason *reasons; /* the guide's own, then by module order */
    size_t reason_count;
    const struct module *modules; /* by order, then id */
    size_t module_count;
    const struct warning *warnings;
    size_t warning_count;
    const struct kind *kinds;
    size_t kind_count;
    const struct guide_source
        *sources; /* the guide's own; modules have theirs */
    size_t source_count;
    const struct criterion *criteria;
    size_t criterion_count;
    const char *const *templates; /* the first is the default */
    size_t template_count;
};

/* Reads the guide in FOLDER and everything in its `modules` folder. All
 * mistakes of form are reported: unknown keys, types, duplicate ids, unknown
 * options, facts and values named by keys. Conditions are kept as text; the
 * decide layer checks them. NULL if there was an error. */
const struct guide *guide_read(
    struct arena *arena, const char *folder, struct diags *diags);

/* The guide that ROOT, instead of that of BASE, and COUNT MODULES make, of
 * which source, head and body_offset are taken; as guide_read() reads it. */
const struct guide *guide_read_again(struct arena *arena,
    const struct guide *base, const struct yaml *root,
    const struct module *modules, size_t count, struct diags *diags);

/* Index of the named thing, or NONE. */
int guide_fact(const struct guide *guide, const char *id);
int guide_plan(const struct guide *guide, const char *id);
int guide_module(const struct guide *guide, const char *id);

/* The source that ID means in MODULE (NULL: in the guide itself); NULL: none.
 * The second suggests one that is spelt alike, NULL if there is none. */
const struct guide_source *guide_find_source(
    const struct guide *guide, const struct module *module, const char *id);
const char *guide_suggest_source(struct arena *arena, const struct guide *guide,
    const struct module *module, const char *id);

/* The index of WORD among the fact's values, or NONE. */
int fact_value_index(const struct fact *fact, const char *word);

/* Adds a known value as a profile would state it: reading it gives it back. */
void fact_write_value(
    struct buffer *out, const struct fact *fact, struct value value);

#endif
