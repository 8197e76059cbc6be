#!/bin/sh
# What is read in the program itself has the limits that documents have, and
# what is no file is not waited for.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
program=$(realpath "$DOSSIER")
root=$(pwd)
work=$(realpath -m "$OUT")/end-to-end/limits
rm -rf "$work"
mkdir -p "$work"
cp -R tests/golden/base/content tests/golden/base/meeting.xml "$work"
ln -s "$root/templates" "$work/templates"
cd "$work" || exit 1

fail() {
    echo "$*"
    exit 1
}

# says CODE MESSAGE ARGUMENT...: the program ends by itself with that exit code
# and says so.
says() {
    code=$1
    message=$2
    shift 2
    timeout 300 "$program" "$@" >log 2>&1
    status=$?
    test $status = "$code" || fail "$*: exit code $status: $(cat log)"
    grep -qF "$message" log || fail "$*: says $(cat log)"
}

# ---- pipes in place of files

mkdir -p piped/modules out
mkfifo piped/guide.yaml logo.png brand.yml out/meeting.html pipe.xml
says 1 "piped/guide.yaml: error: is a pipe, not a file" check ./piped
says 1 "piped/guide.yaml: error: is a pipe, not a file" new profile ./piped
says 1 "pipe.xml: error: is a pipe, not a file" explain pipe.xml
says 2 "pipe.xml: error: is a pipe, not a file" diff pipe.xml meeting.xml
says 1 "pipe.xml: error: is a pipe, not a file" build -q -o o pipe.xml
says 1 "brand.yml: error: is a pipe, not a file" \
    build -q --brand brand.yml -o o meeting.xml
says 3 "meeting.html: error: cannot write the file: it is a pipe" \
    build -q -o out meeting.xml
rm brand.yml
printf 'logo:\n  path: logo.png\n  alt: x\n' >brand.yml
says 1 "a pipe, not a file" build -q --brand brand.yml -o o meeting.xml
cp -R content/drinks content/waits
rm content/waits/modules/*.md
mkfifo content/waits/modules/one.md
says 1 "modules/one.md: error: is a pipe" check waits

# Standard input is waited for, by any name, and so is a pipe that is open.
"$program" explain /dev/stdin <meeting.xml >log || fail "/dev/stdin: $(cat log)"
(sleep 0.2 && cat meeting.xml) | "$program" explain - >other || fail "-"
cmp -s log other || fail "/dev/stdin and - differ"

# ---- memory: the module that takes too much is named, whoever reads it

case $OUT in
*asan* | *fuzz*) exit 0 ;; # they know no limit of memory
esac
cp -R content/drinks content/large
sed -i 's/^guide: drinks/guide: large/' content/large/guide.yaml
module=content/large/modules/large.md
printf -- '---\nid: large\ntitle: T\nkind: use-case\norder: 1\nwhen: "true()"\n---\n' \
    >$module
yes 'A word or two.' | head -n 200000 >>$module
sed 's/"drinks"/"large"/' meeting.xml >one.xml
cp one.xml two.xml
message="$module: error: not read: it takes more than 30 MiB of memory"
says 3 "$message" build -q --memory 30 -o o one.xml
says 3 "$message" build -q --memory 30 -o o one.xml two.xml
test -z "$(ls o 2>&- | grep -e one -e two)" || fail "something was written"

# ---- memory: a profile of many elements, which libxml2 keeps

for name in three four; do
    {
        sed '/<\/profile>/d' meeting.xml
        printf '<x:z xmlns:x="urn:z">'
        yes '<x:y/>' | head -n 500000 | tr -d '\n'
        printf '</x:z></profile>'
    } >$name.xml
done
for mib in 20 48; do
    message="three.xml: error: not built: it takes more than $mib MiB of memory"
    says 3 "$message" build -q -j2 --memory $mib -o o three.xml four.xml
    ! grep -e signal -e broken log || fail "$mib MiB: $(cat log)"
    says 3 "$message" build -q --memory $mib -o o three.xml
done
