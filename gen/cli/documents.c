/* The documents of a run. */
#include "cli/documents.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/pool.h"
#include "cli/batch.h"
#include "cli/names.h"
#include "input/profile.h"

#include <stdlib.h>
#include <string.h>

struct document_search {
    struct inputs *inputs;
    const struct options *options;
    const struct name_pattern *pattern;
    struct shared *shared;
    size_t templates;   /* of each profile, at least one */
    const char **names; /* by profile and template; NULL: not known */
};

/* ---- the guide of a profile ---------------------------------------------- */

/* Of struct naming. */
static const char *first_template(void *context, const struct input *input)
{
    struct document_search *search = context;
    const struct loaded_guide *guide = shared_guide_given(
        search->shared, search->options->guide, input->guide);
    return guide ? guide->guide->templates[0] : NULL;
}

/* Whatever profiles name, few guides are worth the search. */
enum { GUIDES_MOST = 16 };

/* Loads guides here, once, and not in every worker. */
static void load_guides(struct document_search *search)
{
    const struct inputs *inputs = search->inputs;
    const char *known[GUIDES_MOST] = {NULL};
    size_t count = 0;
    for (size_t i = 0; i < inputs->list.count && count < GUIDES_MOST; i++) {
        const struct input *input = &inputs->list.items[i];
        size_t at = 0;
        while (at < count && strcmp(known[at], input->guide) != 0)
            at++;
        bool given = search->options->guide != NULL;
        if (given ? count > 0 : at < count || !*input->guide)
            continue;
        known[count++] = input->guide;
        first_template(search, input);
    }
}

/* ---- names from a pattern ------------------------------------------------ */

const char *documents_name(const struct input *input,
    const struct name_pattern *pattern, const struct profile *profile,
    struct diags *diags)
{
    struct arena *arena = diags->arena;
    const char *first = profile->guide->templates[0];
    if (!pattern)
        return names_document(arena, input->name, input->template, first);
    struct name_subject subject = {profile, input->name,
        file_name(arena, input->template ? input->template : first)};
    const char *name = name_pattern_fill(pattern, &subject, diags);
    return name && !name_pattern_has(pattern, "template")
               ? names_document(arena, name, input->template, first)
               : name;
}

/* The names of the profile, one behind another; an empty one is not known. */
static void add_names(struct document_search *search, const struct input *input,
    struct arena *arena, struct buffer *reply)
{
    struct diags untold;
    diags_init(&untold, arena);
    const struct source *source = input_read(input, arena, &untold);
    struct profile_text *text =
        source ? profile_text_new(arena, source, &untold) : NULL;
    const struct loaded_guide *guide =
        text ? shared_guide_of(
                   search->shared, search->options->guide, text, &untold)
             : NULL;
    const struct profile *profile =
        guide ? profile_read(arena, text, guide->guide, &untold) : NULL;
    struct input one = *input;
    for (size_t i = 0; i < search->templates; i++) {
        if (search->options->template_count)
            one.template = search->options->templates[i];
        const char *name =
            profile && input->name
                ? documents_name(&one, search->pattern, profile, &untold)
                : NULL;
        buffer_add_string(reply, name ? name : "");
        buffer_add_byte(reply, '\0');
    }
    profile_text_free(text);
}

/* In a worker. */
static void perform(void *context, size_t job, struct buffer *reply)
{
    struct document_search *search = context;
    struct arena arena;
    arena_init(&arena);
    add_names(search, &search->inputs->list.items[job], &arena, reply);
    arena_release(&arena);
}

static bool finish(void *context, size_t job, const struct pool_result *result)
{
    struct document_search *search = context;
    const char *at = result->reply;
    const char *end = at + result->length;
    for (size_t i = 0; result->fate == POOL_DONE && i < search->templates;
         i++) {
        const char *zero = memchr(at, '\0', (size_t)(end - at));
        if (!zero)
            break;
        if (zero > at)
            search->names[job * search->templates + i] =
                arena_copy(&search->shared->arena, at, (size_t)(zero - at));
        at = zero + 1;
    }
    return true;
}

/* Those that can be read twice. */
static void ask_profiles(struct document_search *search)
{
    const struct inputs *inputs = search->inputs;
    size_t count = 0;
    size_t *jobs = memory_allocate(inputs->list.count + 1, sizeof *jobs);
    for (size_t i = 0; i < inputs->list.count; i++)
        if (inputs->list.items[i].size > 0)
            jobs[count++] = i;
    load_guides(search);
    struct pool_limits limits = batch_pool_limits(search->options, count);
    struct pool_work work = {.context = search,
        .jobs = jobs,
        .count = count,
        .perform = perform,
        .finish = finish};
    if (count > 0)
        pool_run(&work, &limits);
    free(jobs);
}

/* ---- all of them --------------------------------------------------------- */

/* The names of several templates do not depend on what the profile says. */
static const char *plain_name(
    struct document_search *search, const struct input *input)
{
    bool needed = search->options->template_count > 1 ||
                  options_hand_over(search->options);
    if (search->pattern || !needed || !input->name)
        return NULL;
    if (input->size == 0 && !search->options->guide)
        return input->template ? NULL : input->name;
    const char *first = first_template(search, input);
    return first ? names_document(&search->shared->arena, input->name,
                       input->template, first)
                 : NULL;
}

static void refuse_unknown(
    const struct document_search *search, struct input *input)
{
    if (search->templates > 1 && input->size == 0 && !input->of_many &&
        !file_exists(input->path))
        input->refusal = "not built: it can be read only once, and there is "
                         "more than one template";
    else if (search->pattern && !input->document && input->size == 0 &&
             search->inputs->list.count > 1)
        input->refusal = "not built: it can be read only once, and its name "
                         "has to be known before the others are built";
    if (input->refusal)
        input->refusal_hint = "put it into a file";
}

/* Each input once for every template. */
static void spread(struct document_search *search)
{
    struct inputs *inputs = search->inputs;
    struct inputs all = *inputs;
    memset(&all.list, 0, sizeof all.list);
    for (size_t i = 0; i < inputs->list.count; i++)
        for (size_t j = 0; j < search->templates; j++) {
            struct input *input = array_add(&all.list, &search->shared->arena);
            *input = inputs->list.items[i];
            input->repeats = j > 0;
            if (search->options->template_count)
                input->template = search->options->templates[j];
            input->document = search->names[i * search->templates + j];
            if (!input->document)
                input->document = plain_name(search, input);
        }
    *inputs = all;
    for (size_t i = 0; i < inputs->list.count; i++)
        refuse_unknown(search, &inputs->list.items[i]);
}

bool documents_find(struct inputs *inputs, const struct options *options,
    const struct name_pattern *pattern, struct shared *shared)
{
    size_t templates = options->template_count ? options->template_count : 1;
    struct document_search search = {inputs, options, pattern, shared,
        templates,
        arena_allocate(&shared->arena, inputs->list.count * templates,
            sizeof(const char *))};
    struct naming naming = {first_template, &search};
    if (pattern)
        ask_profiles(&search);
    spread(&search);
    if (!pattern)
        return names_unique(inputs, &naming, &shared->arena, &shared->diags);
    names_refuse_doubles(inputs, &shared->arena);
    return true;
}

/* ---- folders ------------------------------------------------------------- */

void documents_remove_leftovers(
    const struct inputs *inputs, const struct options *options)
{
    struct arena arena;
    const char *last = "";
    const char *folder = options_folder(options);
    arena_init(&arena);
    file_remove_leftovers(folder);
    for (size_t i = 0; i < inputs->list.count; i++) {
        const char *document = inputs->list.items[i].document;
        if (!document || !strchr(document, '/'))
            continue;
        const char *own = file_folder(&arena, document);
        for (int j = 0; strcmp(own, last) != 0 && j < OUTPUT_COUNT; j++)
            file_remove_leftovers(file_join(&arena, folder,
                name_pattern_output(&arena, own, output_forms[j].name)));
        last = own;
    }
    arena_release(&arena);
}
