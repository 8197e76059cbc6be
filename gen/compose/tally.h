/* What several sections ask of the verdict: points, outcomes, routing. */
#ifndef COMPOSE_TALLY_H
#define COMPOSE_TALLY_H

#include "compose/composition.h"

#include <stdbool.h>
#include <stddef.h>

/* The points that a finding brings to PLAN's score, with the row's weight;
 * negative: it costs them. A project reason about an option brings a
 * combination nothing of its own. */
int tally_points(const struct composition *composition,
    const struct finding *finding, int plan);

/* The weight of a finding's row, and its name: a part's, or the project. */
/* The class of PART's weight as it is stated or assumed, before the heaviest
 * class counts as the guide's heaviest; NONE if there is none. */
int tally_stated_class(const struct composition *composition, int part);

int tally_weight(const struct composition *composition, int part);
const char *tally_row(const struct composition *composition, int part);

const char *tally_grade(
    const struct composition *composition, enum grade grade);

/* The consultant's departure from the verdict; NULL if there is none, or if it
 * is what the verdict says anyway. */
const struct overriding *tally_departure(const struct composition *composition);

/* The plan that the document recommends: the verdict's, or that of a departure
 * from it. NONE: a toss-up. */
int tally_plan(const struct composition *composition);

/* The candidate, other than the best, with the highest score; where there are
 * no candidates, any plan. NONE if there is only one plan. */
int tally_rival(const struct composition *composition);

/* What became of all plans but the best: */
enum rivals {
    RIVALS_RULED_OUT,  /* every one of them is */
    RIVALS_NOT_NEEDED, /* every one is that or a combination not needed */
    RIVALS_BEHIND      /* some are candidates */
};
enum rivals tally_rivals(const struct composition *composition);

bool tally_is_level(const struct composition *composition, int plan);

/* How a plan came out: "recommended", "ruled out", "6 points behind". */
const char *tally_outcome(const struct composition *composition, int plan);

/* The text of a finding: its reason's, or that of the exception that changed
 * it or defeated it, behind the reason's own. */
const char *tally_because(
    const struct composition *composition, const struct finding *finding);

/* The option that does the work of PART under PLAN. */
int tally_served_by(const struct composition *composition, int plan, int part);

/* True if no part before PART is served by the same option. */
bool tally_is_first_of(
    const struct composition *composition, int plan, int part);

/* "Alder for the hedge; Birch for the lawn": which option serves which parts
 * under PLAN, in the order of the parts. */
const char *tally_routing(const struct composition *composition, int plan);

/* True if each member of the combination PLAN serves a part; one that a
 * profile recommends against the points may have members that serve none. */
bool tally_uses_all(const struct composition *composition, int plan);

/* All plans in the order of outcomes: the best one, then the candidates, then
 * the others, each by score; in the arena. */
const int *tally_ranking(const struct composition *composition);

/* The indexes of the warnings that apply, the most severe first; in the
 * arena. */
const int *tally_warnings(const struct composition *composition, size_t *count);

#endif
