"""What stands beside a verb gains for the meanings that it has there."""

from __future__ import annotations

from training.complements import counts, gains
from training.corpora import Sentence
from training.encoder.roles import Frame


def sentence(name: str, *words: tuple[str, str, int, str]) -> Sentence:
    columns = [list(column) for column in zip(*words, strict=True)]
    texts, pos, heads, deps = columns
    return Sentence(
        words=texts, spaces=[True] * len(texts), tags=[""] * len(texts), pos=pos, lemmas=texts, heads=heads, deps=deps,
        sent_id=name,
    )  # fmt: skip


def test_a_meaning_gains_by_what_it_has_beside_it() -> None:
    bare = [sentence(f"bare{n}", ("look", "VERB", 0, "ROOT")) for n in range(3)]
    up = [sentence(f"up{n}", ("look", "VERB", 0, "ROOT"), ("up", "ADP", 0, "compound:prt")) for n in range(3)]
    frames = {s.sent_id: [Frame(0, "look.01" if s in bare else "look_up.05", ())] for s in (*bare, *up)}
    assert list(gains(counts([*bare, *up], frames))) == ["look\t+up\tlook.01=-0.5\tlook_up.05=0.2"]


def test_what_is_seen_too_seldom_says_nothing() -> None:
    once = sentence("once", ("look", "VERB", 0, "ROOT"), ("up", "ADP", 0, "compound:prt"))
    assert list(gains(counts([once], {"once": [Frame(0, "look_up.05", ())]}))) == []
