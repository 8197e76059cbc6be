/* The page of an overview while it is being made: what its parts share. */
#include "compose/overview_page.h"

void overview_heading(struct overview_page *page, int level, const char *text)
{
    struct composition *composition = &page->composition;
    tree_text(composition->arena,
        tree_heading(&composition->builder, composition->root, level), text);
}

void overview_paragraph(struct overview_page *page, enum phrase phrase)
{
    struct composition *composition = &page->composition;
    tree_text_paragraph(&composition->builder, composition->root,
        phrases_text(composition->phrases, phrase));
}

void overview_count(
    struct overview_page *page, enum phrase phrase, size_t count)
{
    struct composition *composition = &page->composition;
    tree_text_paragraph(&composition->builder, composition->root,
        phrases_count(composition->phrases, phrase, (double)count, NULL));
}

void overview_number(struct overview_page *page, cmark_node *row, size_t number)
{
    tree_text_cell(&page->composition.builder, row,
        phrases_number(page->composition.phrases, (double)number));
}

const char *overview_group(
    const struct overview_page *page, enum attention attention)
{
    static const enum phrase groups[] = {
        [ATTENTION_MOVED] = PHRASE_OVERVIEW_MOVED,
        [ATTENTION_CONFLICT] = PHRASE_OVERVIEW_CONFLICT,
        [ATTENTION_SERIOUS] = PHRASE_OVERVIEW_SERIOUS_GROUP,
        [ATTENTION_ANSWER] = PHRASE_OVERVIEW_ANSWER,
        [ATTENTION_TOSS_UP] = PHRASE_OVERVIEW_TOSS_UP_GROUP,
        [ATTENTION_LOW] = PHRASE_OVERVIEW_LOW,
        [ATTENTION_ASSUMPTION] = PHRASE_OVERVIEW_ASSUMPTION,
        [ATTENTION_OUTDATED] = PHRASE_OVERVIEW_OUTDATED,
        [ATTENTION_NONE] = PHRASE_OVERVIEW_CALM_GROUP,
    };
    return phrases_text(page->composition.phrases, groups[attention]);
}

const char *overview_plan(const struct overview_page *page,
    const struct overview_guide *own, int plan)
{
    return plan == NONE ? phrases_text(page->composition.phrases,
                              PHRASE_OVERVIEW_TOSS_UP)
                        : own->guide->plans[plan].label;
}
