"""What builds keep of stories: with it the graph is the same, and what is of no use any more goes."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.graph import current_build
from kg.jobs import OWN_RECORDS, RecordStore, Results

FIRE = (
    "Police arrested {} people in Springfield on Tuesday after a crowd of miners set fire to the town hall. "
    "“We will not rebuild the town hall this year,” Mayor Jane Roe told reporters on Wednesday."
)
RACE = (
    "Ann Lane won the race for senator in Hillton with {} votes, election officials said on Friday. "
    "“I thank the people of Hillton,” Lane told a crowd of supporters."
)
TOLD = {
    "post": ("Hill Post", FIRE.format(52)), "herald": ("Lane Herald", FIRE.format(56)),
    "times": ("Bay Times", RACE.format("5,200")), "wire": ("Example Wire", RACE.format("5,600")),
}  # fmt: skip


def write(folder: Path, told: dict[str, tuple[str, str]]) -> Path:
    """Writes the articles, and gives their folder."""
    folder.mkdir(exist_ok=True)
    for name, (outlet, text) in told.items():
        about = f"---\ntitle: {name}\noutlet: {outlet}\ndate: 2024-03-06\n---\n"
        (folder / f"{name}.md").write_text(f"{about}{text}\n", encoding="utf-8", newline="\n")
    return folder


def built(articles: Path, out: Path, cache: Path | None, decisions: Path | None = None) -> list[bytes]:
    """The files of the graph."""
    report = kg.build(articles, out, cache=cache, decisions=decisions)
    assert report.stories == 2
    return [(current_build(out) / name).read_bytes() for name in ("graph.trig", "graph.ttl", "articles.jsonl")]


def stories(folder: Path) -> set[str]:
    """What the records of stories in a folder are called."""
    store = RecordStore(folder)
    return {each.name for each in store.kept() if b'"utterances":' in (store.read(each.name) or b"")}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write(tmp_path / "articles", TOLD)


@pytest.mark.parametrize(
    ("change", "new"),
    [({}, 0), ({"post": ("Hill Post", FIRE.format(60))}, 1), ({"gazette": ("Town Gazette", FIRE.format(58))}, 1)],
)
def test_only_the_story_of_what_changed_is_compared_anew(
    articles: Path, tmp_path: Path, change: dict[str, tuple[str, str]], new: int
) -> None:
    kept = tmp_path / "kept"
    built(articles, tmp_path / "before", kept)
    before = stories(kept)
    assert len(before) == 2
    write(articles, change)
    assert built(articles, tmp_path / "after", kept) == built(articles, tmp_path / "plain", None)
    assert len(stories(kept) - before) == new


def test_a_decision_about_one_story_leaves_the_other_as_it_was_found(articles: Path, tmp_path: Path) -> None:
    kept, decisions = tmp_path / "kept", tmp_path / "decisions.toml"
    decisions.write_text('[[rename]]\nentity = { name = "Jane Roe" }\nas = "Jane Q. Roe"\n', encoding="utf-8")
    built(articles, tmp_path / "before", kept)
    before = stories(kept)
    decided = built(articles, tmp_path / "after", kept, decisions)
    assert decided == built(articles, tmp_path / "plain", None, decisions)
    assert len(stories(kept) - before) == 1


def test_damage_is_noticed_and_what_is_of_no_use_any_more_goes(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    own = out / OWN_RECORDS
    plain = built(articles, out, own)
    whole = stories(own)
    for file in own.rglob("*.json.gz"):
        file.write_bytes(file.read_bytes()[:-9])
    assert built(articles, tmp_path / "again", own) == plain
    assert stories(own) == whole
    write(articles, {"post": ("Hill Post", FIRE.format(60))})
    built(articles, out, own)
    assert (len(stories(own)), len(stories(own) - whole)) == (2, 1)


def test_other_rules_find_nothing(tmp_path: Path) -> None:
    store, name = RecordStore(tmp_path), "0" * 64
    Results(store, "1").put(name, b"found")
    assert Results(store, "1").read(name) == b"found"
    assert Results(store, "2").read(name) is None
