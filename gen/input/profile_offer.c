/* What a profile offers: the time that it takes, and its parts. */
#include "input/profile_offer.h"

#include "input/profile_acceptance.h"
#include "input/profile_element.h"
#include "input/profile_price.h"

#include <string.h>

/* Work packages that say their days make the effort of the whole. */
static void check_days(
    const struct element_reader *reader, const struct proposal *proposal)
{
    struct decimal sum = {0};
    if (!proposal->days.given)
        return;
    for (size_t i = 0; i < proposal->package_count; i++)
        if (proposal->packages[i].days.given &&
            !decimal_add(&sum, proposal->packages[i].days.value))
            return; /* thousands of packages, each beyond all ages */
    if (sum.millionths == proposal->days.value.millionths)
        return;
    diag_add(reader->diags, SEVERITY_ERROR, proposal->days.place,
        proposal->package_count ? "each <package> says its own: days=\"...\""
                                : "there is no <package>",
        "days: %s is stated, but the work packages come to %s",
        decimal_text(reader->arena, proposal->days.value),
        decimal_text(reader->arena, sum));
}

static void read_frame(const struct element_reader *reader,
    const xmlNode *element, struct proposal *proposal)
{
    struct place place;
    proposal->begin = profile_element_date(reader, element, "begin", &place);
    proposal->end = profile_element_date(reader, element, "end", &place);
    proposal->days = profile_element_number(reader, element, "days");
    if (proposal->begin && proposal->end &&
        strcmp(proposal->end, proposal->begin) < 0)
        diag_add(reader->diags, SEVERITY_ERROR, place,
            arena_format(reader->arena, "the beginning is %s", proposal->begin),
            "end: %s is before the beginning", proposal->end);
    check_days(reader, proposal);
}

void profile_offer_read(struct arena *arena, const xmlNode *root,
    struct profile *profile, struct diags *diags)
{
    struct element_reader reader = {arena, diags, profile->source};
    const xmlNode *element = profile_element_find(root->children, "proposal");
    struct proposal *proposal = &profile->proposal;
    if (!element)
        return;
    read_frame(&reader, element, proposal);
    proposal->sums =
        profile_price_read(&reader, element, &profile->meta, proposal->end);
    proposal->acceptance = profile_acceptance_read(&reader, element);
}
