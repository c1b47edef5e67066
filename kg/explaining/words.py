"""Notes of the words of a sentence: its tree, what they point at, its dates, its rolesets."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.explaining.notes import ArgumentFound, DateFound, Pointer, RolesetFound, Word
from kg.extraction.frames.matching.pointers import Pointers
from kg.language.coreference.chains import Chain, chains_of
from kg.language.parsing.predicates import Predicate, predicates_of
from kg.model import Span
from kg.propbank import roleset

_PERSONAL = frozenset({"PRP", "PRP$"})


def one_line(text: str) -> str:
    """Words without line ends and runs of blanks."""
    return " ".join(text.split())


def words_of(sentence: Tokens) -> tuple[Word, ...]:
    """The tree of a sentence, without blanks and markup, which no parser sees."""
    parsed = [t for t in sentence if t.dep_ and t.tag_ and not t.is_space]
    numbers = {token.i: number for number, token in enumerate(parsed, 1)}
    return tuple(_word(token, numbers) for token in parsed)


def _word(token: Token, numbers: dict[int, int]) -> Word:
    head = 0 if token.head == token else numbers.get(token.head.i, 0)
    end = token.idx + len(token)
    text = one_line(token.text)
    return Word(numbers[token.i], text, token.lemma_, token.pos_, token.tag_, token.dep_, head, token.idx, end)


def pointers_of(sentence: Tokens, pointers: Pointers) -> tuple[Pointer, ...]:
    """What points at a person or a thing, in text order, and the pronouns that kg is not sure about at all."""
    found = [*_mentions(sentence), *_beside(sentence, pointers)]
    known = {pointer.start for pointer in found}
    for token in sentence:
        if token.tag_ in _PERSONAL and token.idx not in known:
            found.append(Pointer(token.text, token.idx, token.idx + len(token), "pronoun"))
    return tuple(sorted(found, key=lambda pointer: (pointer.start, pointer.end)))


def _mentions(sentence: Tokens) -> Iterator[Pointer]:
    text = sentence.doc.text
    for chain in chains_of(sentence.doc):
        for mention in chain.mentions:
            if sentence.start <= mention.head < sentence.end:
                unsure = mention.head in chain.unsure
                yield _pointer(text, mention.span, mention.form.value, chain, sentence.doc, unsure=unsure)


def _beside(sentence: Tokens, pointers: Pointers) -> Iterator[Pointer]:
    heads = {mention.head for chain in chains_of(sentence.doc) for mention in chain.mentions}
    for token in sentence:
        if token.i in pointers.beside and token.i not in heads:
            span = Span(token.idx, token.idx + len(token))
            yield _pointer(sentence.doc.text, span, "beside", pointers.chain_at[token.i], sentence.doc)


def _pointer(text: str, span: Span, form: str, chain: Chain, doc: Doc, *, unsure: bool = False) -> Pointer:
    return Pointer(
        one_line(span.of(text)),
        span.start,
        span.end,
        form,
        chain.name,
        chain.type.value,
        chain.named,
        unsure,
        tuple(chains_of(doc)[member].name for member in chain.members),
    )


def rolesets_of(sentence: Tokens) -> tuple[RolesetFound, ...]:
    """The words of a sentence that have a roleset, in text order, with their arguments."""
    return tuple(
        _roleset(found) for found in predicates_of(sentence.doc) if sentence.start <= found.token.i < sentence.end
    )


def _roleset(found: Predicate) -> RolesetFound:
    meant = roleset(found.roleset)
    roles = meant.roles if meant is not None else {}
    return RolesetFound(
        found.token.text,
        found.token.idx,
        found.roleset,
        meant.name if meant is not None else "",
        round(found.score, 3),
        tuple(
            ArgumentFound(
                argument.role,
                role.description if (role := roles.get(argument.role.rpartition("ARG")[2])) is not None else "",
                one_line(argument.span.text),
                argument.span.start_char,
                argument.span.end_char,
            )
            for argument in found.arguments
        ),
    )


def dates_of(sentence: Tokens) -> tuple[DateFound, ...]:
    """The dates of a sentence, in text order."""
    text, start, end = sentence.doc.text, sentence.start_char, sentence.end_char
    return tuple(
        DateFound(one_line(date.span.of(text)), date.span.start, date.span.end, date.value)
        for date in sentence.doc._.dates
        if start <= date.span.start < end
    )
