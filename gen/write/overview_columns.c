/* The table of an overview. */
#include "write/overview_columns.h"

#include <string.h>

const char *overview_column_name(enum overview_column column)
{
    static const char *const names[] = {
#define COLUMN_TEXT(name, text) [COLUMN_##name] = text,
        OVERVIEW_COLUMNS(COLUMN_TEXT)
#undef COLUMN_TEXT
    };
    return names[column];
}

static struct overview_cell text(const char *text)
{
    return (struct overview_cell){.text = text && *text ? text : NULL};
}

static struct overview_cell number(double number)
{
    return (struct overview_cell){.is_number = true, .number = number};
}

static const char *plan_id(const struct guide *guide, int plan)
{
    return plan == NONE ? "toss-up" : guide->plans[plan].id;
}

void overview_client_cells(struct overview_cell cells[COLUMN_COUNT],
    const struct guide *guide, const struct overview_client *client)
{
    const struct digest *digest = &client->digest;
    int plan = digest->recommended;
    memset(cells, 0, COLUMN_COUNT * sizeof *cells);
    cells[COLUMN_GUIDE] = text(guide->id);
    cells[COLUMN_ATTENTION] = text(attention_name(client->attention));
    cells[COLUMN_NAME] = text(client->name);
    cells[COLUMN_CLIENT] = text(client->client);
    cells[COLUMN_REFERENCE] = text(client->reference);
    cells[COLUMN_RECOMMENDED] = text(plan_id(guide, plan));
    cells[COLUMN_LABEL] = text(plan == NONE ? NULL : guide->plans[plan].label);
    cells[COLUMN_COMPUTED] = text(plan_id(guide, digest->computed));
    cells[COLUMN_CONFIDENCE] =
        text(verdict_confidence_name(digest->confidence));
    if (digest->lead != LEAD_ALL_RULED_OUT)
        cells[COLUMN_LEAD] = number(digest->lead);
    cells[COLUMN_OPEN] = number((double)digest->open);
    cells[COLUMN_ASSUMED] = number((double)digest->assumed);
    cells[COLUMN_DECIDING] = number((double)digest->deciding);
    cells[COLUMN_SERIOUS] = number((double)client->warnings[LEVEL_SERIOUS]);
    cells[COLUMN_CAUTION] = number((double)client->warnings[LEVEL_CAUTION]);
    cells[COLUMN_NOTE] = number((double)client->warnings[LEVEL_NOTE]);
    cells[COLUMN_OUTDATED] = text(client->stale);
}

static void fill_failure(struct overview_cell cells[COLUMN_COUNT],
    const struct overview_failure *failure)
{
    memset(cells, 0, COLUMN_COUNT * sizeof *cells);
    cells[COLUMN_ATTENTION] = text("not-used");
    cells[COLUMN_NAME] = text(failure->place);
    cells[COLUMN_PROBLEM] =
        text(*failure->cause ? failure->cause : "told when its rows were read");
}

void overview_each_row(const struct overview *overview,
    void (*write)(void *context, const struct overview_cell *cells),
    void *context)
{
    struct overview_cell cells[COLUMN_COUNT];
    for (size_t i = 0; i < overview->failures.count; i++) {
        fill_failure(cells, &overview->failures.items[i]);
        write(context, cells);
    }
    for (size_t i = 0; i < overview->guides.count; i++) {
        const struct overview_guide *own = &overview->guides.items[i];
        for (size_t j = 0; j < own->clients.count; j++) {
            overview_client_cells(cells, own->guide, &own->clients.items[j]);
            write(context, cells);
        }
    }
}
