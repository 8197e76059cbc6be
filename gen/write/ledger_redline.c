/* What has changed in the words of a document. */
#include "write/ledger_redline.h"

#include "write/ledger_lines.h"

#include <string.h>

/* Words that are shown around a change, and of a passage that is new or has
 * gone. */
enum { WORDS_AROUND = 5, WORDS_MOST = 16 };

static void add_words(struct buffer *out, const struct passage_word *words,
    size_t first, size_t count)
{
    for (size_t i = first; i < first + count; i++) {
        if (i > first && (words[i].spaced || words[i].breaks))
            buffer_add_byte(out, ' ');
        buffer_add_string(out, words[i].text);
    }
}

/* Those between two changes, or before the first or behind the last one. */
static void add_same(struct buffer *out, const struct passage_word *words,
    const struct redline_run *run, bool first, bool last)
{
    size_t before = first ? 0 : WORDS_AROUND, behind = last ? 0 : WORDS_AROUND;
    if (run->count <= before + behind + 1) {
        add_words(out, words, run->first, run->count);
        return;
    }
    add_words(out, words, run->first, before);
    buffer_add_string(out, before && behind ? " ... " : " ...");
    if (!before)
        buffer_add_byte(out, ' ');
    add_words(out, words, run->first + run->count - behind, behind);
}

static void add_edited(struct buffer *out, const struct redline *redline,
    const struct redline_step *step)
{
    for (size_t i = 0; i < step->run_count; i++) {
        const struct redline_run *run = &step->runs[i];
        bool deleted = run->kind == REDLINE_DELETED;
        const struct passage_word *words =
            deleted ? redline->old->words : redline->new->words;
        const struct passage_word *word = &words[run->first];
        if (i > 0 && run->cell != step->runs[i - 1].cell)
            buffer_add_string(out, " | ");
        else if (i > 0 && (word->spaced || word->breaks))
            buffer_add_byte(out, ' ');
        if (run->kind == REDLINE_SAME) {
            add_same(out, words, run, i == 0, i + 1 == step->run_count);
            continue;
        }
        buffer_add_string(out, deleted ? "[-" : "{+");
        add_words(out, words, run->first, run->count);
        buffer_add_string(out, deleted ? "-]" : "+}");
    }
}

/* The first words, cell by cell. */
static void add_whole(struct buffer *out, const struct redline *redline,
    const struct redline_step *step)
{
    bool deleted = step->kind == REDLINE_DELETED;
    const struct passage *passage = deleted ? step->old : step->new;
    const struct passage_word *words =
        deleted ? redline->old->words : redline->new->words;
    size_t left = WORDS_MOST, at = passage->first;
    buffer_add_string(out, deleted ? "[-" : "{+");
    for (size_t i = 0; i < passage->cell_count && left > 0; i++) {
        size_t own = passage->cells ? passage->cells[i] : passage->count;
        size_t count = own < left ? own : left;
        buffer_add_string(out, i ? " | " : "");
        add_words(out, words, at, count);
        at += own;
        left -= count;
    }
    if (passage->count > WORDS_MOST)
        buffer_add_string(out, " ...");
    buffer_add_string(out, deleted ? "-]" : "+}");
}

void ledger_write_redline(struct buffer *out, const struct redline *redline)
{
    struct ledger ledger = {.out = out};
    struct buffer text = {0};
    const char *last = NULL;
    size_t count = redline->step_count - redline->counts[REDLINE_SAME];
    if (count == 0)
        return;
    arena_init(&ledger.arena);
    buffer_add_format(
        out, "\nWording (%zu passage%s)\n", count, count == 1 ? "" : "s");
    for (size_t i = 0; i < redline->step_count; i++) {
        const struct redline_step *step = &redline->steps[i];
        if (step->kind == REDLINE_SAME)
            continue;
        const char *heading = redline_heading(&ledger.arena, redline, step);
        heading = heading ? heading : "before the first heading";
        if (!last || strcmp(last, heading) != 0)
            ledger_add_line(&ledger, 2, "%s", heading);
        last = heading;
        buffer_clear(&text);
        if (step->kind == REDLINE_EDITED)
            add_edited(&text, redline, step);
        else
            add_whole(&text, redline, step);
        ledger_add_line(&ledger, 4, "%s", buffer_string(&text));
    }
    buffer_release(&text);
    arena_release(&ledger.arena);
}
