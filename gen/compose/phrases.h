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
    X(VALUE_BELOW, "value.below", "limit")                                     \
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
    X(GRADE_NONE, "grade.none", "")                                            \
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
    X(MASTHEAD_VERSION, "masthead.version", "version")                         \
    X(MASTHEAD_SEPARATOR, "masthead.separator", "")                            \
    X(DECISION_ITEM, "decision.item", "")                                      \
    X(DECISION_ENTRY, "decision.entry", "")                                    \
    X(DECISION_NOBODY, "decision.nobody", "")                                  \
    X(DECISION_CHANGE, "decision.change", "section")                           \
    X(DECISION_PROGRAM, "decision.program", "")                                \
    X(DECISION_DID, "decision.did", "")                                        \
    X(DECISION_PEOPLE, "decision.people", "")                                  \
    X(DECISION_FACTS, "decision.facts", "count")                               \
    X(DECISION_DEPARTED, "decision.departed", "")                              \
    X(DECISION_WROTE, "decision.wrote", "count")                               \
    X(DECISION_OMITTED, "decision.omitted", "count")                           \
    X(HISTORY_VERSION, "history.version", "")                                  \
    X(HISTORY_DATE, "history.date", "")                                        \
    X(HISTORY_AUTHOR, "history.author", "")                                    \
    X(HISTORY_TEXT, "history.text", "")                                        \
    X(CHANGES_HEADING, "heading.changes", "version")                           \
    X(CHANGES_VERSION, "changes.version", "version date")                      \
    X(CHANGES_DATED, "changes.dated", "date")                                  \
    X(CHANGES_LAST, "changes.last", "")                                        \
    X(CHANGES_NONE, "changes.none", "version")                                 \
    X(CHANGES_SAME_PLAN, "changes.same-plan", "plan")                          \
    X(CHANGES_NEW_PLAN, "changes.new-plan", "plan old")                        \
    X(CHANGES_CONFIDENCE, "changes.confidence", "level old")                   \
    X(CHANGES_ADDED, "changes.added", "parts")                                 \
    X(CHANGES_REMOVED, "changes.removed", "parts")                             \
    X(CHANGES_FACT, "changes.fact", "")                                        \
    X(CHANGES_BEFORE, "changes.before", "")                                    \
    X(CHANGES_NOW, "changes.now", "")                                          \
    X(CHANGES_ABSENT, "changes.absent", "")                                    \
    X(CHANGES_GONE, "changes.gone", "")                                        \
    X(CHANGES_NOT_OPTIONAL, "changes.not-optional", "")                        \
    X(CHANGES_SAME_SUM, "changes.same-sum", "")                                \
    X(CHANGES_DATES, "changes.dates", "")                                      \
    X(CHANGES_DATE, "changes.date", "")                                        \
    X(CHANGES_BEGIN, "changes.begin", "")                                      \
    X(CHANGES_END, "changes.end", "")                                          \
    X(CHANGES_TEXTS, "changes.texts", "")                                      \
    X(CHANGES_OVERRIDE, "changes.own.override", "")                            \
    X(CHANGES_INTRODUCTION, "changes.own.introduction", "")                    \
    X(CHANGES_APPROACH, "changes.own.approach", "")                            \
    X(CHANGES_PACKAGE, "changes.own.package", "name")                          \
    X(CHANGES_PRICE, "changes.own.price", "")                                  \
    X(CHANGES_PAYMENTS, "changes.own.payments", "")                            \
    X(CHANGES_TERMS, "changes.own.terms", "")                                  \
    X(CHANGES_STEPS, "changes.own.next-steps", "")                             \
    X(CHANGES_ACCEPTANCE, "changes.own.acceptance", "")                        \
    X(CHANGES_SECTION, "changes.own.section", "name")                          \
    X(CHANGES_EDITED, "changes.edited", "text")                                \
    X(CHANGES_NEW, "changes.new", "text")                                      \
    X(CHANGES_OUT, "changes.out", "text")                                      \
    X(CHANGES_COMES, "changes.comes", "text")                                  \
    X(CHANGES_GOES, "changes.goes", "text")                                    \
    X(CHANGES_WARNS, "changes.warns", "text")                                  \
    X(CHANGES_CALMS, "changes.calms", "text")                                  \
    X(MAIL_SALUTATION, "mail.salutation", "name")                              \
    X(MAIL_SALUTATION_NOBODY, "mail.salutation-nobody", "")                    \
    X(MAIL_ATTACHED, "mail.attached", "count files")                           \
    X(MAIL_FILE, "mail.file", "what file")                                     \
    X(MAIL_CLOSING, "mail.closing", "")                                        \
    X(CONTENTS, "contents", "")                                                \
    X(RUNNING_HEAD, "running-head", "client title")                            \
    X(REDLINE_TITLE, "redline.title", "title")                                 \
    X(REDLINE_VERSIONS, "redline.versions", "old new")                         \
    X(REDLINE_SUMMARY, "redline.summary", "")                                  \
    X(REDLINE_NONE, "redline.none", "")                                        \
    X(REDLINE_COUNTS, "redline.counts", "changes")                             \
    X(REDLINE_EDITED, "redline.edited", "count")                               \
    X(REDLINE_INSERTED, "redline.inserted", "count")                           \
    X(REDLINE_DELETED, "redline.deleted", "count")                             \
    X(REDLINE_LEGEND_INSERTED, "redline.legend.inserted", "")                  \
    X(REDLINE_LEGEND_DELETED, "redline.legend.deleted", "")                    \
    X(REDLINE_SAID_INSERTED, "redline.said.inserted", "")                      \
    X(REDLINE_SAID_DELETED, "redline.said.deleted", "")                        \
    X(REDLINE_LINK_EDITED, "redline.link.edited", "number")                    \
    X(REDLINE_LINK_INSERTED, "redline.link.inserted", "number")                \
    X(REDLINE_LINK_DELETED, "redline.link.deleted", "number")                  \
    X(REDLINE_START, "redline.start", "")                                      \
    X(REDLINE_RULE, "redline.rule", "")                                        \
    X(REFERENCE_SECTION, "reference.section", "number")                        \
    X(REFERENCE_PAGE, "reference.page", "page")                                \
    X(REFERENCE_ALONE, "reference.alone", "place")                             \
    X(REFERENCE_BEHIND, "reference.behind", "place")                           \
    X(RECOMMEND, "recommend.plan", "plan")                                     \
    X(RECOMMEND_ROUTED, "recommend.routed", "plan routing")                    \
    X(RECOMMEND_ROUTE, "recommend.route", "option parts")                      \
    X(MORE_NAMES, "value.more", "count")                                       \
    X(RECOMMEND_TOSS_UP, "recommend.toss-up", "plans")                         \
    X(RECOMMEND_ONLY, "recommend.only", "plan")                                \
    X(RECOMMEND_CONFLICT, "recommend.conflict", "plan")                        \
    X(RECOMMEND_CONFLICT_TOSS_UP, "recommend.conflict-toss-up", "plans")       \
    X(STRENGTH_RULED_OUT, "strength.ruled-out", "")                            \
    X(STRENGTH_NOT_NEEDED, "strength.not-needed", "")                          \
    X(STRENGTH_WIDE, "strength.wide", "count rival")                           \
    X(STRENGTH_CLEAR, "strength.clear", "count rival")                         \
    X(STRENGTH_NARROW, "strength.narrow", "count rival")                       \
    X(STRENGTH_LEVEL, "strength.level", "rival")                               \
    X(STRENGTH_SIMPLER, "strength.simpler", "rival")                           \
    X(STRENGTH_TOSS_UP, "strength.toss-up", "")                                \
    X(STRENGTH_CONFLICT, "strength.conflict", "")                              \
    X(CERTAINTY_OURS, "certainty.ours", "")                                    \
    X(CERTAINTY_COMPUTED, "certainty.computed", "")                            \
    X(CERTAINTY_PLAIN, "certainty.plain", "subject confidence")                \
    X(CERTAINTY_BECAUSE, "certainty.because", "subject confidence causes")     \
    X(CERTAINTY_BUT, "certainty.but", "subject confidence causes")             \
    X(CERTAINTY_CONFLICT, "certainty.conflict", "subject confidence")          \
    X(CERTAINTY_RAISE, "certainty.raise", "count confidence facts")            \
    X(CERTAINTY_FACT, "certainty.fact", "fact value")                          \
    X(SURE_ANSWERS, "certainty.sure-answers", "")                              \
    X(SURE_PAIRS, "certainty.sure-pairs", "")                                  \
    X(SURE_SCALE, "certainty.sure-scale", "")                                  \
    X(SURE_LEVEL, "certainty.sure-level", "")                                  \
    X(DOUBT_TOGETHER, "certainty.doubt-together", "")                          \
    X(DOUBT_UNTRIED, "certainty.doubt-untried", "")                            \
    X(DOUBT_ASSUMPTION, "certainty.doubt-assumption", "")                      \
    X(DOUBT_NARROW, "certainty.doubt-narrow", "")                              \
    X(DOUBT_MARGIN, "certainty.doubt-margin", "")                              \
    X(DOUBT_QUESTION, "certainty.doubt-question", "")                          \
    X(DOUBT_SCALE, "certainty.doubt-scale", "")                                \
    X(BASIS_ALL, "certainty.all-stated", "count")                              \
    X(BASIS_RESTS, "certainty.rests", "facts")                                 \
    X(BASIS_COUNT_STATED, "certainty.stated", "count")                         \
    X(BASIS_COUNT_ASSUMED, "certainty.assumed", "count")                       \
    X(BASIS_COUNT_MISSING, "certainty.missing", "count")                       \
    X(LEDGER_LEAD, "ledger.lead", "plan points rival rival-points")            \
    X(LEDGER_ALONE, "ledger.alone", "plan points")                             \
    X(LEDGER_NOT_NEEDED, "ledger.not-needed", "plan points")                   \
    X(LEDGER_TOSS_UP, "ledger.toss-up", "plans")                               \
    X(POINTS, "value.points", "count")                                         \
    X(BOTTOM_REASONS, "bottom.reasons", "")                                    \
    X(BOTTOM_SIDES, "bottom.sides", "")                                        \
    X(BOTTOM_AGAINST, "bottom.against", "")                                    \
    X(BOTTOM_RISK, "bottom.risk", "")                                          \
    X(BOTTOM_TURN, "bottom.turn", "")                                          \
    X(BOTTOM_ASK_BY, "bottom.ask-by", "date")                                  \
    X(BOTTOM_ASK, "bottom.ask", "")                                            \
    X(BOTTOM_TASKS, "bottom.tasks", "tasks")                                   \
    X(BOTTOM_TASK_ASSUMPTIONS, "bottom.task-assumptions", "count")             \
    X(BOTTOM_TASK_DECIDING, "bottom.task-deciding", "count")                   \
    X(BOTTOM_TASK_SOME, "bottom.task-some", "count task")                      \
    X(BOTTOM_TASK_QUESTIONS, "bottom.task-questions", "count")                 \
    X(BOTTOM_TASK_NONE, "bottom.task-none", "")                                \
    X(FIT_SERIOUS, "fit.serious", "plan")                                      \
    X(FIT_CAUTION, "fit.caution", "plan")                                      \
    X(FIT_NOTE, "fit.note", "plan")                                            \
    X(CLASH, "clash.intro", "")                                                \
    X(CLASH_REASON, "clash.reason", "plan because")                            \
    X(CONTESTED, "clash.contested", "part")                                    \
    X(SITUATION_INTRO, "situation.intro", "")                                  \
    X(SITUATION_INTRO_STATED, "situation.intro-stated", "")                    \
    X(SITUATION_PROJECT, "situation.project", "")                              \
    X(SITUATION_FACT, "situation.fact", "")                                    \
    X(SITUATION_VALUE, "situation.value", "")                                  \
    X(SITUATION_BASIS, "situation.basis", "")                                  \
    X(SITUATION_PAIR, "situation.pair", "fact value")                          \
    X(LIST_SEPARATOR, "value.separator", "")                                   \
    X(OPTIONS_INTRO, "options.intro", "count plans")                           \
    X(OPTIONS_CURRENT, "options.current", "plan")                              \
    X(OUTCOME_RECOMMENDED, "outcome.recommended", "")                          \
    X(OUTCOME_CHOSEN, "outcome.chosen", "")                                    \
    X(OUTCOME_FIRST, "outcome.first", "")                                      \
    X(OUTCOME_LEVEL, "outcome.level", "")                                      \
    X(OUTCOME_RULED_OUT, "outcome.ruled-out", "")                              \
    X(OUTCOME_NOT_NEEDED, "outcome.not-needed", "")                            \
    X(OUTCOME_AHEAD, "outcome.ahead", "count")                                 \
    X(OUTCOME_BEHIND, "outcome.behind", "count")                               \
    X(MATRIX_INTRO, "matrix.intro", "")                                        \
    X(MATRIX_INTRO_PROJECT, "matrix.intro-project", "")                        \
    X(MATRIX_INTRO_COMBINATION, "matrix.intro-combination", "")                \
    X(MATRIX_ROW, "matrix.row", "")                                            \
    X(MATRIX_WEIGHT, "matrix.weight", "")                                      \
    X(MATRIX_WEIGHTED, "matrix.weighted", "name value")                        \
    X(MATRIX_PROJECT, "matrix.project", "")                                    \
    X(MATRIX_OPTION, "matrix.option", "")                                      \
    X(MATRIX_FOR, "matrix.for", "")                                            \
    X(MATRIX_AGAINST, "matrix.against", "")                                    \
    X(MATRIX_PARTS, "matrix.parts", "")                                        \
    X(MATRIX_TOTAL, "matrix.total", "")                                        \
    X(MATRIX_RESULT, "matrix.result", "")                                      \
    X(CRITERIA_INTRO, "criteria.intro", "")                                    \
    X(CRITERIA_CRITERION, "criteria.criterion", "")                            \
    X(CRITERIA_OTHER, "criteria.other", "")                                    \
    X(CRITERIA_CHART, "criteria.chart", "")                                    \
    X(CRITERIA_ALTERNATIVE, "criteria.alternative", "bars")                    \
    X(CRITERIA_TURNS, "criteria.turns", "factor")                              \
    X(CRITERIA_STAYS, "criteria.stays", "factor")                              \
    X(CRITERIA_TWICE, "criteria.twice", "criteria result factor")              \
    X(CRITERIA_TIMES, "criteria.times", "criteria factor result")              \
    X(CRITERIA_NAME, "criteria.name", "criterion")                             \
    X(CRITERIA_NONE, "criteria.none", "factor")                                \
    X(CHART_INTRO, "chart.intro", "")                                          \
    X(CHART_VALUE, "chart.value", "points outcome")                            \
    X(CHART_ALTERNATIVE, "chart.alternative", "bars")                          \
    X(CHART_REST, "chart.rest", "count")                                       \
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
    X(REASONS_RULED_OUT_ABOVE, "reasons.ruled-out-above", "plans")             \
    X(REASONS_RULED_OUT_BY, "reasons.ruled-out-by", "count plans")             \
    X(REASONS_FAILS, "reasons.fails", "")                                      \
    X(REASONS_NEAREST, "reasons.nearest", "")                                  \
    X(REASONS_LEAST, "reasons.least", "")                                      \
    X(REASONS_NEEDED, "reasons.needed", "plan")                                \
    X(REASONS_REST, "reasons.rest", "")                                        \
    X(REASONS_REST_LESS, "reasons.rest-less", "")                              \
    X(REASONS_REASON, "reasons.reason", "")                                    \
    X(REASONS_OUT, "reasons.out", "")                                          \
    X(REASONS_OUT_INTRO, "reasons.out-intro", "")                              \
    X(REASONS_OUT_PLANS, "reasons.out-plans", "")                              \
    X(REASONS_DEPARTED, "reasons.departed", "")                                \
    X(REASONS_NOT_NEEDED, "reasons.not-needed", "")                            \
    X(REASONS_BEHIND, "reasons.behind", "count plan")                          \
    X(REASONS_UNOPPOSED, "reasons.unopposed", "plan")                          \
    X(REASONS_AS_GOOD, "reasons.as-good", "plan")                              \
    X(REASONS_MEMBERS, "reasons.members", "plans")                             \
    X(REASONS_SHARED, "reasons.shared", "plan")                                \
    X(REASONS_SERVED, "reasons.served", "count part option")                   \
    X(REASONS_WAITS, "reasons.waits", "facts")                                 \
    X(REASONS_FACT_OF, "reasons.fact-of", "fact part")                         \
    X(OVERRIDE_RECOMMEND, "override.recommend", "plan")                        \
    X(OVERRIDE_DECIDED, "override.decided", "computed author date")            \
    X(OVERRIDE_REASON, "override.reason", "computed author date reason")       \
    X(OVERRIDE_FIRST, "override.first", "plan")                                \
    X(OVERRIDE_LEVEL, "override.level", "plans")                               \
    X(OVERRIDE_LABEL, "override.label", "")                                    \
    X(OVERRIDE_REST, "override.rest", "")                                      \
    X(FLIPS_INTRO, "flips.intro", "count")                                     \
    X(FLIPS_NONE, "flips.none", "")                                            \
    X(FLIPS_NONE_PROJECT, "flips.none-project", "")                            \
    X(FLIPS_MORE, "flips.more", "count")                                       \
    X(FLIPS_FACT, "flips.fact", "fact")                                        \
    X(FLIPS_FACT_OF, "flips.fact-of", "fact part")                             \
    X(FLIPS_CLAUSE, "flips.clause", "clause result")                           \
    X(FLIPS_CHANGE, "flips.change", "clause from result")                      \
    X(FLIPS_INSTEAD, "flips.instead", "subject to from result")                \
    X(FLIPS_BELOW, "flips.below", "subject limit from result")                 \
    X(FLIPS_AT_LEAST, "flips.at-least", "subject limit from result")           \
    X(FLIPS_DROP, "flips.drop", "part result")                                 \
    X(FLIPS_WEIGHT, "flips.weight", "part to from result")                     \
    X(FLIPS_ADD, "flips.add", "noun kinds result")                             \
    X(FLIPS_KIND, "flips.kind", "kind")                                        \
    X(FLIPS_PLAN, "flips.plan", "plan")                                        \
    X(FLIPS_COMPUTED, "flips.computed", "plan")                                \
    X(FLIPS_TOSS_UP, "flips.toss-up", "")                                      \
    X(FLIPS_ROBUST, "flips.robust", "")                                        \
    X(FLIPS_LEVEL, "flips.level", "")                                          \
    X(FLIPS_FRAGILE, "flips.fragile", "")                                      \
    X(RANGES_INTRO, "ranges.intro", "")                                        \
    X(RANGES_NONE, "ranges.none", "")                                          \
    X(RANGES_REASON, "ranges.reason", "")                                      \
    X(RANGES_COUNTS, "ranges.counts", "")                                      \
    X(RANGES_CHANGES, "ranges.changes", "")                                    \
    X(WARNINGS_WAIT, "warnings.wait", "count")                                 \
    X(WARNINGS_MORE, "warnings.more", "count")                                 \
    X(MATRIX_RAISED, "matrix.raised", "stated heaviest")                       \
    X(MATRIX_COUNTS, "matrix.counts", "name value")                            \
    X(SCOPE_INTRO, "scope.intro", "parts")                                     \
    X(PACKAGES_NAME, "packages.name", "")                                      \
    X(PACKAGES_CONTENT, "packages.content", "")                                \
    X(PACKAGES_EFFORT, "packages.effort", "")                                  \
    X(PACKAGES_NONE, "packages.none", "")                                      \
    X(PACKAGES_DAYS, "packages.days", "count days")                            \
    X(PACKAGES_TOTAL, "packages.total", "")                                    \
    X(PACKAGES_PERIOD, "packages.period", "begin end")                         \
    X(PACKAGES_BEGIN, "packages.begin", "begin")                               \
    X(PACKAGES_END, "packages.end", "end")                                     \
    X(PRICE_NONE, "price.none", "")                                            \
    X(PRICE_INTRO, "price.intro", "currency code")                             \
    X(PRICE_INTRO_UNTAXED, "price.intro-untaxed", "currency code")             \
    X(PRICE_ITEM, "price.item", "")                                            \
    X(PRICE_QUANTITY, "price.quantity", "")                                    \
    X(PRICE_UNIT, "price.unit", "")                                            \
    X(PRICE_UNIT_PRICE, "price.unit-price", "")                                \
    X(PRICE_DISCOUNT, "price.discount", "")                                    \
    X(PRICE_TAX, "price.tax", "")                                              \
    X(PRICE_AMOUNT, "price.amount", "code")                                    \
    X(PRICE_OPTIONAL, "price.optional", "")                                    \
    X(PRICE_SUBTOTAL, "price.subtotal", "")                                    \
    X(PRICE_SUBTOTAL_WITHOUT, "price.subtotal-without", "")                    \
    X(PRICE_TOGETHER, "price.together", "")                                    \
    X(PRICE_OTHERS, "price.others", "")                                        \
    X(PRICE_OFFERED, "price.offered", "")                                      \
    X(PRICE_WITH_OPTIONS, "price.with-options", "")                            \
    X(PRICE_NET, "price.net", "")                                              \
    X(PRICE_NET_AT, "price.net-at", "rate")                                    \
    X(PRICE_TAX_AT, "price.tax-at", "rate")                                    \
    X(PRICE_TOTAL, "price.total", "")                                          \
    X(PRICE_UNTAXED, "price.untaxed", "")                                      \
    X(PRICE_RULE, "price.rule", "least less")                                  \
    X(PRICE_RULE_UNTAXED, "price.rule-untaxed", "least less")                  \
    X(PRICE_LESS, "price.less", "")                                            \
    X(PRICE_OPTIONS, "price.options", "")                                      \
    X(PRICE_VALID, "price.valid", "date")                                      \
    X(PAYMENT_PLAN, "payment.plan", "")                                        \
    X(PAYMENT_FOR, "payment.for", "")                                          \
    X(PAYMENT_DUE, "payment.due", "")                                          \
    X(PAYMENT_SHARE, "payment.share", "")                                      \
    X(PAYMENT_TOTAL, "payment.total", "")                                      \
    X(PAYMENT_RULE, "payment.rule", "")                                        \
    X(PAYMENT_RULE_UNTAXED, "payment.rule-untaxed", "")                        \
    X(TERMS_NONE, "terms.none", "")                                            \
    X(ACCEPTANCE_TEXT, "acceptance.text", "")                                  \
    X(ACCEPTANCE_NAME, "acceptance.name", "")                                  \
    X(ACCEPTANCE_ROLE, "acceptance.role", "")                                  \
    X(ACCEPTANCE_DATE, "acceptance.date", "")                                  \
    X(ACCEPTANCE_SIGNATURE, "acceptance.signature", "")                        \
    X(ACCEPTANCE_FIELD, "acceptance.field", "what party")                      \
    X(ASSUMPTIONS_INTRO, "assumptions.intro", "count")                         \
    X(ASSUMPTIONS_VALUE, "assumptions.value", "")                              \
    X(ASSUMPTIONS_OTHERWISE, "assumptions.otherwise", "")                      \
    X(ASSUMPTIONS_EFFECT, "assumptions.effect", "plans")                       \
    X(ASSUMPTIONS_CONFIDENCE, "assumptions.confidence", "")                    \
    X(ASSUMPTIONS_UNTRIED, "assumptions.untried", "")                          \
    X(ASSUMPTIONS_NO_EFFECT, "assumptions.no-effect", "")                      \
    X(STEPS_GIVEN_OWNER_DUE, "steps.owner-due", "text owner due")              \
    X(STEPS_GIVEN_OWNER, "steps.owner", "text owner")                          \
    X(STEPS_GIVEN_DUE, "steps.due", "text due")                                \
    X(STEPS_ANSWER, "steps.answer", "count questions")                         \
    X(STEPS_QUESTION, "steps.question", "part question")                       \
    X(STEPS_ANSWER_REST, "steps.answer-rest", "count")                         \
    X(STEPS_ANSWER_ALL, "steps.answer-all", "count")                           \
    X(STEPS_CONFIRM, "steps.confirm", "count")                                 \
    X(STEPS_CONFIRM_FIRST, "steps.confirm-first", "count facts")               \
    X(STEPS_RISK, "steps.risk", "warning")                                     \
    X(STEPS_FIT, "steps.fit", "plan")                                          \
    X(STEPS_DECIDE, "steps.decide", "plan")                                    \
    X(STEPS_CHOOSE, "steps.choose", "plans")                                   \
    X(QUESTIONS_IDLE, "questions.idle", "facts")                               \
    X(QUESTIONS_INTRO, "questions.intro", "count")                             \
    X(QUESTIONS_QUESTION, "questions.question", "")                            \
    X(QUESTIONS_CONCERNS, "questions.concerns", "")                            \
    X(QUESTIONS_DECIDES, "questions.decides", "")                              \
    X(QUESTIONS_DECIDE, "questions.decide", "count total plans")               \
    X(QUESTIONS_TOSS_UP, "questions.toss-up", "")                              \
    X(QUESTIONS_CONFIDENCE, "questions.confidence", "")                        \
    X(QUESTIONS_REASONS, "questions.reasons", "count")                         \
    X(QUESTIONS_SECTIONS, "questions.sections", "count")                       \
    X(QUESTIONS_WARNINGS, "questions.warnings", "count")                       \
    X(QUESTIONS_PASSAGES, "questions.passages", "count")                       \
    X(SOURCES_INTRO, "sources.intro", "")                                      \
    X(SOURCES_DATED, "sources.dated", "date")                                  \
    X(SOURCES_USED, "sources.used", "")                                        \
    X(SOURCES_SECTION, "sources.section", "number")                            \
    X(OVERVIEW_TITLE, "overview.title", "")                                    \
    X(OVERVIEW_CLIENTS, "overview.clients", "count")                           \
    X(OVERVIEW_GLANCE, "overview.glance", "")                                  \
    X(OVERVIEW_URGENT, "overview.urgent", "count all")                         \
    X(OVERVIEW_CALM, "overview.calm", "count")                                 \
    X(OVERVIEW_WHO, "overview.who", "")                                        \
    X(OVERVIEW_WHAT, "overview.what", "")                                      \
    X(OVERVIEW_SURE, "overview.sure", "")                                      \
    X(OVERVIEW_BAR, "overview.bar", "count share")                             \
    X(OVERVIEW_CHART, "overview.chart", "bars")                                \
    X(OVERVIEW_FAILED, "overview.failed", "")                                  \
    X(OVERVIEW_FAILED_INTRO, "overview.failed-intro", "count")                 \
    X(OVERVIEW_FAILED_PROFILE, "overview.failed-profile", "")                  \
    X(OVERVIEW_FAILED_PROBLEM, "overview.failed-problem", "")                  \
    X(OVERVIEW_FAILED_MORE, "overview.failed-more", "count problem")           \
    X(OVERVIEW_FIRST, "overview.first", "")                                    \
    X(OVERVIEW_RULE, "overview.rule", "")                                      \
    X(OVERVIEW_COLUMNS, "overview.columns", "")                                \
    X(OVERVIEW_GROUP, "overview.group", "group count")                         \
    X(OVERVIEW_CLIENT, "overview.client", "")                                  \
    X(OVERVIEW_RECOMMENDED, "overview.recommended", "")                        \
    X(OVERVIEW_CONFIDENCE, "overview.confidence", "")                          \
    X(OVERVIEW_LEAD, "overview.lead", "")                                      \
    X(OVERVIEW_LEAD_ALONE, "overview.lead-alone", "")                          \
    X(OVERVIEW_QUESTIONS, "overview.questions", "")                            \
    X(OVERVIEW_OPEN, "overview.open", "count")                                 \
    X(OVERVIEW_DECIDING, "overview.deciding", "count")                         \
    X(OVERVIEW_WARNINGS, "overview.warnings", "")                              \
    X(OVERVIEW_SERIOUS, "overview.serious", "count")                           \
    X(OVERVIEW_CAUTIONS, "overview.cautions", "count")                         \
    X(OVERVIEW_NOTES, "overview.notes", "count")                               \
    X(OVERVIEW_NOTHING, "overview.nothing", "")                                \
    X(OVERVIEW_TOSS_UP, "overview.toss-up", "")                                \
    X(OVERVIEW_OVERRIDDEN, "overview.overridden", "plan")                      \
    X(OVERVIEW_MISSING, "overview.missing", "")                                \
    X(OVERVIEW_MISSING_INTRO, "overview.missing-intro", "")                    \
    X(OVERVIEW_MISSING_NONE, "overview.missing-none", "")                      \
    X(OVERVIEW_ASK_FIRST, "overview.ask-first", "")                            \
    X(OVERVIEW_FACT, "overview.fact", "")                                      \
    X(OVERVIEW_UNSTATED, "overview.unstated", "")                              \
    X(OVERVIEW_ASSUMED, "overview.assumed", "")                                \
    X(OVERVIEW_HINGES, "overview.hinges", "")                                  \
    X(OVERVIEW_REASONS, "overview.reasons", "")                                \
    X(OVERVIEW_REASONS_INTRO, "overview.reasons-intro", "")                    \
    X(OVERVIEW_REASONS_NONE, "overview.reasons-none", "")                      \
    X(OVERVIEW_UNDECIDED, "overview.undecided", "count")                       \
    X(OVERVIEW_REASON, "overview.reason", "")                                  \
    X(OVERVIEW_SPEAKS, "overview.speaks", "")                                  \
    X(OVERVIEW_FOR, "overview.for", "plan")                                    \
    X(OVERVIEW_AGAINST, "overview.against", "plan")                            \
    X(OVERVIEW_COUNT, "overview.count", "")                                    \
    X(OVERVIEW_WARNED, "overview.warned", "")                                  \
    X(OVERVIEW_WARNED_INTRO, "overview.warned-intro", "count")                 \
    X(OVERVIEW_WARNED_NONE, "overview.warned-none", "")                        \
    X(OVERVIEW_LEVEL, "overview.level", "")                                    \
    X(OVERVIEW_WARNING, "overview.warning", "")                                \
    X(OVERVIEW_TEXTS, "overview.texts", "")                                    \
    X(OVERVIEW_TEXTS_INTRO, "overview.texts-intro", "")                        \
    X(OVERVIEW_TEXT, "overview.text", "")                                      \
    X(OVERVIEW_KIND, "overview.kind", "")                                      \
    X(OVERVIEW_READERS, "overview.readers", "")                                \
    X(OVERVIEW_UNREAD_TEXTS, "overview.unread-texts", "count texts")           \
    X(OVERVIEW_STALE, "overview.stale", "")                                    \
    X(OVERVIEW_STALE_NONE, "overview.stale-none", "")                          \
    X(OVERVIEW_STALE_INTRO, "overview.stale-intro", "count")                   \
    X(OVERVIEW_STALE_CAUSE, "overview.stale-cause", "")                        \
    X(OVERVIEW_MOVED, "overview.attention.verdict-moved", "")                  \
    X(OVERVIEW_CONFLICT, "overview.attention.all-ruled-out", "")               \
    X(OVERVIEW_SERIOUS_GROUP, "overview.attention.serious-warning", "")        \
    X(OVERVIEW_ANSWER, "overview.attention.open-answer", "")                   \
    X(OVERVIEW_TOSS_UP_GROUP, "overview.attention.toss-up", "")                \
    X(OVERVIEW_LOW, "overview.attention.low-confidence", "")                   \
    X(OVERVIEW_ASSUMPTION, "overview.attention.assumption", "")                \
    X(OVERVIEW_OUTDATED, "overview.attention.out-of-date", "")                 \
    X(OVERVIEW_CALM_GROUP, "overview.attention.none", "")                      \
    X(EVIDENCE_INTRO, "evidence.intro", "")                                    \
    X(EVIDENCE_MEASURED, "evidence.measured", "count")                         \
    X(EVIDENCE_DOCUMENTED, "evidence.documented", "count")                     \
    X(EVIDENCE_EXPERIENCE, "evidence.experience", "count")                     \
    X(EVIDENCE_OPINION, "evidence.opinion", "count")                           \
    X(EVIDENCE_NONE, "evidence.none", "count")                                 \
    X(PROVENANCE_INTRO, "provenance.intro", "guide version")                   \
    X(PROVENANCE_SECTION, "provenance.section", "")                            \
    X(PROVENANCE_TEXT, "provenance.text", "")                                  \
    X(PROVENANCE_CAUSE, "provenance.cause", "")                                \
    X(PROVENANCE_PLACE, "provenance.place", "text version")                    \
    X(PROVENANCE_OWN, "provenance.own", "")                                    \
    X(PROVENANCE_WRITTEN, "provenance.written", "")                            \
    X(PROVENANCE_OMITTED, "provenance.omitted", "")                            \
    X(PROVENANCE_BECAUSE, "provenance.because", "")                            \
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

/* TEXT, which is the guide's, with arguments in place. */
__attribute__((sentinel)) const char *phrases_insert(
    const struct phrases *phrases, const char *text, ...);

/* The form of a noun for COUNT. */
const char *phrases_plural(
    const struct phrases *phrases, struct plural noun, double count);

/* What stands around a value that may run from right to left (U+2068 and
 * U+2069): its direction leaves the text around it alone. In a document's tree
 * an ELEMENT_ISOLATE takes their place. */
#define PHRASES_ISOLATE "\u2068"
#define PHRASES_ISOLATE_END "\u2069"

/* VALUE, inside of these if it may run from right to left. The functions above
 * do so with their arguments. */
const char *phrases_isolated(const struct phrases *phrases, const char *value);

/* These are as in formats.h. */
const char *phrases_number(const struct phrases *phrases, double number);

/* The text of "PREFIX.WORD" for a word that a profile may use, such as
 * "status.draft"; the word itself where the strings have none. NULL for
 * NULL. */
const char *phrases_word(
    const struct phrases *phrases, const char *prefix, const char *word);

const char *phrases_decimal(
    const struct phrases *phrases, const char *decimal, int places);
const char *phrases_percent(
    const struct phrases *phrases, const char *decimal, int places);
const char *phrases_currency(const struct phrases *phrases, const char *code);

const char *phrases_date(const struct phrases *phrases, const char *iso);

const char *phrases_capital(const struct phrases *phrases, const char *text);

const char *phrases_list(const struct phrases *phrases,
    const char *const *items, size_t count, bool either);

/* ALL and ITEM behind it, with SEPARATOR between unless ALL is "". */
const char *phrases_append(const struct phrases *phrases, const char *all,
    enum phrase separator, const char *item);

/* The names as a list; of many only the first three, and how many more. */
const char *phrases_names(
    const struct phrases *phrases, const char *const *names, size_t count);

/* Reports every entry that STRINGS lacks, one without the plural forms that it
 * needs, and arguments that the program does not give; false after an error. */
bool phrases_check(const struct strings *strings, struct diags *diags);

#endif
