#!/bin/sh
# A document depends on its profile and guide alone: the same bytes in another
# folder, at another time, in another time zone and language, alone or among
# others, and when written by another memory layout.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
root=$(pwd)
program=$(realpath "$DOSSIER")
folder=$(realpath -m "$OUT")/end-to-end/determinism
rm -rf "$folder"
mkdir -p "$folder/elsewhere"
set -e

env -i PATH="$PATH" HOME="$HOME" TZ=UTC LC_ALL=C \
    "$program" build -q -f html,pdf,docx -o "$folder/one" examples/*/*.xml

# At least one second later, so that a time that is written would differ.
sleep 1.1
cp -R content templates examples "$folder/elsewhere"
cd "$folder/elsewhere"
for profile in $(find examples -name '*.xml' | sort -r); do
    env -i PATH="$PATH" HOME="$HOME" TZ=Pacific/Kiritimati LC_ALL=de_DE.UTF-8 \
        LANG=tr_TR.UTF-8 COLUMNS=40 PADDING="$(printf '%2000d' 0)" \
        "$program" build -q -f html,pdf,docx -o "$folder/two" "$profile"
done

cd "$root"
test "$(find "$folder/one" -type f | wc -l)" -gt 0
diff -r "$folder/one" "$folder/two"
