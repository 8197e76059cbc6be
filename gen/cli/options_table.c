/* The options, one a row. */
#include "cli/options_table.h"

#include "base/file.h"
#include "cli/library.h"

#include <string.h>

/* ---- arguments that are more than a text --------------------------------- */

static bool is_name(const char *name, const char *text, size_t length)
{
    return strlen(name) == length && memcmp(name, text, length) == 0;
}

/* Whether LENGTH bytes name a format, which is then wanted. An OVERVIEW has
 * formats of its own beside those of documents. */
static bool want_format(
    struct options *options, const char *name, size_t length, bool overview)
{
    bool *wanted = NULL;
    for (int i = 0; i < OUTPUT_COUNT; i++)
        if (is_name(output_forms[i].name, name, length))
            wanted = &options->outputs[i];
    for (int i = 0; overview && i < OVERVIEW_FORM_COUNT; i++)
        if (is_name(overview_forms[i].name, name, length))
            wanted = &options->data[i];
    if (wanted)
        *wanted = true;
    return wanted != NULL;
}

static bool want_formats(
    struct options *options, const char *text, bool overview)
{
    memset(options->outputs, 0, sizeof options->outputs);
    memset(options->data, 0, sizeof options->data);
    options->formats_asked = true;
    if (!*text)
        return options_complain(options, "-f: no format is named");
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, ",");
        if (!want_format(options, at, length, overview))
            return options_complain(options,
                "-f: \"%.*s\" is not one of the formats: %s", (int)length, at,
                overview ? OUTPUT_NAMES ", " OVERVIEW_FORM_NAMES
                         : OUTPUT_NAMES);
        at += length + (at[length] == ',');
    }
    return true;
}

static bool read_formats(struct options *options, const char *text)
{
    return want_formats(options, text, false);
}

static bool read_manual_form(struct options *options, const char *text)
{
    return manual_form_find(text, &options->manual_form) ||
           options_complain(options, "-f: \"%s\" is not one of the forms: %s",
               text, MANUAL_FORM_NAMES);
}

static bool read_overview_formats(struct options *options, const char *text)
{
    return want_formats(options, text, true);
}

static void show_formats(struct buffer *out, const struct options *options)
{
    for (int i = 0; i < OUTPUT_COUNT; i++)
        if (options->outputs[i])
            buffer_add_format(out, "%s,", output_forms[i].name);
}

/* Templates of one name would be written to one place. */
static bool add_template(
    struct options *options, const char *text, size_t length)
{
    enum { MOST = 16 };
    size_t count = options->template_count;
    const char *name = arena_copy(options->arena, text, length);
    if (!*name)
        return options_complain(options, "-t: a template's name is missing");
    if (count == MOST)
        return options_complain(
            options, "-t: at most %d templates can be named", MOST);
    for (size_t i = 0; i < count; i++)
        if (strcmp(file_name(options->arena, options->templates[i]),
                file_name(options->arena, name)) == 0)
            return options_complain(options,
                "-t: \"%s\" and \"%s\" are one name", options->templates[i],
                name);
    const char **all = arena_allocate(options->arena, count + 1, sizeof *all);
    for (size_t i = 0; i < count; i++)
        all[i] = options->templates[i];
    all[count] = name;
    options->templates = all;
    options->template_count = count + 1;
    return true;
}

static bool read_templates(struct options *options, const char *text)
{
    for (;;) {
        size_t length = strcspn(text, ",");
        if (!add_template(options, text, length))
            return false;
        if (text[length] == '\0')
            return true;
        text += length + 1;
    }
}

/* Where NAME is found: typed in another folder, it may be something else. */
static void add_found(struct buffer *out, const struct options *options,
    const char *name, const char *collection)
{
    struct arena *arena = options->arena;
    const char *folder = library_find(arena, name, collection, true);
    buffer_add_string(out, folder ? file_true_path(arena, folder) : name);
}

static void show_templates(struct buffer *out, const struct options *options)
{
    for (size_t i = 0; i < options->template_count; i++) {
        buffer_add_string(out, i ? "," : "");
        add_found(out, options, options->templates[i], "templates");
    }
}

static void show_guide(struct buffer *out, const struct options *options)
{
    add_found(out, options, options->guide, "content");
}

static void show_since(struct buffer *out, const struct options *options)
{
    buffer_add_string(out, file_true_path(options->arena, options->since));
}

static void show_brand(struct buffer *out, const struct options *options)
{
    buffer_add_string(out, file_true_path(options->arena, options->brand));
}

static bool read_standard(
    struct pdf_options *pdf, const char *name, size_t length)
{
    static const struct {
        const char *name;
        enum pdf_archive archive;
    } archives[] = {{"a-2a", PDF_ARCHIVE_2A}, {"a-2b", PDF_ARCHIVE_2B},
        {"a-3a", PDF_ARCHIVE_3A}};
    if (length == 4 && strncmp(name, "ua-1", 4) == 0)
        return pdf->accessible = true;
    for (size_t i = 0; i < sizeof archives / sizeof *archives; i++)
        if (length == 4 && strncmp(name, archives[i].name, 4) == 0 &&
            pdf->archive == PDF_ARCHIVE_NONE) {
            pdf->archive = archives[i].archive;
            return true;
        }
    return false;
}

static bool read_standards(struct options *options, const char *text)
{
    struct pdf_options *pdf = &options->pdf_options;
    pdf->accessible = false;
    pdf->archive = PDF_ARCHIVE_NONE;
    options->standards_asked = true;
    if (strcmp(text, "none") == 0)
        return true;
    for (const char *at = text;;) {
        size_t length = strcspn(at, ",");
        if (!read_standard(pdf, at, length))
            return options_complain(options,
                "--pdf-standard: \"%s\" is not none, or ua-1 and one of "
                "a-2a, a-2b, a-3a",
                text);
        if (at[length] == '\0')
            return true;
        at += length + 1;
    }
}

static void show_standards(struct buffer *out, const struct options *options)
{
    buffer_add_format(out, "%d,%d", options->pdf_options.accessible,
        (int)options->pdf_options.archive);
}

static bool read_effort(struct options *options, const char *text)
{
    if (strcmp(text, "fast") == 0)
        options->pdf_options.effort = PDF_EFFORT_FAST;
    else if (strcmp(text, "best") == 0)
        options->pdf_options.effort = PDF_EFFORT_BEST;
    else
        return options_complain(
            options, "--compress: \"%s\" is not fast or best", text);
    return true;
}

static void show_effort(struct buffer *out, const struct options *options)
{
    buffer_add_format(out, "%d", (int)options->pdf_options.effort);
}

static bool read_shard(struct options *options, const char *text)
{
    return shard_read(&options->shard, text) ||
           options_complain(options,
               "--shard: \"%s\" is not I/N, the I-th of N shares (1 <= I <= N "
               "<= %d)",
               text, SHARDS_MOST);
}

static bool add_client(struct options *options, const char *text)
{
    size_t count = options->client_count;
    const char **all = arena_allocate(options->arena, count + 1, sizeof *all);
    if (!*text)
        return options_complain(options, "--client: a name is missing");
    for (size_t i = 0; i < count; i++)
        all[i] = options->clients[i];
    all[count] = text;
    options->clients = all;
    options->client_count = count + 1;
    return true;
}

/* "-MD", as compilers call it. */
static bool read_depfiles(struct options *options, const char *text)
{
    options->depfiles = strcmp(text, "D") == 0;
    return options->depfiles ||
           options_complain(options, "unknown option \"-M%s\"", text);
}

/* ---- the rows ------------------------------------------------------------ */

#define AT(field) .offset = offsetof(struct options, field)
#define FLAG(field) .kind = OPTION_FLAG, AT(field)
#define TEXT(field, name) .kind = OPTION_TEXT, AT(field), .argument = name
#define NUMBER(field, name, from, to)                                          \
    .kind = OPTION_NUMBER, AT(field), .argument = name, .least = from,         \
    .most = to
#define READ(function, name)                                                   \
    .kind = OPTION_READ, .read = function, .argument = name

const struct option_row option_rows[] = {
    {"build", 'o', NULL, TEXT(output, "DIR"), .aside = true,
        .help = "write into DIR (default: out); - writes one document in one "
                "format to standard output"},
    {"overview", 'o', NULL, TEXT(output, "DIR"), .aside = true,
        .help = "write into DIR (default: out); - writes one format to "
                "standard output"},
    {"record", 'o', NULL, TEXT(output, "DIR"), .aside = true,
        .help = "where the documents are (default: out)"},
    {"profiles", 'o', NULL, TEXT(output, "DIR"), .aside = true,
        .help = "write into DIR (default: out)"},
    {"rows", 'o', NULL, TEXT(output, "DIR"), .aside = true,
        .help = "write into DIR (default: the current folder)"},
    {"diff", 0, "redline", FLAG(redline), .aside = true,
        .help = "write the new document, with what was inserted and deleted, "
                "as an HTML page"},
    {"diff", 'o', NULL, TEXT(output, "FILE"), .aside = true,
        .help = "write that page into FILE (default: standard output)"},
    {"form", 'o', NULL, TEXT(output, "FILE"), .aside = true,
        .help = "write into FILE (default: standard output)"},
    {"rows profiles form", 0, "force", FLAG(force), .aside = true,
        .help = "replace files that are there"},
    {"record", 0, "rows", TEXT(rows, "FILE"), .aside = true,
        .help = "with prune: keep the clients in the rows of this table"},
    {"build overview profiles", 0, "rows", TEXT(rows, "FILE"), .aside = true,
        .help =
            "profiles from the rows of a table: CSV, TSV, JSON, JSON Lines, "
            "XLSX or SQLite"},
    {"build overview profiles record", 0, "map", TEXT(map, "MAP"),
        .aside = true,
        .help = "what its columns are, a YAML file (default: they are called "
                "as facts are)"},
    {"diff explain impact", 0, "map", TEXT(map, "MAP"), .aside = true,
        .help = "what the columns of tables are, a YAML file (default: they "
                "are called as facts are)"},
    {"profiles record", 'g', NULL, TEXT(guide, "GUIDE"),
        .help = "the guide that the rows are for (default: the one that the "
                "map names)"},
    {"build overview", 'g', NULL, TEXT(guide, "GUIDE"), .show = show_guide,
        .help = "use this guide, a name or a folder (default: the one that the "
                "profile names)"},
    {"explain", 'g', NULL, TEXT(guide, "GUIDE"),
        .help = "use this guide (default: the one the profile names)"},
    {"diff", 'g', NULL, TEXT(guide, "GUIDE"),
        .help = "use this guide (default: the one the profiles name)"},
    {"overview", 't', NULL, TEXT(template, "TEMPLATE"),
        .help = "with the looks and words of this template (default: the first "
                "guide's first)"},
    {"build", 't', NULL, READ(read_templates, "TEMPLATES"),
        .show = show_templates,
        .help = "use this template, a name or a folder, or several with commas "
                "(default: the guide's first)"},
    {"build", 0, "since", TEXT(since, "OLD"), .show = show_since,
        .help = "add what has changed since the older profile OLD; of many, "
                "since those in OLD of the same references"},
    {"build", 0, "name", TEXT(name, "PATTERN"), .aside = true,
        .help = "what documents are called, with folders: "
                "'{client}/{date}-{template}' (default: as their profiles)"},
    {"diff impact", 't', NULL, TEXT(template, "TEMPLATE"),
        .help = "compare the documents of this template (default: the guide's "
                "first)"},
    {"check", 't', NULL, TEXT(template, "TEMPLATE"),
        .help = "check with this template only (default: all that the guide "
                "names)"},
    {"build", 'f', NULL, READ(read_formats, "FORMATS"), .show = show_formats,
        .help = OUTPUT_NAMES
        ", or some of them with commas (default: " OUTPUT_USUAL ")"},
    {"overview", 'f', NULL, READ(read_overview_formats, "FORMATS"),
        .aside = true,
        .help =
            OUTPUT_NAMES ", " OVERVIEW_FORM_NAMES
                         ", or some of them with commas (default: " OUTPUT_USUAL
                         ", " OVERVIEW_FORM_NAMES ")"},
    {"help", 'f', NULL, READ(read_manual_form, "FORM"), .aside = true,
        .help = "one of " MANUAL_FORM_NAMES " (default: text)"},
    {"build overview", 0, "theme", TEXT(theme, "NAME"),
        .help = "fonts and colours: the template's theme.NAME.yaml"},
    {"diff", 0, "theme", TEXT(theme, "NAME"),
        .help = "with --redline: the template's theme.NAME.yaml"},
    {"check", 0, "theme", TEXT(theme, "NAME"),
        .help = "check with this theme of the template"},
    {"build overview", 0, "brand", TEXT(brand, "FILE"), .show = show_brand,
        .help = "colours, fonts and logo from a brand.yml file"},
    {"diff", 0, "brand", TEXT(brand, "FILE"),
        .help = "with --redline: colours and fonts from a brand.yml file"},
    {"check", 0, "brand", TEXT(brand, "FILE"),
        .help = "check this brand file too"},
    {"build overview", 0, "pdf-standard", READ(read_standards, "LIST"),
        .show = show_standards,
        .help = "what the PDF claims to be: ua-1, one of a-2a, a-2b and a-3a, "
                "or none (default: ua-1,a-2a)"},
    {"build", 0, "attach-profile", FLAG(attach_profile),
        .help = "put the profile into the PDF, which is a-3a then"},
    {"build overview", 0, "compress", READ(read_effort, "LEVEL"),
        .show = show_effort,
        .help = "fast or best, for the PDF (default: fast)"},
    {"build", 0, "show-layout", FLAG(show_layout),
        .help = "draw lines, baselines and stretched spaces into it"},
    {"build", 0, "strict", FLAG(strict), .aside = true,
        .help = "do not write a document that has warnings"},
    {"check", 0, "strict", FLAG(strict), .aside = true,
        .help = "warnings count as errors"},
    {"overview", 'j', NULL, NUMBER(workers, "N", 1, 1024), .aside = true,
        .help = "decide N profiles at a time (default: as many as there are "
                "processors)"},
    {"build", 'j', NULL, NUMBER(workers, "N", 1, 1024), .aside = true,
        .help = "build N documents at a time (default: as many as there are "
                "processors)"},
    {"build overview", 0, "timeout", NUMBER(timeout_s, "S", 0, 1000000),
        .aside = true,
        .help = "give up a document after S seconds (default: 60; 0: never)"},
    {"build overview", 0, "memory", NUMBER(memory_mib, "MIB", 0, 1000000),
        .aside = true,
        .help = "give up a document that needs more (default: 1024; 0: "
                "never)"},
    {"build", 0, "fail-fast", FLAG(fail_fast), .aside = true,
        .help = "begin no further document after one is not written"},
    {"build", 0, "keep-going", .kind = OPTION_UNFLAG, AT(fail_fast),
        .aside = true, .help = "build all that can be built (default)"},
    {"build", 0, "shard", READ(read_shard, "I/N"), .aside = true,
        .help = "build only the I-th of N shares of the documents, by a hash "
                "of their names: for N machines"},
    {"build", 0, "record", FLAG(record), .aside = true,
        .help = "keep a record of what is issued in DIR/.dossier, and build "
                "only what is new or changed"},
    {"build", 0, "keep-profiles", FLAG(keep_profiles), .aside = true,
        .help = "with --record: keep the profiles and their facts in it, for "
                "diff --issued"},
    {"build", 0, "dry-run", FLAG(dry_run), .aside = true,
        .help = "with --record: say what would be built, and why"},
    {"build", 0, "no-sync", FLAG(no_sync), .aside = true,
        .help = "with --record: do not wait until files are on the disk"},
    {"diff", 0, "issued", TEXT(issued, "DIR"), .aside = true,
        .help = "compare with what was issued last, from the record in DIR"},
    {"overview", 0, "issued", TEXT(issued, "DIR"), .aside = true,
        .help = "tell which documents are out of date, from the record in DIR; "
                "without profiles, take those of the record"},
    {"overview", 0, "force", FLAG(force), .aside = true,
        .help = "replace the documents of profiles that are called overview"},
    {"build", 0, "force", FLAG(force), .aside = true,
        .help = "replace the documents of other profiles; with --record, build "
                "what has not changed too"},
    {"build", 0, "eml", FLAG(eml), .aside = true,
        .help = "put a draft of a mail beside each client's documents, which "
                "are attached; nothing is sent"},
    {"build", 0, "mbox", TEXT(mbox, "FILE"), .aside = true,
        .help = "write all drafts into one file"},
    {"build", 0, "from", TEXT(from, "ADDRESS"), .aside = true,
        .help = "who sends them: 'Name <name@example.org>' (default: as the "
                "profile or the template's mail.md says)"},
    {"build", 0, "zip", FLAG(zip), .aside = true,
        .help = "pack the documents of each client into a .zip beside them"},
    {"build", 'M', NULL, READ(read_depfiles, "D"), .aside = true,
        .help = "write NAME.d, which tells make and ninja what the document "
                "depends on"},
    {"explain", 0, "why", TEXT(why, "ID"), .aside = true,
        .help = "explain one module, warning or reason only"},
    {"record", 0, "module", TEXT(module, "M"), .aside = true,
        .help = "only documents that have text from this module, an id or a "
                "path, or M@VERSION for one version of it"},
    {"record", 0, "all", FLAG(all), .aside = true,
        .help = "with list and show: every issue, not the last ones alone"},
    {"record", 0, "client", READ(add_client, "NAME"), .aside = true,
        .help = "with prune: forget this one, a reference or the name of a "
                "profile; as often as needed"},
    {"record", 0, "with-documents", FLAG(with_documents), .aside = true,
        .help = "with prune: remove their documents, too, unless they were "
                "changed"},
    {"record", 0, "dry-run", FLAG(dry_run), .aside = true,
        .help = "with prune: say what would be forgotten and removed"},
    {"record", 0, "force", FLAG(force), .aside = true,
        .help = "with prune: even if that is all of them"},
    {"record", 0, "json", FLAG(json), .aside = true,
        .help = "print it as JSON"},
    {"build", 0, "json", FLAG(json), .aside = true,
        .help = "print a line of JSON for each document"},
    {"explain diff impact", 0, "json", FLAG(json), .aside = true,
        .help = "print it as JSON"},
    {"build overview profiles explain diff impact check", 'q', NULL,
        FLAG(quiet), .aside = true, .help = "print errors only"},
    {"diff", 'v', NULL, FLAG(verbose), .aside = true,
        .help = "of many: print all that differs of each"},
    {"build", 'v', NULL, FLAG(verbose), .aside = true,
        .help = "print what was decided and how long each stage took"},
    {0}};

/* ---- finding ------------------------------------------------------------- */

/* Whether COMMAND is one of the words. */
static bool is_among(const char *words, const char *command)
{
    size_t length = strlen(command);
    for (const char *at = words; (at = strstr(at, command)); at += length)
        if ((at == words || at[-1] == ' ') &&
            (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

const struct option_row *option_find(
    const char *command, char letter, const char *name)
{
    for (const struct option_row *row = option_rows; row->commands; row++) {
        bool meant = name ? row->name && strcmp(row->name, name) == 0
                          : row->letter == letter;
        if (meant && (!command || is_among(row->commands, command)))
            return row;
    }
    return NULL;
}

const char *option_spelling(const struct option_row *row, char buffer[64])
{
    struct buffer text = {0};
    if (row->name)
        buffer_add_format(&text, "--%.40s", row->name);
    else
        buffer_add_format(&text, "-%c", row->letter);
    memcpy(buffer, text.bytes, text.length + 1);
    buffer_release(&text);
    return buffer;
}
