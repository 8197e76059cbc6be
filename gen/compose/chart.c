/* Where the bars of a chart begin and end. */
#include "compose/chart.h"

static double share_of(const struct chart *chart, double value)
{
    double share = (value - chart->least) / (chart->most - chart->least);
    return chart->beside ? CHART_LABEL_SHARE + CHART_BAR_BESIDE_SHARE * share
                         : CHART_BAR_SHARE * share;
}

void chart_place(
    const struct chart *chart, double value, double *from, double *to)
{
    double zero = share_of(chart, 0), end = share_of(chart, value);
    *from = zero < end ? zero : end;
    *to = zero < end ? end : zero;
}
