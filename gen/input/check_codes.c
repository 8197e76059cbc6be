/* The checks of texts that have a code: a row each. */
#include "input/check_codes.h"

const char *const check_codes[] = {
    [CHECK_STRAY_BOLD] = "stray-bold",
    [CHECK_FOREIGN_ADMONITION] = "foreign-admonition",
    [CHECK_FOREIGN_ALERT] = "foreign-alert",
    [CHECK_FOREIGN_ATTRIBUTES] = "foreign-attributes",
    [CHECK_FOREIGN_TAG] = "foreign-tag",
    [CHECK_FOREIGN_HIGHLIGHT] = "foreign-highlight",
    [CHECK_FOREIGN_LINK] = "foreign-link",
    [CHECK_FOREIGN_NOTE] = "foreign-note",
    [CHECK_FOREIGN_CONTENTS] = "foreign-contents",
    [CHECK_FOREIGN_DEFINITION] = "foreign-definition",
    [CHECK_UNDEFINED_NOTE] = "undefined-note",
    [CHECK_UNDEFINED_ADDRESS] = "undefined-address",
    [CHECK_DOUBLED_NOTE] = "doubled-note",
    [CHECK_DOUBLED_ADDRESS] = "doubled-address",
    [CHECK_UNUSED_NOTE] = "unused-note",
    [CHECK_UNUSED_ADDRESS] = "unused-address",
    [CHECK_EMPTY_LINK] = "empty-link",
    [CHECK_EMPTY_HEADING] = "empty-heading",
    [CHECK_CELLS_LOST] = "cells-lost",
    [CHECK_LINK_NOWHERE] = "link-nowhere",
    [CHECK_NO_WORDS] = "no-words",
    [CHECK_UNCLOSED_FENCE] = "unclosed-fence",
};
