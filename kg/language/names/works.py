"""Names of films, series, books and songs, by how English introduces them (lexicon/data/work_names.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from kg.language.lexicon.entries import verbs
from kg.language.lexicon.function_words import possessive_s
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.nouns import beside_works
from kg.language.lexicon.wordlists import bare_name, outlets, platforms, word_list
from kg.language.syntax.offsets import whole_tokens
from kg.language.syntax.remembered import sentence_of
from kg.language.syntax.whole_text import text_of
from kg.language.text.blocks import BlockKind
from kg.language.text.titles import RUN
from kg.model import Span as Offsets

_LEADING = frozenset({"in", "on", "and", "with", "for", "from", "of", "to", "at"})
_QUOTED = re.compile(r"[“\"‘']([^“”\"\n]{2,60}?)[,.]?[”\"’'](?!\w)")


def find_works(doc: Doc, labels: Mapping[str, str]) -> set[str]:
    """Names (token texts joined by blanks) that the article uses as titles of works.

    `labels` are those of the names known so far: people are left alone, and bodies and places where nothing but the
    words before them speaks for a work ("appeared in Springfield").
    """
    found: set[str] = set()
    people = {name for name, label in labels.items() if label == "PERSON"}
    text = text_of(doc)
    for block in doc._.blocks:
        if block.kind is BlockKind.TEXT:
            quoted = list(_quoted(doc, text, block.start, block.end))
            for span in (*quoted, *_in_context(doc, text, block.start, block.end)):
                name = " ".join(t.text for t in span)
                if span not in quoted and labels.get(name) in {"ORG", "PLACE"}:
                    continue
                # nor a name with more words behind it, nor a bare number
                longer = any(name[: m.start()] in people for m in re.finditer(" ", name))
                if name not in people and not longer and any(c.isalpha() for c in name):
                    found.add(name)
    return found


def _quoted(doc: Doc, text: str, start: int, end: int) -> Iterator[Span]:
    """Title-case words in quotation marks beside a word such as "show" or "co-star"."""
    titled, following = words_tagged("titled"), beside_works()
    for match in _QUOTED.finditer(text[start:end]):
        inner = match.group(1)
        run = RUN.fullmatch(inner)
        span = run and whole_tokens(doc, Offsets(start + match.start(1), start + match.end(1)))
        if span is None:
            continue
        before = {t.lemma_.lower() for t in doc[max(0, span.start - 4) : span.start]}
        after = {t.lower_ for t in doc[span.end : span.end + 5]}
        marked = before & titled or after & (following | titled)
        # "Crazy Roe" and "Yes We Can" are in marks too: a title has an article in front, or such a word near
        led = not before.isdisjoint(verbs("leads_to", "work") | verbs("leads_to", "starring"))
        if marked or (len(inner.split()) > 1 and (led or _is_aired(span) or inner.startswith(("The ", "A ", "An ")))):
            yield span


def _is_aired(span: Span) -> bool:
    """Whether words in marks stand where a programme does: on "Some Title", Acme's "Some Title"."""
    words = [t for t in span.doc[max(0, span.start - 4) : max(0, span.start - 1)] if t.text not in possessive_s()]
    if not words:
        return False
    return words[-1].lower_ in {"on", "hosts", "anchors"} or any(
        bare_name(" ".join(t.text for t in words[i:])) in outlets() | platforms() for i in range(len(words))
    )


def _in_context(doc: Doc, text: str, start: int, end: int) -> Iterator[Span]:
    """Runs of capitalised words where a work's name is expected."""
    titled, following = words_tagged("titled"), beside_works()
    endings, prepositions = (word_list("work_names", key) for key in ("endings", "prepositions"))
    for match in RUN.finditer(text[start:end]):
        span = whole_tokens(doc, Offsets(start + match.start(), start + match.end()))
        if span is None:
            continue
        span, lead = _without_owner(span)
        if any(t.ent_type_ in {"PERSON", "PER"} for t in span) and len(span) < 3:
            continue
        last = span[-1].text
        if last in endings and len(span) >= 3:
            yield span
            continue
        if span.start == 0 or len(span.text) < 3:
            continue
        before, after = doc[span.start - 1], doc[span.end] if span.end < len(doc) else None
        governed = lead is not None and lead.lower_ in prepositions and _governor_is(span)
        named = (
            before.lemma_.lower() in titled
            and before.pos_ == "NOUN"
            and span.root.pos_ == "PROPN"
            and not _person(span)
        )
        followed = after is not None and after.lower_ in following | titled and len(span) > 1 and not _person(span)
        place = any(t.ent_type_ in {"PLACE", "GPE", "LOC"} for t in span)
        if governed or ((named or followed) and not place):
            yield span


def _person(span: Span) -> bool:
    return any(t.ent_type_ in {"PERSON", "PER"} for t in span)


def _without_owner(span: Span) -> tuple[Span, Token | None]:
    """A run without people in front ("Jane Roe in Some Title") and without an owner ("on Acme's Some Title").

    Also the word that leads to it, which in both examples is the preposition.
    """
    doc, start = span.doc, span.start
    lead = doc[start - 1] if start else None
    for token in span[:-1]:
        if token.ent_type_ in {"PERSON", "PER"}:
            start = token.i + 1
        elif token.i == start and token.lower_ in _LEADING:
            lead, start = token, start + 1
        elif token.text in possessive_s():
            start = token.i + 1
    return Span(doc, start, span.end), lead


def _governor_is(span: Span) -> bool:
    """Whether the run hangs, by its preposition, on a verb of acting; a broken parse is helped by nearness."""
    governor = span.root.head
    if governor.lemma_.lower() in verbs("leads_to", "work") and governor.pos_ in {"VERB", "NOUN"}:
        return True
    window = span.doc[max(sentence_of(span[0]).start, span.start - 7) : span.start]
    return any(t.pos_ == "VERB" and t.lemma_.lower() in verbs("leads_to", "starring") for t in window)
