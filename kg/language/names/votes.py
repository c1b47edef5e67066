"""One label for each name of an article, voted by its mentions, its form and the words around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Span

from kg.language.lexicon.countries import is_surely_territory
from kg.language.lexicon.person_names import turned
from kg.language.lexicon.wordlists import first_names
from kg.language.names.hints import hints

#: What one mention is worth: more than any hint that only makes a kind likely, less than those that make it sure.
_RECOGNISED, _OVERLOOKED = 5, 2
#: What it is worth that the last word is a person elsewhere: less than a mention, so that a bridge may be called so.
_LAST_NAME = 4


def form(span: Span) -> str:
    """A name as its token texts, joined by blanks."""
    return " ".join(t.text for t in span)


def voted_labels(recognised: Iterable[Span], overlooked: Iterable[Span]) -> dict[str, str]:
    """Name (as `form` has it) -> label, from the recogniser's labelled spans and those that it passed over.

    Parts of people's names are names of people too, and initials in brackets are what the name before them is.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    spans = [*((span, _RECOGNISED) for span in recognised), *((span, _OVERLOOKED) for span in overlooked)]
    for span, weight in spans:
        votes[form(span)][span.label_] += weight
        votes[form(span)].update(hints(span))
        heard[form(span)][span.label_] += weight == _RECOGNISED
    people_by_last = {w[-1] for n, c in votes.items() if c["PERSON"] > c["ORG"] + c["PLACE"] and (w := n.split())}
    for name, counts in votes.items():
        words = name.split()
        if 2 <= len(words) <= 3 and words[-1] in people_by_last and "PERSON" not in counts:
            counts["PERSON"] = _LAST_NAME
    labels = {name: max(sorted(c), key=lambda label: c[label]) for name, c in votes.items()}
    parts = set(_parts_of_people(labels, heard))
    labels |= dict.fromkeys(parts & labels.keys(), "PERSON")
    for span, _ in spans:
        short = initials_behind(span)
        if short is not None:
            labels[short.text] = labels[form(span)]
    # part of a person's name is that person, unless the article uses it for something else
    return {**{p: "PERSON" for p in parts if p not in labels and len(p) > 2}, **labels}


def _parts_of_people(labels: dict[str, str], heard: dict[str, Counter[str]]) -> Iterator[str]:
    """Given and last names out of the full ones, but for lands, and for what is heard as something else."""
    for name, label in labels.items():
        words = turned(name.replace(" ,", ",")).split()
        if label != "PERSON" or len(words) < 2:
            continue
        given, last = (w if w in first_names() or not is_surely_territory(w) else "" for w in (words[0], words[-1]))
        if last:
            yield last
        # where the text speaks of Paris and of Paris Roe, Paris is the town
        if given and heard[given]["PERSON"] == heard[given].total():
            yield given


def initials_behind(span: Span) -> Span | None:
    """The word in brackets behind a name that stands for it by its letters: "World Health Organization (WHO)"."""
    doc, at = span.doc, span.end
    if len(span) < 2 or at + 2 >= len(doc) or doc[at].text != "(" or doc[at + 2].text != ")":
        return None
    capitals = "".join(t.text[0] for t in span if t.text[0].isupper())
    short = doc[at + 1]
    same = short.text.replace(".", "") == capitals or short.text == "".join(t.text[0].upper() for t in span)
    return doc[at + 1 : at + 2] if same and len(capitals) > 1 else None
