"""Any text in an answer is read back from each format by a program that is not kg's."""

from __future__ import annotations

import csv
import io
import json
import re

import lxml.etree
from hypothesis import given, strategies
from rdflib import Literal, Variable
from rdflib.query import Result

from kg.graph.querying.results import QueryResult

TEXTS = strategies.lists(strategies.text(), min_size=1, max_size=4)


def answer(texts: list[str], format: str) -> bytes:
    """Rows of a text and a number in a format; CSV as it is for programs."""
    rows = [{"text": {"type": "literal", "value": text}, "n": {"type": "literal", "value": "1"}} for text in texts]
    found = {"head": {"vars": ["text", "n"]}, "results": {"bindings": rows}}
    stream = io.BytesIO()
    QueryResult.read("rows", json.dumps(found).encode(), {}).write(format, stream, raw=format == "csv")
    return stream.getvalue()


def in_xml(text: str) -> str:
    """What is left of a text in XML 1.0: U+FFFD stands for what that has no way to write."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


@given(TEXTS)
def test_two_parsers_of_xml_read_all_but_what_xml_cannot_have(texts: list[str]) -> None:
    data, expected = answer(texts, "xml"), list(map(in_xml, texts))
    literals = lxml.etree.fromstring(data).iterfind(".//{*}binding[@name='text']/{*}literal")
    assert [each.text or "" for each in literals] == expected
    rows = Result.parse(io.BytesIO(data), format="xml").bindings
    assert [row[Variable("text")] for row in rows] == list(map(Literal, expected))


@given(TEXTS)
def test_the_other_formats_have_every_character(texts: list[str]) -> None:
    table = io.StringIO(answer(texts, "csv").decode(), newline="")
    assert [row["text"] for row in csv.DictReader(table)] == texts
    rows = json.loads(answer(texts, "json"))["results"]["bindings"]
    assert [row["text"]["value"] for row in rows] == texts
    lines = answer(texts, "tsv").decode().split("\n")[1:-1]
    quoted = [line.partition("\t")[0] for line in lines]
    assert [json.loads(_as_json(each)) for each in quoted] == texts


def _as_json(quoted: str) -> str:
    """A string of Turtle as one of JSON, whose escapes are the same but for characters that JSON must have escaped."""
    return re.sub("[\x00-\x1f]", lambda found: f"\\u{ord(found[0]):04x}", quoted)
