#!/usr/bin/env bash
# followthemoney: `ftm validate` passes links that lead nowhere, or to what cannot be at their end.
#
# Seen with: followthemoney 4.11.2 (PyPI; it compiles PyICU, so a compiler and ICU are needed).
# Input: five entities, one a line: a Person; an Ownership whose owner is nobody in the file and whose asset is the person;
#   an Ownership without an asset, which its schema requires; a Person with a birth date that is none and a property that
#   no schema has; a Membership of the person in herself.
# Guess: an error for the missing end, the date and the unknown property; the dangling owner and the wrong kinds of ends
#   perhaps, since a line is read alone.
# Seen: exit code 0 and five entities. The date and the unknown property are gone without a word; all else is as it was.
# Why it matters: a network of OpenAleph then has edges that are not drawn or that say nonsense, and a count of lines is no
#   count of links. Whoever writes FollowTheMoney has to hold ends, their kinds and every value against the model himself.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir"
"$dir/bin/pip" install -q --disable-pip-version-check followthemoney==4.11.2

cat > "$dir/entities.json" <<'JSON'
{"id": "jane", "schema": "Person", "properties": {"name": ["Jane Roe"]}}
{"id": "owns", "schema": "Ownership", "properties": {"owner": ["nobody"], "asset": ["jane"]}}
{"id": "half", "schema": "Ownership", "properties": {"owner": ["jane"]}}
{"id": "john", "schema": "Person", "properties": {"name": ["John Doe"], "birthDate": ["once"], "nosuch": ["x"]}}
{"id": "member", "schema": "Membership", "properties": {"member": ["jane"], "organization": ["jane"]}}
JSON

code=0
"$dir/bin/ftm" validate -i "$dir/entities.json" > "$dir/out" 2> "$dir/errors" || code=$?
{
  echo "exit code: $code; on stderr: $(wc -l < "$dir/errors") lines"
  "$dir/bin/python" -c '
import json, sys
for line in sys.stdin:
    entity = json.loads(line)
    print(entity["schema"], sorted(entity["properties"].items()))
' < "$dir/out"
} > "$dir/seen"

diff "$dir/seen" - <<'SEEN'
exit code: 0; on stderr: 0 lines
Person [('name', ['Jane Roe'])]
Ownership [('asset', ['jane']), ('owner', ['nobody'])]
Ownership [('owner', ['jane'])]
Person [('name', ['John Doe'])]
Membership [('member', ['jane']), ('organization', ['jane'])]
SEEN
echo "as described"
