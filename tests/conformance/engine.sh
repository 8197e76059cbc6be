#!/bin/bash
# The engine that pages run, as WebAssembly in node, tells of 1,000 random
# profiles of each guide what the program tells, line by line; and how big it
# is and how quickly it answers.
#
#     tests/conformance/engine.sh      after `make`; prints what differs

: "${OUT:=build/release}"
export OUT
fail=0
if ! test -s "$OUT/gen/web/embed/engine.wasm"; then
    echo "there is no engine: the compiler for WebAssembly is missing"
    exit 1
fi
for guide in content/*/; do
    "$OUT/tests/end-to-end/engine" "$guide" 1 1000 |
        node tests/conformance/engine.js "$guide" || fail=1
done
packed=$(gzip -9 -c "$OUT/gen/web/embed/engine.wasm" | wc -c)
echo "engine: $(stat -c %s "$OUT/gen/web/embed/engine.wasm") bytes, $packed packed"
test "$packed" -lt 300000 || fail=1
exit $fail
