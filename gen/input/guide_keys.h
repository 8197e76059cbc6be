/* Every key of a guide: of guide.yaml and of the heads of modules. */
#ifndef INPUT_GUIDE_KEYS_H
#define INPUT_GUIDE_KEYS_H

#include "input/keys.h"

extern const struct keys guide_keys_root, guide_keys_option,
    guide_keys_combination, guide_keys_grades, guide_keys_grade_labels,
    guide_keys_parts, guide_keys_current, guide_keys_fact, guide_keys_derived,
    guide_keys_plural, guide_keys_criterion, guide_keys_source,
    guide_keys_reason, guide_keys_exception, guide_keys_warning,
    guide_keys_module;

/* All of them, closed by NULL, in the order of the reference: those of
 * guide.yaml, then those of modules. */
extern const struct keys *const guide_keys_all[];

#endif
