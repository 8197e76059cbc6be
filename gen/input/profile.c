/* A profile: what is known about one project, by the facts of a guide.
 *
 * The elements of the file are walked beside the vocabulary of the guide;
 * whatever has no place there is reported, and so is every value that its
 * fact does not have. */
#include "input/profile.h"

#include "base/array.h"
#include "base/utf8.h"
#include "input/fact_text.h"
#include "input/language.h"
#include "input/mail_address.h"
#include "input/profile_history.h"
#include "input/profile_offer.h"
#include "input/profile_words.h"
#include "input/stated.h"
#include "input/statement.h"
#include "input/vocabulary.h"
#include "input/xml.h"

#include <string.h>

enum { DEEPEST = 64, MOST_PARTS = 1000 };

/* Of all parts together: tables and sentences repeat their names, and a byte of
 * them costs 1.3 KB of a document's memory. */
enum { MOST_NAMES_KIB = 128 };

struct reader {
    struct arena *arena;
    struct diags *diags;
    const struct source *source;
    const struct guide *guide;
    struct profile *profile;
    ARRAY(struct part) parts;
    struct statements statements;
    bool too_many_parts; /* and said so */
    size_t name_bytes;   /* of the parts so far */
};

/* ---- values -------------------------------------------------------------- */

static void read_answer(struct reader *reader, const struct term *term,
    const char *text, struct place place, struct answer *answers)
{
    const struct fact *fact = &reader->guide->facts[term->fact];
    struct answer *answer = &answers[term->fact];
    answer->place = place;
    bool good = fact_text_read(reader->arena, fact,
        (struct fact_text){text, term->name, place}, &answer->value,
        reader->diags);
    /* Wrong is not missing as well. The profile is not handed out then. */
    if (!good)
        answer->value = (struct value){.type = VALUE_TEXT, .as.text = text};
}

/* ---- meta ---------------------------------------------------------------- */

static void read_meta(struct reader *reader, const struct term *term,
    const char *text, struct place place)
{
    struct meta *meta = &reader->profile->meta;
    if (!profile_words_known(text))
        return;
    const struct meta_field *field = term->meta;
    if (field->kind == META_DATE &&
        !stated_date(term->name, text, place, reader->diags))
        return;
    if (field->kind == META_ADDRESS &&
        !mail_address_check(term->name, text, place, reader->diags))
        return;
    if (field->kind == META_LANGUAGE && !language_tag(reader->arena, text))
        diag_add(reader->diags, SEVERITY_ERROR, place,
            "write a language tag, such as en or en-US",
            "%s: \"%s\" is not a language", term->name, text);
    else if (field->kind == META_LANGUAGE)
        meta_set(meta, field, language_tag(reader->arena, text), place);
    else
        meta_set(meta, field, text, place);
}

/* ---- elements ------------------------------------------------------------ */

/* Foreign, or with a prefix that stands for nothing, which is reported as
 * broken XML already. */
static bool is_foreign(const xmlNs *namespace, const xmlChar *name)
{
    return namespace || xmlStrchr(name, ':');
}

static void report_unknown_term(struct reader *reader, const struct term *term,
    const char *name, bool attribute, struct place place)
{
    ARRAY(const char *) names = {0};
    for (const struct term *child = term->first_child; child;
         child = child->next)
        if (child->attribute == attribute)
            *array_add(&names, reader->arena) = child->name;
    const char *nearest = diag_suggest(name, names.items, names.count);
    const char *hint = NULL;
    if (nearest)
        hint = arena_format(reader->arena,
            attribute ? "did you mean \"%s\"?" : "did you mean <%s>?", nearest);
    else if (names.count)
        hint = arena_format(reader->arena, "<%s> can have %s", term->name,
            arena_join(reader->arena, names.items, names.count));
    diag_add(reader->diags, SEVERITY_ERROR, place, hint,
        attribute ? "%s: unknown attribute of <%s>"
                  : "%s: unknown element in <%s>",
        name, term->name);
}

static void take_text(struct reader *reader, const struct term *term,
    const char *text, struct place place, struct answer *answers)
{
    if (term->role == TERM_FACT)
        read_answer(reader, term, text, place, answers);
    else if (term->role == TERM_META)
        read_meta(reader, term, text, place);
    else if (term->role != TERM_FIXED &&
             term->role != TERM_STATEMENT_ATTRIBUTE && !term->worded &&
             !(term->role == TERM_OFFER && term->attribute) && *text)
        diag_add(reader->diags, SEVERITY_ERROR, place,
            "put it into an element or an attribute",
            "%s: text is not expected here", term->name);
}

/* The text of an element or attribute, or "" after a problem. */
static const char *check_words(
    struct reader *reader, const char *text, struct place place)
{
    size_t length = strlen(text);
    if (utf8_find_long_word(text, length) == length)
        return text;
    diag_add(reader->diags, SEVERITY_ERROR, place, UTF8_LONG_WORD_HINT, "%s",
        UTF8_LONG_WORD);
    return "";
}

static void read_attributes(struct reader *reader, const xmlNode *element,
    const struct term *term, struct answer *answers)
{
    for (const xmlAttr *attribute = element->properties; attribute;
         attribute = attribute->next) {
        if (is_foreign(attribute->ns, attribute->name))
            continue;
        const char *name = (const char *)attribute->name;
        struct place place = xml_attribute_place(reader->source, attribute);
        const struct term *child = term_child(term, name, true);
        if (child)
            take_text(reader, child,
                check_words(reader,
                    profile_words_of_attribute(reader->arena, attribute),
                    place),
                place, answers);
        else
            report_unknown_term(reader, term, name, true, place);
    }
}

/* What ELEMENT says in its attribute NAME, "" if nothing; *PLACE is that of the
 * attribute, or of the element. */
static const char *read_stated(struct reader *reader, const xmlNode *element,
    const char *name, struct place *place)
{
    const xmlAttr *attribute =
        xmlHasNsProp((xmlNode *)element, (const xmlChar *)name, NULL);
    *place = attribute ? xml_attribute_place(reader->source, attribute)
                       : xml_place(reader->source, element);
    return attribute ? profile_words_of_attribute(reader->arena, attribute)
                     : "";
}

/* What a statement says in words of one's own; TEXT is what it holds. */
static struct prose read_prose(struct reader *reader, const xmlNode *element,
    const char *name, const char *text)
{
    struct prose_element own = {.name = name,
        .text = text,
        .within = reader->source,
        .place = xml_place(reader->source, element)};
    own.format = read_stated(reader, element, "format", &own.format_place);
    own.file = read_stated(reader, element, "file", &own.file_place);
    const struct source *raw =
        prose_is_markdown(&own)
            ? prose_source(reader->arena, reader->source,
                  profile_words_as_written(reader->arena, element),
                  xml_content_place(reader->source, element))
            : NULL;
    return prose_read(
        reader->arena, &own, raw, &reader->statements.files, reader->diags);
}

/* A statement in so many words, with what its attributes say of it. */
static void read_statement(struct reader *reader, const xmlNode *element,
    const struct term *term, const char *text, struct place place)
{
    struct statement statement = {
        .kind = term->statement, .text = text, .place = place};
    const struct statement_form *form = &statement_forms[term->statement];
    for (int i = 0; i < STATEMENT_ATTRIBUTES && form->attributes[i]; i++)
        statement.attributes[i] = read_stated(
            reader, element, form->attributes[i], &statement.places[i]);
    if (form->prose)
        statement.prose = read_prose(reader, element, term->name, text);
    statements_add(&reader->statements, &statement, reader->guide,
        reader->arena, reader->diags);
}

/* The elements already seen below one element: each may stand there once. */
struct seen {
    ARRAY(const xmlNode *) nodes;
};

/* True, and a problem, if an element of its name stands before ELEMENT. */
static bool is_repeated(
    struct reader *reader, struct seen *seen, const xmlNode *element)
{
    for (size_t i = 0; i < seen->nodes.count; i++) {
        const xmlNode *first = seen->nodes.items[i];
        if (!xmlStrEqual(first->name, element->name))
            continue;
        diag_add(reader->diags, SEVERITY_ERROR,
            xml_place(reader->source, element),
            arena_format(reader->arena, "the first one is on line %d",
                xml_place(reader->source, first).line),
            "%s: stands here twice", (const char *)element->name);
        return true;
    }
    *array_add(&seen->nodes, reader->arena) = element;
    return false;
}

static bool may_repeat(const struct term *term)
{
    return term->repeated || (term->role == TERM_STATEMENT &&
                                 statement_forms[term->statement].repeated);
}

static void read_element(struct reader *reader, const xmlNode *element,
    const struct term *term, struct answer *answers, int depth);

static const char *part_name(struct reader *reader, const xmlNode *element)
{
    const char *path = reader->guide->part_name;
    if (*path == '@') {
        const xmlAttr *attribute =
            xmlHasNsProp((xmlNode *)element, (const xmlChar *)path + 1, NULL);
        return attribute ? profile_words_of_attribute(reader->arena, attribute)
                         : "";
    }
    for (const xmlNode *node = element->children; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE && !node->ns &&
            strcmp((const char *)node->name, path) == 0)
            return profile_words(reader->arena, node, false);
    return "";
}

static void read_part(struct reader *reader, const xmlNode *element,
    const struct term *term, int depth)
{
    if (reader->too_many_parts)
        return;
    struct part part = {.place = xml_place(reader->source, element)};
    if (reader->parts.count == MOST_PARTS) {
        reader->too_many_parts = true;
        diag_add(reader->diags, SEVERITY_ERROR, part.place, NULL,
            "%s: more than %d", term->name, MOST_PARTS);
        return;
    }
    struct answer *answers = arena_allocate(
        reader->arena, reader->guide->fact_count, sizeof *answers);
    for (size_t i = 0; i < reader->guide->fact_count; i++)
        answers[i].place = part.place;
    part.answers = answers;
    part.name = part_name(reader, element);
    if (!*part.name)
        diag_add(reader->diags, SEVERITY_ERROR, part.place, NULL,
            "%s: the name (%s) is missing", term->name,
            reader->guide->part_name);
    reader->name_bytes += strlen(part.name);
    if (reader->name_bytes > MOST_NAMES_KIB * 1024) {
        reader->too_many_parts = true;
        diag_add(reader->diags, SEVERITY_ERROR, part.place,
            "tell the rest elsewhere", "%s: the names have more than %d KiB",
            term->name, MOST_NAMES_KIB);
        return;
    }
    for (size_t i = 0; i < reader->parts.count && *part.name; i++)
        if (strcmp(reader->parts.items[i].name, part.name) == 0)
            diag_add(reader->diags, SEVERITY_ERROR, part.place,
                "give each a name of its own", "%s: there is another \"%s\"",
                term->name, part.name);
    *array_add(&reader->parts, reader->arena) = part;
    read_element(reader, element, term, answers, depth);
}

static void read_children(struct reader *reader, const xmlNode *element,
    const struct term *term, struct answer *answers, int depth)
{
    struct seen seen = {0};
    for (const xmlNode *node = element->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE || is_foreign(node->ns, node->name))
            continue;
        if (diags_full(reader->diags))
            return;
        const char *name = (const char *)node->name;
        const struct term *child = term_child(term, name, false);
        if (!child) {
            report_unknown_term(
                reader, term, name, false, xml_place(reader->source, node));
        } else if (child->role == TERM_PART) {
            read_part(reader, node, child, depth + 1);
        } else if (may_repeat(child) || !is_repeated(reader, &seen, node)) {
            read_element(reader, node, child, answers, depth + 1);
        }
    }
}

static void read_element(struct reader *reader, const xmlNode *element,
    const struct term *term, struct answer *answers, int depth)
{
    struct place place = xml_place(reader->source, element);
    if (depth > DEEPEST) {
        diag_add(reader->diags, SEVERITY_ERROR, place, NULL,
            "%s: nested too deeply", term->name);
        return;
    }
    const char *text = check_words(reader,
        profile_words(reader->arena, element, term->role == TERM_STATEMENT),
        place);
    bool empty_frame = !*text && term->role == TERM_FACT && term->first_child;
    if (term->role == TERM_STATEMENT)
        read_statement(reader, element, term, text, place);
    else if (!empty_frame)
        take_text(reader, term, text, place, answers);
    read_attributes(reader, element, term, answers);
    read_children(reader, element, term, answers, depth);
}

/* ---- the whole ----------------------------------------------------------- */

static void check_required(struct reader *reader, const struct answer *answers,
    enum scope scope, const char *subject)
{
    for (size_t i = 0; i < reader->guide->fact_count; i++) {
        const struct fact *fact = &reader->guide->facts[i];
        if (!fact->required || fact->of != scope ||
            answers[i].value.type != VALUE_UNKNOWN)
            continue;
        const char *hint = fact->value_count
                               ? arena_format(reader->arena, "one of %s",
                                     arena_join(reader->arena, fact->values,
                                         fact->value_count))
                               : fact->question;
        diag_add(reader->diags, SEVERITY_ERROR, answers[i].place, hint,
            "%s: %s is missing", subject, fact->path);
    }
}

/* Dates are year-month-day: their order is that of their letters. */
static void check_validity(struct reader *reader)
{
    const struct meta *meta = &reader->profile->meta;
    if (meta->date && meta->valid_until &&
        strcmp(meta->valid_until, meta->date) < 0)
        diag_add(reader->diags, SEVERITY_ERROR, meta->places.valid_until,
            arena_format(reader->arena, "the date is %s", meta->date),
            "valid-until: %s is before the document's date", meta->valid_until);
}

static void check_whole(struct reader *reader, const xmlNode *root)
{
    struct profile *profile = reader->profile;
    check_validity(reader);
    check_required(reader, profile->answers, SCOPE_PROJECT, "project");
    for (size_t i = 0; i < profile->part_count; i++)
        check_required(reader, profile->parts[i].answers, SCOPE_PART,
            profile->parts[i].name);
    if (reader->guide->parts_path && profile->part_count == 0 &&
        !reader->too_many_parts)
        diag_add(reader->diags, SEVERITY_ERROR, xml_place(reader->source, root),
            "this guide judges them one by one; name at least one", "no %s",
            reader->guide->parts_path);
}

/* A profile that names no guide is one for any that the user chooses. */
static bool check_guide(
    struct reader *reader, const struct profile_text *text, const xmlNode *root)
{
    if (!profile_text_check(text, reader->diags))
        return false;
    const char *named = text->guide.text;
    if (!*named || strcmp(named, reader->guide->id) == 0)
        return true;
    diag_add(reader->diags, SEVERITY_ERROR, xml_place(reader->source, root),
        NULL, "the profile is for the guide \"%s\", not for \"%s\"", named,
        reader->guide->id);
    return false;
}

static void read_root(struct reader *reader, const xmlNode *root)
{
    struct profile *profile = reader->profile;
    struct answer *answers = arena_allocate(
        reader->arena, reader->guide->fact_count, sizeof *answers);
    for (size_t i = 0; i < reader->guide->fact_count; i++)
        answers[i].place = xml_place(reader->source, root);
    profile->answers = answers;
    profile->proposal.price_place = xml_place(reader->source, root);
    read_element(
        reader, root, vocabulary_new(reader->arena, reader->guide), answers, 0);
    statements_give(&reader->statements, profile, reader->arena);
    profile_offer_read(reader->arena, root, profile, reader->diags);
    profile_history_read(reader->arena, root, profile, reader->diags);
    profile->parts = reader->parts.items;
    profile->part_count = reader->parts.count;
    check_whole(reader, root);
}

const struct profile *profile_read(struct arena *arena,
    const struct profile_text *text, const struct guide *guide,
    struct diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    struct profile *profile = arena_new(arena, struct profile);
    profile->source = text->source;
    profile->guide = guide;
    struct reader reader = {.arena = arena,
        .diags = diags,
        .source = text->source,
        .guide = guide,
        .profile = profile};
    const xmlNode *root = xmlDocGetRootElement(text->tree);
    if (check_guide(&reader, text, root))
        read_root(&reader, root);
    bool clean = diags_count(diags, SEVERITY_ERROR) == errors;
    return clean && text->sound ? profile : NULL;
}
