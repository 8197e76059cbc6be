/* The words that the program itself prints, in the document's language.
 *
 * Every text is an entry of the template's strings.LANG.yaml; the list below
 * is the contract with that file: a key and the arguments that its text may
 * name in braces. Numbers, dates, lists and plural forms are ICU's. */
#ifndef COMPOSE_PHRASES_H
#define COMPOSE_PHRASES_H

#include "base/arena.h"
#include "base/diag.h"
#include "compose/formats.h"
#include "input/guide.h"
#include "input/template.h"

#include <stdbool.h>
#include <stddef.h>

#define PHRASES(X)                                                             \
    X(YES, "value.yes", "")                                                    \
    X(NO, "value.no", "")                                                      \
    X(NONE_OF_SET, "value.none", "")                                           \
    X(NOT_STATED, "value.not-stated", "")                                      \
    X(CALLOUT_NOTE, "callout.note", "")                                        \
    X(CALLOUT_TIP, "callout.tip", "")                                          \
    X(CALLOUT_CAUTION, "callout.caution", "")                                  \
    X(CALLOUT_WARNING, "callout.warning", "")                                  \
    X(LEVEL_NOTE, "level.note", "")                                            \
    X(LEVEL_CAUTION, "level.caution", "")                                      \
    X(LEVEL_SERIOUS, "level.serious", "")                                      \
    X(CONFIDENCE_LOW, "confidence.low", "")                                    \
    X(CONFIDENCE_MODERATE, "confidence.moderate", "")                          \
    X(CONFIDENCE_HIGH, "confidence.high", "")                                  \
    X(CONFIDENCE_NONE, "confidence.none", "")                                  \
    X(GRADE_SLIGHT, "grade.slight", "")                                        \
    X(GRADE_LEAN, "grade.lean", "")                                            \
    X(GRADE_STRONG, "grade.strong", "")                                        \
    X(GRADE_DECISIVE, "grade.decisive", "")                                    \
    X(BASIS_STATED, "basis.stated", "")                                        \
    X(BASIS_ASSUMED, "basis.assumed", "")                                      \
    X(BASIS_MISSING, "basis.missing", "")                                      \
    X(COVER_FOR, "cover.for", "client")                                        \
    X(COVER_ITEM, "cover.item", "")                                            \
    X(COVER_ENTRY, "cover.entry", "")                                          \
    X(COVER_CLIENT, "cover.client", "")                                        \
    X(COVER_RECIPIENT, "cover.recipient", "")                                  \
    X(COVER_AUTHOR, "cover.author", "")                                        \
    X(COVER_REFERENCE, "cover.reference", "")                                  \
    X(COVER_VERSION, "cover.version", "")                                      \
    X(COVER_DATE, "cover.date", "")                                            \
    X(COVER_VALID_UNTIL, "cover.valid-until", "")                              \
    X(COVER_STATUS, "cover.status", "")                                        \
    X(COVER_CONFIDENTIALITY, "cover.confidentiality", "")                      \
    X(CONTENTS, "contents", "")                                                \
    X(RUNNING_HEAD, "running-head", "client title")                            \
    X(RECOMMEND, "recommend.plan", "plan")                                     \
    X(RECOMMEND_ROUTED, "recommend.routed", "plan routing")                    \
    X(RECOMMEND_ROUTE, "recommend.route", "option parts")                      \
    X(RECOMMEND_ROUTES, "recommend.separator", "")                             \
    X(MORE_NAMES, "value.more", "count")                                       \
    X(RECOMMEND_TOSS_UP, "recommend.toss-up", "plans")                         \
    X(RECOMMEND_ONLY, "recommend.only", "plan")                                \
    X(RECOMMEND_CONFLICT, "recommend.conflict", "plan")                        \
    X(RECOMMEND_CONFLICT_TOSS_UP, "recommend.conflict-toss-up", "plans")       \
    X(STRENGTH_RULED_OUT, "strength.ruled-out", "confidence")                  \
    X(STRENGTH_LEAD, "strength.lead", "confidence rival count")                \
    X(STRENGTH_LEVEL, "strength.level", "confidence rival")                    \
    X(STRENGTH_SIMPLER, "strength.simpler", "confidence rival")                \
    X(STRENGTH_TOSS_UP, "strength.toss-up", "confidence")                      \
    X(STRENGTH_CONFLICT, "strength.conflict", "confidence")                    \
    X(BOTTOM_REASONS, "bottom.reasons", "")                                    \
    X(BOTTOM_SIDES, "bottom.sides", "")                                        \
    X(BOTTOM_RISK, "bottom.risk", "")                                          \
    X(BOTTOM_ASK, "bottom.ask", "")                                            \
    X(BOTTOM_TASKS, "bottom.tasks", "tasks")                                   \
    X(BOTTOM_TASK_ASSUMPTIONS, "bottom.task-assumptions", "count")             \
    X(BOTTOM_TASK_QUESTIONS, "bottom.task-questions", "count")                 \
    X(BOTTOM_TASK_NONE, "bottom.task-none", "")                                \
    X(FIT_SERIOUS, "fit.serious", "plan")                                      \
    X(FIT_CAUTION, "fit.caution", "plan")                                      \
    X(FIT_NOTE, "fit.note", "plan")                                            \
    X(CLASH, "clash.intro", "")                                                \
    X(CLASH_REASON, "clash.reason", "plan because")                            \
    X(CONTESTED, "clash.contested", "part")                                    \
    X(SITUATION_INTRO, "situation.intro", "")                                  \
    X(SITUATION_PROJECT, "situation.project", "")                              \
    X(SITUATION_FACT, "situation.fact", "")                                    \
    X(SITUATION_VALUE, "situation.value", "")                                  \
    X(SITUATION_BASIS, "situation.basis", "")                                  \
    X(SITUATION_NOTHING, "situation.nothing", "")                              \
    X(OPTIONS_INTRO, "options.intro", "count")                                 \
    X(OPTIONS_OPTION, "options.option", "")                                    \
    X(OPTIONS_OUTCOME, "options.outcome", "")                                  \
    X(OPTIONS_POINTS, "options.points", "")                                    \
    X(OPTIONS_CURRENT, "options.current", "plan")                              \
    X(OUTCOME_RECOMMENDED, "outcome.recommended", "")                          \
    X(OUTCOME_LEVEL, "outcome.level", "")                                      \
    X(OUTCOME_RULED_OUT, "outcome.ruled-out", "")                              \
    X(OUTCOME_NOT_NEEDED, "outcome.not-needed", "")                            \
    X(OUTCOME_BEHIND, "outcome.behind", "count")                               \
    X(MATRIX_INTRO, "matrix.intro", "")                                        \
    X(MATRIX_INTRO_COMBINATION, "matrix.intro-combination", "")                \
    X(MATRIX_INTRO_WIDE, "matrix.intro-wide", "count")                         \
    X(MATRIX_ROW, "matrix.row", "")                                            \
    X(MATRIX_WEIGHT, "matrix.weight", "")                                      \
    X(MATRIX_WEIGHTED, "matrix.weighted", "name value")                        \
    X(MATRIX_PROJECT, "matrix.project", "")                                    \
    X(MATRIX_TOTAL, "matrix.total", "")                                        \
    X(MATRIX_RESULT, "matrix.result", "")                                      \
    X(ROUTING_INTRO, "routing.intro", "")                                      \
    X(ROUTING_ITEM, "routing.item", "part option")                             \
    X(COMPROMISE_INTRO, "compromise.intro", "plan")                            \
    X(COMPROMISE_ITEM, "compromise.item", "part option count")                 \
    X(REASONS_WHY, "reasons.why", "plan")                                      \
    X(REASONS_WHY_NOT, "reasons.why-not", "plan")                              \
    X(REASONS_SIDE, "reasons.side", "plan")                                    \
    X(REASONS_FOR, "reasons.for", "")                                          \
    X(REASONS_AGAINST, "reasons.against", "")                                  \
    X(REASONS_SET_ASIDE, "reasons.set-aside", "")                              \
    X(REASONS_OPEN, "reasons.open", "")                                        \
    X(REASONS_NONE, "reasons.none", "plan")                                    \
    X(REASONS_GRADE, "reasons.grade", "grade count")                           \
    X(REASONS_RULED_OUT, "reasons.ruled-out", "")                              \
    X(REASONS_NOT_NEEDED, "reasons.not-needed", "")                            \
    X(REASONS_BEHIND, "reasons.behind", "count")                               \
    X(REASONS_MEMBERS, "reasons.members", "plans")                             \
    X(REASONS_WAITS, "reasons.waits", "facts")                                 \
    X(REASONS_FACT_OF, "reasons.fact-of", "fact part")                         \
    X(WARNINGS_NONE, "warnings.none", "")                                      \
    X(ASSUMPTIONS_INTRO, "assumptions.intro", "count")                         \
    X(ASSUMPTIONS_NONE, "assumptions.none", "")                                \
    X(ASSUMPTIONS_VALUE, "assumptions.value", "")                              \
    X(QUESTIONS_INTRO, "questions.intro", "count")                             \
    X(QUESTIONS_NONE, "questions.none", "")                                    \
    X(QUESTIONS_QUESTION, "questions.question", "")                            \
    X(QUESTIONS_CONCERNS, "questions.concerns", "")                            \
    X(QUESTIONS_DECIDES, "questions.decides", "")                              \
    X(QUESTIONS_REASONS, "questions.reasons", "count")                         \
    X(QUESTIONS_SECTIONS, "questions.sections", "count")                       \
    X(QUESTIONS_WARNINGS, "questions.warnings", "count")                       \
    X(QUESTIONS_PASSAGES, "questions.passages", "count")                       \
    X(SOURCES_INTRO, "sources.intro", "")                                      \
    X(SOURCES_NONE, "sources.none", "")                                        \
    X(SOURCES_DATED, "sources.dated", "date")                                  \
    X(PROVENANCE_INTRO, "provenance.intro", "guide version")                   \
    X(PROVENANCE_SECTION, "provenance.section", "")                            \
    X(PROVENANCE_RESTS_ON, "provenance.rests-on", "")                          \
    X(PROVENANCE_TEXT, "provenance.text", "")                                  \
    X(PROVENANCE_VERSION, "provenance.version", "")                            \
    X(PROVENANCE_ALWAYS, "provenance.always", "")                              \
    X(PROVENANCE_RESULT, "provenance.result", "")

enum phrase {
#define PHRASE_NAME(name, key, arguments) PHRASE_##name,
    PHRASES(PHRASE_NAME)
#undef PHRASE_NAME
        PHRASE_COUNT
};

struct phrases;

/* The texts of STRINGS with the numbers and dates of FORMATS, in ARENA; what
 * the functions below return lives there too. */
struct phrases *phrases_new(struct arena *arena, const struct strings *strings,
    struct formats *formats);

const struct strings *phrases_strings(const struct phrases *phrases);

/* The text of PHRASE. */
const char *phrases_text(const struct phrases *phrases, enum phrase phrase);

/* The text of PHRASE with arguments in place: pairs of name and value, both
 * strings, closed by NULL. */
__attribute__((sentinel)) const char *phrases_fill(
    const struct phrases *phrases, enum phrase phrase, ...);

/* The same in the plural form for COUNT, which is argument "count". */
__attribute__((sentinel)) const char *phrases_count(
    const struct phrases *phrases, enum phrase phrase, double count, ...);

/* The form of a noun for COUNT. */
const char *phrases_plural(
    const struct phrases *phrases, struct plural noun, double count);

/* These are as in formats.h. */
const char *phrases_number(const struct phrases *phrases, double number);

/* The text of "PREFIX.WORD" for a word that a profile may use, such as
 * "status.draft"; the word itself where the strings have none. NULL for
 * NULL. */
const char *phrases_word(
    const struct phrases *phrases, const char *prefix, const char *word);

const char *phrases_date(const struct phrases *phrases, const char *iso);

const char *phrases_list(const struct phrases *phrases,
    const char *const *items, size_t count, bool either);

/* The names as a list; of many only the first three, and how many more. */
const char *phrases_names(
    const struct phrases *phrases, const char *const *names, size_t count);

/* Reports every entry that STRINGS lacks, one without the plural forms that it
 * needs, and arguments that the program does not give; false after an error. */
bool phrases_check(const struct strings *strings, struct diags *diags);

#endif
