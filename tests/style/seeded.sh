#!/bin/sh
# The style checks wake up: each one, given a tree with one violation of every
# rule it knows, reports exactly those, and given a clean tree, nothing.

here=$(cd "$(dirname "$0")" && pwd)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/gen/base" "$root/gen/input" "$root/gen/layout" "$root/tests"
cp "$here/../../.clang-format" "$root"

# expect CHECK: its report about the tree, paths cut, is standard input.
expect() {
    cat >"$root/expected"
    "$here/$1.sh" "${2:-$root}" >"$root/output" 2>&1
    status=$?
    sed -e "s|$root/||g" -e 's/\(: error\):.*/\1/' "$root/output" |
        grep -E '^gen/' >"$root/reported"
    if ! diff "$root/expected" "$root/reported"; then
        echo "$1.sh: the report differs as shown"
        failed=1
    fi
    if test -s "$root/expected"; then
        test $status != 0 || { echo "$1.sh: did not fail"; failed=1; }
    else
        test $status = 0 || { cat "$root/output"; failed=1; }
    fi
}

compile() {
    gcc -I"$root/gen" -c -o "$root/gen/input/state.o" \
        "$root/gen/input/state.c" || failed=1
}

# ---- clean -------------------------------------------------------------------

echo '/* Nothing. */' >"$root/gen/base/arena.h"
cat >"$root/gen/input/state.c" <<'END'
/* A file that breaks no rule. */
#include "base/arena.h"

#include <stdio.h>

static const char *const words[] = {"ä", "b"};

int words_say(int word)
{
    return puts(words[word]);
}
END
compile
for check in includes text format; do
    expect $check </dev/null
done
expect globals "$root/gen" </dev/null

# ---- seeded ------------------------------------------------------------------

cat >"$root/gen/input/state.c" <<'END'
static int counter, names[1] = {1};
 int *state_next(void) { static int calls; counter++; calls++;  
	static int unread = 1; return calls + unread ? names : &counter; }
END
{
    printf '/* äöü: 80 columns, more bytes %046d */\n' 0
    printf '/* 81 columns %064d */\n' 0
    printf '/* No newline. */'
} >>"$root/gen/input/state.c"
compile
expect text <<'END'
gen/input/state.c:1: the file does not open with a comment
gen/input/state.c:2: white space at the end of the line
gen/input/state.c:3: a tab
gen/input/state.c:5: longer than 80 columns
gen/input/state.c: no newline at the end
END
"$here/format.sh" "$root" >"$root/output" 2>&1 &&
    { echo "format.sh: did not fail"; failed=1; }
grep -q 'gen/input/state.c:2:.*code should be clang-formatted' \
    "$root/output" || { cat "$root/output"; failed=1; }

# The order and the numbers behind local names are the compiler's.
"$here/globals.sh" "$root/gen" >"$root/output" 2>&1 &&
    { echo "globals.sh: did not fail"; failed=1; }
for name in counter names calls unread; do
    grep -q "\"$name[.0-9]*\" is writable" "$root/output" ||
        { echo "globals.sh: did not see $name"; failed=1; }
done

cat >"$root/gen/input/state.c" <<'END'
/* Includes that point right, leave the layers or use a library elsewhere. */
#include "base/arena.h"
#include "input/state.h"
#include "layout/page.h"
#include "state.h"
#  include <hpdf.h>
#include <zlib.h>
#include <stdio.h>
#include <yaml.h>
END
cat >"$root/gen/layout/font.c" <<'END'
/* A door, and what it is not a door for. */
#include "cli/options.h"
#include "input/state.h"
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>
#include <hb.h>
END
expect includes <<'END'
gen/input/state.c:4: input includes layout, which is to its right
gen/input/state.c:5: "state.h" does not begin with the name of a layer
gen/input/state.c:6: <hpdf.h> is used outside its door
gen/input/state.c:7: <zlib.h> has no door
gen/input/state.c:9: <yaml.h> is used outside its door
gen/layout/font.c:2: layout includes cli, which is to its right
gen/layout/font.c:4: <cmark-gfm-extension_api.h> is used outside its door
gen/layout/font.c:6: <cmark-gfm/node.h> is used outside its door
END

# ---- prose -------------------------------------------------------------------

# prose TEXT: a guide whose only module says TEXT.
prose() {
    rm -rf "$root/content"
    mkdir -p "$root/content/g/modules"
    echo 'guide: g' >"$root/content/g/guide.yaml"
    printf -- '---\nid: m\n---\n%s\n' "$1" >"$root/content/g/modules/m.md"
}

# unreadable WORDS: the check fails and says so.
unreadable() {
    "$here/readability.sh" "$root" >"$root/output" 2>&1 &&
        { echo "readability.sh: did not fail"; failed=1; }
    grep -q "$1" "$root/output" || { cat "$root/output"; failed=1; }
}

sixteen='one two three four five six seven eight nine ten one two three four five six'
prose "$(printf 'It is red. %s.\n\n- {{a}} **b**[^@c] [](#module:d)\n' "$sixteen")"
"$here/readability.sh" "$root" >"$root/output" 2>&1 &&
    grep -q '^g: 3 sentences of 7.0 words; 0.0 % passive$' "$root/output" ||
    { cat "$root/output"; failed=1; }
prose "Short. $sixteen, $sixteen one. Short. Short again."
unreadable 'content/g/modules/m.md:4: 33 words: one two'
prose "$sixteen seven."
unreadable 'g: the mean is not under 17'
prose 'It is not yet written. It ran. We got on. You do it. They are here.'
unreadable 'g: passive are not under 10 %'

# ---- the manual ----------------------------------------------------------------

# manual EDIT REPORT: the check says so of an edited copy.
manual() {
    sed "$1" "$here/../../gen/dossier.1" >"$root/manual"
    (cd "$here/../.." && MANUAL=$root/manual "$here/manual.sh") \
        >"$root/output" 2>&1 && { echo "manual.sh: did not fail"; failed=1; }
    grep -q -- "$2" "$root/output" || { cat "$root/output"; failed=1; }
}

manual '/^.It Fl -memory/d' 'build: --memory is not in the list of options'
manual 's/ | -no-sync$//' 'build: --no-sync is not in its synopsis'
manual 's/^.It Fl -brand/.It Fl -brands/' '^--brands$'
manual '/^.It Cm empty-link/d' 'the manual lists other codes'
manual 's/^a link without words/a link with words/' 'the manual: empty-link: a link with words'
manual '/^.It Cm diff/d' 'diff: not in the list of commands'

# ---- objects -----------------------------------------------------------------

rm "$root"/gen/*/*.[cho]
cat >"$root/gen/layout/page.h" <<'END'
/* A type that leaks through a header, and a symbol of another place. */
struct page { struct hb_font_t *font; };
int row_count(void);
END
cat >"$root/gen/layout/page.c" <<'END'
/* Needs what the one below has, and it needs this. */
int hb_leak(void);
int table_rows(void);
int page_rows(void);
int page_rows(void) { return table_rows() + hb_leak(); }
int row_count(void);
int row_count(void) { return 1; }
END
cat >"$root/gen/layout/table.c" <<'END'
/* In a circle; and what nobody calls. */
int page_rows(void);
int table_rows(void);
int table_rows(void) { return page_rows(); }
int table_alone(void);
int table_alone(void) { return 2; }
END
for file in page table; do
    gcc -c -o "$root/gen/layout/$file.o" "$root/gen/layout/$file.c" || failed=1
done
# expect_objects CHECK LINE: the check fails and says LINE.
expect_objects() {
    shown=$("$here/$1.sh" $3 "$root/gen" 2>&1) &&
        { echo "$1.sh: did not fail"; failed=1; }
    echo "$shown" | grep -qxF "$2" ||
        { echo "$1.sh does not say \"$2\" but: $shown"; failed=1; }
}
expect_objects unused 'layout/table: no other file uses table_alone'
expect_objects names \
    'layout/page: row_count leads with none of: page page' "$root"
expect_objects circles 'circle: layout/page layout/table'
expect_objects doors 'layout/page: uses hb_leak outside its door' "$root"
expect_objects doors 'layout/page: names hb_font_t outside its door' "$root"

test -z "${failed:-}"
