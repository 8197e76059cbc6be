/* What has changed between two versions of a document, as JSON. */
#ifndef WRITE_JSON_REDLINE_H
#define WRITE_JSON_REDLINE_H

#include "compose/redline.h"

#include <jansson.h>

/* A list with an object for each passage that was edited, inserted or deleted:
 * the heading that it stands under, and its text then and now. */
json_t *json_from_redline(const struct redline *redline);

#endif
