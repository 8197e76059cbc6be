/* An overview as JSON. */
#include "write/json_overview.h"

#include "write/json_value.h"
#include "write/overview_columns.h"

#include <jansson.h>

static json_t *from_count(size_t count)
{
    return json_integer((json_int_t)count);
}

/* ---- what the guide calls things ----------------------------------------- */

typedef const char *naming(const struct guide *guide, int index);

static const char *fact_id(const struct guide *guide, int index)
{
    return guide->facts[index].id;
}

static const char *reason_id(const struct guide *guide, int index)
{
    return guide->reasons[index].id;
}

static const char *module_id(const struct guide *guide, int index)
{
    return guide->modules[index].id;
}

static const char *warning_id(const struct guide *guide, int index)
{
    return guide->warnings[index].id;
}

static const char *plan_id(const struct guide *guide, int index)
{
    return index == NONE ? "toss-up" : guide->plans[index].id;
}

/* ---- clients ------------------------------------------------------------- */

static json_t *from_cells(const struct overview_cell *cells)
{
    json_t *object = json_object();
    for (int i = 0; i < COLUMN_COUNT; i++)
        if (i != COLUMN_GUIDE && i != COLUMN_PROBLEM)
            json_object_set_new(object,
                overview_column_name((enum overview_column)i),
                cells[i].is_number ? json_integer((json_int_t)cells[i].number)
                                   : json_from_text(cells[i].text));
    return object;
}

static void set_list(json_t *object, const char *key, const struct guide *guide,
    const struct indexes *list, naming *name)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(
            array, json_from_text(name(guide, list->items[i])));
    json_object_set_new(object, key, array);
}

static json_t *from_client(
    const struct guide *guide, const struct overview_client *client)
{
    static const struct {
        const char *key;
        naming *name;
    } lists[] = {
        [DIGEST_OPEN] = {"open-facts", fact_id},
        [DIGEST_ASSUMED] = {"assumed-facts", fact_id},
        [DIGEST_HINGES] = {"deciding-facts", fact_id},
        [DIGEST_REASONS] = {"deciding-reasons", reason_id},
        [DIGEST_MODULES] = {"modules", module_id},
        [DIGEST_WARNINGS] = {"warnings", warning_id},
    };
    struct overview_cell cells[COLUMN_COUNT];
    overview_client_cells(cells, guide, client);
    json_t *object = from_cells(cells);
    for (int i = 0; i < DIGEST_LIST_COUNT; i++)
        set_list(object, lists[i].key, guide, &client->digest.lists[i],
            lists[i].name);
    return object;
}

/* ---- what they have in common -------------------------------------------- */

static void set_tallies(json_t *object, const char *key,
    const struct guide *guide, const struct overview_tallies *tallies,
    naming *name)
{
    json_t *array = json_array();
    for (size_t i = 0; i < tallies->count; i++) {
        const struct overview_tally *tally = &tallies->items[i];
        json_t *item = json_object();
        json_object_set_new(
            item, "id", json_from_text(name(guide, tally->index)));
        json_object_set_new(item, "clients", from_count(tally->count));
        if (name == fact_id) {
            json_object_set_new(item, "assumed", from_count(tally->assumed));
            json_object_set_new(item, "hinges", from_count(tally->hinges));
        }
        json_array_append_new(array, item);
    }
    json_object_set_new(object, key, array);
}

static json_t *from_guide(const struct overview_guide *own)
{
    const struct guide *guide = own->guide;
    json_t *object = json_object(), *clients = json_array();
    json_object_set_new(object, "guide", json_from_text(guide->id));
    json_object_set_new(object, "title", json_from_text(guide->title));
    json_object_set_new(object, "version", json_from_text(guide->version));
    json_t *attentions = json_object();
    for (int i = 0; i < ATTENTION_COUNT; i++)
        json_object_set_new(attentions, attention_name((enum attention)i),
            from_count(own->attentions[i]));
    json_object_set_new(object, "attention", attentions);
    json_t *confidences = json_object();
    for (int i = CONFIDENCE_LOW; i < CONFIDENCE_COUNT; i++)
        json_object_set_new(confidences,
            verdict_confidence_name((enum confidence)i),
            from_count(own->confidences[i]));
    json_object_set_new(object, "confidence", confidences);
    set_tallies(object, "recommended", guide, &own->plans, plan_id);
    set_tallies(object, "missing-facts", guide, &own->facts, fact_id);
    set_tallies(object, "deciding-reasons", guide, &own->reasons, reason_id);
    set_tallies(object, "warnings", guide, &own->warnings, warning_id);
    set_tallies(object, "modules", guide, &own->modules, module_id);
    for (size_t i = 0; i < own->clients.count; i++)
        json_array_append_new(
            clients, from_client(guide, &own->clients.items[i]));
    json_object_set_new(object, "clients", clients);
    return object;
}

static json_t *from_failure(const struct overview_failure *failure)
{
    json_t *object = json_object();
    json_object_set_new(object, "profile", json_from_text(failure->place));
    json_object_set_new(object, "problem", json_from_text(failure->cause));
    json_object_set_new(object, "more", from_count(failure->more));
    return object;
}

void json_write_overview(struct buffer *out, const struct overview *overview)
{
    json_t *object = json_object();
    json_t *guides = json_array(), *failures = json_array();
    for (size_t i = 0; i < overview->guides.count; i++)
        json_array_append_new(guides, from_guide(&overview->guides.items[i]));
    for (size_t i = 0; i < overview->failures.count; i++)
        json_array_append_new(
            failures, from_failure(&overview->failures.items[i]));
    json_object_set_new(object, "clients", from_count(overview->client_count));
    json_object_set_new(object, "guides", guides);
    json_object_set_new(object, "not-used", failures);
    json_add_text(out, object);
}
