/* What of a client has moved: the first of these that differs, in the order of
 * what it means to the client. */
#ifndef CLI_MOVED_H
#define CLI_MOVED_H

/* A row each: what it is called in JSON, and above those whom it concerns. */
#define MOVED_ROWS(X)                                                          \
    X(BROKEN, "broken", "Wrong now") /* under one guide, not the other */      \
    X(VERDICT, "verdict", "Verdict") /* what is recommended, or a conflict */  \
    X(CONFIDENCE, "confidence", "Confidence")                                  \
    X(WARNINGS, "warnings", "Warnings")                                        \
    X(MODULES, "modules", "Modules")                                           \
    X(FACTS, "facts", "Facts") /* what is known, or how it counts */           \
    X(WORDING, "wording", "Wording")                                           \
    X(NOTHING, "nothing", "Nothing")

#define MOVED_VALUE(value, name, title) MOVED_##value,
enum moved { MOVED_ROWS(MOVED_VALUE) };
#undef MOVED_VALUE

struct moved_form {
    const char *name, *title;
};
extern const struct moved_form moved_forms[]; /* by enum moved */

#endif
