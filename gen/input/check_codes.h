/* The checks of texts that have a code, by which a message is known whatever
 * its words: a row each. The manual lists them (tests/style/manual.sh). */
#ifndef INPUT_CHECK_CODES_H
#define INPUT_CHECK_CODES_H

enum check_code {
    CHECK_STRAY_BOLD,
    CHECK_FOREIGN_ADMONITION,
    CHECK_FOREIGN_ALERT,
    CHECK_FOREIGN_ATTRIBUTES,
    CHECK_FOREIGN_TAG,
    CHECK_FOREIGN_HIGHLIGHT,
    CHECK_FOREIGN_LINK,
    CHECK_FOREIGN_NOTE,
    CHECK_FOREIGN_CONTENTS,
    CHECK_FOREIGN_DEFINITION,
    CHECK_UNDEFINED_NOTE,
    CHECK_UNDEFINED_ADDRESS,
    CHECK_DOUBLED_NOTE,
    CHECK_DOUBLED_ADDRESS,
    CHECK_UNUSED_NOTE,
    CHECK_UNUSED_ADDRESS,
    CHECK_EMPTY_LINK,
    CHECK_EMPTY_HEADING,
    CHECK_CELLS_LOST,
    CHECK_LINK_NOWHERE,
    CHECK_NO_WORDS,
    CHECK_UNCLOSED_FENCE,
};

/* By enum check_code: "empty-link", for diag_add_coded(). */
extern const char *const check_codes[];

/* By enum check_code: what it finds. */
extern const char *const check_helps[];
extern const int check_count;

#endif
