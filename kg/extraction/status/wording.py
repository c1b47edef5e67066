"""What the wording of a sentence says about a statement, without the parse and on the side of caution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Span as SpanOfDoc
from spacy.tokens import Token

from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.status.effects import Effect, Step
from kg.extraction.status.words import context_words
from kg.language.syntax.nouns import base, phrase, span_of
from kg.model import CueClass, Span

#: Whose words a sentence gives without a verb of saying: "in the words of Roe, ...", "in Roe's telling".
_IN_WORDS = re.compile(
    r"\b[Ii]n the (?:words|view|opinion|eyes|telling|estimation|version) of (?P<of>\w[\w .’'-]*?)(?=,)"
    r"|\b[Ii]n (?P<owner>[\w .]*?\w)[’']s? (?:own )?(?:words|view|opinion|telling|estimation|version|account)\b(?=[,.])"
    r"|\b[Ii]n (?:his|her|their) (?:own )?(?:words|view|opinion|telling|estimation|version|account)\b(?=[,.])"
    r"|\b[Bb]y (?:some|all|most|his own|her own|their own|one) accounts?\b"
    r"|\b[Aa]s (?P<as>\w[\w .’'-]*?) (?:put|puts|has put|tells|told) it\b"
)
_NARROWLY = re.compile(r"\b(?:came|come|comes|coming|fell|got) (?:\w+ )?(?:within|short)\b[^;]* of$")
_LISTING = frozenset({"is", "are", "was", "were", "include", "includes", "included", "including"})
_WHO = r"(?P<of>(?:[A-Z][\w.’'-]*|the|a|its|his|her)(?: [\w.’'-]+){0,4}?)"
_END = r"[.”\"]*\s*$"
#: "..., Jane Roe alleges." and "..., said Jane Roe." at the end of a sentence.
_CLOSING = (
    re.compile(rf", {_WHO} (?P<verb>[a-z]+)(?: reporters| journalists| the \w+| [A-Z]\w+(?: [A-Z]\w+)?)?{_END}"),
    re.compile(rf", (?P<verb>[a-z]+) {_WHO}{_END}"),
)
_EFFECTS: dict[CueClass | None, Effect] = {CueClass.DENIAL: Effect.DENIED, CueClass.ACCUSATION: Effect.ALLEGED}
_TAGGED = re.compile(r"\b[Aa]s (?P<as>\w[\w .’'-]*?) (?P<verb>\w+)(?=,)")


def by_wording(trigger: Token, stands_alone: bool) -> Iterator[Step]:
    """What stands before the trigger: suppositions, plans, rumours, questions, whose words they are.

    `stands_alone` tells that the trigger's clause is a subordinate one that nothing around it reaches.
    """
    sent, at = trigger.sent, trigger.i
    before = [t.lower_ for t in sent if t.i < trigger.i]
    first = next((t.lower_ for t in sent if not t.is_space and not t.is_punct), "")
    near = [t for t in sent if trigger.i - 4 <= t.i < trigger.i]
    if "," not in before or not stands_alone:
        yield from _opening(trigger, before, first)
    if not stands_alone and _is_question(trigger):
        yield Step(Effect.SUPPOSED, at)
    yield from _told(trigger)
    if before[-1:] == ["of"] and _NARROWLY.search(" ".join(before)):
        yield Step(Effect.NEGATED, at)  # "came within 500 votes of unseating her"
    if "alone" in before and before[before.index("alone") - 1] == "let":
        yield Step(Effect.SUPPOSED, at)
    if "yet" in before and before[before.index("yet") - 1] in {"have", "has", "had"}:
        yield Step(Effect.SUPPOSED, at)  # "has yet to be sentenced"
    nouns = [a for a, b in pairwise(t for t in sent if t.i < trigger.i) if _is_content(a) and b.lower_ == "that"]
    if nouns:
        # "no evidence that ...", "her claim that ...", however the parse hangs it
        yield Step(Effect.ALLEGED if all(map(_is_claim, nouns)) else Effect.SUPPOSED, at)
    yield from _listed(trigger)
    if any(t.lower_ == "to" and t.i and t.nbor(-1).lower_ in context_words("planned_words") for t in near):
        yield Step(Effect.SUPPOSED, at)  # "was to be sentenced", "is due to leave"
    if any(t.lemma_.lower() in context_words("believing") and t.tag_ in {"VBD", "VBN", "VBZ", "VBP"} for t in near):
        yield Step(Effect.REPORTED, at)  # "who police believed had killed"
    if any(t.lower_ == "forward" and t.i + 1 < trigger.i and t.nbor(1).lower_ == "to" for t in near):
        yield Step(Effect.SUPPOSED, at)  # "looks forward to meeting"
    if before[-3:] == ["as", "good", "as"] or (before and before[-1] in context_words("nearly")):
        yield Step(Effect.SUPPOSED, at)
    for longer in (t for t in near if t.lower_ == "longer" and t.i and t.nbor(-1).lower_ == "no"):
        if longer.head != trigger and longer.head not in trigger.ancestors:
            yield Step(Effect.NEGATED, at)
    if any(t.lower_ in context_words("alleged_modifiers") and t.lower_.endswith("ly") for t in near[-2:]):
        yield Step(Effect.ALLEGED, at)


def _listed(trigger: Token) -> Iterator[Step]:
    """ "The accusations include that ...", "among the charges is that ..."."""
    before = [t for t in trigger.sent if t.i < trigger.i]
    for place, word in enumerate(before[1:], 1):
        if word.lower_ == "that" and before[place - 1].lower_ in _LISTING:
            nouns = [t.lemma_.lower() for t in before[max(0, place - 8) : place] if t.pos_ == "NOUN"]
            if any(noun in context_words("alleging") for noun in nouns):
                yield Step(Effect.ALLEGED, trigger.i)
            elif any(noun in context_words("content_nouns") for noun in nouns):
                yield Step(Effect.SUPPOSED, trigger.i)


def _is_content(word: Token) -> bool:
    return word.pos_ == "NOUN" and word.lower_.rstrip("s") in context_words("content_nouns")


def _is_claim(noun: Token) -> bool:
    """Whether a noun is a claim that somebody makes and the sentence does not call untrue."""
    refuted = any(t.lemma_.lower() in context_words("untrue") for t in noun.sent if t.i > noun.i)
    some = noun.i == 0 or noun.nbor(-1).lower_ not in {"no", "any"}
    return noun.lower_.rstrip("s") in context_words("unproven") and some and not refuted


def _opening(trigger: Token, before: list[str], first: str) -> Iterator[Step]:
    at = trigger.i
    if "”" in before or before.count('"') > 1:
        return  # what words in marks open with says nothing about what stands behind them
    if first in context_words("conditional_openings") and "," not in before:
        yield Step(Effect.SUPPOSED, at)  # "Had Roe been convicted, ..."
    opening = " ".join(before[:4])
    if first in context_words("supposing") or any(opening.startswith(w) for w in context_words("supposing_phrases")):
        yield Step(Effect.SUPPOSED, at)


def _told(trigger: Token) -> Iterator[Step]:
    """Whose words the sentence gives, said without a clause of its own."""
    sent = trigger.sent
    text, start = sent.text, sent.start_char
    for pattern in _CLOSING:
        closing = pattern.search(text)
        said = lexicon().forms.get(closing["verb"]) if closing is not None else None
        if closing is None or said not in lexicon().verbs["speech"] or trigger.idx >= start + closing.start():
            continue
        effect = _EFFECTS.get(lexicon().classes.get(said), Effect.REPORTED)
        yield Step(effect, _token_at(sent, closing.start("verb")), _named(closing, start), closing=True)
    for match in _IN_WORDS.finditer(text):
        yield Step(Effect.REPORTED, _token_at(sent, match.start()), _named(match, start))
    for match in _TAGGED.finditer(text):
        verb = match["verb"].lower()
        said = lexicon().forms.get(verb)
        if said is not None and said in lexicon().verbs["speech"] and "," not in match["as"]:
            # "As Roe noted, ..."
            yield Step(Effect.REPORTED, _token_at(sent, match.start()), _named(match, start))
    for token in sent:
        if token.lower_ == "according" and (step := _according(trigger, token)) is not None:
            yield step


def _according(trigger: Token, word: Token) -> Step | None:
    """ "Roe left, according to Doe": for what stands beside it or below that."""
    source = word.head
    if base(word.dep_) != "case" or source.lemma_.lower() in {"plan", "law", "rule", "schedule", "custom", "tradition"}:
        return None
    ancestors = {trigger, *trigger.ancestors}
    if source.head not in ancestors or source in ancestors:
        return None
    first, last = phrase(source)
    return Step(Effect.REPORTED, word.i, span_of(first, last))


def _token_at(sent: SpanOfDoc, start: int) -> int:
    """The index of the token at a place of a sentence's text."""
    return next(t.i for t in reversed(sent) if t.idx <= sent.start_char + start)


def _named(match: re.Match[str], start: int) -> Span | None:
    for name, words in match.groupdict().items():
        if words and name != "verb":
            return Span(start + match.start(name), start + match.end(name))
    return None


def _is_question(trigger: Token) -> bool:
    """Whether the sentence, or the words in marks that hold the trigger, end in a question mark."""
    sent = trigger.sent
    if re.search(r"\?[\s\"'”’)]*$", sent.text):
        return True
    after = sent.text[trigger.idx - sent.start_char :]
    return re.match(r"[^.!”\"]*\?[\"”]", after) is not None
