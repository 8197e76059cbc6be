/* The topics of the manual, and the manual pages that they make. */
#include "cli/manual_topics.h"

#include "cli/options.h"

#include <string.h>

const struct manual_topic manual_topics[] = {
#define TOPIC_ROW(name, page, tell, summary) {name, page, tell, summary},
    MANUAL_TOPICS(TOPIC_ROW)
#undef TOPIC_ROW
        {0}};

/* The page's title, and what stands in it. */
static void begin_page(struct manual *manual, const char *page)
{
    struct buffer *out = &manual->out;
    buffer_add_string(out, ".Dd December 1, 2026\n.Dt DOSSIER-");
    for (const char *at = page; *at; at++)
        buffer_add_byte(out, (char)(*at - 'a' + 'A'));
    buffer_add_format(out,
        " 5\n.Os\n.Sh NAME\n.Nm dossier-%s\n.Nd what a %s of dossier may say\n",
        page, page);
}

void manual_tell(struct manual *manual, const struct manual_topic *topic)
{
    bool man = manual->form == MANUAL_MAN;
    if (!man) {
        topic->tell(manual);
        manual_end(manual);
        return;
    }
    begin_page(manual, topic->page);
    for (const struct manual_topic *row = manual_topics; row->name; row++)
        if (strcmp(row->page, topic->page) == 0)
            row->tell(manual);
    manual_end(manual);
    buffer_add_string(&manual->out, ".Sh SEE ALSO\n.Xr dossier 1\n");
}
