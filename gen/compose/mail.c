/* The mail that documents go out with.
 *
 * It is an outline like that of a document, so that what may stand in it, and
 * how values become text that is never markup, is the same. */
#include "compose/mail.h"

#include "compose/expand.h"
#include "compose/finish.h"
#include "compose/sections.h"
#include "compose/sentence.h"
#include "input/front_matter.h"
#include "input/mail_address.h"
#include "input/markdown.h"
#include "input/node_types.h"

#include <string.h>

/* ---- computed sections --------------------------------------------------- */

static void write_salutation(struct composition *composition, cmark_node *to)
{
    const struct phrases *phrases = composition->phrases;
    const char *contact = composition->profile->meta.contact;
    tree_text_paragraph(&composition->builder, to,
        contact ? phrases_fill(
                      phrases, PHRASE_MAIL_SALUTATION, "name", contact, NULL)
                : phrases_text(phrases, PHRASE_MAIL_SALUTATION_NOBODY));
}

static void write_headline(struct composition *composition, cmark_node *to)
{
    tree_strong(composition->arena, tree_paragraph(&composition->builder, to),
        sentence_recommendation(composition));
}

/* "Attached are the report (shop.pdf) and the short version (shop.brief.pdf)."
 */
static void write_attached(struct composition *composition, cmark_node *to)
{
    const struct phrases *phrases = composition->phrases;
    size_t count = composition->attachment_count;
    const char **files =
        arena_allocate(composition->arena, count + 1, sizeof *files);
    for (size_t i = 0; i < count; i++) {
        const struct mail_attachment *own = &composition->attachments[i];
        const char *what = phrases_word(phrases, "mail.what", own->template);
        /* The name of a template that the strings have no words for says
         * nothing to a client. */
        files[i] = what == own->template
                       ? own->name
                       : phrases_fill(phrases, PHRASE_MAIL_FILE, "what", what,
                             "file", own->name, NULL);
    }
    if (count > 0)
        tree_text_paragraph(&composition->builder, to,
            phrases_count(phrases, PHRASE_MAIL_ATTACHED, (double)count, "files",
                phrases_list(phrases, files, count, false), NULL));
}

static void write_closing(struct composition *composition, cmark_node *to)
{
    const char *author = composition->profile->meta.author;
    cmark_node *paragraph = tree_paragraph(&composition->builder, to);
    tree_text(composition->arena, paragraph,
        phrases_text(composition->phrases, PHRASE_MAIL_CLOSING));
    if (!author)
        return;
    tree_append(paragraph, cmark_node_new(CMARK_NODE_LINEBREAK));
    tree_text(composition->arena, paragraph,
        phrases_isolated(composition->phrases, author));
}

const struct keys mail_keys = {"mail", "the head of mail.md",
    (const struct key[]){{"subject", "a text with {{values}}", NULL,
                             .help = "its subject, on one line"},
        {"from", "a name and an address: R. Example <r@example.org>", "",
            .help = "who sends it, if neither --from nor the profile says"},
        {0}}};

const struct section mail_sections[] = {
    {"salutation", write_salutation, SECTION_FIRST, "",
        "to the contact of the profile, or to nobody by name"},
    {"headline", write_headline, SECTION_FIRST, "",
        "what is recommended, in a sentence"},
    {"attached", write_attached, SECTION_FIRST, "",
        "the files that go with it"},
    {"closing", write_closing, SECTION_FIRST, "", "a greeting, and the author"},
    {NULL, NULL, SECTION_BARE, NULL, NULL},
};

/* ---- the form ------------------------------------------------------------ */

/* The values in the subject are those that an outline may have. */
static void check_subject(const struct composer *composer,
    const struct located *subject, struct diags *diags)
{
    for (const char *at = subject->text; (at = strstr(at, "{{"));) {
        const char *name;
        size_t length = markdown_value(at, &name);
        if (length > 0)
            values_check(composer->guide, &composer->template->strings[0],
                arena_copy(diags->arena, name, length), false, true,
                subject->place, diags);
        at += length > 0 ? length + 4 : 2;
    }
}

static void read_from(struct arena *arena, struct mail_form *form,
    const struct yaml *head, struct diags *diags)
{
    const char *from = keys_text(head, &mail_keys, "from", diags);
    if (!from)
        return;
    form->from_address = mail_address_named(arena, from, &form->from_name);
    if (!form->from_address)
        diag_add(diags, SEVERITY_ERROR, yaml_lookup(head, "from")->place,
            "write name@example.org, or Name <name@example.org>",
            "from: \"%s\" is not an address of mail", from);
}

static bool is_picture(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_IMAGE;
}

/* Mail programs show no pictures that come along in this way. */
static void check_pictures(
    struct arena *arena, const struct text *text, struct diags *diags)
{
    struct node_list pictures = nodes_find(arena, text->root, is_picture);
    for (size_t i = 0; i < pictures.count; i++)
        diag_add(diags, SEVERITY_ERROR,
            markdown_place(text->source, pictures.items[i]),
            "put it into the document", "a picture stands in a mail");
}

struct mail_form *mail_form_load(
    struct arena *arena, const struct composer *composer, struct diags *diags)
{
    struct mail_form *form = arena_new(arena, struct mail_form);
    const struct source *source = composer->template->mail;
    struct text_context context = {
        .guide = composer->guide,
        .rules = composer->rules,
        .template = composer->template,
        .sections = mail_sections,
    };
    size_t body;
    const struct yaml *head = front_matter_read(arena, source, &body, diags);
    if (!head)
        return form;
    keys_check(head, NULL, &mail_keys, diags);
    if (head->kind != YAML_MAP)
        return form;
    form->subject.text = keys_text(head, &mail_keys, "subject", diags);
    if (form->subject.text) {
        form->subject.place = yaml_lookup(head, "subject")->place;
        check_subject(composer, &form->subject, diags);
    }
    read_from(arena, form, head, diags);
    form->text = text_load(arena, source, body, &context, diags);
    check_pictures(arena, &form->text, diags);
    return form;
}

void mail_form_free(struct mail_form *form)
{
    if (form->text.root)
        cmark_node_free(form->text.root);
}

const struct mail_form *mail_form_of(const struct composer *composer)
{
    return composer->mail;
}

/* ---- one mail ------------------------------------------------------------ */

bool mail_compose(struct mail *mail, struct arena *arena,
    const struct composer *composer, const struct decision *decision,
    const struct mail_attachment *attachments, size_t count,
    struct diags *diags)
{
    const struct mail_form *form = composer->mail;
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    struct composition composition;
    composition_start(&composition, arena, diags);
    if (!composition_take(&composition, composer, decision))
        return false;
    composition.attachments = attachments;
    composition.attachment_count = count;
    composition.unnumbered = true;
    composition.has_place = section_modules_places(&composition, false);
    mail->subject = tree_plain(
        arena, values_fill_text(&composition.values, form->subject.text, false,
                   NONE, form->subject.place));
    struct expansion expansion = {&composition, &form->text, NONE, NONE, 1, 0};
    expand_children(&expansion, form->text.root, composition.root);
    sections_write_pending(&composition);
    finish_prune(composition.root);

    struct document *document = arena_new(arena, struct document);
    document->facts.title = mail->subject;
    document->facts.language = composition.language;
    document->strings = phrases_strings(composition.phrases);
    document->theme = composer->template->theme;
    mail->document = composition_finish(&composition, document, errors);
    return mail->document != NULL;
}
