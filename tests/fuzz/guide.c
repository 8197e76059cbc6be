/* Fuzz target: a guide and, behind a line "%%%", its one module; and what an
 * author has changed in it, whatever guide it was. */
#include "fuzz.h"

#include "decide/reachability.h"
#include "decide/rules.h"
#include "input/guide.h"
#include "input/guide_edits.h"
#include "input/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder that lasts for one input. */
struct folder {
    char path[32], modules[64], guide[64], module[64];
};

static void write_file(const char *path, const uint8_t *bytes, size_t length)
{
    FILE *stream = fopen(path, "wb");
    if (!stream || fwrite(bytes, 1, length, stream) != length ||
        fclose(stream) != 0)
        abort();
}

static void make_folder(
    struct folder *folder, const uint8_t *bytes, size_t length)
{
    strcpy(folder->path, "/tmp/dossier-fuzz-XXXXXX");
    if (!mkdtemp(folder->path))
        abort();
    snprintf(folder->guide, 64, "%s/guide.yaml", folder->path);
    snprintf(folder->modules, 64, "%s/modules", folder->path);
    snprintf(folder->module, 64, "%s/modules/m.md", folder->path);
    if (mkdir(folder->modules, 0700) != 0)
        abort();
    size_t second, first = fuzz_split(bytes, length, &second);
    write_file(folder->guide, bytes, first);
    if (second < length)
        write_file(folder->module, bytes + second, length - second);
}

static void remove_folder(const struct folder *folder)
{
    unlink(folder->guide);
    unlink(folder->module);
    if (rmdir(folder->modules) != 0 || rmdir(folder->path) != 0)
        abort();
}

/* ---- what every guide that is accepted has ------------------------------- */

static bool fits(int index, size_t count)
{
    return index >= 0 && (size_t)index < count;
}

static bool facts_are_sound(const struct guide *guide)
{
    for (size_t i = 0; i < guide->fact_count; i++) {
        const struct fact *fact = &guide->facts[i];
        bool asked = fact->path != NULL;
        if (asked == (fact->derivation != DERIVATION_NONE) ||
            asked == (fact->expression.text != NULL) ||
            fact->value_count > VALUE_LARGEST_SET)
            return false;
        for (size_t j = 0; j < fact->value_count; j++)
            if (!*fact->values[j] || !fact->value_labels[j])
                return false;
        if (fact->assumed.type == VALUE_WORD &&
            !fits(fact->assumed.as.word, fact->value_count))
            return false;
    }
    return true;
}

static bool is_sound(const struct guide *guide)
{
    for (size_t i = 0; i < guide->plan_count; i++)
        for (size_t j = 0; j < guide->plans[i].member_count; j++)
            if (!fits(guide->plans[i].members[j], guide->option_count))
                return false;
    for (size_t i = 0; i < guide->reason_count; i++) {
        const struct reason *reason = &guide->reasons[i];
        if (!fits(reason->plan, guide->plan_count) || !reason->because ||
            reason->grade < GRADE_SLIGHT || reason->grade > GRADE_DECISIVE ||
            (reason->module != NONE &&
                !fits(reason->module, guide->module_count)))
            return false;
    }
    if (guide->parts_path &&
        (guide->weight_count == 0 || guide->weight_fact == NONE))
        return false;
    if (guide->current_fact != NONE && !guide->current_plans)
        return false;
    for (size_t i = 0; i < guide->module_count; i++)
        if (!guide->modules[i].when.text || !*guide->modules[i].kind ||
            guide->modules[i].body_offset > guide->modules[i].source->length)
            return false;
    return guide->option_count > 0 && guide->template_count > 0 &&
           facts_are_sound(guide);
}

/* Every other edit is made, and each of them is taken back. */
static void edit(struct arena *arena, const struct guide *old,
    const struct guide *guide, struct diags *diags)
{
    const struct guide_edits *edits = guide_edits_find(arena, old, guide);
    bool *chosen = arena_allocate(arena, edits->count + 1, sizeof *chosen);
    for (size_t i = 0; i < edits->count; i += 2)
        chosen[i] = true;
    guide_edits_apply(arena, edits, chosen, false, diags);
    for (size_t i = 0; i < edits->count; i++)
        chosen[i] = true;
    if (!guide_edits_apply(arena, edits, chosen, false, diags))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct arena lasting;
    static const struct guide *drinks;
    struct arena arena;
    struct diags diags;
    struct folder folder;
    if (!drinks) {
        arena_init(&lasting);
        diags_init(&diags, &lasting);
        drinks =
            guide_read(&lasting, "tests/golden/base/content/drinks", &diags);
    }
    arena_init(&arena);
    diags_init(&diags, &arena);
    make_folder(&folder, bytes, length);
    const struct guide *guide = guide_read(&arena, folder.path, &diags);
    remove_folder(&folder);
    if ((guide != NULL) != diags_clean(&diags))
        abort();
    if (guide && (!is_sound(guide) || !vocabulary_new(&arena, guide)))
        abort();
    if (guide) {
        const struct rules *rules = rules_new(&arena, guide, &diags);
        edit(&arena, drinks, guide, &diags);
        /* Twenty thousand projects: more of it would be all that is done. */
        if (rules && length % 64 == 0)
            reachability_check(rules, &diags);
    }
    arena_release(&arena);
    return 0;
}
