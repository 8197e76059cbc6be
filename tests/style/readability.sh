#!/bin/sh
# The prose of each guide reads easily: no sentence has more than 32 words, the
# mean is under 17, and under 10 % of the sentences are passive.
#
#     tests/style/readability.sh [ROOT]     prints each long sentence and fails
#     tests/style/readability.sh -p [ROOT]  prints the passive ones as well
#
# Read are the texts of modules, and what reasons and warnings say. Tables,
# headings, code and the lines of blocks are no sentences. A sentence ends with
# its paragraph or list item, or with a full stop, a question or exclamation
# mark and a space; what stands in a guide more than once counts once. A value
# counts as one word; marks of notes and sources and links without words count as
# none.
#
# A sentence counts as passive if a form of "be" or "get" is followed, with at
# most two adverbs or "not" between, by a word in -ed or one of the irregular
# participles below. That takes in adjectives such as "is needed" and misses
# rare participles: it measures a habit, not grammar.

passives=
if test "$1" = -p; then
    passives=1
    shift
fi
cd "${1:-.}" || exit 2
export LC_ALL=C

awk -v passives="$passives" '
BEGIN {
    longest = 32; mean = 17; share = 10
    split("am is are was were be been being get gets got", list, " ")
    for (i in list) be[list[i]] = 1
    split("not also often usually only already merely easily never ever " \
        "still yet just then now here there both all mostly simply rarely too", \
        list, " ")
    for (i in list) adverb[list[i]] = 1
    split("begun bought brought built caught chosen cut done drawn driven " \
        "eaten fed felt forgotten found given gone held hidden hurt kept " \
        "known laid learnt led left lent lost made meant met overlooked paid " \
        "put read run said sent set shown shut sold spent spread stolen " \
        "taken taught thought thrown told underrated understood won woken " \
        "worn written", list, " ")
    for (i in list) participle[list[i]] = 1
    split("need indeed speed feed seed red bed embed exceed", list, " ")
    for (i in list) none[list[i]] = 1
}

function is_participle(word) {
    return (word in participle) || (word ~ /...ed$/ && !(word in none))
}

function is_passive(words, count,    i, j) {
    for (i = 1; i < count; i++) {
        if (!(words[i] in be))
            continue
        for (j = i + 1; j <= count && j <= i + 3; j++) {
            if (is_participle(words[j]))
                return 1
            if (!(words[j] in adverb) && words[j] !~ /ly$/)
                break
        }
    }
    return 0
}

function judge(sentence,    plain, words, count) {
    plain = tolower(sentence)
    gsub(/[^a-z0-9 \200-\377-]/, " ", plain)
    count = split(plain, words, " ")
    while (count > 0 && words[count] !~ /[a-z0-9]/)
        count--
    if (count == 0 || (plain in seen))
        return
    seen[plain] = 1
    sentences++
    total += count
    sub(/^ */, "", sentence)
    if (count > longest) {
        printf "%s:%d: %d words: %s\n", file, start, count, sentence
        bad = 1
    }
    if (is_passive(words, count)) {
        passive++
        if (passives)
            printf "%s:%d: passive: %s\n", file, start, sentence
    }
}

function finish(    rest, end) {
    rest = text
    text = ""
    gsub(/[*_`]/, "", rest)
    gsub(/\[\^[^]]*\]/, "", rest)
    gsub(/\[\]\([^)]*\)/, "", rest)
    gsub(/\]\([^)]*\)/, "", rest)
    gsub(/\{\{[^}]*\}\}/, "value", rest)
    while (match(rest, /[.!?]["\047)]? /)) {
        end = RSTART + RLENGTH - 1
        judge(substr(rest, 1, end))
        rest = substr(rest, end + 1)
    }
    judge(rest)
}

function add(line) {
    if (text == "")
        start = FNR
    text = text " " line
}

function report() {
    if (sentences == 0) {
        print guide ": no sentences were found"
        exit 1
    }
    printf "%s: %d sentences of %.1f words; %.1f %% passive\n", guide, \
        sentences, total / sentences, 100 * passive / sentences
    if (total / sentences >= mean) {
        print guide ": the mean is not under " mean
        bad = 1
    }
    if (100 * passive / sentences >= share) {
        print guide ": passive are not under " share " %"
        bad = 1
    }
    sentences = total = passive = 0
    split("", seen)
}

FNR == 1 {
    finish()
    file = FILENAME
    head = code = folded = 0
    split(file, path, "/")
    if (guide != "" && guide != path[2])
        report()
    guide = path[2]
}
FILENAME ~ /[.]md$/ && /^---$/ { head++; folded = 0; finish(); next }

# What reasons and warnings say, in heads and guides.
FILENAME ~ /[.]yaml$/ || head == 1 {
    if (folded && $0 ~ /^      / && $0 !~ /^ *(- )?[a-z-]+: /) {
        add($0)
        next
    }
    finish()
    folded = 0
    if (match($0, /^ *(because|say): */)) {
        line = substr($0, RLENGTH + 1)
        folded = line ~ /^>-/
        if (!folded) {
            gsub(/^"|"$/, "", line)
            add(line)
            finish()
        }
    }
    next
}

/^ *```/ { finish(); code = !code; next }
code { next }
/^[ \t]*$/ || /^:::/ || /^ *[|]/ || /^#/ { finish(); next }
/^ *([-*]|[0-9]+[.]) / { finish(); sub(/^ *([-*]|[0-9]+[.]) (\[[ x]\] )?/, "") }
{ add($0) }

END {
    finish()
    report()
    exit bad
}' $(find content -name guide.yaml -o -path '*/modules/*.md' | sort)
