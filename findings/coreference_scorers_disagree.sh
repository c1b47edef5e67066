#!/usr/bin/env bash
# Coreference: three scorers from PyPI give three CoNLL scores for the same chains, and gold against itself may fail.
#
# Seen with: scorch 0.2.0, coreference-eval 0.0.2 (module corefeval), metric4coref 0.0.2; numpy 2.4.6, scipy 1.17.1.
# Input: chains of spans (start, end); each scorer's own "CoNLL" figure, the mean F1 of MUC, B3 and CEAF-e.
# Guess: 1 from all for gold against itself, with single mentions too, and in whatever order the mentions stand.
# Seen: see the table at the end.
#   coreference-eval leaves single mentions out of the answer but keeps them in the gold when it aligns chains, so gold
#   against itself scores 0.9333 once gold has one, and an answer that invents one is not punished.
#   metric4coref calls pairwise F1 "muc" and CEAF over mentions "ceaf", takes its pairs in the order in which the
#   mentions stand, so the same chains told backwards lose all of MUC. Its B3 looks at no mention that one side lacks.
# Why it matters: a figure from one cannot stand in a table beside a figure from another, and a corpus in which
#   things are often mentioned once is scored wrong. Score gold against itself first.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir"
"$dir/bin/pip" install -q --disable-pip-version-check \
    scorch==0.2.0 coreference-eval==0.0.2 metric4coref==0.0.2 numpy==2.4.6 scipy==1.17.1

"$dir/bin/python" - > "$dir/seen" <<'PYTHON'
from corefeval import get_metrics
from metric4coref.metrics import conll_coref_f1
from scorch.scores import conll2012

A, B, C, D, E, F = ((start, start + 1) for start in range(6))


def compare(name: str, gold: list, answer: list) -> None:
    print(
        f"{name:28}",
        f"{conll2012([set(c) for c in gold], [set(c) for c in answer]):.4f}",
        f"{get_metrics(answer, gold, verbose=False)[0]:.4f}",
        f"{conll_coref_f1(answer, gold):.4f}",
    )


print(f"{'':28} scorch coref. metric4coref")
compare("gold against itself", [[A, B, C], [D, E]], [[A, B, C], [D, E]])
compare("itself, with a single", [[A, B, C], [D, E], [F]], [[A, B, C], [D, E], [F]])
compare("itself, told backwards", [[A, B, C], [D, E]], [[C, B, A], [E, D]])
compare("a single is missing", [[A, B, C], [F]], [[A, B, C]])
compare("a single is invented", [[A, B, C]], [[A, B, C], [F]])
compare("one chain cut in two", [[A, B, C, D]], [[A, B], [C, D]])
PYTHON

diff "$dir/seen" - <<'SEEN'
                             scorch coref. metric4coref
gold against itself          1.0000 1.0000 1.0000
itself, with a single        1.0000 0.9333 1.0000
itself, told backwards       1.0000 1.0000 0.6667
a single is missing          0.8413 0.8889 0.9524
a single is invented         0.8413 1.0000 0.9524
one chain cut in two         0.6370 0.6370 0.5556
SEEN
echo "as described"
