/* Files that are part of the program: what a page is made of. A NUL stands
 * behind the bytes of each, which its size does not count. */
#ifndef WEB_EMBEDDED_H
#define WEB_EMBEDDED_H

#include <stddef.h>

/* web/engine.c and what it needs, in WebAssembly; size 0: the machine that
 * built this program had no compiler for that. */
extern const unsigned char embedded_engine_wasm[];
extern const size_t embedded_engine_wasm_size;

/* engine.js, the same for scripts. */
extern const unsigned char embedded_engine_js[];
extern const size_t embedded_engine_js_size;

#endif
