#!/bin/sh
# Words of a profile's own bring nothing but words: each of 60 payloads stands
# in every text that people may write, plain and as Markdown, and no document
# has a tag, an attribute or an address for it. What Markdown cannot be is an
# error, and leaves no file.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
folder=$OUT/end-to-end/own-words
payloads=tests/end-to-end/payloads.txt
rm -rf "$folder"
mkdir -p "$folder/profiles" || exit 1

# A profile for each payload and format, numbered.
awk -v folder="$folder/profiles" '
{
    text = $0
    gsub(/&/, "\\&amp;", text)
    gsub(/</, "\\&lt;", text)
    gsub(/>/, "\\&gt;", text)
    gsub(/"/, "\\&quot;", text)
    for (i = 0; i < 2; i++) {
        format = i ? "markdown" : "text"
        file = sprintf("%s/%02d-%s.xml", folder, NR, format)
        own = "format=\"" format "\">a " text "\n\nb " text
        print "<profile guide=\"load-balancer\" format=\"1\">" > file
        print "<meta><client>Client</client><title>T</title>" > file
        print "<version>" text "</version></meta>" > file
        print "<history><entry version=\"" text "\" date=\"2026-11-20\"" \
            " author=\"" text "\">a " text "\n\nb " text \
            "</entry></history>" > file
        print "<points><point name=\"A\" kind=\"global-web\"/></points>" > file
        print "<override option=\"traffic-manager\" author=\"" text \
            "\" date=\"2026-11-20\" " own "</override>" > file
        print "<section after=\"next-steps\" title=\"" text "\" " own \
            "</section>" > file
        print "<omit module=\"before-ordering\" because=\"" text "\"/>" > file
        print "<proposal><introduction " own "</introduction>" > file
        print "<approach " own "</approach>" > file
        print "<package name=\"" text "\" effort=\"" text "\" " own \
            "</package>" > file
        print "<terms " own "</terms>" > file
        print "</proposal></profile>" > file
        close(file)
    }
}' "$payloads"

# Each is compared with one that has none of this, and one more fact.
cat >"$folder/old.xml" <<'XML'
<profile guide="load-balancer" format="1">
<meta><client>Client</client><version>0</version></meta>
<points><point name="A" kind="global-web"/><point name="B" kind="global-web"/></points>
<proposal><terms>Others</terms></proposal></profile>
XML

for template in report proposal; do
    "$DOSSIER" build -q --since "$folder/old.xml" -f html,pdf,docx -t $template \
        -o "$folder/$template" \
        "$folder/profiles" >"$folder/$template.log" 2>&1
    if grep -v -e ' error: ' -e ' warning: ' -e '^ ' "$folder/$template.log" |
        grep -q .
    then
        echo "$template: $(grep -v -e ' error: ' -e ' warning: ' -e '^ ' \
            "$folder/$template.log" | head -1)"
        failed=1
    fi
done

# In plain text nothing is wrong; each profile has all three files or none.
for file in "$folder"/profiles/*.xml; do
    name=$(basename "$file" .xml)
    for template in report proposal; do
        made=$(ls "$folder/$template/$name."* 2>/dev/null | wc -l)
        case $name.$made in
        *-text.3 | *-markdown.0 | *-markdown.3) ;;
        *) echo "$template $name: $made files" && failed=1 ;;
        esac
    done
done

# Values stay as they are typed.
number=$(grep -n '^{{client}}$' "$payloads" | cut -d: -f1)
for format in text markdown; do
    if ! grep -q 'a {{client}}' "$folder/report/$number-$format.html"; then
        echo "$number-$format: a value was filled in"
        failed=1
    fi
done

# Tags of HTML and what is in them; addresses of PDF.
for file in "$folder"/report/*.html "$folder"/proposal/*.html; do
    tr '\n' ' ' <"$file" | grep -o '<[^>]*>' |
        grep -E -i -n -e '^</?(script|iframe|object|embed|form|input|base|math)' \
            -e '^<[^>]*[" ]on[a-z]+ *=' \
            -e '(href|src|action|data) *= *"? *(javascript|vbscript|data:text|file|ftp|//|\\)' \
            -e 'evil\.example' && echo "$file" && failed=1
done
for file in "$folder"/report/*.pdf "$folder"/proposal/*.pdf; do
    grep -a -E -o '/(JavaScript|Launch|GoToR|URI) *[(<][^)>]*' "$file" |
        grep -a -i -v -E '/URI *\((https?:|mailto:|tel:)' &&
        echo "$file" && failed=1
done
# The DOCX has the same words, and leads where the HTML may.
"$OUT/tests/end-to-end/words" "$folder"/report/*.html \
    "$folder"/proposal/*.html || failed=1
for file in "$folder"/report/*.docx "$folder"/proposal/*.docx; do
    unzip -p "$file" '*.rels' | tr '>' '\n' | grep 'TargetMode="External"' |
        grep -i -v -E 'Target="(https?:|mailto:|tel:)' &&
        echo "$file" && failed=1
done
python3 tests/end-to-end/docx_fields.py "$folder"/report/*.docx \
    "$folder"/proposal/*.docx || failed=1
count=$(ls "$folder"/*/*.html | wc -l)
errors=$(ls "$folder"/profiles/*markdown.xml | wc -l)
echo "$count documents of $(wc -l <"$payloads") payloads, $errors in Markdown"
test "$count" -ge 150 && test -z "${failed:-}"
