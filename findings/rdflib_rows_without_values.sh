#!/usr/bin/env bash
# rdflib: a row in which nothing is bound is counted and exported, but not handed out.
#
# Seen with: rdflib 7.6.0, pyoxigraph 0.5.13.
# Input: three articles, one with a date; SELECT ?date with the date in an OPTIONAL.
# Guess: three rows, two of them (None,), as in other engines.
# Seen: a loop over the result gives 1 row. len() of the same query, asked before the loop, says 3, and so does its
#   JSON; asked after the loop, len() says 1. pyoxigraph gives 3. With ?article beside ?date, both give 3.
#   A MAX over nothing is one row with an unbound value in SPARQL: the loop gives 0.
# Why it matters: "how many of our articles have no date" comes out as none, and a share is taken of the wrong whole,
#   depending on how the result was read. Select something that is always bound, or count in the query.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir"
"$dir/bin/pip" install -q --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13

"$dir/bin/python" - > "$dir/seen" <<'PYTHON'
import json

import pyoxigraph
import rdflib

DATA = """@prefix : <http://example.org/> .
:a1 a :Article ; :date "2021" . :a2 a :Article . :a3 a :Article ."""
graph = rdflib.Graph().parse(data=DATA, format="turtle")
store = pyoxigraph.Store()
store.load(DATA.encode(), pyoxigraph.RdfFormat.TURTLE)


def compare(name: str, query: str) -> None:
    query = "PREFIX : <http://example.org/> " + query
    read = graph.query(query)
    rows = sum(1 for _ in read)
    exported = json.loads(graph.query(query).serialize(format="json"))["results"]["bindings"]
    print(
        f"{name}: loop {rows}, len before {len(graph.query(query))}, len after {len(read)},",
        f"json {len(exported)}, pyoxigraph {len(list(store.query(query)))}",
    )


compare("date", "SELECT ?date { ?article a :Article OPTIONAL { ?article :date ?date } }")
compare("article and date", "SELECT ?article ?date { ?article a :Article OPTIONAL { ?article :date ?date } }")
compare("latest of none", "SELECT (MAX(?day) AS ?latest) { ?article :day ?day }")
PYTHON

diff "$dir/seen" - <<'SEEN'
date: loop 1, len before 3, len after 1, json 3, pyoxigraph 3
article and date: loop 3, len before 3, len after 3, json 3, pyoxigraph 3
latest of none: loop 0, len before 1, len after 0, json 1, pyoxigraph 1
SEEN
echo "as described"
