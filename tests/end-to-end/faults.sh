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

# pause: for a random time, at most as long as a run takes
pause() {
    sleep "$(od -An -N2 -tu2 /dev/urandom |
        awk -v took="$took_ms" '{ print $1 / 65536 * took / 1000 }')"
}

# Every file that is in $work/NAME is whole, and there is none besides.
whole() {
    (cd "$work/$1" && find . -name .dossier -prune -o -type f -print) | while read -r file; do
        cmp "$work/good/$file" "$work/$1/$file" || echo "$1/$file: not whole"
    done >"$work/problems" 2>&1
    test ! -s "$work/problems" || fail "$(cat "$work/problems")"
}

# complete NAME OPTION...: the next run completes the rest.
complete() {
    name=$1
    shift
    "$DOSSIER" build -q "$@" -o "$work/$name" "$work/in" ||
        fail "$name: next run: $?"
    diff -r -x .dossier "$work/good" "$work/$name" || fail "$name: not complete"
}

# The record of $work/all is true of what is there.
true_record() {
    test -e "$work/all/.dossier/record.sqlite" || return 0
    "$DOSSIER" record verify -o "$work/all" || fail "the record is not true"
}

"$OUT/tests/bench/generate" 30 content/python-node "$work/in" || exit 1
began=$(date +%s%N)
"$DOSSIER" build -q -j3 -o "$work/good" "$work/in" || exit 1
took_ms=$((($(date +%s%N) - began) / 1000000))
workers_hit=0 runs_hit=0

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
    workers_hit=$((workers_hit + lost))
    whole one
    html=$(find "$work/one" -name '*.html' | wc -l)
    test "$html" -ge $((30 - lost)) || fail "$html documents, $lost lost"
    complete one

    # The run itself; its workers go with it.
    rm -rf "$work/all"
    mkdir "$work/all"
    "$DOSSIER" build -q -j3 --record -o "$work/all" "$work/in" 2>/dev/null &
    run=$!
    pause
    workers=$(pgrep -P $run)
    kill -9 $run 2>/dev/null
    wait $run 2>/dev/null
    test $? != 137 || runs_hit=$((runs_hit + 1))
    for worker in $workers; do
        for _ in $(seq 100); do
            kill -0 "$worker" 2>/dev/null || continue 2
            sleep 0.02
        done
        fail "worker $worker lives on"
    done
    whole all
    true_record
    complete all --record
    true_record
done

echo "of $kills workers $workers_hit were killed at work, of $kills runs $runs_hit"

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
test "$(grep -c "cannot make the folder" "$work/log")" = 1 ||
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
