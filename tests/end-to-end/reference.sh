#!/bin/sh
# The reference tells every topic in every form, its manual pages are sound,
# and its worked example is what the program computes.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
folder=$OUT/end-to-end/reference
rm -rf "$folder"
mkdir -p "$folder"
bad=0
complain() {
    echo "$*"
    bad=1
}

topics=$("$DOSSIER" help --help | sed -n 's/^  \([a-z]*\): .*/\1/p')
test "$(echo "$topics" | wc -w)" -ge 13 || complain "help names too few topics"
for topic in $topics; do
    for form in text man markdown; do
        "$DOSSIER" help -f $form "$topic" >"$folder/$topic.$form" ||
            complain "$topic: no $form"
    done
    awk 'length > 79' "$folder/$topic.text" | grep . &&
        complain "$topic: lines are too long for a terminal"
    grep -c . "$folder/$topic.markdown" >/dev/null || complain "$topic: empty"
done

# What one map of a file may say stands in the pages that are installed.
for page in guide profile template; do
    MANWIDTH=80 mandoc -Tlint -W warning "$folder/$page.man" 2>"$folder/lint" \
        >&2 || complain "$page: $(cat "$folder/lint")"
    mandoc -Tascii "$folder/$page.man" | col -b >"$folder/$page.page"
    test "$(wc -l <"$folder/$page.page")" -ge 100 || complain "$page: short"
done
grep -q asked-if "$folder/guide.page" || complain "the page lacks asked-if"
grep -q '\$uses\.OPTION' "$folder/guide.page" || complain "the page lacks uses"

# A key, a block, a section, an operator of the tables each stands in its topic.
while read -r topic word; do
    grep -q -- "^    $word\( \|$\)" "$folder/$topic.text" ||
        complain "$topic does not tell $word"
done <<'EOF'
guide asked-if
module review-in
conditions div
conditions \$fact.rank
conditions \$mismatch
conditions \$lead
values {{fact.full}}
values {{verdict.label}}
blocks ::: when
sections ::: modules
theme line-height
strings confidence.high
rows delimiter
profile <proposal/price/item>
checks cells-lost
EOF

# The worked example.
profile=examples/profiles/p11-live-advice-tiny-rota.xml
"$DOSSIER" explain "$profile" | grep . >"$folder/p11"
sed -n '/^A WORKED EXAMPLE/,$s/^        //p' "$folder/reasons.text" >"$folder/told"
test "$(grep -c . "$folder/told")" -ge 10 || complain "the example is too short"
head -n "$(wc -l <"$folder/told")" "$folder/p11" | diff - "$folder/told" ||
    complain "the worked example is not what is computed"
grep -q '3 x 6 + 2 x 8 - 2 x 6 = 22' "$folder/reasons.text" &&
    test $((3 * 6 + 2 * 8 - 2 * 6)) = 22 || complain "the sum is another"

# A topic that is misspelt is answered, and a command's help is its own.
"$DOSSIER" help conditons 2>"$folder/err" && complain "misspelt topic: exit 0"
grep -q 'did you mean "conditions"' "$folder/err" || complain "$(cat "$folder/err")"
"$DOSSIER" help zzz 2>&1 | grep -q 'sections, theme, strings' ||
    complain "unknown topic: no list"
"$DOSSIER" build --help >"$folder/build.help"
"$DOSSIER" help build | diff - "$folder/build.help" || complain "help build"
exit $bad
