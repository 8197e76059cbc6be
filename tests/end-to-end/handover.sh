#!/bin/sh
# --eml, --mbox and --zip: what they write is what Python's readers of mail and of
# archives take for it, with the documents' bytes; no field of a profile adds
# anything to a mail; the same inputs give the same bytes; nothing takes the place
# of another client's; and who gets none is told.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
program=$(realpath "$DOSSIER")
judge=$(realpath tests/end-to-end/handover.py)
work=$(realpath -m "$OUT")/end-to-end/handover
rm -rf "$work"
mkdir -p "$work/in" "$work/hostile"
bad=0

complain() {
    echo "$*"
    bad=1
}

# judge WHAT FILE...
judge() {
    python3 "$judge" "$@" || bad=1
}

judge profiles "$work/hostile"
example=$(realpath examples/load-balancer/b01-museum-shop.xml)
root=$(pwd)
cd "$work" || exit 1
ln -s "$root/content" "$root/templates" .

# profile FILE CLIENT FIELDS
profile() {
    sed "s|<client>.*</client>|<client>$2</client><reference>${1%.xml}</reference>$3|" \
        "$example" >"in/$1"
}

profile a.xml 'Müller \&amp; "Söhne"' '<contact>Ms Jörg, "Jo"</contact><email>to@müller.example</email>'
profile b.xml '株式会社サンプル' '<email>to@example.org</email>'
profile c.xml 'Acme' ''
pattern='{client}/{date}-{template}'
me='R. Example <r@example.org>'

# One client is one mail, with all of its documents.
"$program" build -q -t report,brief --name "$pattern" --eml --zip --mbox out/all.mbox --from "$me" \
    -o out in || complain "build: $?"
one='out/Müller & "Söhne"/2026-11-20' # names are safe, whatever that makes of quotes
one=$(ls -d out/M*/)2026-11-20
two=out/株式会社サンプル/2026-11-20
three=out/Acme/2026-11-20
judge mail "$one-report.eml" 'From="R. Example" <r@example.org>' X-Unsent=1 \
    'Date=Fri, 20 Nov 2026 12:00:00 +0000' 'Subject=A shop for visitors from everywhere' \
    'plain=Dear Ms Jörg, "Jo",' 'html=<p>Dear Ms Jörg, &quot;Jo&quot;,</p>' \
    'plain=We recommend Front Door.' \
    'plain=the report (2026-11-20-report.pdf) and the short version, on one page (2026-11-20-brief.pdf).' \
    "$one-report.pdf" "$one-brief.pdf" | grep -v "To: .*xn--mller-kva" && bad=1
grep -q '^ <to@xn--mller-kva.example>' "$one-report.eml" || complain "no punycode"
judge mail "$two-report.eml" To=to@example.org 'plain=Hello,' "$two-report.pdf" "$two-brief.pdf"
judge mail "$three-report.eml" To= "$three-report.pdf" "$three-brief.pdf"
# Each template says what it is; the name of one that is nobody's says nothing.
cp -r "$root/templates/offer" memo
for template in report brief proposal offer ./memo; do
    "$program" build -q -f pdf -t "$template" --eml --from "$me" -o each in/c.xml ||
        complain "$template: $?"
done
judge mail each/c.eml 'plain=Attached is the report (c.pdf).' each/c.pdf
judge mail each/c.brief.eml 'plain=Attached is the short version, on one page (c.brief.pdf).' \
    each/c.brief.pdf
judge mail each/c.proposal.eml 'plain=Attached is our proposal (c.proposal.pdf).' each/c.proposal.pdf
judge mail each/c.offer.eml 'plain=Attached is our offer (c.offer.pdf).' \
    'plain=The offer describes the work and what it costs.' each/c.offer.pdf
judge mail each/c.memo.eml 'plain=Attached is c.memo.pdf.' each/c.memo.pdf
judge box out/all.mbox "$one-report.eml" "$two-report.eml" "$three-report.eml"
for name in Acme 株式会社サンプル; do
    judge zip "out/$name.zip" $name/2026-11-20-brief.html $name/2026-11-20-brief.pdf \
        $name/2026-11-20-report.html $name/2026-11-20-report.pdf
done
test "$(find out -name '*.eml' -o -name '*.zip' | wc -l)" = 6 || complain "not a file a client"

# Whoever sends it: the profile says so, or nobody does.
"$program" build -q -f pdf --eml -o plain in || complain "plain: $?"
judge mail plain/b.eml From= To=to@example.org plain/b.pdf
grep -q '^From:' plain/b.eml && complain "somebody sends it"
"$program" build -f pdf --eml -o plain in/b.xml 2>log || complain "plain: $?"
grep -q 'note: nobody is named who sends it; the draft has no "From"' log || complain "not told: no sender"
"$program" build -f pdf --eml --from "$me" -o plain in/b.xml 2>log || complain "from: $?"
grep -q 'From' log && complain "told: no sender, and there is one"
"$program" build -q -f html,docx --eml --zip -o other in || complain "other: $?"
judge mail other/c.eml other/c.html other/c.docx
judge zip other/c.zip c.docx c.html
"$program" build -q -f html,pdf --eml -o both in/b.xml && judge mail both/b.eml both/b.html both/b.pdf

# The same bytes, one at a time and four, again, from rows, and in shares.
SUMS=$(find out -type f | sort | xargs -d '\n' sha256sum)
rm -rf out
for workers in 1 4; do
    "$program" build -q -j $workers -t report,brief --name "$pattern" --eml --zip \
        --mbox out/all.mbox --from "$me" -o out in || complain "-j $workers"
    test "$SUMS" = "$(find out -type f | sort | xargs -d '\n' sha256sum)" || complain "-j $workers: other bytes"
done
"$program" rows load-balancer in || complain "no table"
"$program" build -q -t report,brief --name "$pattern" --eml --zip --mbox rows/all.mbox --from "$me" \
    -o rows --rows load-balancer.csv --map load-balancer.map.yaml || complain rows
diff -r out rows || complain "rows give others"
for number in 1 2 3; do
    "$program" build -q --shard $number/3 -t report,brief --name "$pattern" --eml --zip \
        --from "$me" -o shares in || complain "share $number"
done
rm rows/all.mbox && diff -r shares rows || complain "shares give others"

# No field adds to a mail. Titles and names are there in full, as far as they are
# one line of at most 250 characters.
"$program" build -q -t brief -f pdf --eml --mbox hostile.mbox -o hostile/out hostile || complain "hostile: $?"
judge head hostile/out/*.eml
# shellcheck disable=SC2046
judge box hostile.mbox $(ls hostile/out/*.eml)
judge mail hostile/out/contact-09.brief.eml 'To=Jörg Müller-Lüdenscheidt <to@example.org>' \
    hostile/out/contact-09.brief.pdf
judge mail hostile/out/title-08.brief.eml \
    'Subject=Quote " and \ back, <comma@example.org>, (comment); x=y' \
    hostile/out/title-08.brief.pdf
judge mail hostile/out/title-07.brief.eml \
    'Subject==?utf-8?B?DQpCY2M6IGV2aWxAZXhhbXBsZS5vcmc=?=' hostile/out/title-07.brief.pdf

# Names of files, too.
name='a "b" ü 株 '"$(printf 'x%.0s' $(seq 150))"
cp in/b.xml "in/$name.xml"
"$program" build -q -f pdf --eml --zip -o names "in/$name.xml" || complain "names: $?"
judge mail "names/$name.eml" "names/$name.pdf"
judge zip "names/$name.zip" "$name.pdf"
cp in/b.xml "in/c
Bcc: x.xml"
"$program" build -q -f pdf --eml -o names "in/c
Bcc: x.xml" || complain "a name with a line end: $?"
judge head "names/c
Bcc: x.eml"
rm in/c*Bcc* "in/$name.xml"

# A document that fails costs its own mail and archive, which is told.
sed 's/<regions>.*<.regions>/<regions>many<\/regions>/' in/b.xml >in/d.xml
"$program" build -f pdf --eml --zip --mbox some.mbox --from "$me" -o some in 2>log
test $? = 1 || complain "a failure: $?"
test -e some/d.eml -o -e some/d.zip && complain "a mail about nothing"
grep -q 'no mail and no archive for "d": not all of its documents are there' log || complain "not told: d"
judge box some.mbox some/a.eml some/b.eml some/c.eml
grep -q 'has no "email"; the draft has no "To"' log || complain "not told: c"
rm in/d.xml
"$program" build -q -f pdf --eml --strict -o strict in 2>/dev/null && complain "--strict"
test -e strict/b.eml || complain "--strict: b"
test -e strict/c.eml && complain "--strict: c has no address"

# A profile that can be read only once has documents, and an archive if its name
# is known by then; but no mail, and the reason is told.
only="$(pwd)/in/b.xml"
for guide in '' '-g load-balancer'; do
    # shellcheck disable=SC2086
    "$program" build -f html $guide --eml --zip -o once - <"$only" 2>log
    test $? = 1 || complain "read once $guide: $?"
    grep -q '^<stdin>: error: no mail: it can be read only once' log || { cat log; complain "read once $guide: not told"; }
    grep -q 'put it into a file' log || complain "read once $guide: no hint"
    grep -q -e 'not all of its documents' -e 'has changed' log && complain "read once $guide: another reason"
    test -e once/profile.eml && complain "read once $guide: a mail"
    judge zip once/profile.zip profile.html
    rm -r once
done
for options in '-t brief' '--name {client}/{template}'; do
    # shellcheck disable=SC2086
    "$program" build -f html $options --zip -o once - <"$only" 2>log
    test $? = 1 || complain "read once $options: $?"
    grep -q '^<stdin>: error: no archive: it can be read only once' log || { cat log; complain "read once $options: not told"; }
    grep -q 'not all of its documents' log && complain "read once $options: another reason"
    find once -name '*.html' | grep -q . || complain "read once $options: no document"
    rm -r once
done

# A record says what is up to date; mails and archives are made of that, and it
# holds.
"$program" build -q --record --eml --zip -o kept in || complain "record: $?"
SUMS=$(find kept -name '*.eml' -o -name '*.zip' | sort | xargs sha256sum)
rm kept/*.eml kept/*.zip
"$program" build -q --record --eml --zip -o kept in || complain "record: $?"
test "$SUMS" = "$(find kept -name '*.eml' -o -name '*.zip' | sort | xargs sha256sum)" || complain "record: other mails"
"$program" record verify -o kept >log || { cat log; complain "record verify"; }

# What is there is not replaced by another client's, nor a mailbox by ours.
cp kept/a.eml kept/c.eml && cp kept/a.zip kept/c.zip
"$program" build -q -f pdf --eml --zip -o kept in/c.xml 2>log && complain "another's is replaced"
test "$(grep -c 'not written: the document of "a" (reference a' log)" = 2 || { cat log; complain "not told whose"; }
cmp -s kept/a.eml kept/c.eml || complain "a draft of a is gone"
"$program" build -q -f pdf --eml --zip --force -o kept in/c.xml || complain "--force"
judge mail kept/c.eml kept/c.pdf
printf 'From me Thu Jan  1 00:00:00 1970\nSubject: mine\n\nMine\n\n' >own.mbox
{ cat some.mbox own.mbox; } >mixed.mbox
: >empty.mbox
for box in own mixed; do
    cp $box.mbox before
    "$program" build -q -f pdf --mbox $box.mbox -o some in 2>log && complain "$box: somebody's mail is replaced"
    grep -q 'not a file of drafts that this program wrote' log || complain "$box: not told"
    cmp before $box.mbox || complain "$box: changed"
done
for box in empty some; do
    "$program" build -q -f pdf --mbox $box.mbox --from "$me" -o some in || complain "$box: $?"
    judge box $box.mbox some/a.eml some/b.eml some/c.eml
done
"$program" build -q -f pdf --mbox own.mbox --force -o some in || complain "--force: own"

# A template without a mail, one with mistakes in it.
cp -r templates/report mine
rm mine/mail.md
"$program" build -q -t ./mine --eml -o none in 2>log && complain "no mail.md"
grep -q 'no mail: the template "mine" has no mail.md' log || complain "no mail.md: not told"
printf -- '---\nsubject: "{{titel}}"\nfrom: me\nto: you\n---\n\n{{clint}}\n\n![x](y.png)\n\n::: cover\n' >mine/mail.md
"$program" check -t ./mine content/load-balancer >log 2>&1 && complain "mistakes in mail.md"
cat >wanted <<'END'
mine/mail.md:4:1: error: to: unknown key of mail
END
sed -i '/^to:/d' mine/mail.md
"$program" check -t ./mine content/load-balancer >log 2>&1 && complain "mistakes in mail.md"
for told in 'unknown value "{{titel}}"' 'from: "me" is not an address of mail' 'unknown value "{{clint}}"' \
    'a picture stands in a mail' 'cover'; do
    grep -q "$told" log || complain "mail.md: not told: $told"
done

# Wrong usage.
for options in '--from r@example.org' '--eml --from R' '--eml -o - -f pdf' '--mbox' '--mbox -' '--mbox='; do
    # shellcheck disable=SC2086
    "$program" build $options in/a.xml >log 2>&1
    test $? = 2 || complain "$options: $?"
    test -e ./- && complain "$options: a file"
done
printf '' | "$program" build -q -f pdf --mbox /dev/null -o some in >log 2>&1 && complain "a device"

# The judge wakes up.
sed 's/^Subject/Bcc: evil@example.org\r\nSubject/' some/b.eml >woken.eml
python3 "$judge" head woken.eml >/dev/null && complain "a field that was put in is not noticed"
exit $bad
