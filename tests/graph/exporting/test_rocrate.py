"""The research object describes every file and every source, as the library of RO-Crate reads it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rocrate.rocrate import ROCrate

import kg
from kg.graph import export, open_graph


def crate(graph: Path, place: Path, **options: Any) -> ROCrate:
    export(graph, "rocrate", place, **options)
    return ROCrate(place)


def of_type(read: ROCrate, name: str) -> list[Any]:
    return [each for each in read.get_entities() if each.type == name]


@pytest.mark.parametrize("name", ["news", "seeds", "empty"])
def test_each_file_is_there_as_it_is_described(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    read = crate(request.getfixturevalue(name), tmp_path / "crate")
    files = {each.id: each for each in read.data_entities}
    assert set(files) == {"graph.trig", "articles.jsonl", "network.html", "meta.json"}
    assert set(files) | {"ro-crate-metadata.json", "kg-export.json"} == {p.name for p in (tmp_path / "crate").iterdir()}
    for id_, file in files.items():
        data = (tmp_path / "crate" / id_).read_bytes()
        assert (int(file["contentSize"]), file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    (software,) = of_type(read, "SoftwareApplication")
    (made,) = of_type(read, "CreateAction")
    assert (software["softwareVersion"], made["instrument"], made["result"]) == (
        kg.__version__,
        software,
        [*files.values()],
    )


def test_the_sources_are_the_articles_with_what_is_known_of_them(news: Path, tmp_path: Path) -> None:
    read = crate(news, tmp_path / "crate")
    sources = {each["name"]: each for each in of_type(read, "NewsArticle")}
    assert read.root_dataset["isBasedOn"] == [*sources.values()]
    first = sources["Jane Roe sold Acme Corp to John Doe, board says"]
    assert (first.id, first["datePublished"]) == ("https://daily.example/roe", "2024-03-06")
    assert (first["publisher"]["name"], first["author"]["name"]) == ("The Daily Example", "Maria Keller")
    last = sources["Jane Roe was convicted of fraud"]
    assert (last.id.startswith("#article/"), last.get("publisher"), last.get("datePublished")) == (True, None, None)


def test_the_licence_is_the_one_that_is_given(news: Path, tmp_path: Path) -> None:
    assert crate(news, tmp_path / "one").root_dataset["license"]["name"] == "Licence not stated"
    address = "https://creativecommons.org/licenses/by/4.0/"
    assert crate(news, tmp_path / "two", license=address).root_dataset["license"].id == address
    assert crate(news, tmp_path / "three", license="In-house").root_dataset["license"]["name"] == "In-house"


def test_versions_at_one_address_are_two_sources(tmp_path: Path) -> None:
    of = {"outlet": "The Daily Example", "url": "https://daily.example/roe", "title": "A note"}
    articles = [of | {"text": "Jane Roe met John Doe."}, of | {"text": "Jane Roe met John Doe. Roe left."}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
    kg.build([tmp_path / "a.jsonl"], tmp_path / "output")
    sources = of_type(crate(tmp_path / "output", tmp_path / "crate"), "NewsArticle")
    assert len({each.id for each in sources}) == 2
    assert {each["url"] for each in sources} == {"https://daily.example/roe"}


def test_a_build_of_few_files_has_the_graph_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Jane Roe met John Doe.", encoding="utf-8")
    kg.build([tmp_path / "a.txt"], tmp_path / "output", files="few")
    crate(tmp_path / "output", tmp_path / "crate")
    assert set(ox.parse(path=tmp_path / "crate" / "graph.trig")) == set(open_graph(tmp_path / "output").store)
