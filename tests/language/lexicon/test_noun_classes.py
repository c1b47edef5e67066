from __future__ import annotations

from kg.language.lexicon.noun_classes import noun_classes


def test_what_nouns_denote() -> None:
    assert noun_classes("boat") == {"artifact", "vehicle"}
    assert noun_classes("doubt") == {"cognition"}
    assert noun_classes("no-such-word") == frozenset()
