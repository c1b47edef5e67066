"""What titles say that stand beside their texts: a denial stays one, what is over is told as over, all have a name."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import kg
from kg.catalogue import find
from kg.graph import export, open_graph
from kg.graph.exporting.layers.elements import Edge, Elements
from kg.graph.exporting.layers.making import elements_of
from kg.graph.exporting.property_graphs.naming import type_of
from kg.graph.exporting.tables.every import rows_of, table_called

TITLES = [
    "Max Moe denies he killed Anna Low",
    "Max Moe fears that Ken Kew killed Anna Low",
    "“I will sue,” says Maria Lopez",
    "Former Acme Corp CEO Jane Roe arrested",
    "Moe denies killing Low",
]


@pytest.fixture(scope="module")
def titled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of articles whose texts say nothing of what their titles do."""
    folder = tmp_path_factory.mktemp("titled")
    people = "Max Moe and Jane Roe met Maria Lopez and Ken Kew."
    lines = [
        json.dumps({"title": title, "outlet": "Daily A", "text": f"Anna Low died. {people} That was {day} March 2024."})
        for day, title in enumerate(TITLES, start=1)
    ]
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    kg.build([folder / "news.jsonl"], folder / "output")
    return folder / "output"


@pytest.fixture(scope="module")
def made(titled: Path) -> Elements:
    return elements_of(open_graph(titled))


def spoken(made: Elements, text: str) -> tuple[Edge, dict[str, object]]:
    """The edge of who speaks, and what is known of the words."""
    (node,) = [each for each in made.nodes.values() if each.kind == "title quotation" and each.about["text"] == text]
    (edge,) = [each for each in made.edges if each.target == node.iri]
    return edge, dict(node.about)


@pytest.mark.parametrize(
    ("text", "label", "said"),
    [
        ("he killed Anna Low", "denial", False),
        ("that Ken Kew killed Anna Low", "belief", False),
        ("I will sue,", "said", True),
    ],
)
def test_words_of_a_title_are_said_only_where_somebody_says_them(
    text: str, label: str, said: bool, made: Elements
) -> None:
    edge, about = spoken(made, text)
    assert (edge.label, about["said"]) == (label, said)
    assert type_of(edge) == ("SAID" if label == "said" else "ASCRIBED")
    assert about["act"] == ("speech" if label == "said" else label)


def test_a_note_of_followthemoney_begins_with_the_act(titled: Path) -> None:
    stream = io.BytesIO()
    export(titled, "ftm", stream)
    found = [json.loads(line)["properties"].get("description", [""])[0] for line in stream.getvalue().splitlines()]
    assert "denial, in the title: “he killed Anna Low” (Max Moe)" in found
    assert "asserted, in the title: Jane Roe – former occupation – ceo" in found


def test_the_table_has_the_cue_and_its_class(titled: Path) -> None:
    table = table_called("title_claims")
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, row, strict=True)) for _, some in rows_of(open_graph(titled), [table]) for row in some]
    (denied,) = [row for row in rows if row["words"] == "he killed Anna Low"]
    assert (denied["cue"], denied["cue_class"]) == ("denies", "denial")


def test_what_a_title_says_is_over_has_the_predicate_and_the_label_of_that(made: Elements) -> None:
    over = [each for each in made.edges if each.kind == "title statement" and each.about.get("ended")]
    assert {(each.label, each.about["predicate"]) for each in over} == {("former occupation", "formerOccupation")}


def test_headlines_tell_the_act_and_every_claim(titled: Path) -> None:
    opened = open_graph(titled)
    found = {
        (str(row["claim"].value), str(row["act"].value) if row["act"] else "", str(row["status"].value))
        for row in opened.store.query(find("headlines").text)  # type: ignore[union-attr]
    }
    assert {
        ("Max Moe (denial): he killed Anna Low", "denial", "asserted"),
        ("Max Moe (belief): that Ken Kew killed Anna Low", "belief", "asserted"),
        ("Maria Lopez: I will sue,", "speech", "asserted"),
        ("Max Moe killed Anna Low", "", "denied"),
    } <= found
