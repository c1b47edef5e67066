#!/usr/bin/env bash
# pySHACL: a bound on a date lets a year of any value pass, or none at all, by the names of the datatypes.
#
# Seen with: pyshacl 0.40.1 on rdflib 7.6.0.
# Input: one value with sh:minInclusive, sh:maxInclusive or sh:lessThan; the two sides are a date, a dateTime, a year or
#   a month. News mixes them: "in 2019" beside "on 1 January 2020".
# Guess: what SHACL says, that two values which SPARQL cannot compare are a violation, whichever way round.
# Seen: a date is "less" than a dateTime and than a year, whatever their values: the day 2022-01-01 passes sh:lessThan
#   the year 2021. The year 2019 passes sh:minInclusive 2020-01-01. A year below or above a year fails
#   sh:minInclusive and sh:maxInclusive alike, though sh:lessThan does compare the same two years.
# Why it matters: the check that should catch a trial dated before the crime reports that all is well, and the one on
#   years refuses good data. Give both sides of a bound one datatype, a date, and check that with sh:datatype.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir"
"$dir/bin/pip" install -q --disable-pip-version-check pyshacl==0.40.1 rdflib==7.6.0

"$dir/bin/python" - > "$dir/seen" <<'PYTHON'
import pyshacl
import rdflib

PREFIXES = """@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . """
KINDS = {4: "gYear", 7: "gYearMonth", 10: "date", 19: "dateTime"}


def typed(text: str) -> str:
    return f'"{text}"^^xsd:{KINDS[len(text)]}'


def check(value: str, constraint: str, bound: str) -> None:
    other = ":until" if constraint == "lessThan" else typed(bound)
    data = rdflib.Graph().parse(data=f"{PREFIXES} :a :on {typed(value)} ; :until {typed(bound)} .", format="turtle")
    shape = rdflib.Graph().parse(
        data=f"{PREFIXES} :s sh:targetNode :a ; sh:property [ sh:path :on ; sh:{constraint} {other} ] .",
        format="turtle",
    )
    passes = pyshacl.validate(data, shacl_graph=shape)[0]
    print(value, constraint, bound, "passes" if passes else "fails")


check("2022-01-01", "lessThan", "2021")
check("2020", "lessThan", "2021-01-01")
check("2022-01-01", "lessThan", "2021-01-01T00:00:00")
check("2019", "minInclusive", "2020-01-01")
check("2019-05", "minInclusive", "2020-01-01")
check("2021-05-01", "maxInclusive", "2020-01-01T00:00:00")
check("2021", "minInclusive", "2020")
check("2021", "maxInclusive", "2020")
check("2020", "lessThan", "2021")
check("2021", "lessThan", "2020")
PYTHON

diff "$dir/seen" - <<'SEEN'
2022-01-01 lessThan 2021 passes
2020 lessThan 2021-01-01 fails
2022-01-01 lessThan 2021-01-01T00:00:00 passes
2019 minInclusive 2020-01-01 passes
2019-05 minInclusive 2020-01-01 passes
2021-05-01 maxInclusive 2020-01-01T00:00:00 passes
2021 minInclusive 2020 fails
2021 maxInclusive 2020 fails
2020 lessThan 2021 passes
2021 lessThan 2020 fails
SEEN
echo "as described"
