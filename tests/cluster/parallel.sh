#!/bin/sh
# Seven shards under GNU parallel, by the example, make what one run makes.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
. tests/cluster/batch
begin parallel

printf '1/:\n' >hosts
DOSSIER=$program "$root/examples/cluster/parallel.sh" hosts 7 'all of them' in ||
    fail "parallel.sh: exit code $?"
same 'all of them' 7
