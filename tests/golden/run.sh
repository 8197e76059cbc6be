#!/bin/sh
# Runs the program on the cases in tests/golden and compares all that it says
# and does with what is kept there.
#
#     tests/golden/run.sh [CASE...]     all cases if none is named
#     UPDATE=1 tests/golden/run.sh      accepts what the program does now
#
# A case is a folder:
#
#     command    shell lines, each run by itself; `dossier` is the program
#                under test ($DOSSIER, build/release/dossier)
#     files/     laid over a copy of tests/golden/base, in which it runs
#     log        expected: of each line what it printed and its exit code, and
#                the files that are there afterwards and were not before
#     expected/  files that it must have made, byte for byte
#
# Each case runs in a folder of its own below $OUT/golden, beside a link to
# templates/. Paths of this machine are shown as $ROOT.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}" "${UPDATE:=}"
root=$(pwd)
DOSSIER=$(realpath "$DOSSIER") || exit 1
export DOSSIER LC_ALL=C TZ=UTC
# What is installed here is not looked at.
export XDG_DATA_HOME=/nowhere XDG_DATA_DIRS=/nowhere
unset NO_COLOR SOURCE_DATE_EPOCH
golden=$root/tests/golden
work=$(realpath -m "$OUT")/golden
mkdir -p "$work"

# The case's folder as it is before the command runs.
prepare() {
    rm -rf "${work:?}/$1"
    cp -R "$golden/base" "$work/$1"
    test ! -d "$golden/$1/files" || cp -R "$golden/$1/files/." "$work/$1"
    ln -s "$root/templates" "$work/$1/templates"
}

list() {
    find . -mindepth 1 | sort
}

# Runs one line and shows what came of it.
run_line() {
    printf "\$ %s\n" "$1"
    timeout 100 sh -c 'dossier() { "$DOSSIER" "$@"; }; eval "$1"' sh "$1" \
        >"$scratch.stdout" 2>"$scratch.stderr" </dev/null
    status=$?
    sed "s|$root|\$ROOT|g" "$scratch.stdout"
    if test -s "$scratch.stderr"; then
        echo "---- standard error"
        sed "s|$root|\$ROOT|g" "$scratch.stderr"
    fi
    echo "---- exit code $status"
    echo
}

# Runs the command of a case and writes the log to standard output.
run() {
    cd "$work/$1" || exit 1
    scratch=$work/$1.run
    list >"$scratch.before"
    grep -v '^#' "$golden/$1/command" | while read -r line; do
        run_line "$line"
    done
    list | comm -13 "$scratch.before" - | sed 's|^\./|made: |'
}

# Compares or accepts the files in expected/.
check_files() {
    test -d "$golden/$1/expected" || return 0
    (cd "$golden/$1/expected" && find . -type f | sort) | while read -r file; do
        if test -n "$UPDATE"; then
            cp "$work/$1/$file" "$golden/$1/expected/$file"
        else
            diff -u --label "expected $file" --label "made $file" \
                "$golden/$1/expected/$file" "$work/$1/$file" || echo differs
        fi
    done
}

if test $# = 0; then
    cases=$(cd "$golden" && ls -- */command | sed 's|/command||')
else
    cases=$*
fi
count=0 wrong=0
for case in $cases; do
    count=$((count + 1))
    prepare "$case"
    (run "$case") >"$work/$case.log"
    if test -n "$UPDATE"; then
        cmp -s "$work/$case.log" "$golden/$case/log" || echo "accepted: $case"
        cp "$work/$case.log" "$golden/$case/log"
        check_files "$case"
        continue
    fi
    differences=$(diff -u --label "expected $case" --label "now $case" \
        "$golden/$case/log" "$work/$case.log" 2>&1
        check_files "$case")
    if test -n "$differences"; then
        wrong=$((wrong + 1))
        printf '%s\n' "$differences"
    fi
done
echo "golden: $count cases, $wrong differ"
test $count -gt 0 && test $wrong = 0
