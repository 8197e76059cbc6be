/* The questions of a guide as one page: a shell of HTML around the guide's
 * texts (JSON), its rules (packed), the engine and the scripts. */
#include "web/form.h"

#include "base/hash.h"
#include "input/guide_pack.h"
#include "web/embedded.h"
#include "write/base64.h"
#include "write/html_draw.h"
#include "write/json_guide.h"

#include <stdlib.h>
#include <string.h>

enum { HASH_BYTES = HASH_DIGITS / 2 };

/* 'sha256-...' of BYTES, by which a policy (Content Security Policy, level 3)
 * allows a script or style that stands in the page. */
static void add_policy_hash(struct buffer *out, const struct buffer *bytes)
{
    char digits[HASH_DIGITS + 1], raw[HASH_BYTES];
    hash_bytes(digits, bytes->bytes, bytes->length);
    for (size_t i = 0; i < HASH_BYTES; i++) {
        char pair[] = {digits[2 * i], digits[2 * i + 1], '\0'};
        raw[i] = (char)strtoul(pair, NULL, 16);
    }
    buffer_add_string(out, "'sha256-");
    base64_add(out, raw, HASH_BYTES);
    buffer_add_string(out, "'");
}

static void add_policy(
    struct buffer *out, const struct buffer *script, const struct buffer *style)
{
    buffer_add_string(out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\""
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        "script-src 'wasm-unsafe-eval' ");
    add_policy_hash(out, script);
    buffer_add_string(out, "; style-src ");
    add_policy_hash(out, style);
    buffer_add_string(out, "\">\n");
}

static void add_head(struct buffer *out, const struct guide *guide,
    const struct buffer *script, const struct buffer *style)
{
    buffer_add_string(out, "<!DOCTYPE html>\n<html lang=\"");
    html_add_text(out, guide->language ? guide->language : "en");
    buffer_add_string(out, "\">\n<head>\n<meta charset=\"utf-8\">\n");
    add_policy(out, script, style);
    buffer_add_string(out,
        "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"generator\" content=\"dossier\">\n<title>");
    html_add_text(out, guide->title);
    buffer_add_string(out, "</title>\n<style>");
    buffer_add(out, style->bytes, style->length);
    buffer_add_string(out, "</style>\n</head>\n");
}

static void add_body(struct buffer *out, const struct guide *guide)
{
    buffer_add_string(out,
        "<body>\n<a class=\"skip\" href=\"#questions\">Skip to the "
        "questions</a>\n<header>\n<h1>");
    html_add_text(out, guide->title);
    buffer_add_string(out,
        "</h1>\n<p>What you answer stays in this page and on this device: "
        "nothing is sent.</p>\n"
        "<noscript><p>This page needs JavaScript to ask and to decide."
        "</p></noscript>\n</header>\n"
        "<main>\n<form id=\"questions\" tabindex=\"-1\" novalidate></form>\n"
        "<p id=\"brief\"><a href=\"#result\">The answer so far: <span "
        "id=\"brief-verdict\"></span></a></p>\n"
        "<section id=\"result\" tabindex=\"0\" "
        "aria-labelledby=\"result-title\">"
        "<h2 id=\"result-title\">The answer so far</h2>"
        "<p id=\"verdict\" role=\"status\"></p><div id=\"details\"></div>"
        "</section>\n</main>\n");
}

/* Data for the scripts: a block that browsers do not run. */
static void add_data(
    struct buffer *out, const char *id, const char *bytes, size_t length)
{
    buffer_add_format(out, "<script type=\"text/plain\" id=\"%s\">", id);
    base64_add(out, bytes, length);
    buffer_add_string(out, "</script>\n");
}

void form_write(struct buffer *out, const struct guide *guide)
{
    struct buffer script, style, packed;
    buffer_init(&script);
    buffer_init(&style);
    buffer_init(&packed);
    buffer_add(&script, embedded_engine_js, embedded_engine_js_size);
    buffer_add(&script, embedded_form_js, embedded_form_js_size);
    buffer_add(&style, embedded_form_css, embedded_form_css_size);
    guide_pack(&packed, guide);
    add_head(out, guide, &script, &style);
    add_body(out, guide);
    buffer_add_string(out, "<script type=\"application/json\" id=\"guide\">");
    json_write_guide(out, guide);
    buffer_add_string(out, "</script>\n");
    add_data(out, "rules", packed.bytes, packed.length);
    add_data(out, "engine", (const char *)embedded_engine_wasm,
        embedded_engine_wasm_size);
    buffer_add_string(out, "<script>");
    buffer_add(out, script.bytes, script.length);
    buffer_add_string(out, "</script>\n</body>\n</html>\n");
    buffer_release(&script);
    buffer_release(&style);
    buffer_release(&packed);
}
