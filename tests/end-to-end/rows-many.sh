#!/bin/sh
# Two hundred profiles with several parts each give the same documents, byte for
# byte, whatever table they come from. tests/bench/rows.sh does so with ten
# thousand, and tells what reading costs.

exec tests/bench/rows.sh 200 python-node html
