#!/bin/sh
# Every command, and every option of each, stands in the manual: in its synopsis
# and in its list; and what the manual says of the program is there.
#
#     tests/style/manual.sh      prints what is missing and fails

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
manual=${MANUAL:-gen/dossier.1}
bad=0

complain() {
    echo "$*"
    bad=1
}

# The synopsis of a command: its lines behind ".Cm COMMAND".
synopsis() {
    sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESCRIPTION/p' "$manual" |
        awk -v command="$1" '
            /^[.]Nm/ { of = "" }
            /^[.]Cm/ { of = $2 }
            of == command { print }' | tr '|,' '\n\n'
}

options_section() {
    sed -n '/^The options are as follows/,/^\.Sh/p' "$manual"
}

commands=$("$DOSSIER" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
test "$(echo "$commands" | wc -w)" -ge 6 || complain "dossier --help names no commands"
for command in $commands; do
    grep -q "^\.It Cm $command" "$manual" || complain "$command: not in the list of commands"
    options=$("$DOSSIER" "$command" --help |
        sed -n 's/^  -\([A-Za-z]*\) .*/\1/p; s/^      --\([a-z-]*\).*/-\1/p')
    for option in $options; do
        options_section | grep -q "^\.It Fl $option\( \|$\)" ||
            complain "$command: -$option is not in the list of options"
        # Letters may stand together: -qv.
        synopsis "$command" | grep -Eq -- "(^ *|Fl )$option( |\$)" ||
            { test ${#option} = 1 &&
                synopsis "$command" | grep -Eq "^\.Op Fl [a-z]*$option[a-z]*$"; } ||
            complain "$command: -$option is not in its synopsis"
    done
done

# And back: an option of the list is one of some command.
all=$(for command in $commands; do "$DOSSIER" "$command" --help; done)
options_section | sed -n 's/^\.It Fl \([^ ]*\).*/\1/p' | while read -r option; do
    case $option in
    -help | -version) continue ;;
    esac
    echo "$all" | grep -q -- "^ *-$option\( \|$\)" || echo "-$option"
done | grep . && complain "the manual has options that no command takes"
# The codes of checks: those of the table, and no others.
codes() {
    sed -n 's/^ *\[CHECK_[A-Z_]*\] = "\([a-z-]*\)",$/\1/p' gen/input/check_codes.c | sort
}
test "$(codes | wc -l)" -ge 20 || complain "gen/input/check_codes.c has no codes"
listed=$(sed -n '/^\.Sh DIAGNOSTICS/,$s/^\.It Cm //p' "$manual" | sort)
test "$(codes)" = "$listed" || {
    codes | sed 's/^/the table has: /'
    complain "the manual lists other codes of checks: $listed"
}
# What is said of each code is the same in the manual and in the reference.
manual_checks() {
    sed -n '/^\.Sh DIAGNOSTICS/,$p' "$manual" | sed 's/\\(dq/"/g; s/\\&//' |
        awk '/^\.El/ { code = "" }
            /^\.It Cm / { code = $3; next }
            code { print code ": " $0 }'
}
reference_checks() {
    "$DOSSIER" help checks |
        awk '/^        / && code { sub(/^ */, ""); said = said " " $0; next }
            code { print code ":" said; code = said = "" }
            /^    [a-z-]*$/ { code = $1 }
            END { if (code) print code ":" said }' | sort
}
test "$(reference_checks)" = "$(manual_checks)" || {
    complain "the manual and \"dossier help checks\" say different things:"
    manual_checks | sed 's/^/the manual: /'
    reference_checks | sed 's/^/the reference: /'
}
exit $bad
