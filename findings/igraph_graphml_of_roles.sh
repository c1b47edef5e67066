#!/usr/bin/env bash
# igraph: edges read from GraphML carry the ids of nodes, and what was not said becomes False or "None".
#
# Seen with: igraph 1.0.0 (PyPI), networkx 3.6.1.
# Input: a GraphML file with three nodes and four edges that have ids, a yes/no attribute "denied" given for one edge
#   only, and no default for it; the same graph handed over by Graph.from_networkx and written as GraphML.
# Guess: edge ids as in the file; False where nothing is said (right, and bad enough); from networkx, None stays None.
# Seen: es["id"] is the list of NODE ids, padded with "": ['event', 'roe', 'acme', '']. "denied" is False on the three
#   edges that say nothing of it, an absent string is ''. Written from a networkx graph, an edge without a cue gets
#   the cue 'None' in the file, a string of four letters.
# Why it matters: two roles of one person in one event differ only by their edge, and evidence is looked up by edge id:
#   it finds something else. "Not known to be denied" turns into "not denied". Keep edge ids in an attribute of another
#   name, and write yes/no as a string.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir"
"$dir/bin/pip" install -q --disable-pip-version-check igraph==1.0.0 networkx==3.6.1

cat > "$dir/roles.graphml" <<'GRAPHML'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="k0" for="edge" attr.name="denied" attr.type="boolean"/>
  <key id="k1" for="edge" attr.name="cue" attr.type="string"/>
  <graph edgedefault="directed">
    <node id="event"/><node id="roe"/><node id="acme"/>
    <edge id="agent-1" source="event" target="roe"><data key="k0">true</data></edge>
    <edge id="patient-1" source="event" target="roe"><data key="k1">fined</data></edge>
    <edge id="patient-2" source="event" target="acme"/>
    <edge id="employer-1" source="roe" target="acme"/>
  </graph>
</graphml>
GRAPHML

"$dir/bin/python" - "$dir" > "$dir/seen" <<'PYTHON'
import sys

import igraph
import networkx

folder = sys.argv[1]
read = igraph.Graph.Read_GraphML(f"{folder}/roles.graphml")
print("edge ids:", read.es["id"])
print("denied:", read.es["denied"])
print("cue:", read.es["cue"])

same = networkx.read_graphml(f"{folder}/roles.graphml", force_multigraph=True)
print("networkx:", [key for _, _, key in same.edges(keys=True)])
igraph.Graph.from_networkx(same).write_graphml(f"{folder}/again.graphml")
again = networkx.read_graphml(f"{folder}/again.graphml", force_multigraph=True)
print("again:", [(edge["denied"], edge["cue"]) for _, _, edge in again.edges(data=True)])
PYTHON

diff "$dir/seen" - <<'SEEN'
edge ids: ['event', 'roe', 'acme', '']
denied: [True, False, False, False]
cue: ['', 'fined', '', '']
networkx: ['agent-1', 'patient-1', 'patient-2', 'employer-1']
again: [(True, 'None'), (False, 'fined'), (False, 'None'), (False, 'None')]
SEEN
echo "as described"
