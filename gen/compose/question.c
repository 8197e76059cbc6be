/* What is not known: assumptions, and what waits for which answer. */
#include "compose/question.h"

#include "base/buffer.h"

struct known_facts {
    ARRAY(struct unknown) list;
};

void question_add_fact(
    struct composition *composition, int fact, int part, enum waiting waiting)
{
    if (composition->guide->facts[fact].of == SCOPE_PROJECT)
        part = NONE;
    size_t cell = (size_t)(part + 1) * composition->guide->fact_count;
    int *known = &composition->question_index[cell + (size_t)fact];
    if (*known == NONE) {
        *known = (int)composition->questions.count;
        *array_add(&composition->questions, composition->arena) =
            (struct question){.fact = fact, .part = part};
    }
    struct question *question = &composition->questions.items[*known];
    question->reasons += waiting == WAITING_REASON;
    question->modules += waiting == WAITING_MODULE;
    question->warnings += waiting == WAITING_WARNING;
    question->passages += waiting == WAITING_PASSAGE;
}

void question_add(struct composition *composition,
    const struct condition *condition, int part, enum waiting waiting)
{
    size_t count;
    const struct unknown *unknowns = facts_unknowns(
        composition->facts, condition, part, composition->arena, &count);
    for (size_t i = 0; i < count; i++)
        question_add_fact(
            composition, unknowns[i].fact, unknowns[i].part, waiting);
}

/* The parts of a module about parts for which it is not known whether it
 * holds; of others the project row. */
static void collect_module(struct composition *composition, size_t module)
{
    const struct condition *condition =
        composition->composer->rules->modules[module];
    if (composition->guide->modules[module].scope == SCOPE_PROJECT) {
        question_add(composition, condition, NONE, WAITING_MODULE);
        return;
    }
    for (size_t p = 0; p < composition->profile->part_count; p++)
        if (facts_truth(composition->facts, condition, (int)p) == TRUTH_UNKNOWN)
            question_add(composition, condition, (int)p, WAITING_MODULE);
}

void question_collect(struct composition *composition)
{
    const struct guide *guide = composition->guide;
    const struct rules *rules = composition->composer->rules;
    const struct verdict *verdict = composition->verdict;
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (finding->standing == STANDING_OPEN)
            question_add(composition, rules->reasons[finding->reason],
                finding->part, WAITING_REASON);
    }
    for (size_t i = 0; i < guide->module_count; i++)
        if (composition->has_place[i] &&
            composition->selection->modules[i].truth == TRUTH_UNKNOWN)
            collect_module(composition, i);
    for (size_t i = 0; i < guide->warning_count; i++)
        if (composition->selection->warnings[i].truth == TRUTH_UNKNOWN)
            question_add(
                composition, rules->warnings[i], NONE, WAITING_WARNING);
}

/* The asked facts of ORIGIN that reasons may look at, by part (NONE first) and
 * guide order. */
static void collect_facts(const struct composition *composition,
    enum origin wanted, struct known_facts *found)
{
    const struct guide *guide = composition->guide;
    int part_count = (int)composition->profile->part_count;
    for (int part = NONE; part < part_count; part++)
        for (size_t f = 0; f < guide->fact_count; f++) {
            enum scope of = part == NONE ? SCOPE_PROJECT : SCOPE_PART;
            enum origin origin = ORIGIN_DERIVED;
            if (guide->facts[f].of != of ||
                guide->facts[f].derivation != DERIVATION_NONE)
                continue;
            facts_value(composition->facts, (int)f, part, &origin);
            if (origin == wanted && !guide->facts[f].print_only)
                *array_add(&found->list, composition->arena) =
                    (struct unknown){(int)f, part};
        }
}

size_t question_count_facts(
    const struct composition *composition, enum origin origin)
{
    struct known_facts found = {0};
    collect_facts(composition, origin, &found);
    return found.list.count;
}

const struct unknown *question_assumed(
    const struct composition *composition, size_t *count)
{
    struct known_facts found = {0};
    collect_facts(composition, ORIGIN_ASSUMED, &found);
    *count = found.list.count;
    return found.list.items;
}

const char *question_value(
    const struct composition *composition, int fact, int part)
{
    return values_print_fact(&composition->values, fact, part, true);
}

const char *question_label(
    const struct composition *composition, int fact, int part)
{
    const struct fact *known = &composition->guide->facts[fact];
    const char *label = known->label ? known->label : known->id;
    if (part == NONE)
        return label;
    return phrases_fill(composition->phrases, PHRASE_REASONS_FACT_OF, "fact",
        label, "part", composition->profile->parts[part].name, NULL);
}

/* ---- questions to ask ---------------------------------------------------- */

const char *question_text(
    const struct composition *composition, const struct open_question *open)
{
    struct buffer text = {0};
    for (size_t i = 0; i < open->fact_count; i++) {
        const struct fact *fact = &composition->guide->facts[open->facts[i]];
        if (i > 0)
            buffer_add_byte(&text, ' ');
        buffer_add_string(&text,
            fact->question ? fact->question
                           : question_label(composition, open->facts[i], NONE));
    }
    const char *typographic =
        tree_typographic(composition->arena, buffer_string(&text));
    buffer_release(&text);
    return typographic;
}

const struct unanswered *question_that_decides(
    const struct composition *composition, int fact, int part)
{
    const struct unanswered *question =
        sensitivity_question(composition->sensitivity, fact, part);
    return question && question->changed ? question : NULL;
}

static size_t cell_of(const struct composition *composition, int fact, int part)
{
    return (size_t)(part + 1) * composition->guide->fact_count + (size_t)fact;
}

/* By cell: some of the COUNT questions of OPEN asks for it. */
static bool *asked_cells(const struct composition *composition,
    const struct open_question *open, size_t count)
{
    size_t cells =
        (composition->profile->part_count + 1) * composition->guide->fact_count;
    bool *asked = arena_allocate(composition->arena, cells, sizeof *asked);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < open[i].fact_count; j++)
            asked[cell_of(composition, open[i].facts[j], open[i].part)] = true;
    return asked;
}

static const struct question *find_question(
    const struct composition *composition, int fact, int part)
{
    int known = composition->question_index[cell_of(composition, fact, part)];
    return known == NONE ? NULL : &composition->questions.items[known];
}

size_t question_count_modules(
    const struct composition *composition, const struct unanswered *unanswered)
{
    size_t count = 0;
    for (size_t i = 0; i < unanswered->module_count; i++)
        count += composition->has_place[unanswered->modules[i]];
    return count;
}

static struct open_question open_from(
    const struct composition *composition, const struct unanswered *unanswered)
{
    struct open_question open = {
        .facts = unanswered->facts,
        .fact_count = unanswered->fact_count,
        .part = unanswered->part,
        .decides = unanswered->changed > 0 ? unanswered : NULL,
        .confidence = unanswered->confidence,
        .modules = question_count_modules(composition, unanswered),
        .warnings = unanswered->warning_count,
    };
    size_t reasons = 0;
    for (size_t i = 0; i < open.fact_count; i++) {
        const struct question *question =
            find_question(composition, open.facts[i], open.part);
        if (!question)
            continue;
        open.passages += question->passages;
        if (question->reasons > reasons) /* one may wait for several facts */
            reasons = question->reasons;
    }
    if (!open.confidence && !open.modules && !open.warnings && !open.passages)
        open.reasons = reasons;
    return open;
}

static bool changes_confidence(
    const struct composition *composition, const struct question *question)
{
    const struct unanswered *unanswered = sensitivity_question(
        composition->sensitivity, question->fact, question->part);
    return unanswered && unanswered->confidence;
}

const struct open_question *question_open(
    const struct composition *composition, size_t *count)
{
    const struct sensitivity *sensitivity = composition->sensitivity;
    size_t most = sensitivity->question_count +
                  sensitivity->document_question_count +
                  composition->questions.count;
    struct open_question *open =
        arena_allocate(composition->arena, most, sizeof *open);
    *count = 0;
    for (size_t i = 0; i < sensitivity->question_count; i++)
        if (!sensitivity->questions[i].assumed)
            open[(*count)++] =
                open_from(composition, &sensitivity->questions[i]);
    for (size_t i = 0; i < sensitivity->document_question_count; i++) {
        const struct unanswered *asked = &sensitivity->document_questions[i];
        struct open_question of = open_from(composition, asked);
        if (!asked->assumed && (of.confidence || of.modules || of.warnings ||
                                   of.passages || of.reasons))
            open[(*count)++] = of;
    }
    /* By part and guide order, whatever they were met in. */
    size_t cells =
        (composition->profile->part_count + 1) * composition->guide->fact_count;
    const bool *asked = asked_cells(composition, open, *count);
    for (size_t i = 0; i < cells; i++) {
        int known = composition->question_index[i];
        if (known == NONE)
            continue;
        const struct question *question = &composition->questions.items[known];
        if (!asked[i])
            open[(*count)++] = (struct open_question){
                .facts = &question->fact,
                .fact_count = 1,
                .part = question->part,
                .confidence = changes_confidence(composition, question),
                .reasons = question->reasons,
                .modules = question->modules,
                .warnings = question->warnings,
                .passages = question->passages,
            };
    }
    return open;
}

const struct unknown *question_idle(
    const struct composition *composition, size_t *count)
{
    struct known_facts missing = {0}, idle = {0};
    size_t open_count;
    const struct open_question *open = question_open(composition, &open_count);
    const bool *asked = asked_cells(composition, open, open_count);
    collect_facts(composition, ORIGIN_MISSING, &missing);
    for (size_t i = 0; i < missing.list.count; i++) {
        struct unknown fact = missing.list.items[i];
        if (!asked[cell_of(composition, fact.fact, fact.part)])
            *array_add(&idle.list, composition->arena) = fact;
    }
    *count = idle.list.count;
    return idle.list.items;
}
