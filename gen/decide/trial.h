/* What would be decided if something were otherwise.
 *
 * A trial changes facts and parts, decides, and takes the changes back. Only
 * the reasons that a change can reach are judged again. */
#ifndef DECIDE_TRIAL_H
#define DECIDE_TRIAL_H

#include "base/arena.h"
#include "decide/facts.h"
#include "decide/rules.h"
#include "decide/sums.h"
#include "decide/verdict.h"

#include <stdbool.h>

struct trial;

/* Trials against BASE, the verdict on FACTS. The trial lives in ARENA and
 * borrows the others; nothing else may change the facts meanwhile. It ends
 * with trial_release. */
struct trial *trial_new(struct arena *arena, const struct rules *rules,
    struct facts *facts, const struct verdict *base);

/* Changes, which add up until trial_undo. */
void trial_suppose(struct trial *trial, int fact, int part, struct value value);
void trial_drop_part(struct trial *trial, int part);
void trial_add_part(struct trial *trial); /* facts_spare_part() */

/* The verdict under the changes; its confidence is that of the lead. It is
 * BASE itself if they make no difference, and good until trial_undo. */
const struct verdict *trial_verdict(struct trial *trial);

/* What the findings of the last verdict add up to; without changes, those of
 * BASE. Good until the next change. */
const struct finding_sums *trial_sums(const struct trial *trial);

void trial_undo(struct trial *trial);

/* How many verdicts it has given so far. */
size_t trial_count(const struct trial *trial);

/* Frees what does not live in the arena. */
void trial_release(struct trial *trial);

/* True if another value of FACT can make any difference to a verdict. */
bool trial_matters(const struct trial *trial, int fact);

/* True if it can make any to the plan: the current choice is none. */
bool trial_moves(const struct trial *trial, int fact);

/* False if no reason and no weight can read both facts, and none of the two
 * decides whether the other is asked: then both together move just what each
 * moves alone. */
bool trial_meet(const struct trial *trial, const struct unknown *a,
    const struct unknown *b);

const struct verdict *trial_base(const struct trial *trial);
struct facts *trial_facts(const struct trial *trial);
const struct rules *trial_rules(const struct trial *trial);

#endif
