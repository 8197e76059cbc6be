/* Paragraphs, headings, code and rules. */
#ifndef LAYOUT_BLOCKS_H
#define LAYOUT_BLOCKS_H

#include "layout/flow.h"

void blocks_text(struct flow *flow, cmark_node *node);

/* With its number; kept with the lines below; lines of about one length. */
void blocks_heading(struct flow *flow, cmark_node *node);

/* On a tinted ground; long lines are wrapped with a hanging indent. */
void blocks_code(struct flow *flow, cmark_node *node);

/* A short rule in the middle: a pause. */
void blocks_rule(struct flow *flow);

#endif
