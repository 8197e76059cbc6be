/* A mail for each client, with its documents attached.
 *
 * The covering text is decided and composed anew, in a worker: that costs less
 * than a hundredth of a document. So the profile must be the same as when its
 * documents were made, and these must be its own. */
#include "cli/handover_mail.h"

#include "base/file.h"
#include "base/quick_hash.h"
#include "base/utf8.h"
#include "cli/epoch.h"
#include "cli/files.h"
#include "cli/identity.h"
#include "cli/mailbox.h"
#include "cli/report.h"
#include "cli/row_inputs.h"
#include "compose/mail.h"
#include "input/mail_address.h"
#include "write/mail.h"
#include "write/mail_html.h"
#include "write/mail_text.h"

#include <string.h>

/* One mail in the making. */
struct posting {
    struct handover *handover;
    const struct handover_client *client;
    const struct input *input; /* the first of the client's */
    struct arena *arena;
    struct diags diags;
    const struct source *source; /* of the profile, once it is read */
    struct place place;          /* of the profile */
    const struct loaded_template *loaded;
    const struct profile *profile;
    const char *identity;
    ARRAY(struct mail_attachment) attachments;
    ARRAY(struct mail_part) parts;
    struct mail_message message;
    struct buffer bytes;
};

/* ---- what it is about ---------------------------------------------------- */

static bool has_changed(const struct posting *posting)
{
    uint64_t before = posting->handover->hashes[posting->client->first];
    uint64_t now = quick_hash(
        QUICK_HASH_START, posting->source->text, posting->source->length);
    return before != 0 && before != now;
}

/* Reads the profile again; false after a problem. */
static bool read_profile(struct posting *posting, struct profile_text **text)
{
    const struct input *input = posting->input;
    struct diags *diags = &posting->diags;
    if (input->size == 0) {
        diag_add(diags, SEVERITY_ERROR, input_place(posting->arena, input),
            "put it into a file",
            "no mail: it can be read only once, and a mail is made of the "
            "profile again");
        return false;
    }
    posting->source = input_read(input, posting->arena, diags);
    if (!posting->source)
        return false;
    posting->place = (struct place){posting->source, 0, 0};
    if (has_changed(posting)) {
        diag_add(diags, SEVERITY_ERROR, posting->place, "run again",
            "no mail: the profile has changed since its document was made");
        return false;
    }
    *text = profile_text_new(posting->arena, posting->source, diags);
    posting->loaded = *text ? shared_template_of(posting->handover->shared,
                                  posting->handover->options->guide, *text,
                                  posting->input->template, &posting->diags)
                            : NULL;
    if (posting->loaded)
        posting->profile = profile_read(
            posting->arena, *text, posting->loaded->guide->guide, diags);
    if (!posting->profile)
        return false;
    posting->identity =
        identity_new(posting->arena, input->name, &posting->profile->meta);
    return true;
}

/* ---- attachments --------------------------------------------------------- */

static bool is_attached(const struct options *options, enum output_kind output)
{
    return options->outputs[output] &&
           (output == OUTPUT_PDF || options->formats_asked ||
               !options->outputs[OUTPUT_PDF]);
}

/* NAME with "?" for what is not UTF-8. */
static const char *readable(struct arena *arena, const char *name)
{
    char *copy = arena_string(arena, name);
    const char *at = copy, *end = copy + strlen(copy);
    while (at < end) {
        size_t start = (size_t)(at - copy);
        if (utf8_next(&at, end) == UTF8_REPLACEMENT && at == copy + start + 1)
            copy[start] = '?';
    }
    return copy;
}

static bool attach(
    struct posting *posting, size_t input, enum output_kind output)
{
    struct arena *arena = posting->arena;
    struct handover *handover = posting->handover;
    const char *path = handover_path(handover, arena, input, output);
    const char *whose = identity_read(arena, path);
    const char *template = handover->inputs->list.items[input].template;
    if (!template)
        template = posting->loaded->guide->guide->templates[0];
    if (whose && !identity_same(whose, posting->identity)) {
        diag_add(&posting->diags, SEVERITY_ERROR,
            source_place_of_file(arena, path), "run again",
            "no mail: the document of %s is there now",
            identity_words(arena, whose));
        return false;
    }
    const struct source *file = handover_read(path, arena, &posting->diags);
    const char *name = readable(arena, file_name(arena, path));
    if (!file)
        return false;
    *array_add(&posting->attachments, arena) =
        (struct mail_attachment){file_name(arena, template), name};
    *array_add(&posting->parts, arena) = (struct mail_part){
        name, output_forms[output].type, file->text, file->length};
    return true;
}

static bool attach_all(struct posting *posting)
{
    const struct handover_client *client = posting->client;
    for (size_t i = client->first; i < client->first + client->count; i++)
        for (enum output_kind j = 0; j < OUTPUT_COUNT; j++)
            if (is_attached(posting->handover->options, j) &&
                !attach(posting, i, j))
                return false;
    return true;
}

/* ---- who, to whom -------------------------------------------------------- */

static void address(struct posting *posting, const struct mail_form *form)
{
    struct arena *arena = posting->arena;
    const struct meta *meta = &posting->profile->meta;
    const struct options *options = posting->handover->options;
    struct mail_message *message = &posting->message;
    message->from_name = form->from_name;
    message->from_address = form->from_address;
    if (meta->author_email) {
        message->from_name = meta->author;
        message->from_address = mail_address_ascii(arena, meta->author_email);
    }
    if (options->from)
        message->from_address =
            mail_address_named(arena, options->from, &message->from_name);
    if (!message->from_address)
        diag_add(&posting->diags, SEVERITY_NOTE, posting->place,
            "--from names one, or \"from\" in the template's mail.md; most "
            "mail programs put in whoever sends it",
            "nobody is named who sends it; the draft has no \"From\"");
    message->to_name = meta->contact;
    if (meta->email)
        message->to_address = mail_address_ascii(arena, meta->email);
    else
        diag_add(&posting->diags, SEVERITY_WARNING, posting->place,
            "add it to <meta> in the profile, or write it into the draft",
            "the profile has no \"email\"; the draft has no \"To\"");
}

/* ---- making -------------------------------------------------------------- */

static bool compose_text(struct posting *posting)
{
    struct mail mail;
    struct arena *arena = posting->arena;
    struct mail_message *message = &posting->message;
    struct decision decision =
        decide(arena, posting->loaded->guide->rules, posting->profile);
    if (!mail_compose(&mail, arena, posting->loaded->composer, &decision,
            posting->attachments.items, posting->attachments.count,
            &posting->diags))
        return false;
    message->subject = mail.subject;
    message->date = posting->profile->meta.date;
    if (!message->date)
        message->date = epoch_date(arena, &posting->diags);
    mail_text_write(&message->text, arena, mail.document);
    mail_html_write(&message->html, arena, mail.document);
    document_free(mail.document);
    return true;
}

static const struct mail_form *find_form(struct posting *posting)
{
    const struct template *template = posting->loaded->template;
    const struct mail_form *form = mail_form_of(posting->loaded->composer);
    if (!form)
        diag_add(&posting->diags, SEVERITY_ERROR,
            source_place_of_file(posting->arena, template->folder),
            "add one, as in templates/report",
            "no mail: the template \"%s\" has no mail.md", template->name);
    return form;
}

static bool make(struct posting *posting)
{
    struct mail_message *message = &posting->message;
    struct profile_text *text = NULL;
    const struct options *options = posting->handover->options;
    bool made = false;
    const struct mail_form *form =
        read_profile(posting, &text) ? find_form(posting) : NULL;
    if (form && attach_all(posting)) {
        address(posting, form);
        made = compose_text(posting);
    }
    profile_text_free(text);
    bool withheld =
        options->strict && diags_count(&posting->diags, SEVERITY_WARNING) > 0;
    if (!made || withheld || !diags_clean(&posting->diags))
        return false;
    message->origin = identity_ascii(posting->arena, posting->identity);
    message->parts = posting->parts.items;
    message->part_count = posting->parts.count;
    mail_write(&posting->bytes, posting->arena, message);
    return true;
}

/* The draft stands beside the first of the documents. */
static bool put_draft(struct posting *posting)
{
    const struct options *options = posting->handover->options;
    const char *name =
        files_name(posting->arena, posting->input->document, "eml");
    return !options->eml ||
           files_put(options,
               file_join(posting->arena, options_folder(options), name),
               posting->identity, &posting->bytes, &posting->diags);
}

static void keep_for_box(struct posting *posting, struct result *result)
{
    struct buffer box = {0};
    if (!posting->handover->mailbox)
        return;
    mail_add_to_box(&box, posting->bytes.bytes, posting->bytes.length,
        posting->message.date);
    result->payload = arena_copy(posting->arena, box.bytes, box.length);
    result->payload_length = box.length;
    buffer_release(&box);
}

static void tell_shared(
    struct handover *handover, struct result *result, struct arena *arena)
{
    struct shared *shared = handover->shared;
    result_tell(result, &shared->diags, &handover->telling, arena);
    diags_init(&shared->diags, &shared->arena);
}

/* ---- the run ------------------------------------------------------------- */

static void make_mail(void *context, const struct input *input,
    struct arena *arena, struct result *result)
{
    struct handover *handover = context;
    struct posting posting = {.handover = handover,
        .client = &handover->clients.items[input - handover->items],
        .input = input,
        .arena = arena};
    diags_init(&posting.diags, arena);
    struct guard_subject before = guard_watch(handover->shared->guard,
        (struct guard_subject){&posting.diags, input->path, "not mailed"});
    result->written = make(&posting) && put_draft(&posting);
    if (result->written)
        keep_for_box(&posting, result);
    guard_watch(handover->shared->guard, before);
    buffer_release(&posting.message.text);
    buffer_release(&posting.message.html);
    buffer_release(&posting.bytes);
    tell_shared(handover, result, arena);
    row_inputs_place(input, posting.source, &posting.diags);
    result_tell(result, &posting.diags, &handover->telling, arena);
}

/* Loads guide and template here, once, and not in every worker. */
static void prepare_mail(void *context, const struct input *input,
    struct arena *arena, struct result *result)
{
    struct handover *handover = context;
    struct shared *shared = handover->shared;
    const struct loaded_guide *guide =
        shared_guide_given(shared, handover->options->guide, input->guide);
    if (guide)
        shared_template(shared, guide, input->template);
    tell_shared(handover, result, arena);
}

static void keep_mail(
    void *context, const struct input *input, const struct result *result)
{
    struct handover *handover = context;
    if (handover->mailbox && result->written)
        mailbox_keep(handover->mailbox, (size_t)(input - handover->items),
            result->payload, result->payload_length);
}

static const struct command mail_words = {
    .name = "build", .unit = "mail", .done = "written"};

int handover_mail(struct handover *handover)
{
    const struct options *options = handover->options;
    struct arena *arena = &handover->shared->arena;
    size_t count = handover->clients.count;
    struct diags diags;
    int status = EXIT_WRITTEN, told = EXIT_WRITTEN;
    diags_init(&diags, arena);
    struct input *items = arena_allocate(arena, count + 1, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        items[i] =
            handover->inputs->list.items[handover->clients.items[i].first];
        items[i].repeats = false;
    }
    handover->items = items;
    if (options->mbox)
        handover->mailbox = mailbox_new(options, count, &diags);
    if (handover->mailbox || options->eml) {
        struct batch batch = {.inputs = items,
            .count = count,
            .prepare = prepare_mail,
            .build = make_mail,
            .ended = keep_mail};
        status = handover_batch(handover, &mail_words, &batch);
    }
    if (handover->mailbox)
        mailbox_close(handover->mailbox, &diags);
    report_diags(&diags, handover->telling.least, false, &told);
    return status > told ? status : told;
}
