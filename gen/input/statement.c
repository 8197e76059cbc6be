/* Checking and keeping what a profile states in so many words. */
#include "input/statement.h"

#include "input/date.h"
#include "input/profile_words.h"

/* What a statement that must be complete is to say, and where its text
 * stands. */
static const struct {
    const char *attributes, *text, *where;
} demands[STATEMENT_COUNT] = {
    [STATEMENT_OVERRIDE] = {"say what is recommended instead, who decided so "
                            "and when",
        "the reason", "write it between <override ...> and </override>"},
    [STATEMENT_SECTION] = {"say behind which section it stands, as "
                           "after=\"next-steps\", and give it a title",
        "the text",
        "write it between <section ...> and </section>, or name its file"},
    [STATEMENT_OMIT] = {"say which module is left out, and because of what",
        NULL, "put it into the attribute because"},
};

static bool is_complete(const struct statement *statement, struct diags *diags)
{
    const struct statement_form *form = &statement_forms[statement->kind];
    bool complete = true;
    for (int i = 0; i < STATEMENT_ATTRIBUTES && form->attributes[i]; i++) {
        if (profile_words_known(statement->attributes[i]))
            continue;
        diag_add(diags, SEVERITY_ERROR, statement->places[i],
            demands[statement->kind].attributes, "%s: %s is missing",
            form->path, form->attributes[i]);
        complete = false;
    }
    if (!demands[statement->kind].text &&
        profile_words_known(statement->text)) {
        diag_add(diags, SEVERITY_ERROR, statement->place,
            demands[statement->kind].where, "%s: text is not expected here",
            form->path);
        complete = false;
    }
    if (!form->prose || prose_words(&statement->prose))
        return complete;
    if (!statement->prose.failed)
        diag_add(diags, SEVERITY_ERROR, statement->place,
            demands[statement->kind].where, "%s: %s is missing", form->path,
            demands[statement->kind].text);
    return false;
}

/* ---- the departure from the verdict -------------------------------------- */

static void report_plan(const struct statement *statement,
    const struct guide *guide, struct arena *arena, struct diags *diags)
{
    const char **ids = arena_allocate(arena, guide->plan_count, sizeof *ids);
    const char *all = "";
    for (size_t i = 0; i < guide->plan_count; i++) {
        ids[i] = guide->plans[i].id;
        all = arena_format(arena, "%s%s%s", all, i ? ", " : "", ids[i]);
    }
    const char *word = statement->attributes[0];
    diag_add(diags, SEVERITY_ERROR, statement->places[0],
        diag_suggest_hint(arena, word, ids, guide->plan_count),
        "option: \"%s\" is not one of %s", word, all);
}

static void add_override(struct statements *statements,
    const struct statement *statement, const struct guide *guide,
    struct arena *arena, struct diags *diags)
{
    bool good = is_complete(statement, diags);
    int plan = guide_plan(guide, statement->attributes[0]);
    if (plan == NONE && profile_words_known(statement->attributes[0])) {
        report_plan(statement, guide, arena, diags);
        good = false;
    }
    const char *date = profile_words_known(statement->attributes[2]);
    if (date && !stated_date("date", date, statement->places[2], diags))
        good = false;
    statements->overrides = good;
    statements->overriding = (struct overriding){.plan = plan,
        .author = statement->attributes[1],
        .date = statement->attributes[2],
        .reason = statement->prose,
        .place = statement->place};
}

/* ---- work packages ------------------------------------------------------- */

static void add_package(struct statements *statements,
    const struct statement *statement, struct arena *arena, struct diags *diags)
{
    struct package package = {
        .name = profile_words_known(statement->attributes[0]),
        .effort = profile_words_known(statement->attributes[1]),
        .text = statement->prose,
        .place = statement->place};
    const char *days = profile_words_known(statement->attributes[2]);
    if (days)
        package.days =
            stated_number(arena, "days", days, statement->places[2], diags);
    *array_add(&statements->packages, arena) = package;
}

/* ---- sections of one's own, and modules that are left out ---------------- */

static void add_section(struct statements *statements,
    const struct statement *statement, struct arena *arena, struct diags *diags)
{
    if (!is_complete(statement, diags))
        return;
    *array_add(&statements->sections, arena) =
        (struct own_section){.after = statement->attributes[0],
            .title = statement->attributes[1],
            .text = statement->prose,
            .place = statement->place,
            .after_place = statement->places[0]};
}

static void report_module(const struct statement *statement,
    const struct guide *guide, struct arena *arena, struct diags *diags)
{
    const char **ids = arena_allocate(arena, guide->module_count, sizeof *ids);
    for (size_t i = 0; i < guide->module_count; i++)
        ids[i] = guide->modules[i].id;
    const char *word = statement->attributes[0];
    diag_add(diags, SEVERITY_ERROR, statement->places[0],
        diag_suggest_hint(arena, word, ids, guide->module_count),
        "module: the guide has no module \"%s\"", word);
}

static void add_omission(struct statements *statements,
    const struct statement *statement, const struct guide *guide,
    struct arena *arena, struct diags *diags)
{
    bool complete = is_complete(statement, diags);
    if (!profile_words_known(statement->attributes[0]))
        return;
    int module = guide_module(guide, statement->attributes[0]);
    if (module == NONE) {
        report_module(statement, guide, arena, diags);
        return;
    }
    for (size_t i = 0; i < statements->omissions.count; i++)
        if (statements->omissions.items[i].module == module) {
            diag_add(diags, SEVERITY_ERROR, statement->places[0], "say it once",
                "omit: the module \"%s\" is left out twice",
                statement->attributes[0]);
            return;
        }
    if (complete)
        *array_add(&statements->omissions, arena) = (struct omission){
            module, statement->attributes[1], statement->place};
}

static const struct omission *const *by_module(
    const struct statements *statements, const struct guide *guide,
    struct arena *arena)
{
    if (statements->omissions.count == 0)
        return NULL;
    const struct omission **omissions =
        arena_allocate(arena, guide->module_count, sizeof *omissions);
    for (size_t i = 0; i < statements->omissions.count; i++) {
        struct omission *omission = arena_new(arena, struct omission);
        *omission = statements->omissions.items[i];
        omissions[omission->module] = omission;
    }
    return omissions;
}

/* ---- all of them --------------------------------------------------------- */

void statements_add(struct statements *statements,
    const struct statement *statement, const struct guide *guide,
    struct arena *arena, struct diags *diags)
{
    const char *text = profile_words_known(statement->text);
    const char *first = profile_words_known(statement->attributes[0]);
    const char *second = profile_words_known(statement->attributes[1]);
    switch (statement->kind) {
    case STATEMENT_OVERRIDE:
        add_override(statements, statement, guide, arena, diags);
        break;
    case STATEMENT_PACKAGE:
        add_package(statements, statement, arena, diags);
        break;
    case STATEMENT_NEXT_STEP:
        if (second && !date_is_valid(second))
            diag_add(diags, SEVERITY_ERROR, statement->places[1],
                "write it as year-month-day, such as 2026-11-20; other words "
                "stand in the text of the step",
                "due: \"%s\" is not a date", second);
        *array_add(&statements->next_steps, arena) =
            (struct next_step){first, second, text, statement->place};
        break;
    case STATEMENT_INTRODUCTION:
        statements->introduction = statement->prose;
        break;
    case STATEMENT_APPROACH: statements->approach = statement->prose; break;
    case STATEMENT_TERMS: statements->terms = statement->prose; break;
    case STATEMENT_SECTION:
        add_section(statements, statement, arena, diags);
        break;
    case STATEMENT_OMIT:
        add_omission(statements, statement, guide, arena, diags);
        break;
    case STATEMENT_PRICE:
        statements->price = text;
        statements->price_place = statement->place;
        break;
    case STATEMENT_COUNT: break;
    }
}

void statements_give(const struct statements *statements,
    struct profile *profile, struct arena *arena)
{
    struct proposal *proposal = &profile->proposal;
    proposal->packages = statements->packages.items;
    proposal->package_count = statements->packages.count;
    proposal->next_steps = statements->next_steps.items;
    proposal->next_step_count = statements->next_steps.count;
    proposal->introduction = statements->introduction;
    proposal->approach = statements->approach;
    proposal->terms = statements->terms;
    proposal->price = statements->price;
    if (statements->price_place.line)
        proposal->price_place = statements->price_place;
    profile->sections = statements->sections.items;
    profile->section_count = statements->sections.count;
    profile->omissions = by_module(statements, profile->guide, arena);
    profile->files = statements->files.list.items;
    profile->file_count = statements->files.list.count;
    if (!statements->overrides)
        return;
    struct overriding *overriding = arena_new(arena, struct overriding);
    *overriding = statements->overriding;
    profile->overriding = overriding;
}
