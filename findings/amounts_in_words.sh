#!/usr/bin/env bash
# quantulum3 and word2number: "half a million" is 1.5 million to one and 1 million to the other.
#
# Seen with: quantulum3 0.10.0 (without its classifier), word2number 1.1.
# Input: amounts as newspapers write them.
# Guess: quantulum3 says 500,000, or at worst drops a part and says 0.5 or 1,000,000; word2number says 1,000,000, and
#   that was right. The other lines came up while trying, where each plain reading was expected.
# Seen: quantulum3 adds the half to the million. The article of "a $5 million fine" becomes the number, and the five
#   million the power of the dollar. A change is read as a range, with its middle as the value. word2number counts
#   thousands twice after a million: 2,301,300 for "two million three hundred thousand".
# Why it matters: nothing is raised and the figures look plausible, so a wrong fine, loss or rate goes into the graph.
#   Test a reader of amounts on words, articles and "from ... to ..." before its numbers are compared over outlets.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir"
"$dir/bin/pip" install -q --disable-pip-version-check quantulum3==0.10.0 word2number==1.1

"$dir/bin/python" -W ignore - > "$dir/seen" <<'PYTHON'
from quantulum3 import parser
from word2number import w2n

print("quantulum3")
for text in (
    "They lost half a million dollars.",
    "They lost two and a half million dollars.",
    "The court set a $5 million fine.",
    "The court set the fine at $5 million.",
    "Rates rose from 2.1 percent to 3.4 percent.",
):
    print(f"  {text}", [(round(found.value, 3), found.unit.name) for found in parser.parse(text)])
print("word2number")
for text in ("half a million", "two million", "three hundred thousand", "two million three hundred thousand"):
    print(f"  {text}", w2n.word_to_num(text))
PYTHON

diff "$dir/seen" - <<'SEEN'
quantulum3
  They lost half a million dollars. [(1500000.0, 'dollar')]
  They lost two and a half million dollars. [(2500000.0, 'dollar')]
  The court set a $5 million fine. [(1.0, 'dollar to the 5e+06')]
  The court set the fine at $5 million. [(5000000.0, 'dollar')]
  Rates rose from 2.1 percent to 3.4 percent. [(2.75, 'percentage')]
word2number
  half a million 1000000
  two million 2000000
  three hundred thousand 300000
  two million three hundred thousand 2301300
SEEN
echo "as described"
