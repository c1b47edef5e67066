#!/usr/bin/env bash
# edtf: the reader of English dates turns "no earlier than" and "no later than" round, and a third quarter into March.
#
# Seen with: edtf 5.0.2, function text_to_edtf.
# Input: dates as newspapers write them.
# Guess: what it can read comes out right, and what it cannot gives None, as "from 2017 until 2019" does.
# Seen: "no earlier than 2019" becomes the interval that ends in 2019, "no later than 2019" the one that begins there,
#   since only "earlier" and "later" are looked at. The number of a quarter is taken for a month. "1-3 May 2021" is a
#   day in 2001, "ten days after 4 May 2021" any time after it.
# Why it matters: every result is valid EDTF, so nothing later on objects; a deadline becomes a start, and the order of
#   events is the wrong one. Give the function the bare date, and read the words around it yourself.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir"
"$dir/bin/pip" install -q --disable-pip-version-check edtf==5.0.2

"$dir/bin/python" - > "$dir/seen" <<'PYTHON'
from edtf import text_to_edtf

for text in (
    "before 2019",
    "no earlier than 2019",
    "no later than 2019",
    "from 2017 until 2019",
    "Q3 2021",
    "1-3 May 2021",
    "ten days after 4 May 2021",
):
    print(f"{text}: {text_to_edtf(text)}")
PYTHON

diff "$dir/seen" - <<'SEEN'
before 2019: /2019
no earlier than 2019: /2019
no later than 2019: 2019/
from 2017 until 2019: None
Q3 2021: 2021-03
1-3 May 2021: 2001-05-03
ten days after 4 May 2021: 2021-05-04/
SEEN
echo "as described"
