#!/bin/sh
# Nothing that clients could read is a reminder or a filler.
#
#     tests/style/unfinished.sh [ROOT]      prints each and fails

cd "${1:-.}" || exit 2
! grep -rnwiE 'todo|tbd|tba|fixme|xxx|lorem|ipsum' content examples templates
