#!/bin/sh
# Runs test programs and scripts and counts them.
#
#     tests/run.sh TEST...
#
# A test passes if it exits with 0 within TEST_SECONDS (3600). What it prints is
# kept in $OUT/logs and shown if it fails. WRAPPER is put before each test. The
# last line is the true count, and the exit code is 1 if a test failed.

: "${OUT:=build/release}" "${TEST_SECONDS:=3600}" "${WRAPPER:=}"
export OUT
logs=$OUT/logs
mkdir -p "$logs"
passed=0 failed=0

for test in "$@"; do
    name=${test#"$OUT"/}
    log=$logs/$(echo "$name" | tr / -).log
    began=$(date +%s%N)
    # shellcheck disable=SC2086
    timeout "$TEST_SECONDS" $WRAPPER "$test" >"$log" 2>&1
    status=$?
    took=$((($(date +%s%N) - began) / 1000000))
    if test $status = 0; then
        passed=$((passed + 1))
        printf '%-9s%7d ms  %s\n' passed $took "$name"
    else
        failed=$((failed + 1))
        printf '%-9s%7d ms  %s\n' FAILED $took "$name"
        sed 's/^/    /' "$log"
        echo "    exit code $status; this text is in $log"
    fi
done

if test $((passed + failed)) = 0; then
    echo "no tests were found" >&2
    failed=1
fi
echo "$passed passed, $failed failed"
test $failed = 0
