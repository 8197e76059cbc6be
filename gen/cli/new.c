/* `dossier new profile GUIDE`: an empty profile with every fact explained.
 *
 * The elements come from the same vocabulary that profiles are read with, so
 * what is printed here is what can be read. */
#include "cli/commands.h"

#include "base/buffer.h"
#include "base/file.h"
#include "cli/report.h"
#include "cli/shared.h"
#include "input/vocabulary.h"

#include <string.h>

struct form {
    struct buffer out;
    const struct guide *guide;
    struct arena *arena;
};

/* Text in a comment: "--" would end it (XML 1.0, section 2.5). */
static void add_comment_text(struct form *form, const char *text)
{
    for (const char *at = text; *at; at++) {
        buffer_add_byte(&form->out, *at);
        if (at[0] == '-' && at[1] == '-')
            buffer_add_byte(&form->out, ' ');
    }
}

static void add_indent(struct form *form, int depth)
{
    for (int i = 0; i < depth; i++)
        buffer_add_string(&form->out, "  ");
}

/* "one of a, b, c", "yes or no", "a whole number of people". */
static const char *allowed_values(struct form *form, const struct fact *fact)
{
    struct arena *arena = form->arena;
    const struct fact_form *type = &fact_forms[fact->type];
    const char *text = type->allowed;
    for (size_t i = 0; i < fact->value_count; i++)
        text = arena_format(
            arena, "%s%s%s", text, i ? ", " : " ", fact->values[i]);
    if (type->holds == VALUE_SET)
        return arena_format(arena, "%s, or none", text);
    return type->holds == VALUE_NUMBER && fact->unit.other
               ? arena_format(arena, "%s (%s)", text, fact->unit.other)
               : text;
}

static void add_assumed(struct form *form, const struct fact *fact)
{
    buffer_add_string(&form->out, "; if unknown: ");
    fact_write_value(&form->out, fact, fact->assumed);
    buffer_add_string(&form->out, " is assumed");
}

/* One line: name, question, allowed values, what holds without an answer. */
static void add_explanation(
    struct form *form, const struct term *term, int depth)
{
    const struct fact *fact = &form->guide->facts[term->fact];
    add_indent(form, depth);
    buffer_add_format(&form->out, "<!-- %s: ", term->name);
    if (fact->question) {
        add_comment_text(form, fact->question);
        buffer_add_byte(&form->out, ' ');
    }
    add_comment_text(form, allowed_values(form, fact));
    if (fact->required)
        buffer_add_string(&form->out, "; required");
    else if (fact->assumed.type != VALUE_UNKNOWN)
        add_assumed(form, fact);
    buffer_add_string(&form->out, " -->\n");
}

static const char *initial_value(struct form *form, const struct term *term)
{
    if (term->role == TERM_FACT)
        return "?";
    if (term->parent->role == TERM_PART)
        return "Name of the first one";
    if (strcmp(term->name, "format") == 0)
        return "1";
    return strcmp(term->name, "guide") == 0 ? form->guide->id : "";
}

static void add_meta(struct form *form, const struct term *term, int depth)
{
    add_indent(form, depth);
    buffer_add_format(&form->out, "<%s></%s> <!-- %s -->\n", term->name,
        term->name, term->meta->explanation);
}

/* A blank line before what begins a new subject. */
static void add_space(struct form *form, const struct term *term)
{
    const struct term *above = term->parent;
    if (above && above->first_child != term && term->role != TERM_META)
        buffer_add_byte(&form->out, '\n');
}

static bool holds_elements(const struct term *term)
{
    for (const struct term *child = term->first_child; child;
         child = child->next)
        if (!child->attribute)
            return true;
    return false;
}

/* TERM as it may be written, with what may stand in it. */
static void add_example(struct form *form, const struct term *term, int depth)
{
    bool holds = holds_elements(term);
    buffer_add_format(&form->out, "<%s", term->name);
    for (const struct term *child = term->first_child; child;
         child = child->next)
        if (child->attribute)
            buffer_add_format(&form->out, " %s=\"\"", child->name);
    if (term->role == TERM_OFFER && !holds && !term->worded) {
        buffer_add_string(&form->out, "/>");
        return;
    }
    buffer_add_byte(&form->out, '>');
    for (const struct term *child = term->first_child; holds && child;
         child = child->next) {
        if (child->attribute)
            continue;
        buffer_add_byte(&form->out, '\n');
        add_indent(form, depth + 1);
        add_example(form, child, depth + 1);
    }
    if (holds) {
        buffer_add_byte(&form->out, '\n');
        add_indent(form, depth);
    }
    buffer_add_format(&form->out, "</%s>", term->name);
}

/* Inside a comment: it is there for those who want it, and an empty one would
 * be a mistake. */
static void add_statement(struct form *form, const struct term *term, int depth)
{
    add_indent(form, depth);
    buffer_add_string(&form->out, "<!-- ");
    add_example(form, term, depth);
    if (term->role == TERM_STATEMENT)
        buffer_add_format(
            &form->out, " %s", statement_forms[term->statement].explanation);
    buffer_add_string(&form->out, " -->\n");
}

/* The vocabulary is no deeper than the paths that the guide gave it. */
static void add_element(struct form *form, const struct term *term, int depth)
{
    if (term->role == TERM_META) {
        add_meta(form, term, depth);
        return;
    }
    bool in_frame = term->parent && term->parent->role == TERM_FRAME &&
                    term->parent->parent;
    bool said = term->role == TERM_STATEMENT || term->role == TERM_OFFER;
    if (!in_frame || !said)
        add_space(form, term);
    if (said) {
        add_statement(form, term, depth);
        return;
    }
    if (term->role == TERM_FACT)
        add_explanation(form, term, depth);
    for (const struct term *child = term->first_child; child;
         child = child->next)
        if (child->attribute && child->role == TERM_FACT)
            add_explanation(form, child, depth);
    add_indent(form, depth);
    buffer_add_format(&form->out, "<%s", term->name);
    bool inner = false;
    for (const struct term *child = term->first_child; child;
         child = child->next) {
        inner = inner || !child->attribute;
        if (child->attribute)
            buffer_add_format(&form->out, " %s=\"%s\"", child->name,
                initial_value(form, child));
    }
    if (!inner && term->role != TERM_FACT) {
        buffer_add_string(&form->out, "/>\n");
        return;
    }
    buffer_add_byte(&form->out, '>');
    if (term->role == TERM_FACT)
        buffer_add_byte(&form->out, '?');
    if (inner) {
        buffer_add_byte(&form->out, '\n');
        for (const struct term *child = term->first_child; child;
             child = child->next)
            if (!child->attribute)
                add_element(form, child, depth + 1);
        add_indent(form, depth);
    }
    buffer_add_format(&form->out, "</%s>\n", term->name);
}

static bool print_form(const struct guide *guide, struct shared *shared)
{
    struct form form = {.guide = guide, .arena = &shared->arena};
    buffer_init(&form.out);
    buffer_add_string(
        &form.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    buffer_add_string(&form.out, "<!-- A profile for the guide: ");
    add_comment_text(&form, guide->title);
    buffer_add_string(&form.out,
        ".\n     Write what is known; leave \"?\" where it is not. -->\n");
    add_element(&form, vocabulary_new(&shared->arena, guide), 0);
    bool ok =
        file_write_stdout(form.out.bytes, form.out.length, &shared->diags);
    buffer_release(&form.out);
    return ok;
}

static int run_new(const struct options *options)
{
    struct shared shared;
    shared_init(&shared, NULL);
    int status = EXIT_WRITTEN;
    struct located name = {options->operands[1], {0}};
    const struct loaded_guide *loaded = shared_guide(&shared, name);
    if (loaded)
        print_form(loaded->guide, &shared);
    report_diags(&shared.diags, SEVERITY_NOTE, false, &status);
    shared_release(&shared);
    return status;
}

static bool check_new_operands(const struct options *options)
{
    return (options->operand_count == 2 &&
               strcmp(options->operands[0], "profile") == 0) ||
           options_complain(options, "say: new profile GUIDE");
}

const struct command new_command = {
    .name = "new",
    .operands = "profile GUIDE",
    .summary = "print an empty profile with every fact explained",
    .before = "Usage: dossier new profile GUIDE\n"
              "\n"
              "Prints a profile with every fact of the guide: its question, "
              "its allowed\n"
              "values, and \"?\" for its value. Fill in what is known.\n"
              "\n"
              "Example:\n"
              "  dossier new profile python-node > mine.xml\n",
    .behind = "",
    .check = check_new_operands,
    .run = run_new,
};
