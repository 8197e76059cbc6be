#!/bin/sh
# Four tasks of a Slurm array job, by the example, make what one run makes. The
# cluster is one node, this machine on its loopback address, with its daemons in
# a private folder; they are ended afterwards.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
. tests/cluster/batch
test "$(id -u)" = 0 || fail "slurmd has to be started by root"
begin slurm

# Sockets have short paths.
private=$(mktemp -d /tmp/dossier-slurm-XXXXXX)
chmod 755 "$private"
daemons="slurmd slurmctld munged"

# Whether the process of a daemon is there; a zombie is not.
lives() {
    test -n "$1" && grep -q '^State:.[^ZX]' "/proc/$1/status" 2>/dev/null
}

finish() {
    for daemon in $daemons; do
        process=$(cat "$private/$daemon.pid" 2>/dev/null)
        lives "$process" || continue
        kill "$process"
        for _ in $(seq 100); do
            lives "$process" || break
            sleep 0.1
        done
        lives "$process" && kill -9 "$process" && echo "$daemon was killed"
    done
    rm -rf "$private"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP

show_logs() {
    tail -n 30 "$private"/*.log
    fail "$*"
}

node=$(hostname -s)
first_port=$((20000 + $$ % 10000))
mkdir -m 700 "$private/munge" "$private/state" "$private/spool"
cat >"$private/slurm.conf" <<CONF
ClusterName=dossier
SlurmctldHost=$node(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$private/munge.socket
SlurmctldPort=$first_port
SlurmdPort=$((first_port + 1))
SlurmctldPidFile=$private/slurmctld.pid
SlurmdPidFile=$private/slurmd.pid
SlurmctldLogFile=$private/slurmctld.log
SlurmdLogFile=$private/slurmd.log
StateSaveLocation=$private/state
SlurmdSpoolDir=$private/spool
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
ReturnToService=2
SlurmdParameters=config_overrides
NodeName=$node NodeAddr=127.0.0.1 CPUs=4
PartitionName=all Nodes=ALL Default=YES State=UP
CONF
export SLURM_CONF="$private/slurm.conf"

head -c 1024 /dev/urandom >"$private/munge/key"
chmod 400 "$private/munge/key"
munged --force --key-file "$private/munge/key" \
    --socket "$private/munge.socket" --pid-file "$private/munged.pid" \
    --seed-file "$private/munge/seed" --log-file "$private/munged.log" ||
    show_logs "munged does not start"
slurmctld || show_logs "slurmctld does not start"
slurmd || show_logs "slurmd does not start"
for _ in $(seq 300); do
    case $(sinfo --noheader --format %T 2>/dev/null) in
    idle) ready=yes && break ;;
    esac
    sleep 0.1
done
test -n "${ready:-}" || show_logs "the node is not idle: $(sinfo)"

export DOSSIER="$program"
job=$(sbatch --parsable --array=1-4 "$root/examples/cluster/slurm.sh" all in) ||
    show_logs "sbatch: exit code $?"
sbatch --wait --dependency="afterok:$job" --kill-on-invalid-dep=yes \
    --output=merge.out --wrap="'$program' record merge all all" ||
    show_logs "the array job or the one after it has failed: $(cat ./*.out)"
test "$(ls "slurm-${job}_"*.out | wc -l)" = 4 || fail "not four tasks"
same all 4

# A wrong array is refused.
sbatch --wait --array=0-3 --output=wrong-%a.out \
    "$root/examples/cluster/slurm.sh" wrong in && fail "an array from 0"
grep -q 'submit it with --array=1-N' wrong-0.out || fail "$(cat wrong-*.out)"

finish
trap - EXIT
for process in /proc/[0-9]*; do
    case $(readlink "$process/exe" 2>/dev/null) in
    */slurm* | */munged)
        ! grep -q -s "$private" "$process/environ" ||
            fail "a daemon lives on: ${process#/proc/}"
        ;;
    esac
done
