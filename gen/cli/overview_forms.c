/* The data formats of an overview. */
#include "cli/overview_forms.h"

#include "write/json_overview.h"
#include "write/overview_csv.h"
#include "write/overview_xlsx.h"

static bool make_csv(struct buffer *out, const struct overview *overview,
    const struct theme *theme, const char *date, struct diags *diags)
{
    (void)theme, (void)date, (void)diags;
    overview_write_csv(out, overview);
    return true;
}

static bool make_json(struct buffer *out, const struct overview *overview,
    const struct theme *theme, const char *date, struct diags *diags)
{
    (void)theme, (void)date, (void)diags;
    json_write_overview(out, overview);
    return true;
}

const struct overview_form_row overview_forms[OVERVIEW_FORM_COUNT] = {
    [OVERVIEW_CSV] = {"csv", make_csv},
    [OVERVIEW_XLSX] = {"xlsx", overview_write_xlsx},
    [OVERVIEW_JSON] = {"json", make_json},
};
