#!/bin/sh
# Builds one document for each profile on many hosts, with GNU parallel.
#
#     examples/cluster/parallel.sh HOSTS SHARDS OUT PROFILE...
#
# HOSTS is a file with a host on a line, as `parallel --sshloginfile` reads it
# (":" is this one). Every host sees this folder under the same path. More
# shards than hosts even out what one host lags behind.

set -eu
hosts=$1 shards=$2 out=$3
shift 3
: "${DOSSIER:=dossier}"

# Each shard uses all processors of its host, so a host gets one at a time.
# shellcheck disable=SC2046
parallel --sshloginfile "$hosts" --jobs 1 --workdir "$PWD" --line-buffer --quote \
    "$DOSSIER" build --shard "{1}/$shards" --record -q -o "$out" "$@" \
    ::: $(seq "$shards")

# The shards have kept a record each in OUT; the first OUT is where to, the
# second where from.
"$DOSSIER" record merge "$out" "$out"
