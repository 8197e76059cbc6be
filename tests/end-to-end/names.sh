#!/bin/sh
# One client's document never takes another's place: not in one run, not over
# two, in whatever order two profiles that ask for the same name are built with
# two templates, with and without a record.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
program=$(realpath "$DOSSIER")
root=$(pwd)
work=$(realpath -m "$OUT")/end-to-end/names
rm -rf "$work"
mkdir -p "$work"
cd "$work" || exit 1
cp -R "$root/content" "$root/templates" .
shop=$root/examples/load-balancer/b01-museum-shop.xml

fail() {
    echo "$*"
    exit 1
}

# profile FILE CLIENT
profile() {
    sed "s/Museum of Tides/$2/" "$shop" >"$1"
}

# Prints the client of the document FILE, HTML or PDF.
client() {
    grep -ao 'CLIENT-[A-Z]*' "$1" | head -n 1
}

profile a.brief.xml CLIENT-ONE
profile a.xml CLIENT-TWO

# build TASK [OPTION...]: TASK is the profile and the template.
build() {
    task=$1
    shift
    "$program" build -q -o out -f html "$@" -t "${task#*:}" \
        "${task%:*}.xml" 2>log
}

# What the document of TASK is to be called, and whose it is.
document() {
    case $1 in
    a.brief:report) echo out/a.brief.html CLIENT-ONE ;;
    a.brief:brief) echo out/a.brief.brief.html CLIENT-ONE ;;
    a:report) echo out/a.html CLIENT-TWO ;;
    a:brief) echo out/a.brief.html CLIENT-TWO ;;
    esac
}

# One order: a document that was written stands there at the end, or its run
# said that it is not.
try() {
    record=$1
    shift
    rm -rf out
    written=
    for task in "$@"; do
        if build "$task" $record; then
            written="$written $task"
        else
            test $? = 1 || fail "$*: $task: $(cat log)"
            grep -q '"a.brief" (for CLIENT-ONE)' log &&
                grep -q '"a" (for CLIENT-TWO)' log || fail "$*: $(cat log)"
            refused=$((refused + 1))
        fi
    done
    for task in $written; do
        set -- $(document "$task") "$@"
        test "$(client "$1")" = "$2" ||
            fail "$record: $task is lost: $1 is of $(client "$1")"
        shift 2
    done
    test "$(echo "$written" | wc -w)" = 3 || fail "$record: written: $written"
    test -z "$record" || "$program" record verify || fail "$*: verify"
}

orders=0 refused=0
tasks='a.brief:report a.brief:brief a:report a:brief'
for first in $tasks; do
    for second in $tasks; do
        for third in $tasks; do
            for fourth in $tasks; do
                test "$(printf '%s\n' $first $second $third $fourth |
                    sort -u | wc -l)" = 4 || continue
                try "" $first $second $third $fourth
                try --record $first $second $third $fourth
                orders=$((orders + 1))
            done
        done
    done
done
test $orders = 24 && test $refused = 48 || fail "$orders orders, $refused refused"

# The same in PDF alone; and two profiles of one NAME from two folders.
rm -rf out
"$program" build -q -f pdf a.brief.xml || fail "pdf: first"
"$program" build -q -f pdf -t brief a.xml 2>log && fail "pdf: second"
grep -q 'a.brief.pdf: error: not written' log || fail "pdf: $(cat log)"
mkdir one two
profile one/p.xml CLIENT-ONE
profile two/p.xml CLIENT-TWO
"$program" build -q one/p.xml || fail "one: first"
"$program" build -q two/p.xml 2>log && fail "two: $(cat log)"
test "$(client out/p.html)" = CLIENT-ONE || fail "two: it is lost"
cmp -s out/p.pdf out/p.html && fail "two"
cp out/p.pdf kept.pdf

# Edits of one profile are one profile; --force replaces what is another's.
sed -i 's/<meta>/<meta><reference>R-1<\/reference>/' one/p.xml
"$program" build -q one/p.xml || fail "a reference is added"
sed -i 's/CLIENT-ONE/CLIENT-RENAMED/' one/p.xml
"$program" build -q one/p.xml || fail "the client's name is corrected"
"$program" build -q --force two/p.xml || fail "--force"
test "$(client out/p.html)" = CLIENT-TWO || fail "--force: not replaced"

# In one run: nothing is begun.
rm -rf out
mkdir in
cp -R content/load-balancer content/other
sed -i 's/^templates:.*/templates: [brief, report]/; s/^guide: .*/guide: other/' \
    content/other/guide.yaml
sed 's/"load-balancer"/"other"/' a.brief.xml >in/a.brief.xml
cp a.xml in/a.xml
"$program" build -q -t brief in 2>log
test $? = 2 || fail "one run: exit code"
grep -q '"in/a.brief.xml" and "in/a.xml" would both be written as a.brief' log ||
    fail "one run: $(cat log)"
test ! -e out || fail "one run: $(ls out)"
"$program" build -q -t report in 2>log || fail "one run, two names: $(cat log)"
test "$(cd out && echo *.html)" = "a.brief.report.html a.html" ||
    fail "one run, two names: $(ls out)"

# A guide is named by its id; what is no guide in content is none.
sed 's/"load-balancer"/"content\/load-balancer"/' a.xml >path.xml
"$program" build -q path.xml 2>log && fail "a path names a guide"
grep -q 'path.xml:[0-9]*:[0-9]*: error: guide: .* is not the id of a guide' log ||
    fail "a path: $(cat log)"
cp -R content/load-balancer uploads
sed -i 's/^guide: .*/guide: uploads/' uploads/guide.yaml
sed 's/"load-balancer"/"uploads"/' a.xml >path.xml
"$program" build -q path.xml 2>log && fail "a folder is taken for a guide"
"$program" build -q -t brief path.xml 2>log && fail "a folder, with a template"
"$program" explain path.xml >log 2>&1 && fail "explain: a folder is taken"
"$program" build -q -g uploads path.xml || fail "-g takes folders"

# Endings in capital letters, in folders too.
rm -rf out in
mkdir in
cp a.xml in/SHOP.XML
"$program" build -q in || fail "capitals"
test "$(cd out && echo *)" = "SHOP.html SHOP.pdf" || fail "capitals: $(ls out)"

# The longest names, twice.
long=$(printf '%0245d' 7)
cp a.xml "$long.xml"
"$program" build -q -f html "$long.xml" || fail "245 bytes"
"$program" build -q -f html "$long.xml" || fail "245 bytes, again"
cp a.xml "$long$(printf '%06d' 1).xml"
"$program" build -q -f html "$long"??????.xml 2>log
test $? = 3 && grep -q 'File name too long' log || fail "256 bytes: $(cat log)"

# What make cannot be told, and "%", which it can.
rm -rf out
new='x
y'
cp a.xml "$new.xml"
"$program" build -q -MD "$new.xml" 2>log && fail "-MD: a line end"
grep -q 'error: -MD: make cannot be told of a file of this name' log ||
    fail "-MD: $(cat log)"
test ! -e "out/$new.d" && test -e "out/$new.html" || fail "-MD: $(ls out)"
cp a.xml 'a%b.xml'
"$program" build -q -MD 'a%b.xml' || fail "-MD: %"
sleep 0.1
touch 'a%b.xml'
printf 'all: out/a%%b.html\ninclude out/a%%b.d\nout/a\\%%b.html:\n\t@echo builds\n' \
    >makefile
test "$(make)" = builds || fail "-MD: % in make"
"$program" build -q -MD -t brief 'a%b.xml' || fail "-MD: a brief"
grep -q '^out/a\\%b.html' 'out/a%b.d' && grep -q brief 'out/a%b.brief.d' ||
    fail "-MD: each document has its own"

# What another run has left goes, what one holds stays.
echo half >out/.dossier-abc123
"$program" build -q a.xml || fail "leftovers"
test ! -e out/.dossier-abc123 || fail "a leftover is there"

# The same where a run is killed while it replaces, if something here can kill
# it then.
# The leak checker looks into /proc, and at no process that is traced.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"
if strace -o /dev/null true 2>/dev/null; then
    mkdir whole
    cp out/a.html out/a.pdf whole
    for moment in 1 2; do
        rm -rf killed
        cp -R whole killed
        strace -f -o /dev/null -e trace=rename -e \
            inject=rename:signal=SIGKILL:when=$moment \
            "$program" build -q -o killed a.xml 2>/dev/null
        test $? = 137 || fail "replacing: not killed"
        cmp killed/a.html whole/a.html && cmp killed/a.pdf whole/a.pdf ||
            fail "killed while it replaces: not whole"
        "$program" build -q -o killed a.xml || fail "killed: the next run"
        test "$(ls -A killed | tr '\n' ' ')" = "a.html a.pdf " ||
            fail "killed while it replaces: $(ls -A killed)"
    done
fi

# What is replaced keeps its mode.
rm -rf out
"$program" build -q a.xml || fail "modes"
chmod 600 out/a.html out/a.pdf
"$program" build -q a.xml || fail "modes: again"
test "$(stat -c %a out/a.html out/a.pdf | sort -u)" = 600 ||
    fail "modes: $(stat -c '%a %n' out/*)"

# Without /proc, where this machine lets us take it away; the address sanitizer
# cannot do without.
if test "${OUT##*/}" != asan && unshare -rm mount -t tmpfs none /proc \
    2>/dev/null; then
    for _ in once again; do
        unshare -rm sh -c 'mount -t tmpfs none /proc && exec "$@"' sh \
            "$program" build -q -o bare a.xml || fail "without /proc"
    done
    test "$(ls -A bare | tr '\n' ' ')" = "a.html a.pdf " ||
        fail "without /proc: $(ls -A bare)"
fi

# Killed before it has removed the second name of a file that it replaces: one
# that has that name and no lock. Of two runs at once, each keeps its own.
for i in 1 2 3 4; do
    sed "s/<title>[^<]*/<title>Run $i/" a.xml >in/"r$i.xml"
done
for i in 1 2 3 4 5 6; do
    "$program" build -q -f html -o both in &
    "$program" build -q -f html -o both in || fail "two runs: the second"
    wait $! || fail "two runs: the first"
done
test -z "$(ls -A both | grep '^\.dossier-')" || fail "two runs: $(ls -A both)"
