/* The page of an overview while it is being made: what its parts share. */
#ifndef COMPOSE_OVERVIEW_PAGE_H
#define COMPOSE_OVERVIEW_PAGE_H

#include "compose/composition.h"
#include "decide/overview.h"

struct overview_page {
    struct composition composition;
    const struct overview *overview;
    int level; /* of the headings of sections */
};

/* A heading of TEXT at the end of the page; LEVEL is an HTML one. */
void overview_heading(struct overview_page *page, int level, const char *text);

/* A paragraph of PHRASE, which has no arguments. */
void overview_paragraph(struct overview_page *page, enum phrase phrase);

/* A paragraph of PHRASE for COUNT, which has no other arguments. */
void overview_count(
    struct overview_page *page, enum phrase phrase, size_t count);

/* A cell of a number. */
void overview_number(
    struct overview_page *page, cmark_node *row, size_t number);

/* What a group is called. */
const char *overview_group(
    const struct overview_page *page, enum attention attention);

/* The option PLAN, or the words for a toss-up. */
const char *overview_plan(const struct overview_page *page,
    const struct overview_guide *own, int plan);

/* The sections about the clients of one guide: overview_clients.c has those
 * that name them, overview_common.c what they have in common. */
void overview_write_clients(
    struct overview_page *page, const struct overview_guide *own);
void overview_write_stale(
    struct overview_page *page, const struct overview_guide *own);
void overview_write_common(
    struct overview_page *page, const struct overview_guide *own);

/* The charts: why clients need attention, what is recommended, how sure; and
 * the facts on which most hangs, or nothing. */
void overview_write_charts(
    struct overview_page *page, const struct overview_guide *own);
void overview_write_ask_first(
    struct overview_page *page, const struct overview_guide *own);

#endif
