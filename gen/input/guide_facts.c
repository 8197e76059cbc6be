/* The vocabulary of a guide: its facts. */
#include "base/ascii.h"
#include "input/guide_reader.h"
#include "input/meta.h"
#include "input/number_text.h"

#include <math.h>
#include <string.h>

/* What conditions and texts call by these names is no fact of a guide; nor is
 * what they call by those of the profile's meta. Those of what is
 * decided are the rows of decide/guide_variables, as a test makes sure. */
static const char *const reserved[] = {
    "verdict", "confidence", "lead", "mismatch", "uses", "part", "guide", NULL};

static bool is_reserved(const char *id)
{
    for (size_t i = 0; reserved[i]; i++)
        if (strcmp(id, reserved[i]) == 0)
            return true;
    for (const struct meta_field *field = meta_fields; field->name; field++)
        if (strcmp(id, field->name) == 0)
            return true;
    return false;
}

static bool is_numeric(enum fact_type type)
{
    return fact_forms[type].holds == VALUE_NUMBER;
}

/* ---- values -------------------------------------------------------------- */

static struct value listed_value(struct guide_reader *reader,
    const struct fact *fact, const struct yaml *node)
{
    struct value value = {0};
    int index = fact_value_index(fact, node->text);
    if (index == NONE) {
        diag_add(reader->diags, SEVERITY_ERROR, node->place,
            diag_suggest_hint(
                reader->arena, node->text, fact->values, fact->value_count),
            "\"%s\" is not a value of \"%s\"", node->text, fact->id);
    } else if (fact_forms[fact->type].holds == VALUE_SET) {
        value.type = VALUE_SET;
        value.as.members = (uint64_t)1 << index;
    } else {
        value.type = VALUE_WORD;
        value.as.word = index;
    }
    return value;
}

static struct value set_value(struct guide_reader *reader,
    const struct fact *fact, const struct yaml *list)
{
    struct value value = {.type = VALUE_SET};
    for (size_t i = 0; i < list->count; i++)
        value.as.members |=
            listed_value(reader, fact, &list->items[i]).as.members;
    return value;
}

/* The value of `assume:` or `otherwise:`. */
static struct value read_value(struct guide_reader *reader,
    const struct fact *fact, const struct yaml *map, const char *key)
{
    struct value value = {0};
    const struct yaml *node = yaml_lookup(map, key);
    if (!node)
        return value;
    const struct fact_form *form = &fact_forms[fact->type];
    if (form->holds == VALUE_SET && node->kind == YAML_LIST)
        return set_value(reader, fact, node);
    if (node->kind != YAML_SCALAR || form->holds == VALUE_TEXT) {
        diag_add(reader->diags, SEVERITY_ERROR, node->place, NULL,
            "\"%s\" must be one value of the fact", key);
        return value;
    }
    value.type = form->holds;
    switch (form->holds) {
    case VALUE_WORD:
    case VALUE_SET: return listed_value(reader, fact, node);
    case VALUE_BOOLEAN:
        value.as.truth = yaml_boolean(map, key, false, reader->diags);
        break;
    case VALUE_NUMBER:
        value.as.number =
            form->whole ? (double)yaml_integer(
                              map, key, 0, 1000000000000000, 0, reader->diags)
                        : yaml_number(map, key, 0, 1e15, 0, reader->diags);
        break;
    case VALUE_TEXT:
    case VALUE_UNKNOWN: break;
    }
    return value;
}

static void read_cuts(
    struct guide_reader *reader, const struct yaml *map, struct fact *fact)
{
    const struct yaml *list = yaml_list(map, "cuts", reader->diags);
    if (!list)
        return;
    double *cuts = arena_allocate(reader->arena, list->count, sizeof *cuts);
    double last = -INFINITY;
    for (size_t i = 0; i < list->count; i++) {
        bool rising =
            number_text_read(list->items[i].text, &cuts[i]) && cuts[i] > last;
        if (!rising) {
            diag_add(reader->diags, SEVERITY_ERROR, list->items[i].place, NULL,
                "cuts must be numbers in rising order");
            return;
        }
        last = cuts[i];
    }
    fact->cuts = cuts;
    fact->cut_count = list->count;
}

static void check_label_keys(struct guide_reader *reader,
    const struct fact *fact, const struct yaml *labels)
{
    static const char *const truths[] = {"yes", "no", NULL};
    bool boolean = fact_forms[fact->type].holds == VALUE_BOOLEAN;
    if (labels)
        yaml_check_keys(
            labels, "labels", boolean ? truths : fact->values, reader->diags);
}

static void read_labels(
    struct guide_reader *reader, const struct yaml *map, struct fact *fact)
{
    const struct yaml *labels = yaml_map(map, "labels", reader->diags);
    check_label_keys(reader, fact, labels);
    fact->true_label = yaml_text(labels, "yes", false, reader->diags);
    fact->false_label = yaml_text(labels, "no", false, reader->diags);
    const char **texts =
        arena_allocate(reader->arena, fact->value_count, sizeof *texts);
    for (size_t i = 0; i < fact->value_count; i++) {
        const char *label =
            yaml_text(labels, fact->values[i], false, reader->diags);
        texts[i] = label ? label : fact->values[i];
    }
    fact->value_labels = texts;
}

/* ---- asked and derived --------------------------------------------------- */

static bool is_name_character(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == '_' ||
           c == '.';
}

/* Element names with slashes between, at the end perhaps an @attribute. */
static bool is_path(const char *path)
{
    for (const char *at = path;; at++) {
        bool attribute = *at == '@';
        if (attribute)
            at++;
        const char *start = at;
        bool wrong = (*at >= '0' && *at <= '9') || *at == '-' || *at == '.';
        while (!wrong && is_name_character(*at))
            at++;
        if (at == start || (attribute && *at))
            return false;
        if (*at == '\0')
            return true;
        if (*at != '/')
            return false;
    }
}

void guide_check_path(
    struct guide_reader *reader, struct located path, bool attribute)
{
    if (!path.text ||
        (is_path(path.text) && (attribute || !strchr(path.text, '@'))))
        return;
    diag_add(reader->diags, SEVERITY_ERROR, path.place,
        attribute ? "write element names with \"/\" between, and \"@\" before "
                    "an attribute"
                  : "write element names with \"/\" between",
        "\"%s\" is not a path", path.text);
}

/* One element or attribute of the profile cannot answer two facts. */
static void check_duplicate_paths(struct guide_reader *reader)
{
    const struct guide *guide = reader->guide;
    struct text_map paths[] = {
        [SCOPE_PROJECT] = {0}, [SCOPE_PART] = {0}}; /* to their facts */
    for (size_t i = 0; i < guide->fact_count; i++) {
        const struct fact *fact = &guide->facts[i];
        if (!fact->path ||
            text_map_add(&paths[fact->of], reader->arena, fact->path, (int)i))
            continue;
        int first = *text_map_lookup(&paths[fact->of], fact->path);
        diag_add(reader->diags, SEVERITY_ERROR, fact->place,
            "give each asked fact a path of its own",
            "facts \"%s\" and \"%s\" have the same path \"%s\"",
            guide->facts[first].id, fact->id, fact->path);
    }
}

static enum fact_type read_type(
    struct guide_reader *reader, const struct yaml *map)
{
    int type = keys_word(map, &guide_keys_fact, "type", reader->diags);
    if (type == NONE && !yaml_lookup(map, "type"))
        diag_add(reader->diags, SEVERITY_ERROR, map->place, NULL,
            "\"type\" is missing");
    return type == NONE ? FACT_TEXT : (enum fact_type)type;
}

static void read_values(
    struct guide_reader *reader, const struct yaml *map, struct fact *fact)
{
    struct diags *diags = reader->diags;
    bool listed = fact_type_listed(fact->type);
    fact->values = guide_read_words(reader, map, "values", &fact->value_count);
    if (fact->value_count > VALUE_LARGEST_SET)
        diag_add(diags, SEVERITY_ERROR, map->place, NULL, "more than %d values",
            VALUE_LARGEST_SET);
    if (listed && !fact->value_count)
        diag_add(
            diags, SEVERITY_ERROR, map->place, NULL, "\"values\" is missing");
    if (!listed && fact->value_count)
        diag_add(diags, SEVERITY_ERROR, map->place, NULL,
            "only %s have \"values\"",
            fact_type_names(reader->arena, fact_type_listed));
    if (fact->value_count > VALUE_LARGEST_SET)
        fact->value_count = VALUE_LARGEST_SET;
    read_cuts(reader, map, fact);
    if (fact->cut_count && !is_numeric(fact->type))
        diag_add(diags, SEVERITY_ERROR, map->place, NULL,
            "only %s have \"cuts\"",
            fact_type_names(reader->arena, is_numeric));
}

static void read_asked(
    struct guide_reader *reader, const struct yaml *map, struct fact *fact)
{
    struct diags *diags = reader->diags;
    const struct keys *keys = &guide_keys_fact;
    struct located path = guide_read_located(reader, map, keys, "path");
    fact->path = path.text;
    guide_check_path(reader, path, true);
    fact->type = read_type(reader, map);
    read_values(reader, map, fact);
    fact->required = keys_boolean(map, keys, "required", diags);
    fact->print_only = keys_boolean(map, keys, "print-only", diags) ||
                       fact_forms[fact->type].holds == VALUE_TEXT;
    fact->assumed = read_value(reader, fact, map, "assume");
    fact->asked_if = guide_read_located(reader, map, keys, "asked-if");
    fact->otherwise = read_value(reader, fact, map, "otherwise");
    if (fact->asked_if.text && fact->otherwise.type == VALUE_UNKNOWN)
        diag_add(diags, SEVERITY_ERROR, fact->asked_if.place,
            "say which value the fact has where it is not asked",
            "\"asked-if\" needs \"otherwise\"");
}

static void read_derived(
    struct guide_reader *reader, const struct yaml *map, struct fact *fact)
{
    static const char *const forms[] = {"is", "any", "all", "count"};
    for (size_t i = 0; i < 4; i++) {
        if (!yaml_lookup(map, forms[i]))
            continue;
        if (fact->derivation != DERIVATION_NONE)
            diag_add(reader->diags, SEVERITY_ERROR,
                yaml_lookup(map, forms[i])->place, NULL,
                "fact \"%s\": give only one of is, any, all and count",
                fact->id);
        fact->derivation = (enum derivation)(DERIVATION_IS + i);
        fact->expression =
            (struct located){yaml_text(map, forms[i], true, reader->diags),
                yaml_lookup(map, forms[i])->place};
    }
    fact->type =
        fact->derivation == DERIVATION_COUNT ? FACT_NUMBER : FACT_BOOLEAN;
    if (fact->derivation != DERIVATION_IS && fact->of == SCOPE_PART)
        diag_add(reader->diags, SEVERITY_ERROR, map->place,
            "any, all and count run over the parts; give it of: project",
            "a fact of a part cannot count parts");
}

static void check_fact_keys(struct guide_reader *reader, const struct yaml *map,
    const char *id, bool derived)
{
    const char *subject = arena_format(reader->arena, "fact \"%s\"", id);
    keys_check(map, subject, derived ? &guide_keys_derived : &guide_keys_fact,
        reader->diags);
}

static void read_fact(struct guide_reader *reader, const struct yaml *key,
    const struct yaml *map, struct fact *fact)
{
    fact->id = key->text;
    fact->place = key->place;
    guide_check_id(reader, fact->id, key->place);
    if (is_reserved(fact->id))
        diag_add(reader->diags, SEVERITY_ERROR, key->place,
            "choose another name",
            "\"%s\" already means something in conditions and texts", fact->id);
    bool derived = yaml_lookup(map, "is") || yaml_lookup(map, "any") ||
                   yaml_lookup(map, "all") || yaml_lookup(map, "count");
    check_fact_keys(reader, map, fact->id, derived);
    if (map->kind != YAML_MAP)
        return;
    int of = keys_word(map, &guide_keys_fact, "of", reader->diags);
    if (of == NONE && !yaml_lookup(map, "of"))
        diag_add(reader->diags, SEVERITY_ERROR, key->place, NULL,
            "fact \"%s\": \"of\" (project or part) is missing", fact->id);
    fact->of = of == 1 ? SCOPE_PART : SCOPE_PROJECT;
    fact->label = yaml_text(map, "label", false, reader->diags);
    fact->group = yaml_text(map, "group", false, reader->diags);
    fact->question = yaml_text(map, "ask", false, reader->diags);
    fact->unit = guide_read_plural(reader, map, "unit");
    if (derived)
        read_derived(reader, map, fact);
    else
        read_asked(reader, map, fact);
    read_labels(reader, map, fact);
    if (!derived)
        guide_read_phrases(reader, map, fact);
}

void guide_read_facts(struct guide_reader *reader, const struct yaml *facts)
{
    struct guide *guide = reader->guide;
    if (!facts)
        return;
    struct fact *list =
        arena_allocate(reader->arena, facts->count, sizeof *list);
    for (size_t i = 0; i < facts->count; i++)
        read_fact(reader, &facts->keys[i], &facts->items[i], &list[i]);
    guide->facts = list;
    guide->fact_count = facts->count;
    check_duplicate_paths(reader);
}
