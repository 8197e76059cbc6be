#!/bin/bash
# Profiles -> rows -> profiles is the identity: the table of the profiles that a
# table gives is that table, byte for byte; for all examples, whose documents are
# the same as well, and for random profiles with signs that tables trip over. What
# a table cannot carry is told.
#
#     tests/end-to-end/round-trip.sh [COUNT]      random profiles of each guide:
#                                                 1000 in all unless told

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
work=$OUT/end-to-end/round-trip
rm -rf "$work"
mkdir -p "$work"
guides='load-balancer python-node open-licence'
each=$((${1:-1000} / 3 + 1))
bad=0

complain() {
    echo "$*"
    bad=1
}

# trip NAME GUIDE PROFILE...: there and back twice.
trip() {
    name=$work/$1 guide=$2
    shift 2
    "$DOSSIER" rows -o "$name.1" "$guide" "$@" 2>"$name.told" &&
        "$DOSSIER" profiles -q -o "$name.in" --rows "$name.1/$guide.csv" --map "$name.1/$guide.map.yaml" &&
        "$DOSSIER" rows -o "$name.2" "$guide" "$name.in" 2>/dev/null || complain "$name: $?"
    diff "$name.1" "$name.2" | head -20 | grep . && complain "$name: another table"
    test "$(find "$name.in" -name '*.xml' | wc -l)" -gt 0 || complain "$name: no profile"
}

# differ TEMPLATE GUIDE WHAT: whose documents differ, and of whom it was told
# that the table does not have WHAT, are the same.
differ() {
    "$DOSSIER" diff -t "$1" "$work/$2.old" "$work/$2.in" >"$work/log"
    sed -n 's/^  \(P-[0-9-]*\) .*/\1/p' "$work/log" | sort >"$work/differ"
    sed -n "s|.*/\([^/]*\)[.]xml: warning: the table does not have $3\$|\1|p" "$work/$2.told" |
        sort -u | diff "$work/differ" - || complain "$2: other documents by $1 than told"
}

# The examples, called by their references.
for guide in $guides; do
    mkdir -p "$work/$guide.old"
    for profile in $(grep -l "<profile guide=\"$guide\"" examples/*/*.xml); do
        name=$(sed -n 's|.*<reference>\(.*\)</reference>.*|\1|p; /<\/meta>/q' "$profile")
        test "$name" || name=$(basename "$profile" .xml)
        cp "$profile" "$work/$guide.old/$name.xml"
        grep -q '<reference>' "$profile" ||
            sed -i "s|<meta>|<meta><reference>$name</reference>|" "$work/$guide.old/$name.xml"
    done
    # Files that they name stand beside them.
    cp examples/proposals/*.svg "$work/$guide.old/"
    trip "$guide" "$guide" "$work/$guide.old"
    # Those differ of which it is told that the table lacks something that the
    # document says: of reports, earlier versions.
    differ report "$guide" 'its earlier versions'
    differ proposal "$guide" '.*'
done
for what in 'the items of its price' 'who signs it' 'when its work begins and ends'; do
    cat "$work"/*.told | grep -q "the table does not have $what" || complain "not told: $what"
done

# Random ones, some words of which are exchanged for what tables trip over.
for guide in $guides; do
    "$OUT/tests/bench/generate" $each "content/$guide" "$work/$guide.random" || exit 1
    python3 - "$work/$guide.random" <<'END'
import glob, random, re, sys
random.seed(1)
SIGNS = ['"', '""', ',', ';', 'a, b; c', '=1+1', '+49 30', '-', '@x', "'", "it's", '|', '1,5',
         'Größe', '株式会社', 'a\u00a0b', 'مثال', '👩‍👩‍👧', '&amp;', '&lt;b&gt;', '{{client}}', 'TRUE',
         'null', '007', '1e5', '2026-11-20', 'yes', '\\', '\\n', '#', ':', '- x', '%', 'a&#9;b', 'e\u0301']
WORD = ('harbour|ledger|orchard|timber|signal|museum|parcel|meadow|kettle|voyage|pepper|'
        'almanac|lantern|rivet|saddle|quarry')
WORDS = re.compile(f'(>|=")((?:(?:{WORD}) ?)+)(?=<|")')
for path in sorted(glob.glob(sys.argv[1] + '/*.xml')):
    def change(match):
        words = match.group(2).split(' ')
        if random.random() < .5:
            words[random.randrange(len(words))] = random.choice(SIGNS)
        text = ' '.join(words)
        return match.group(1) + (text.replace('"', '&quot;') if match.group(1) == '="' else text)
    text = open(path).read()
    with open(path, 'w') as out:
        out.write(WORDS.sub(change, text))
END
    trip "$guide-random" "$guide" "$work/$guide.random"
    test "$(find "$work/$guide-random.in" -name '*.xml' | wc -l)" = $each || complain "$guide: not all"
done
grep -q 'looks like a formula' "$work"/*-random.told || complain "formulas: not told"

# It wakes up, and nothing that is there is lost.
one=$work/load-balancer-random
sed -i '0,/<client>/s//<client>another /' "$(find "$one.in" -name '*.xml' | sort | head -1)"
"$DOSSIER" rows -o "$one.3" load-balancer "$one.in" 2>/dev/null
cmp -s "$one.1/load-balancer.csv" "$one.3/load-balancer.csv" && complain "an edit is not noticed"
find "$one.in" -type f | sort | xargs sha256sum >"$work/before"
"$DOSSIER" profiles -o "$one.in" --rows "$one.1/load-balancer.csv" --map "$one.1/load-balancer.map.yaml" \
    2>"$work/log" && complain "an edited profile is replaced"
grep -q 'no profile is written: another one is there' "$work/log" || complain "not told"
find "$one.in" -type f | sort | xargs sha256sum | cmp -s "$work/before" - || complain "some are written"
"$DOSSIER" profiles -q --force -o "$one.in" --rows "$one.1/load-balancer.csv" \
    --map "$one.1/load-balancer.map.yaml" || complain "--force: $?"
"$DOSSIER" profiles -q -o "$one.in" --rows "$one.1/load-balancer.csv" \
    --map "$one.1/load-balancer.map.yaml" || complain "the same again: $?"
exit $bad
