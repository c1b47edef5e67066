"""The names that the recogniser found, under kg's labels and without titles, articles, possessives and marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.language.lexicon.function_words import articles, possessive_marks
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.parties import partisans
from kg.language.lexicon.person_names import is_suffix
from kg.language.lexicon.titles import titles
from kg.language.lexicon.wordlists import first_names, word_list
from kg.language.names.no_names import is_no_name
from kg.language.syntax.nouns import base
from kg.language.text.blocks import BlockKind

#: Labels of other schemes -> those of this project; what is not here is dropped.
LABELS = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "PLACE": "PLACE", "GPE": "PLACE", "LOC": "PLACE",
    "FAC": "PLACE", "WORK": "WORK", "WORK_OF_ART": "WORK", "EVENT": "EVENT", "GROUP": "GROUP", "NORP": "GROUP",
}  # fmt: skip

_READ = frozenset({BlockKind.TEXT, BlockKind.HEADING})
Kinds = Sequence[BlockKind | None]


def recognised(doc: Doc, kinds: Kinds) -> list[Span]:
    """The names in `doc.ents`, trimmed, without what is no name; `kinds` is each token's kind of block.

    Those in headings and in small letters count too: a rule that drops them is less sure than the recogniser.
    """
    found = []
    for ent in doc.ents:
        label = LABELS.get(ent.label_)
        if label is None or kinds[ent.start] not in _READ or "@" in ent.text or "\n" in ent.text or is_no_name(ent):
            continue
        trim = _TRIMMED_BY_LABEL.get(label, _without_article)
        start, end = trim(doc, *_without_marks(doc, _behind_owner(doc, ent.start, ent.end), ent.end))
        start, end = _without_marks(doc, start, end)
        if start < end:
            found.append(Span(doc, start, end, label))
    return found


def _behind_owner(doc: Doc, start: int, end: int) -> int:
    """Where a title begins behind its owner: "Acme's The Long Night" has an article, which no name has inside."""
    owned = (
        i + 1
        for i in range(start + 1, end - 2)
        if doc[i].text in possessive_marks() and doc[i + 1].text[:1].isupper() and doc[i + 1].lower_ in articles()
    )
    return next(owned, start)


def _without_marks(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A name without possessive and marks at its ends, but for the stop of an abbreviation."""
    while end > start and (doc[end - 1].text in possessive_marks() or not any(map(str.isalnum, doc[end - 1].text))):
        if doc[end - 1].text == "." and end - 2 >= start and len(doc[end - 2].text) <= 3:
            break
        end -= 1
    while start < end and not doc[start].text[0].isalnum():
        start += 1
    return start, end


def _person(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A person's name without titles, with the given name that was left out; nothing of a title alone."""
    start = after_titles(doc, *_without_article(doc, start, end))
    while end - start > 1 and doc[start].text in word_list("names", "credits"):
        start += 1  # "AP Photo Roe met ...": the credit of a picture ran into the text
    # "Jane Roe, DFL-Minn.": behind a whole name a comma only leads to "Jr."
    commas = (i for i in range(start + 2, end - 1) if doc[i].text == "," and not is_suffix(doc[i + 1].text))
    end = next(commas, end)
    end = next((i for i in range(start + 1, end) if _ends_person(doc[i])), end)
    if end - start == 1 and start and completes(doc[start - 1], doc[start]):
        return start - 1, end
    if " ".join(t.lower_.rstrip(".") for t in doc[start:end]) in titles():
        return start, start  # "the Emperor"; a bearer of such a surname has a fuller name elsewhere
    return start, end


def _organization(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A body's name without "the" and small adjectives in front, with "Inc." behind."""
    start, end = _without_article(doc, start, end)
    while end - start > 2 and doc[start].text.islower() and doc[start + 1].text[0].isupper():
        start += 1  # "the conservative Example Council"
    # "the Springfield Senate, Jane Roe": the name of a person slipped in
    commas = (i for i in range(start + 1, end - 1) if doc[i].text == "," and doc[i + 1].text in first_names())
    end = next(commas, end)
    if end < len(doc) and doc[end].text.rstrip(".") in _firm_endings():
        end += 1
    return start, _with_second_field(doc, start, end)


def _with_second_field(doc: Doc, start: int, end: int) -> int:
    """The end of a name cut at its "and": "Department of Roads and Commerce", "Office of Health and Human Services"."""
    if end + 1 >= len(doc) or doc[end].lower_ not in {"and", "&"}:
        return end
    if not any(doc[i].lower_ in {"of", "for", "on"} for i in range(start + 1, end - 1)):
        return end
    last = end + 1
    while last < len(doc) and last - end < 4 and doc[last].is_title and not doc[last].ent_type_:
        last += 1
    fields = words_tagged("field")
    return last if last > end + 1 and doc[last - 1].lower_ in fields and doc[end - 1].lower_ not in titles() else end


def _without_article(doc: Doc, start: int, end: int) -> tuple[int, int]:
    article = end - start > 1 and doc[start].lower_ in articles()
    return (start + 1 if article else start), end


_TRIMMED_BY_LABEL = {"PERSON": _person, "ORG": _organization}


@cache
def _firm_endings() -> frozenset[str]:
    return frozenset(w.rstrip(".") for w in word_list("names", "firm_endings"))


def completes(before: Token, name: Token) -> bool:
    """Whether a capitalised word before a bare surname is its given name, by the parse."""
    joined = (before.head == name and base(before.dep_) in {"compound", "flat"}) or (
        name.head == before and base(name.dep_) == "flat"
    )
    return (
        joined
        and before.tag_ == "NNP"
        and before.text[0].isupper()
        and before.text.isalpha()
        and not before.text.isupper()
        and not before.ent_type_
        and before.lower_ not in titles()
        and before.text not in partisans()
        and before.text not in word_list("names", "credits")
        and before.nbor(1) == name
    )


def _ends_person(token: Token) -> bool:
    """ "Roe of", "Smith said": a small preposition, conjunction or verb that slipped in behind a name."""
    joined = token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_
    slips = token.pos_ in {"ADP", "AUX", "CCONJ", "DET", "PRON", "SCONJ", "VERB"}
    return slips and token.is_lower and not joined and token.lower_ not in word_list("names", "particles")


def after_titles(doc: Doc, start: int, end: int) -> int:
    """Where the name starts behind "Rep.", "Vice President", "the Rev."."""
    known = titles()
    at = start
    while at < end - 1:
        one = doc[at].lower_.rstrip(".")
        two = f"{one} {doc[at + 1].lower_.rstrip('.')}"
        if at + 2 < end and two in known:
            at += 2
        elif one in known or doc[at].text == ".":
            at += 1
        else:
            break
    return at
