#!/bin/sh
# The Kubernetes example is sound YAML, with the fields that an indexed Job
# needs; and its command, run by hand for each index as a pod would, makes what
# one run makes.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
. tests/cluster/batch
begin kubernetes

/usr/bin/python3 - "$root/examples/cluster/kubernetes.yaml" >jobs <<'PYTHON' || exit 1
import shlex
import sys
import yaml

build, merge = yaml.safe_load_all(open(sys.argv[1]))
for job in build, merge:
    assert (job["apiVersion"], job["kind"]) == ("batch/v1", "Job")
    pod = job["spec"]["template"]["spec"]
    assert pod["restartPolicy"] == "Never"
    (container,) = pod["containers"]
    mounts = {mount["name"] for mount in container["volumeMounts"]}
    assert mounts == {volume["name"] for volume in pod["volumes"]}
    assert container["workingDir"] == "/data"
    job["container"] = container
assert build["metadata"]["name"] != merge["metadata"]["name"]
assert build["container"]["image"] == merge["container"]["image"]

spec = build["spec"]
assert spec["completionMode"] == "Indexed"
assert 1 <= spec["parallelism"] <= spec["completions"]
# Exit codes per index need a limit per index.
(rule,) = spec["podFailurePolicy"]["rules"]
assert rule["action"] == "FailIndex" and spec["backoffLimitPerIndex"] > 0
assert rule["onExitCodes"]["containerName"] == build["container"]["name"]
environment = {one["name"]: one["value"] for one in build["container"]["env"]}
assert environment == {"SHARDS": str(spec["completions"])}

print(spec["completions"])
print(shlex.join(build["container"]["command"]))
print(shlex.join(merge["container"]["command"]))
PYTHON

{
    read -r shards
    read -r build
    read -r merge
} <jobs
mkdir bin
ln -s "$program" bin/dossier
ln -s in profiles
export PATH="$work/bin:$PATH" SHARDS="$shards"
for index in $(seq 0 $((shards - 1))); do
    JOB_COMPLETION_INDEX=$index sh -c "$build" || fail "index $index: $?"
done
sh -c "$merge" || fail "merge: exit code $?"
same out "$shards"
