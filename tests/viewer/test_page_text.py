"""The page as a file: what it may load and run, and that it is always the same."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.graph import open_graph, write_graph
from kg.model import Collection
from kg.viewer import assets, write_network
from kg.viewer.page import as_json


class Parts(HTMLParser):
    """The parts of a page that matter here, as a parser that did not write them reads them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.comments: list[str] = []
        self.declarations: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.inside.append("")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in ("script", "style"):
            self.inside[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}", {}))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        self.declarations.append(decl)


@pytest.fixture(scope="module")
def text(harbour_page: Path) -> str:
    return harbour_page.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def parts(text: str) -> Parts:
    return Parts(text)


def test_the_policy_allows_the_pages_own_parts_and_nothing_else(parts: Parts) -> None:
    content = next(a["content"] for tag, a in parts.tags if tag == "meta" and a.get("http-equiv"))
    policy = {part.split()[0]: part.split()[1:] for part in str(content).split("; ")}
    style_hashes, scripts = [], []
    kinds = [(tag, a) for tag, a in parts.tags if tag in ("script", "style")]
    for (tag, attributes), inner in zip(kinds, parts.inside, strict=True):
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        if tag == "style":
            style_hashes.append(f"'sha256-{digest}'")
        elif attributes.get("type") != "application/json":
            scripts.append(f"'sha256-{digest}'")
    assert policy.pop("script-src") == scripts
    assert policy.pop("style-src") == style_hashes
    assert policy.pop("img-src") == ["data:"]
    assert policy == {name: ["'none'"] for name in ("default-src", "connect-src", "base-uri", "form-action")}


def test_nothing_is_loaded_from_elsewhere(parts: Parts) -> None:
    assert [a for _, a in parts.tags if a.get("src") is not None] == []
    assert [a["href"] for _, a in parts.tags if a.get("href") is not None] == ["data:,"]
    styles = [inner for (tag, _), inner in zip(
        [pair for pair in parts.tags if pair[0] in ("script", "style")], parts.inside, strict=True
    ) if tag == "style"]  # fmt: skip
    assert not re.search(r"url\(|@import", "".join(styles))


def test_it_says_what_it_is(parts: Parts) -> None:
    assert parts.declarations == ["doctype html"]
    assert ("html", {"lang": "en"}) in parts.tags
    assert any(a.get("name") == "viewport" for _, a in parts.tags)
    assert any(tag == "title" for tag, _ in parts.tags)


def test_the_licence_of_vis_network_travels_with_it(parts: Parts) -> None:
    (comment,) = parts.comments
    assert "Almende B.V" in comment
    assert "Permission is hereby granted, free of charge" in comment
    assert "THE SOFTWARE IS PROVIDED" in comment
    for part in ("hammerjs", "component-emitter", "keycharm", "timsort", "uuid", "core-js", "regenerator", "tslib"):
        assert part in comment


def test_a_pyvis_without_the_expected_vis_network_is_an_error_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "VIS", "lib/vis-0")
    with pytest.raises(StoreError, match=r"does not bring lib/vis-0/vis-network.min.js.*pip install pyvis=="):
        assets.vis_script()


def test_code_and_style_stay_under_800_kilobytes() -> None:
    parts = (assets.vis_script(), assets.vis_style(), assets.script(), assets.style(), assets.template())
    assert sum(len(part.encode()) for part in parts) + len(assets.vis_licence().encode()) < 800_000


def test_no_part_can_end_the_element_it_stands_in() -> None:
    for part in (assets.vis_script(), assets.script(), assets.vis_style(), assets.style()):
        assert not re.search(r"</(script|style)|<!--", part, re.IGNORECASE)


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_any_data_can_stand_in_the_page_and_comes_out_the_same(data: object) -> None:
    written = as_json(data)
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == data


@pytest.mark.parametrize("story", ["harbour", "sale"])
def test_every_process_writes_the_same_bytes(story: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    write_graph(request.getfixturevalue(story), tmp_path)
    script = (
        "import sys; from pathlib import Path; from kg.graph import open_graph; from kg.viewer import write_network;"
        "write_network(open_graph(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    expected = request.getfixturevalue(f"{story}_page").read_bytes()
    root = Path(__file__).parents[2]
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.html"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path), str(out)], check=True, cwd=tmp_path, env=environment
        )
        assert out.read_bytes() == expected


def test_a_page_that_cannot_be_written_is_an_error_with_advice(harbour: Collection, tmp_path: Path) -> None:
    write_graph(harbour, tmp_path)
    with pytest.raises(StoreError, match="choose a folder that can be written to"):
        write_network(open_graph(tmp_path), tmp_path / "missing" / "network.html")
