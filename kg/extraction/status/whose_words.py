"""Whose words a sentence gives, said without a clause of its own: "in the words of Roe, ...", "..., Jane Roe says."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.status.effects import Effect, Step
from kg.extraction.status.sentence_words import SentenceWords, sentence_words
from kg.extraction.status.words import context_words
from kg.language.lexicon.entries import verbs
from kg.language.syntax.nouns import base, children, phrase, span_of
from kg.model import CueClass, Span

#: Whose words a sentence gives without a verb of saying: "in the words of Roe, ...", "in Roe's telling".
_IN_WORDS = re.compile(
    r"\b[Ii]n the (?:words|view|opinion|eyes|telling|estimation|version) of (?P<of>\w[\w .’'-]*?)(?=,)"
    r"|\b[Ii]n (?P<owner>[\w .]*?\w)[’']s? (?:own )?(?:words|view|opinion|telling|estimation|version|account)\b(?=[,.])"
    r"|\b[Ii]n (?:his|her|their) (?:own )?(?:words|view|opinion|telling|estimation|version|account)\b(?=[,.])"
    r"|\b[Bb]y (?:some|all|most|his own|her own|their own|one) accounts?\b"
    r"|\b[Aa]s (?P<as>\w[\w .’'-]*?) (?:put|puts|has put|tells|told) it\b"
)
_WHO = r"(?P<of>(?:[A-Z][\w.’'-]*|the|a|its|his|her)(?: [\w.’'-]+){0,4}?)"
_END = r"[.”\"]*\s*$"
#: "..., Jane Roe alleges." and "..., said Jane Roe." at the end of a sentence.
_CLOSING = (
    re.compile(rf", {_WHO} (?P<verb>[a-z]+)(?: reporters| journalists| the \w+| [A-Z]\w+(?: [A-Z]\w+)?)?{_END}"),
    re.compile(rf", (?P<verb>[a-z]+) {_WHO}{_END}"),
)
_INVERTED = _CLOSING[1]
_EFFECTS: dict[CueClass | None, Effect] = {CueClass.DENIAL: Effect.DENIED, CueClass.ACCUSATION: Effect.ALLEGED}
_TAGGED = re.compile(r"\b[Aa]s (?P<as>\w[\w .’'-]*?) (?P<verb>\w+)(?=,)")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence says of whose words it gives: at its end (before `ends`), of all of it, and by "according"."""

    closing: tuple[tuple[int, Step], ...]
    whole: tuple[Step, ...]
    according: tuple[Token, ...]


def whose_words(trigger: Token) -> Iterator[Step]:
    """What a sentence says of whose words it gives, the closing "says Jane Roe" before the rest."""
    said = _said(sentence_words(trigger))
    yield from (step for ends, step in said.closing if trigger.idx < ends)
    yield from said.whole
    for token in said.according:
        step = _according(trigger, token)
        if step is not None:
            yield step


def says_whose(sentence: SentenceWords) -> bool:
    """Whether a sentence may say of any trigger in it whose words it gives."""
    said = _said(sentence)
    return bool(said.closing or said.whole or said.according)


def _said(sentence: SentenceWords) -> _Said:
    said = sentence.known.get(__name__)
    if not isinstance(said, _Said):
        according = (t for t, word in zip(sentence.tokens, sentence.lower, strict=True) if word == "according")
        said = sentence.known[__name__] = _Said(tuple(_closing(sentence)), tuple(_whole(sentence)), tuple(according))
    return said


def _whole(sentence: SentenceWords) -> Iterator[Step]:
    text, start = sentence.text, sentence.start
    for match in _IN_WORDS.finditer(text):
        yield Step(Effect.REPORTED, _token_at(sentence, match.start()), "whose words", _named(match, start))
    for match in _TAGGED.finditer(text):
        verb = match["verb"].lower()
        said = lexicon().forms.get(verb)
        if said is not None and said in lexicon().verbs["speech"] and "," not in match["as"]:
            # "As Roe noted, ..."
            yield Step(Effect.REPORTED, _token_at(sentence, match.start()), "whose words", _named(match, start))


def _closing(sentence: SentenceWords) -> Iterator[tuple[int, Step]]:
    """A verb of saying with its subject at the end of a sentence, and the code point before which all is its words."""
    for pattern in _CLOSING:
        closing = pattern.search(sentence.text)
        said = lexicon().forms.get(closing["verb"]) if closing is not None else None
        if closing is None or said not in lexicon().verbs["speech"]:
            continue
        if pattern is _INVERTED and said in verbs("hearer", "always"):
            continue
        verb = sentence.tokens[0].doc[_token_at(sentence, closing.start("verb"))]
        if pattern is _INVERTED and any(c.i < verb.i for c in children(verb, "nsubj")):
            continue  # "..., Roe, 44, told the court": who stands behind it is told
        effect = _EFFECTS.get(lexicon().classes.get(said), Effect.REPORTED)
        at = _token_at(sentence, closing.start("verb"))
        step = Step(effect, at, "whose words", _named(closing, sentence.start), closing=True)
        yield sentence.start + closing.start(), step


def _according(trigger: Token, word: Token) -> Step | None:
    """ "Roe left, according to Doe": for what stands beside it or below that."""
    source = word.head
    if base(word.dep_) != "case" or source.lemma_.lower() in context_words("no_source"):
        return None
    ancestors = {trigger, *trigger.ancestors}
    if source.head not in ancestors or source in ancestors:
        return None
    first, last = phrase(source)
    return Step(Effect.REPORTED, word.i, "whose words", span_of(first, last))


def _token_at(sentence: SentenceWords, start: int) -> int:
    """The index of the token at a place of a sentence's text."""
    return max(t.i for t in sentence.tokens if t.idx <= sentence.start + start)


def _named(match: re.Match[str], start: int) -> Span | None:
    for name, words in match.groupdict().items():
        if words and name != "verb":
            return Span(start + match.start(name), start + match.end(name))
    return None
