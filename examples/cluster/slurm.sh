#!/bin/sh
#SBATCH --job-name=dossier
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=2
#SBATCH --time=01:00:00
#
# Builds one document for each profile as a Slurm array job. Every node sees
# this folder under the same path.
#
#     job=$(sbatch --parsable --array=1-4 examples/cluster/slurm.sh OUT PROFILE...)
#     sbatch --dependency=afterok:$job --wrap='dossier record merge OUT OUT'
#
# The array counts from 1, without gaps: its tasks are the shards.

set -eu
: "${DOSSIER:=dossier}"
if test "$SLURM_ARRAY_TASK_MIN" != 1 ||
    test "$SLURM_ARRAY_TASK_MAX" != "$SLURM_ARRAY_TASK_COUNT"; then
    echo "submit it with --array=1-N" >&2
    exit 2
fi
out=$1
shift
exec "$DOSSIER" build --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
    -j "$SLURM_CPUS_PER_TASK" --record -q -o "$out" "$@"
