/* Reachability: what in a guide no project can bring about.
 *
 * For `dossier check`. It looks for projects that bring in each module and
 * warning, count each reason, apply each exception, ask each fact and make
 * each plan the verdict. First, conditions over facts alone are tried with all
 * representatives on a project with one part, up to FACTS_MOST_COMBINATIONS:
 * that is a proof for such projects. Then REACHABILITY_PROJECTS projects with
 * up to three parts are made at random, always the same ones, half of them
 * with gaps. "No project" means: none of these. A text that needs four parts
 * of different kinds, or a rarer coincidence than one project in a few
 * thousand, can be reported though a project for it exists. */
#ifndef DECIDE_REACHABILITY_H
#define DECIDE_REACHABILITY_H

#include "base/diag.h"
#include "decide/rules.h"

enum { REACHABILITY_PROJECTS = 20000 };

/* Adds a warning, each at its place, for every module, warning, reason,
 * exception and asked-if condition that is true in no project, for every
 * condition that is always true (but `true()`), for every fact that nothing
 * reads, and for every plan that is never the verdict. */
void reachability_check(const struct rules *rules, struct diags *diags);

#endif
