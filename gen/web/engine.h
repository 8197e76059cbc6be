/* Deciding while somebody answers: what a page in a browser calls.
 *
 * Compiled to WebAssembly, with base and decide, for pages; called by
 * engine.js, which turns what is told into objects. Facts, plans and reasons
 * are numbered as the guide has them, parts as they were added; the project
 * itself, and no such thing, is -1. Strings are UTF-8. */
#ifndef WEB_ENGINE_H
#define WEB_ENGINE_H

#include <stdbool.h>
#include <stddef.h>

struct engine;

/* An engine for the guide that LENGTH BYTES are (input/guide_pack), to be given
 * to engine_close(); NULL if they are none. They may go afterwards. */
struct engine *engine_open(const char *bytes, size_t length);
void engine_close(struct engine *engine);

/* Forgets all parts and answers. */
void engine_begin(struct engine *engine);

/* The number of a new part, called NAME; -1: the guide has no parts, or there
 * are ENGINE_MOST_PARTS. */
enum { ENGINE_MOST_PARTS = 1000 };
int engine_add_part(struct engine *engine, const char *name);

/* What TEXT says, as a profile would, is the answer to FACT about PART from now
 * on. "" is what a profile would say if it named the empty set; "?" takes the
 * answer back. NULL if it is taken, else why it is not, in words that end with
 * the next call. */
const char *engine_answer(
    struct engine *engine, int fact, int part, const char *text);

/* Decides, and tells it in lines of words with tabs between, each of which
 * begins with what it is about. Valid until the next call.
 *
 *     verdict     plan, best plan, confidence, lead ("all": all rivals are
 *                 ruled out), conflict
 *     level       plan                                of a toss-up, each
 *     plan        plan, score, ruled out, candidate, findings by commas
 *     fact        fact, part, origin, value           of every fact
 *     finding     its number, reason, part, standing, grade, points
 *     question    part, all assumed, answers that give another verdict, all
 *                 answers, facts and other verdicts by commas
 *     flip        kind, fact, part, from, to, bound, limit, weight, steps, plan
 *     module, warning    each that comes in
 */
const char *engine_decide(struct engine *engine);

#endif
