#!/usr/bin/env bash
# rdflib: groups ordered by what they are grouped by come in no order, unless that is selected too.
#
# Seen with: rdflib 7.6.0, pyoxigraph 0.5.13.
# Input: three outlets and the place of each in a list; how many outlets there are at each place, ORDER BY ?place.
# Guess: rows by place, as in other engines: the order is taken before the columns are chosen.
# Seen: rdflib gives them as the data come, and tells nothing. With ?place among the columns, or with MIN(?place) to
#   order by, they are in order.
# Why it matters: "the steps of the trial in their order" come out in another one, on one engine of two, with no error.
#   Group in a SELECT of its own that hands on what to order by, and order outside.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir"
"$dir/bin/pip" install -q --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13

"$dir/bin/python" - > "$dir/seen" <<'PYTHON'
import pyoxigraph
import rdflib

DATA = """@prefix : <http://example.org/> .
:Post :place 2 . :Times :place 1 . :Herald :place 3 ."""
graph = rdflib.Graph().parse(data=DATA, format="turtle")
store = pyoxigraph.Store()
store.load(DATA.encode(), pyoxigraph.RdfFormat.TURTLE)


def compare(name: str, columns: str, order: str) -> None:
    query = (
        f"PREFIX : <http://example.org/> SELECT {columns} (SAMPLE(STRAFTER(STR(?one), 'org/')) AS ?outlet) "
        f"{{ ?one :place ?place }} GROUP BY ?place ORDER BY {order}"
    )
    read = [str(row.outlet) for row in graph.query(query)]
    other = [row["outlet"].value for row in store.query(query)]
    print(f"{name}: rdflib {'in order' if read == other else 'in another order'}, pyoxigraph {' '.join(other)}")


compare("not selected", "(COUNT(?one) AS ?n)", "?place")
compare("selected", "?place", "?place")
compare("the least of each", "(COUNT(?one) AS ?n)", "MIN(?place)")
PYTHON

diff "$dir/seen" - <<'SEEN'
not selected: rdflib in another order, pyoxigraph Times Post Herald
selected: rdflib in order, pyoxigraph Times Post Herald
the least of each: rdflib in order, pyoxigraph Times Post Herald
SEEN
echo "as described"
