/* What a guide makes of a client. */
#include "cli/upshot.h"

#include "base/buffer.h"
#include "compose/passage.h"

#include <string.h>

static void add_chosen(
    struct buffer *out, const char *id, const struct chosen *chosen)
{
    if (chosen->truth == TRUTH_FALSE)
        return;
    buffer_add_format(
        out, "%s%s ", id, chosen->truth == TRUTH_UNKNOWN ? "?" : "");
}

static const char *list_warnings(struct arena *arena, const struct guide *guide,
    const struct selection *selection)
{
    struct buffer out = {0};
    buffer_add_byte(&out, ' ');
    for (size_t i = 0; i < guide->warning_count; i++)
        add_chosen(&out, guide->warnings[i].id, &selection->warnings[i]);
    const char *list = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return list;
}

static const char *list_modules(struct arena *arena, const struct guide *guide,
    const struct selection *selection)
{
    struct buffer out = {0};
    buffer_add_byte(&out, ' ');
    for (size_t i = 0; i < guide->module_count; i++)
        add_chosen(&out, guide->modules[i].id, &selection->modules[i]);
    const char *list = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return list;
}

static void describe(struct upshot *upshot, struct arena *arena,
    const struct upshot_guide *guide, const struct profile *profile,
    const struct decision *decision)
{
    const struct verdict *verdict = decision->verdict;
    const char *client = profile->meta.client;
    upshot->client = client ? arena_string(arena, client) : NULL;
    upshot->plan = arena_string(arena, verdict_recommended_name(verdict));
    upshot->label = verdict->recommended == NONE
                        ? "a toss-up"
                        : arena_string(arena,
                              guide->guide->plans[verdict->recommended].label);
    upshot->conflict = verdict->conflict;
    upshot->confidence = verdict_confidence_name(verdict->confidence);
    upshot->warnings = list_warnings(arena, guide->guide, decision->selection);
    upshot->modules = list_modules(arena, guide->guide, decision->selection);
}

/* A document that cannot be made has no words. */
static void hash_words(struct upshot *upshot, struct arena *arena,
    const struct upshot_guide *guide, const struct decision *decision)
{
    struct diags untold;
    diags_init(&untold, arena);
    struct document *document =
        compose(arena, guide->composer, decision, &untold);
    if (document)
        passages_hash(document, upshot->text);
    else
        strcpy(upshot->text, "none");
    document_free(document);
}

struct upshot upshot_find(struct arena *arena, const struct upshot_guide *guide,
    const struct source *text, bool in_words, struct diags *diags)
{
    struct upshot upshot = {.broken = true};
    struct arena own;
    arena_init(&own);
    struct profile_text *parsed = profile_text_new(&own, text, diags);
    const struct profile *profile =
        parsed ? profile_read(&own, parsed, guide->guide, diags) : NULL;
    if (profile) {
        upshot.broken = false;
        struct decision decision =
            in_words ? decide(&own, guide->rules, profile)
                     : decide_briefly(&own, guide->rules, profile);
        describe(&upshot, arena, guide, profile, &decision);
        if (in_words)
            hash_words(&upshot, &own, guide, &decision);
    }
    profile_text_free(parsed);
    arena_release(&own);
    return upshot;
}

enum moved upshot_compare(const struct upshot *one, const struct upshot *other)
{
    if (one->broken || other->broken)
        return one->broken == other->broken ? MOVED_NOTHING : MOVED_BROKEN;
    if (strcmp(one->plan, other->plan) != 0 || one->conflict != other->conflict)
        return MOVED_VERDICT;
    if (strcmp(one->confidence, other->confidence) != 0)
        return MOVED_CONFIDENCE;
    if (strcmp(one->warnings, other->warnings) != 0)
        return MOVED_WARNINGS;
    if (strcmp(one->modules, other->modules) != 0)
        return MOVED_MODULES;
    return *one->text && *other->text && strcmp(one->text, other->text) != 0
               ? MOVED_WORDING
               : MOVED_NOTHING;
}

bool upshot_has_module(const struct upshot *upshot, const char *id)
{
    size_t length = strlen(id);
    for (const char *at = upshot->modules; at && (at = strstr(at, id)) != NULL;
         at += length)
        if (at[-1] == ' ' && at[length] == ' ')
            return true;
    return false;
}
