/* What the tests of decide share: a guide with its rules, and decisions on
 * profiles that are written down in the tests. */
#ifndef TESTS_DECIDE_FIXTURE_H
#define TESTS_DECIDE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../read_profile.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "decide/decide.h"
#include "input/guide.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct fixture {
    struct arena arena;
    struct diags diags;
    const struct guide *guide;
    const struct rules *rules;
};

static inline void fixture_read(struct fixture *fixture, const char *folder)
{
    arena_init(&fixture->arena);
    diags_init(&fixture->diags, &fixture->arena);
    fixture->guide = guide_read(&fixture->arena, folder, &fixture->diags);
    fixture->rules = fixture->guide ? rules_new(&fixture->arena, fixture->guide,
                                          &fixture->diags)
                                    : NULL;
}

/* A guide of this text with one module, or with none if MODULE is NULL, through
 * a folder that is gone again afterwards. Its mistakes are in fixture->diags.
 */
static inline void fixture_write_module(
    struct fixture *fixture, const char *text, const char *module)
{
    char folder[] = "/tmp/dossier-test-XXXXXX";
    char path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/modules", folder);
    struct arena scratch;
    struct diags diags;
    arena_init(&scratch);
    diags_init(&diags, &scratch);
    assert_true(file_make_folder(path, &diags));
    snprintf(path, sizeof path, "%s/guide.yaml", folder);
    assert_true(file_write(path, text, strlen(text), &diags));
    snprintf(path, sizeof path, "%s/modules/one.md", folder);
    assert_true(!module || file_write(path, module, strlen(module), &diags));
    fixture_read(fixture, folder);
    assert_int_equal(module ? unlink(path) : 0, 0);
    snprintf(path, sizeof path, "%s/guide.yaml", folder);
    assert_int_equal(unlink(path), 0);
    snprintf(path, sizeof path, "%s/modules", folder);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(rmdir(folder), 0);
    arena_release(&scratch);
}

static inline void fixture_write(struct fixture *fixture, const char *text)
{
    fixture_write_module(fixture, text, NULL);
}

static inline void fixture_release(struct fixture *fixture)
{
    arena_release(&fixture->arena);
}

static inline void require_clean(const struct fixture *fixture)
{
    if (!diags_clean(&fixture->diags))
        diags_print(&fixture->diags, stderr, SEVERITY_NOTE, false);
    assert_true(diags_clean(&fixture->diags));
}

static inline struct decision decide_source(
    struct fixture *fixture, const struct source *source)
{
    require_clean(fixture);
    const struct profile *profile =
        read_profile(&fixture->arena, source, fixture->guide, &fixture->diags);
    require_clean(fixture);
    return decide(&fixture->arena, fixture->rules, profile);
}

static inline struct decision decide_text(
    struct fixture *fixture, const char *text)
{
    return decide_source(
        fixture, source_new(&fixture->arena, "test.xml", text, strlen(text)));
}

/* TEXT with OLD, which must stand in it, replaced by NEW. */
static inline const char *replace(
    struct arena *arena, const char *text, const char *old, const char *new)
{
    const char *at = strstr(text, old);
    assert_non_null(at);
    return arena_format(
        arena, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}

static inline int score(const struct decision *decision, const char *plan)
{
    int index = guide_plan(decision->verdict->guide, plan);
    assert_int_not_equal(index, NONE);
    return decision->verdict->plans[index].score;
}

/* The finding of a reason on a row, counted from 0; -1: the project. */
static inline const struct finding *finding(
    const struct decision *decision, const char *reason, int part)
{
    const struct verdict *verdict = decision->verdict;
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *at = &verdict->findings[i];
        if (at->part == part &&
            strcmp(verdict->guide->reasons[at->reason].id, reason) == 0)
            return at;
    }
    fail_msg("no reason %s on row %d", reason, part);
    return NULL;
}

static inline enum truth warned(
    const struct decision *decision, const char *warning)
{
    const struct guide *guide = decision->verdict->guide;
    for (size_t i = 0; i < guide->warning_count; i++)
        if (strcmp(guide->warnings[i].id, warning) == 0)
            return decision->selection->warnings[i].truth;
    fail_msg("no warning %s", warning);
    return TRUTH_UNKNOWN;
}

static inline void expect_verdict(const struct decision *decision,
    const char *name, const char *confidence, int lead)
{
    assert_string_equal(verdict_name(decision->verdict), name);
    assert_string_equal(
        verdict_confidence_name(decision->verdict->confidence), confidence);
    assert_int_equal(decision->verdict->lead, lead);
}

#endif
