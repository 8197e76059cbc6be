/* What a guide's reasons and sentences rest on: sources, evidence, criteria. */
#include "base/ascii.h"
#include "input/guide_reader.h"

#include <string.h>

/* ---- sources ------------------------------------------------------------- */

static bool is_host_byte(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == '.';
}

/* "https://", a host with a dot inside, and perhaps a path, in ASCII without
 * spaces. */
static bool is_secure_address(const char *address)
{
    static const char scheme[] = "https://";
    if (strncmp(address, scheme, sizeof scheme - 1) != 0)
        return false;
    const char *host = address + sizeof scheme - 1, *end = host;
    while (is_host_byte(*end))
        end++;
    const char *dot = memchr(host, '.', (size_t)(end - host));
    if (!dot || dot == host || end[-1] == '.' || end[-1] == '-' ||
        *host == '-' || (*end && !strchr("/?#:", *end)))
        return false;
    for (const char *at = end; *at; at++)
        if (*at <= ' ' || *at > '~')
            return false;
    return true;
}

static void check_address(struct guide_reader *reader, struct located address)
{
    if (address.text && !is_secure_address(address.text))
        diag_add(reader->diags, SEVERITY_ERROR, address.place,
            "for example https://www.rfc-editor.org/rfc/rfc6455",
            "\"%s\" is not an https address with a host", address.text);
}

/* The source ID among COUNT ones; NULL: none. */
static const struct guide_source *find_reference(
    const struct guide_source *sources, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (sources[i].id && strcmp(sources[i].id, id) == 0)
            return &sources[i];
    return NULL;
}

/* OWN has the ids of the list that the source stands in. */
static void read_source(struct guide_reader *reader, const struct yaml *map,
    struct text_map *own, struct guide_source *source)
{
    const struct keys *keys = &guide_keys_source;
    source->place = map->place;
    if (!keys_check(map, NULL, keys, reader->diags))
        return;
    struct located id = guide_read_located(reader, map, keys, "id");
    struct located address = guide_read_located(reader, map, keys, "address");
    struct located date = guide_read_located(reader, map, keys, "date");
    source->title = keys_text(map, keys, "title", reader->diags);
    source->address = address.text;
    source->date = date.text;
    check_address(reader, address);
    guide_check_date(reader, "date", date,
        "the day on which it was looked at, as YYYY-MM-DD");
    if (!id.text || !guide_check_id(reader, id.text, id.place))
        return;
    if (text_map_lookup(&reader->source_ids, id.text) ||
        !text_map_add(own, reader->arena, id.text, 0))
        diag_add(reader->diags, SEVERITY_ERROR, id.place,
            "give each source an id of its own",
            "there is another source \"%s\"", id.text);
    source->id = id.text;
}

const struct guide_source *guide_read_sources(struct guide_reader *reader,
    const struct yaml *map, struct text_map *own, size_t *count)
{
    *count = 0;
    const struct yaml *list = yaml_list(map, "sources", reader->diags);
    if (!list)
        return NULL;
    struct guide_source *sources =
        arena_allocate(reader->arena, list->count, sizeof *sources);
    for (size_t i = 0; i < list->count; i++)
        read_source(reader, &list->items[i], own, &sources[i]);
    *count = list->count;
    return sources;
}

const struct guide_source *guide_find_source(
    const struct guide *guide, const struct module *module, const char *id)
{
    const struct guide_source *found =
        module ? find_reference(module->sources, module->source_count, id)
               : NULL;
    return found ? found
                 : find_reference(guide->sources, guide->source_count, id);
}

const char *guide_suggest_source(struct arena *arena, const struct guide *guide,
    const struct module *module, const char *id)
{
    size_t own = module ? module->source_count : 0, count = 0;
    const char **ids =
        arena_allocate(arena, guide->source_count + own, sizeof *ids);
    for (size_t i = 0; i < own; i++)
        if (module->sources[i].id)
            ids[count++] = module->sources[i].id;
    for (size_t i = 0; i < guide->source_count; i++)
        if (guide->sources[i].id)
            ids[count++] = guide->sources[i].id;
    return diag_suggest_hint(arena, id, ids, count);
}

/* ---- evidence ------------------------------------------------------------ */

static void read_rests_on(
    struct guide_reader *reader, const struct yaml *map, struct reason *reason)
{
    const struct module *module =
        reason->module == NONE ? NULL : &reader->guide->modules[reason->module];
    size_t count;
    const char *const *ids = guide_read_words(reader, map, "rests-on", &count);
    const struct guide_source **sources =
        arena_allocate(reader->arena, count, sizeof *sources);
    size_t known = 0;
    for (size_t i = 0; i < count; i++) {
        const struct guide_source *source =
            guide_find_source(reader->guide, module, ids[i]);
        if (source)
            sources[known++] = source;
        else
            diag_add(reader->diags, SEVERITY_ERROR,
                yaml_lookup(map, "rests-on")->items[i].place,
                guide_suggest_source(
                    reader->arena, reader->guide, module, ids[i]),
                "there is no source \"%s\"", ids[i]);
    }
    reason->rests_on = sources;
    reason->rests_on_count = known;
}

void guide_read_evidence(
    struct guide_reader *reader, const struct yaml *map, struct reason *reason)
{
    const struct keys *keys = &guide_keys_reason;
    const char *const *words = keys_row(keys, "evidence")->words;
    reason->evidence =
        (enum evidence)(keys_word(map, keys, "evidence", reader->diags) + 1);
    read_rests_on(reader, map, reason);
    const struct yaml *node = yaml_lookup(map, "evidence");
    bool wants_source = reason->evidence == EVIDENCE_MEASURED ||
                        reason->evidence == EVIDENCE_DOCUMENTED;
    if (wants_source && !yaml_lookup(map, "rests-on"))
        diag_add(reader->diags, SEVERITY_ERROR, node->place,
            "name it in \"rests-on\", or call it experience or opinion",
            "what is %s has a source", words[reason->evidence - 1]);
    if (reason->rests_on_count > 0 && !node)
        diag_add(reader->diags, SEVERITY_ERROR,
            yaml_lookup(map, "rests-on")->place,
            "one of measured, documented, experience, opinion",
            "a reason that rests on sources needs an \"evidence\"");
}

static bool is_criterion(const struct guide *guide, const char *id)
{
    for (size_t i = 0; i < guide->criterion_count; i++)
        if (strcmp(guide->criteria[i].id, id) == 0)
            return true;
    return false;
}

/* ---- criteria ------------------------------------------------------------ */

void guide_read_criteria(struct guide_reader *reader, const struct yaml *root)
{
    const struct keys *keys = &guide_keys_criterion;
    struct guide *guide = reader->guide;
    const struct yaml *list = yaml_list(root, "criteria", reader->diags);
    if (!list)
        return;
    struct criterion *criteria =
        arena_allocate(reader->arena, list->count, sizeof *criteria);
    guide->criteria = criteria;
    const char **ids =
        arena_allocate(reader->arena, list->count + 1, sizeof *ids);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *map = &list->items[i];
        if (!keys_check(map, NULL, keys, reader->diags))
            continue;
        struct located id = guide_read_located(reader, map, keys, "id");
        const char *label = keys_text(map, keys, "label", reader->diags);
        if (!id.text || !guide_check_id(reader, id.text, id.place))
            continue;
        if (is_criterion(guide, id.text))
            diag_add(reader->diags, SEVERITY_ERROR, id.place,
                "give each criterion an id of its own",
                "there is another criterion \"%s\"", id.text);
        ids[guide->criterion_count] = id.text;
        criteria[guide->criterion_count++] =
            (struct criterion){id.text, label ? label : id.text};
    }
    reader->criterion_ids = ids;
}

void guide_read_criterion(
    struct guide_reader *reader, const struct yaml *map, struct reason *reason)
{
    const struct guide *guide = reader->guide;
    const struct yaml *node = yaml_lookup(map, "criterion");
    reason->criterion = NONE;
    if (guide->criterion_count > 0)
        reason->criterion = guide_read_choice(
            reader, map, "criterion", reader->criterion_ids, NONE);
    else if (node)
        diag_add(reader->diags, SEVERITY_ERROR, node->place,
            "declare them in guide.yaml, for example criteria: [{id: cost, "
            "label: Cost}]",
            "the guide has no criteria");
    if (guide->criterion_count > 0 && !node)
        diag_add(reader->diags, SEVERITY_ERROR, map->place,
            "the guide declares criteria, so each reason belongs to one",
            "\"criterion\" is missing");
}
