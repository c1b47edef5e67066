"""Every word of the lexicon that can stand above a clause, in one sentence each: none leaves the clause asserted.

The expectations follow from the classes of the entries, so that a new entry is tried by itself.
"""

from __future__ import annotations

import pytest

from kg.language.lexicon.entries import Kind, entries, having, raw_entries, tagged, verbs
from kg.language.lexicon.inflection import verb_forms
from tests.extraction.findings import found

SUES = "Oscar Lund sued Marta Quill"
#: Words that take a clause for granted, or that a parse reads as something else in such a sentence.
GRANTED = having("factive", "judged") | having("status", "feelings") | having("status", "truth")
NO_CUES = {"break in", "call for", "call on", "cut in", "press on", "shoot back", "sing", "weigh in"}


def statuses(text: str) -> set[str]:
    return {s.status.value for s in found(text).statements if s.predicate == "sued"}


def past(verb: str) -> str:
    """The past tense: "claimed", "hit back"."""
    head, _, particle = verb.partition(" ")
    irregular = [f for f in raw_entries("verbs")[verb].get("forms", "").split() if not f.endswith("ing")]
    form = irregular[0] if irregular else next(f for f in verb_forms(head) if f.endswith("ed"))
    return f"{form} {particle}".strip()


def of(kind: Kind, key: str, *tags: str) -> list[str]:
    found_words = frozenset().union(*(tagged(kind, key).get(tag, frozenset()) for tag in tags))
    return sorted(found_words)


SAYING = [v for v in of("verbs", "reports", "speech", "thought", "evidence") if v not in GRANTED | NO_CUES]


@pytest.mark.parametrize("verb", SAYING)
def test_a_clause_under_a_verb_of_saying_is_not_asserted(verb: str) -> None:
    assert "asserted" not in statuses(f"Jane Roe {past(verb)} that {SUES}.")


@pytest.mark.parametrize("noun", [n for n in of("nouns", "takes", "clause") if n not in GRANTED])
def test_a_clause_under_a_noun_of_saying_is_not_asserted(noun: str) -> None:
    assert "asserted" not in statuses(f"Jane Roe repeated her {noun} that {SUES}.")


JUDGED = frozenset(w for w, e in entries("adjectives").items() if "judgement" in e.get("class", ()))


@pytest.mark.parametrize("adjective", [a for a in of("adjectives", "takes", "clause") if a not in GRANTED | JUDGED])
def test_a_clause_under_an_adjective_of_belief_is_not_asserted(adjective: str) -> None:
    assert "asserted" not in statuses(f"Jane Roe was {adjective} that {SUES}.")


#: Verbs that also say that something happened, of one of their complements.
HAPPENS = verbs("status", "factual_infinitives") | verbs("status", "factual_gerunds")
REFUSING = [
    verb
    for verb in of("verbs", "status", "negating", "hypothetical", "open", "denying", "alleging")
    if " " not in verb and verb not in HAPPENS
]


@pytest.mark.parametrize("verb", REFUSING)
def test_what_a_verb_refuses_plans_or_denies_is_not_asserted(verb: str) -> None:
    for act in ("suing", "to sue"):
        assert "asserted" not in statuses(f"Oscar Lund {past(verb)} {act} Marta Quill.")


@pytest.mark.parametrize("verb", [v for v in of("verbs", "status", "negating") if " " not in v])
def test_who_is_kept_from_something_has_not_done_it(verb: str) -> None:
    text = f"Dora Finch {past(verb)} Oscar Lund from suing Marta Quill."
    names = {e.id: e.name for e in found(text).entities}
    told = {(names[s.subject], s.status.value) for s in found(text).statements if s.predicate == "sued"}
    assert told <= {("Oscar Lund", "negated")}


@pytest.mark.parametrize("preposition", of("clause_words", "status", "open_gerunds"))
def test_a_gerund_behind_an_open_preposition_is_not_asserted(preposition: str) -> None:
    assert "asserted" not in statuses(f"Oscar Lund was working {preposition} suing Marta Quill.")
    assert "asserted" not in statuses(f"Oscar Lund spoke {preposition} suing Marta Quill.")
