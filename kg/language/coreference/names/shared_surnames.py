"""First names that share a surname with the name behind them: "Jane and John Roe"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from kg.language.lexicon.person_names import PersonName
from kg.language.lexicon.wordlists import first_names

_LAST = frozenset({"and", "&", "or"})


def shared_surnames(ents: Sequence[Span]) -> dict[int, str]:
    """The full names of first names in a series before a name of first name and surname, by their first tokens.

    A word that is somebody's surname in the article, or that stood alone before, is nobody's first name here.
    """
    ordered = sorted(ents, key=lambda e: e.start)
    names = [PersonName.of(e.text) for e in ordered]
    surnames = {name.last for name in names if name.given}
    givens = {name.given for name in names if name.given}
    alone: set[str] = set()
    found: dict[int, str] = {}
    for at, ent in enumerate(ordered):
        if len(ent) == 1:
            word = ent.text.casefold()
            surname = _surname_behind(ordered, at) if ent.text in first_names() else ""
            if surname and word not in surnames and word not in alone and word not in givens:
                found[ent.start] = f"{ent.text} {surname}"
            else:
                alone.add(word)
    return found


def _surname_behind(ents: Sequence[Span], at: int) -> str:
    """The surname of the name that ends the series that `ents[at]` is in; "" where there is none."""
    for one, other in zip(ents[at:], ents[at + 1 :], strict=False):
        between = [t.lower_ for t in one.doc[one.end : other.start]]
        joint = between in ([","], [",", "and"], [",", "or"]) or (len(between) == 1 and between[0] in _LAST)
        if not joint:
            return ""
        if len(other) > 1:
            words = other.text.split()
            last = between[-1] in _LAST and len(words) == 2
            return words[1] if last else ""
        if between != [","]:
            return ""
    return ""
