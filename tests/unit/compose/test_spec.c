/* The cases of tests/spec/values.txt and blocks.txt: Markdown in, tree out. */
#include "../tree_dump.h"
#include "kit.h"

struct spec_case {
    const char *name, *text, *expected;
    int line;
};

/* The document's tree without the module's own section and heading. */
static void dump_case(struct buffer *out, const struct document *document)
{
    for (cmark_node *node = cmark_node_first_child(document->root); node;
         node = cmark_node_next(node)) {
        bool section = element_of(node)->kind == ELEMENT_SECTION;
        cmark_node *child = section ? cmark_node_first_child(node) : NULL;
        if (!section)
            dump_block(out, node, 0);
        while (child && (child = cmark_node_next(child)))
            dump_block(out, child, 0);
    }
}

/* What the case gives, with TEXT as the body of the guide's module "case"; the
 * other one, "absent", is not in the document. */
static const char *run(
    struct bench *bench, const struct kit *loaded, const char *text)
{
    struct kit kit = *loaded;
    struct guide guide = *kit.guide;
    struct module *modules =
        arena_allocate(&bench->arena, guide.module_count, sizeof *modules);
    memcpy(modules, guide.modules, guide.module_count * sizeof *modules);
    struct module *module = &modules[guide_module(&guide, "case")];
    module->source = source_new(&bench->arena, "case", text, strlen(text));
    module->body_offset = 0;
    guide.modules = modules;
    struct template template = *kit.template;
    static const char outline[] = "::: modules text\n";
    template.outline =
        source_new(&bench->arena, "outline", outline, sizeof outline - 1);

    struct composer *composer = composer_new(
        &bench->arena, &guide, kit.rules, &template, &bench->diags);
    struct document *document = composer ? compose(&bench->arena, composer,
                                               &kit.decision, &bench->diags)
                                         : NULL;
    struct buffer out;
    buffer_init(&out);
    if (document)
        dump_case(&out, document);
    buffer_add_string(&out, bench_report(bench));
    const char *result = arena_string(&bench->arena, buffer_string(&out));
    buffer_release(&out);
    document_free(document);
    composer_free(composer);
    return result;
}

static void run_case(void **state)
{
    const struct spec_case *spec = *state;
    struct bench bench;
    bench_init(&bench);
    struct kit kit;
    kit_load(&kit, &bench, "tests/spec/guide");
    kit_decide(&kit, &bench, kit_source(&bench, "tests/spec/profile.xml"));
    assert_string_equal(run(&bench, &kit, spec->text), spec->expected);
    bench_release(&bench);
}

/* ---- reading the files --------------------------------------------------- */

struct reader {
    struct arena *arena;
    const char *at;
    int line;
};

static const char *next_line(struct reader *reader)
{
    if (!*reader->at)
        return NULL;
    size_t length = strcspn(reader->at, "\n");
    const char *line = arena_copy(reader->arena, reader->at, length);
    reader->at += length + (reader->at[length] == '\n');
    reader->line++;
    return line;
}

/* The lines up to STOP or the next case, each with its line end; empty lines
 * at the end are left out. */
static const char *read_until(struct reader *reader, const char *stop)
{
    const char *all = "";
    for (;;) {
        struct reader before = *reader;
        const char *line = next_line(reader);
        if (!line || strcmp(line, stop) == 0)
            break;
        if (strncmp(line, "== ", 3) == 0) {
            *reader = before;
            break;
        }
        all = arena_format(reader->arena, "%s%s\n", all, line);
    }
    size_t length = strlen(all);
    while (length > 1 && all[length - 1] == '\n' && all[length - 2] == '\n')
        length--;
    return arena_copy(reader->arena, all, length);
}

static size_t read_cases(
    struct bench *bench, const char *path, struct spec_case *cases, size_t room)
{
    struct reader reader = {&bench->arena, kit_source(bench, path)->text, 0};
    size_t count = 0;
    read_until(&reader, "");
    const char *line;
    while ((line = next_line(&reader))) {
        if (strncmp(line, "== ", 3) != 0)
            continue;
        assert_true(count < room);
        struct spec_case *spec = &cases[count++];
        spec->line = reader.line;
        spec->name = arena_format(
            &bench->arena, "%s:%d: %s", path, reader.line, line + 3);
        spec->text = read_until(&reader, "=>");
        spec->expected = read_until(&reader, "==");
    }
    return count;
}

int main(void)
{
    enum { ROOM = 200 };
    static struct spec_case cases[ROOM];
    static struct CMUnitTest tests[ROOM];
    struct bench bench;
    bench_init(&bench);
    size_t count = read_cases(&bench, "tests/spec/values.txt", cases, ROOM);
    count += read_cases(
        &bench, "tests/spec/blocks.txt", cases + count, ROOM - count);
    for (size_t i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].name,
            .test_func = run_case,
            .initial_state = &cases[i],
        };
    /* cmocka's macro takes the size from an array; this is what it calls. */
    int failed = _cmocka_run_group_tests("spec", tests, count, NULL, NULL);
    bench_release(&bench);
    return failed;
}
