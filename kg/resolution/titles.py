"""What a title claims that is known but stands nowhere in the text: in JSON Lines, a side-car, a front matter."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kg.model import Article, Entity, EntityType, Extraction, Literal, Quotation, Span, Statement
from kg.resolution.headlines import Body, headline_in_text

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = re.compile(r"\w{3,}")
_MARKS = frozenset("\"'\N{LEFT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}")
#: More names than these are not looked for in a title.
_NAMES = 6


def titled(doc: Doc, found: Extraction) -> Article | None:
    """The title of an article as the headline of an article of its own, with the same date and outlet.

    Below it stand the full names of those whom the title names, one a line, for a headline's capitals alone tell no
    name. None where no title is known, where it stands in the text that was read (`doc`), and where it can claim
    nothing: it asks, or has neither a name of the text nor a quotation mark.
    """
    article = found.article
    title = (article.title or "").strip()
    if not title or title != article.title or headline_in_text(doc, article) is not None:
        return None
    names = list(islice(_named(title, found), _NAMES))
    if title.endswith("?") or not (names or _MARKS & set(title)):
        return None
    text = "\n\n".join((title, *(f"This is {name}." for name in names)))
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    whole, above = Span(0, len(text)), Span(0, len(title))
    return replace(article, id=digest[:16], sha256=digest, text=text, title_span=above, body=(whole,))


def with_title_claims(found: Extraction, doc: Doc, title: Extraction, title_doc: Doc) -> Extraction:
    """`found`, with what its title claims and what in the text supports each claim.

    `title` is what was found in the article that `titled` made, in `title_doc`. Its people and things are those of the
    text that have the same name or, of people, the only ones of that surname. A statement about somebody else is left
    out, and so is the unknown speaker of a quotation. Claims of a title are no statements of the article: no fact
    comes of them.
    """
    ids = {entity.id: _same(entity, found.entities) for entity in title.entities}
    above: list[Quotation[str] | Statement[str]] = []
    above += _quotations((h.claim for h in title.headline if isinstance(h.claim, Quotation)), ids)
    claimed = ((h.claim, h.evidence or h.claim.evidence) for h in title.headline if isinstance(h.claim, Statement))
    above += _statements((replace(claim, evidence=words) for claim, words in claimed), ids)
    body = Body(doc, found.entities, None, found.quotations, found.statements)
    judged = tuple(body.judged(claim, title_doc, in_title=True) for claim in above)
    return replace(found, headline=(*found.headline, *judged))


def _named(title: str, found: Extraction) -> Iterator[str]:
    """The names of the people and things of the text of which a word stands in the title, in order of the text."""
    words = {word.casefold() for word in _WORD.findall(title)}
    for entity in found.entities:
        if entity.named and any(word.casefold() in words for word in _WORD.findall(entity.name)):
            yield entity.name


def _same(entity: Entity, known: Iterable[Entity]) -> str | None:
    """The id of the one entity of the text that it is."""
    for fits in (_same_name, _same_surname):
        same = [each.id for each in known if fits(entity, each)]
        if same:
            return same[0] if len(same) == 1 else None
    return None


def _same_name(one: Entity, other: Entity) -> bool:
    names = {name.casefold() for name in (other.name, *other.aliases)}
    return one.named == other.named and one.name.casefold() in names


def _same_surname(one: Entity, other: Entity) -> bool:
    people = one.type is other.type is EntityType.PERSON
    if not (people and one.named and other.named and one.name.split()):
        return False
    short, full = one.name.casefold().split(), other.name.casefold().split()
    return short[-1:] == full[-1:] and (len(short) == 1 or short[0] == full[0])


def _quotations(quotations: Iterable[Quotation[str]], ids: Mapping[str, str | None]) -> Iterator[Quotation[str]]:
    for each in quotations:
        nested = tuple(_quotations(each.nested, ids))
        yield replace(
            each,
            speaker=_mapped(each.speaker, ids), addressee=_mapped(each.addressee, ids),
            medium=_mapped(each.medium, ids), nested=nested,
        )  # fmt: skip


def _statements(statements: Iterable[Statement[str]], ids: Mapping[str, str | None]) -> Iterator[Statement[str]]:
    for each in statements:
        subject, source = ids[each.subject], _mapped(each.according_to, ids)
        ending = each.object if isinstance(each.object, Literal) else ids[each.object]
        if subject is None or ending is None or (source is None) != (each.according_to is None):
            continue
        time, began, until = (t and replace(t, span=None) for t in (each.time, each.began, each.until))
        yield replace(
            each, subject=subject, object=ending, according_to=source, time=time, began=began, until=until
        )  # fmt: skip


def _mapped(entity: str | None, ids: Mapping[str, str | None]) -> str | None:
    return None if entity is None else ids[entity]
