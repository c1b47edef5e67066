#!/usr/bin/env bash
# Oxigraph: `?s :one|:other ?o` has a pair once that both properties join, where SPARQL has it twice.
#
# Seen with: pyoxigraph 0.5.13, beside rdflib 7.6.0.
# Input: a thing that two properties join with one value, asked by a path of alternatives and by a UNION of the two.
# Guess: the path counts 2, as the UNION does: SPARQL 1.1 (18.4, Alternative) is the union of both sides, which keeps what
#   comes twice, and only paths of any length (`*`, `+`, `?`) have each pair once.
# Seen: Oxigraph counts 1 by the path and 2 by the UNION; rdflib counts 2 by both.
# Why it matters: who counts findings by `kg:agent|kg:patient` gets fewer from Oxigraph than from rdflib, wherever somebody has
#   both roles, and nothing tells of it. VALUES over the properties, or a UNION, counts the same everywhere.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir"
"$dir/bin/pip" install -q --disable-pip-version-check pyoxigraph==0.5.13 rdflib==7.6.0

"$dir/bin/python" - > "$dir/seen" <<'PYTHON'
import pyoxigraph as ox
import rdflib

DATA = "@prefix : <http://example.org/> . :report :agent :roe ; :patient :roe ."
QUERIES = {
    "path": "SELECT (COUNT(*) AS ?n) { ?report :agent|:patient ?who }",
    "union": "SELECT (COUNT(*) AS ?n) { { ?report :agent ?who } UNION { ?report :patient ?who } }",
    "values": "SELECT (COUNT(*) AS ?n) { VALUES ?role { :agent :patient } ?report ?role ?who }",
}
store = ox.Store()
store.load(DATA, ox.RdfFormat.TURTLE)
graph = rdflib.Graph().parse(data=DATA, format="turtle")
for name, query in QUERIES.items():
    text = "PREFIX : <http://example.org/> " + query
    ((one,),), ((other,),) = store.query(text), graph.query(text)
    print(f"{name}: Oxigraph {one.value}, rdflib {other}")
PYTHON

diff "$dir/seen" - <<'SEEN'
path: Oxigraph 1, rdflib 2
union: Oxigraph 2, rdflib 2
values: Oxigraph 2, rdflib 2
SEEN
echo "as described"
