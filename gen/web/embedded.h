/* Files that are part of the program: what a page is made of. A NUL stands
 * behind the bytes of each, which its size does not count. */
#ifndef WEB_EMBEDDED_H
#define WEB_EMBEDDED_H

#include <stddef.h>

#define EMBEDDED(name)                                                         \
    extern const unsigned char embedded_##name[];                              \
    extern const size_t embedded_##name##_size;

/* web/engine.c and what it needs, in WebAssembly; size 0: the machine that
 * built this program had no compiler for that. */
EMBEDDED(engine_wasm)

/* web/engine.js, form.js, form.css. */
EMBEDDED(engine_js)
EMBEDDED(form_js)
EMBEDDED(form_css)

#undef EMBEDDED

#endif
