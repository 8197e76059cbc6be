#!/bin/sh
# Whatever ends a batch, nothing is half written, and the next run completes
# the rest: workers and the whole run are killed at random moments, the run is
# interrupted, the folder cannot be written, the disk is full.
#
#     tests/end-to-end/faults.sh [KILLS]      of workers, and as many of whole
#                                             runs; 5 unless told (make faults:
#                                             100)

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
kills=${1:-5}
work=$(realpath -m "$OUT")/end-to-end/faults
rm -rf "$work"
mkdir -p "$work"

fail() {
    echo "$*"
    exit 1
}

# pause: for a random time below 0.7 s
pause() {
    sleep "0.$(od -An -N1 -tu1 /dev/urandom | awk '{ printf "%03d", $1 * 2.7 }')"
}

# Every file that is in $work/NAME is whole, and there is none besides.
whole() {
    (cd "$work/$1" && find . -type f) | while read -r file; do
        cmp "$work/good/$file" "$work/$1/$file" || echo "$1/$file: not whole"
    done >"$work/problems" 2>&1
    test ! -s "$work/problems" || fail "$(cat "$work/problems")"
}

# The next run completes the rest.
complete() {
    "$DOSSIER" build -q -o "$work/$1" "$work/in" || fail "$1: next run: $?"
    diff -r "$work/good" "$work/$1" || fail "$1: not complete"
}

"$OUT/tests/bench/generate" 30 content/python-node "$work/in" || exit 1
"$DOSSIER" build -q -o "$work/good" "$work/in" || exit 1

for i in $(seq "$kills"); do
    # A worker.
    rm -rf "$work/one"
    "$DOSSIER" build -q -j3 -o "$work/one" "$work/in" 2>"$work/log" &
    run=$!
    pause
    worker=$(pgrep -P $run | head -n 1)
    killed=
    test -z "$worker" || { kill -9 "$worker" && killed=yes; } 2>/dev/null
    wait $run
    status=$?
    lost=$(grep -c 'ended by signal 9' "$work/log")
    # One at work costs its document; one that had done its last, nothing.
    test "$lost" -le 1 || fail "one kill cost $lost documents"
    test $status = $((lost * 3)) || { cat "$work/log"; fail "exit code $status"; }
    test -n "$killed" || test "$lost" = 0 || fail "a document was lost unkilled"
    whole one
    html=$(find "$work/one" -name '*.html' | wc -l)
    test "$html" -ge $((30 - lost)) || fail "$html documents, $lost lost"
    complete one

    # The run itself; its workers go with it.
    rm -rf "$work/all"
    mkdir "$work/all"
    "$DOSSIER" build -q -j3 -o "$work/all" "$work/in" 2>/dev/null &
    run=$!
    pause
    workers=$(pgrep -P $run)
    kill -9 $run 2>/dev/null
    wait $run 2>/dev/null
    for worker in $workers; do
        for _ in $(seq 100); do
            kill -0 "$worker" 2>/dev/null || continue 2
            sleep 0.02
        done
        fail "worker $worker lives on"
    done
    whole all
    complete all
done

# An interrupt: the documents at hand are finished.
mkdir "$work/interrupted"
"$DOSSIER" build -j2 -o "$work/interrupted" "$work/in" 2>"$work/log" &
run=$!
for _ in $(seq 500); do
    test -z "$(find "$work/interrupted" -name '*.pdf')" || break
    sleep 0.01
done
kill -TERM $run
wait $run
status=$?
test $status = 143 || fail "SIGTERM: exit code $status"
grep -q 'interrupted: [0-9]* of 30 documents were not begun' "$work/log" ||
    { cat "$work/log"; fail "SIGTERM: no message"; }
html=$(find "$work/interrupted" -name '*.html' | wc -l)
pdf=$(find "$work/interrupted" -name '*.pdf' | wc -l)
test "$html" = "$pdf" && test "$html" -lt 30 || fail "$html html, $pdf pdf"
whole interrupted
complete interrupted

# Memory: each of these takes more than the limit; the others are built.
mkdir "$work/mixed"
cp "$work"/in/p0000*.xml "$work/mixed"
{
    sed '/<recipient>/,$d' "$work/in/p00001.xml"
    printf '<recipient>'
    head -c 12000000 /dev/zero | tr '\0' x
    printf '</recipient>'
    sed '1,/<recipient>/d' "$work/in/p00001.xml"
} >"$work/mixed/large.xml"
case $OUT in
*asan*) ;; # which reserves terabytes, so that no limit can be set
*)
    "$DOSSIER" build -q -j2 --memory 32 -o "$work/memory" "$work/mixed" \
        2>"$work/log"
    test $? = 3 || fail "memory: exit code"
    grep -q 'large.xml: error: not built' "$work/log" || fail "memory: message"
    whole memory
    test "$(find "$work/memory" -type f | wc -l)" = 18 || fail "memory: others"
    ;;
esac

# A folder that cannot be made; nothing is written elsewhere.
: >"$work/file"
"$DOSSIER" build -q -j2 -o "$work/file/out" "$work/in" 2>"$work/log"
test $? = 3 || fail "folder: exit code"
test "$(grep -c 'cannot make the folder' "$work/log")" = 30 ||
    fail "folder: messages"
if test "$(id -u)" != 0; then
    mkdir "$work/shut"
    chmod a-w "$work/shut"
    "$DOSSIER" build -q -j2 -o "$work/shut" "$work/in" 2>"$work/log"
    test $? = 3 || fail "unwritable: exit code"
    test -z "$(ls "$work/shut")" || fail "unwritable: something is written"
fi

# A disk that is full: here, files that may not grow beyond 20 KiB.
mkdir "$work/full"
(
    ulimit -f 40
    exec "$DOSSIER" build -q -j2 -o "$work/full" "$work/in" 2>"$work/log"
)
test $? = 3 || fail "full: exit code"
test "$(grep -c 'cannot write the file' "$work/log")" = 30 ||
    { cat "$work/log"; fail "full: messages"; }
test -z "$(ls "$work/full")" || fail "full: something is written"
complete full
