"""What the wording of a sentence says about a statement, without the parse and on the side of caution.

`RULES` are asked in their order; each is a function from the words around a trigger to the steps that it sees, beside
one that tells of a sentence whether it holds what the rule looks for. Most sentences hold nothing for most rules, and
that is found out once for all triggers in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Token

from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.status.effects import Effect, Step
from kg.extraction.status.rejected import claims_over, fate_of, is_untrue
from kg.extraction.status.sentence_words import SentenceWords, sentence_words
from kg.extraction.status.whose_words import says_whose, whose_words
from kg.extraction.status.words import context_words
from kg.language.lexicon.reporting import all_verb_forms
from kg.language.syntax.negation import denying
from kg.language.syntax.nouns import base, children
from kg.language.syntax.remembered import sentence_of

#: What comes near its end without reaching it, and what is between that and the verb.
_NARROWLY = re.compile(
    r"\b(?:came|come|comes|coming|fell|got|gets|getting|inched|edged)(?: \w+ly)?(?: \w+)? "
    r"(?:(?:within|short)\b[^;]* of|(?:close|closer|near|nearer) to)$"
)
_AUXILIARIES = frozenset({"be", "being", "been", "having", "to", "ever"})
_NEAR = 4


class Wording(NamedTuple):
    """A trigger and the words of its sentence before it: as tokens, in small letters, and the nearest four.

    `stands_alone` tells that the trigger's clause is a subordinate one that nothing around it reaches.
    """

    trigger: Token
    stands_alone: bool
    before: list[Token]
    lower: list[str]
    near: list[Token]


def by_wording(trigger: Token, stands_alone: bool) -> Iterator[Step]:
    """What stands before the trigger: suppositions, plans, rumours, questions, whose words they are."""
    words = sentence_words(trigger)
    rules = words.known.get(__name__)
    if not isinstance(rules, tuple):
        rules = words.known[__name__] = tuple([rule for rule, may_hold in RULES if may_hold(words)])
    if not rules:
        return
    place = trigger.i - words.tokens[0].i
    before = words.tokens[:place]
    wording = Wording(trigger, stands_alone, before, words.lower[:place], before[-_NEAR:])
    for rule in rules:
        yield from rule(wording)


def _opening(wording: Wording) -> Iterator[Step]:
    """ "Had Roe been convicted, ...", "Suppose Roe left", "What if Roe left"."""
    lower = wording.lower
    if "," in lower and wording.stands_alone:
        return
    if "”" in lower or lower.count('"') > 1:
        return  # what words in marks open with says nothing about what stands behind them
    tokens = sentence_words(wording.trigger).tokens
    first = next((t for t in tokens if not t.is_space and not t.is_punct), None)
    if first is None:
        return
    at = wording.trigger.i
    if first.lower_ in context_words("conditional_openings") and "," not in lower:
        yield Step(Effect.SUPPOSED, at, "conditional_openings", word=first.i)
    if first.lower_ in context_words("supposing"):
        yield Step(Effect.SUPPOSED, at, "supposing", word=first.i)
    elif any(" ".join(lower[:4]).startswith(w) for w in context_words("supposing_phrases")):
        yield Step(Effect.SUPPOSED, at, "supposing_phrases", word=first.i)


def _question(wording: Wording) -> Iterator[Step]:
    if not wording.stands_alone and _is_question(wording.trigger):
        yield Step(Effect.SUPPOSED, wording.trigger.i, "a question")


def _whose_words(wording: Wording) -> Iterator[Step]:
    return whose_words(wording.trigger)


def _narrowly(wording: Wording) -> Iterator[Step]:
    """ "Came within 500 votes of unseating her", "came close to being fired"."""
    end = len(wording.lower)
    while end and wording.lower[end - 1] in _AUXILIARIES - {"to"}:
        end -= 1
    if wording.lower[end - 1 : end] in (["of"], ["to"]) and _NARROWLY.search(" ".join(wording.lower[:end])):
        yield Step(Effect.NEGATED, wording.trigger.i, "nearly but not", word=wording.before[end - 1].i)


def _let_alone(wording: Wording) -> Iterator[Step]:
    at = _first_after(wording, "alone", {"let"})
    if at is not None:
        yield Step(Effect.SUPPOSED, wording.trigger.i, "let alone", word=at)


def _yet_to(wording: Wording) -> Iterator[Step]:
    """ "Has yet to be sentenced"."""
    at = _first_after(wording, "yet", {"have", "has", "had"})
    if at is not None:
        yield Step(Effect.SUPPOSED, wording.trigger.i, "yet to", word=at)


def _first_after(wording: Wording, word: str, before: set[str]) -> int | None:
    """The index of a word's first occurrence, if one of `before` stands before it."""
    if word not in wording.lower:
        return None
    place = wording.lower.index(word)
    return wording.before[place].i if wording.lower[place - 1] in before else None


def _contents(wording: Wording) -> Iterator[Step]:
    """ "No evidence that ...", "her claim that ...", however the parse hangs it."""
    if "that" not in wording.lower:
        return
    nouns = [a for a, b in pairwise(wording.before) if b.lower_ == "that" and _is_content(a)]
    if nouns:
        if any(fate_of(noun) for noun in claims_over(wording.trigger)):
            return  # the parse sees what becomes of it
        effect = Effect.ALLEGED if all(map(_is_claim, nouns)) else Effect.SUPPOSED
        yield Step(effect, wording.trigger.i, "content_nouns", word=nouns[-1].i)
        return
    clauses, forms = lexicon().nouns["clause"], lexicon().forms
    for noun, that in pairwise(wording.before):
        if that.lower_ == "that" and noun.pos_ != "VERB" and forms.get(noun.lower_) in _saying():
            # "Roe tweets that ...", where the parse takes the verb for a noun
            yield Step(Effect.REPORTED, wording.trigger.i, "a verb of saying", word=noun.i)
            return
        if that.lower_ == "that" and noun.pos_ == "NOUN" and lexicon().noun(noun) in clauses and _opens_clause(that):
            yield Step(Effect.REPORTED, wording.trigger.i, "a noun of saying", word=noun.i)
            return


@cache
def _saying() -> frozenset[str]:
    return lexicon().verbs["speech"] | lexicon().verbs["thought"] | lexicon().verbs["evidence"]


def _listed(wording: Wording) -> Iterator[Step]:
    """ "The accusations include that ...", "among the charges is that ..."."""
    for place, word in enumerate(wording.lower[1:], 1):
        if word == "that" and wording.lower[place - 1] in context_words("listing"):
            nouns = [t for t in wording.before[max(0, place - 8) : place] if t.pos_ == "NOUN"]
            for rule, effect in (("alleging", Effect.ALLEGED), ("content_nouns", Effect.SUPPOSED)):
                noun = next((t for t in nouns if t.lemma_.lower() in context_words(rule)), None)
                if noun is not None:
                    yield Step(effect, wording.trigger.i, rule, word=noun.i)
                    break


def _none_of(wording: Wording) -> Iterator[Step]:
    """ "None of the women accused Roe", where the verb only describes the women for the parse."""
    verb = wording.trigger
    whole = verb.head.head
    told = verb.dep_ == "acl" and bool(children(verb, "obj"))
    if told and whole.lower_ in denying("subject") and whole.i < verb.head.i:
        yield Step(Effect.NEGATED, verb.i, "nobody as the subject", word=whole.i)


def _planned(wording: Wording) -> Iterator[Step]:
    """ "Was to be sentenced", "is due to leave"."""
    planned = context_words("planned_words")
    at = next((t.i for t in wording.near if t.lower_ == "to" and t.i and t.nbor(-1).lower_ in planned), None)
    if at is not None:
        yield Step(Effect.SUPPOSED, wording.trigger.i, "planned_words", word=at - 1)


def _believed(wording: Wording) -> Iterator[Step]:
    """ "Who police believed had killed"."""
    believing, tags = context_words("believing"), {"VBD", "VBN", "VBZ", "VBP"}
    at = next((t.i for t in wording.near if t.lemma_.lower() in believing and t.tag_ in tags), None)
    if at is not None:
        yield Step(Effect.REPORTED, wording.trigger.i, "believing", word=at)


def _looking_forward(wording: Wording) -> Iterator[Step]:
    """ "Looks forward to meeting"."""
    last = wording.trigger.i - 1
    at = next((t.i for t in wording.near if t.lower_ == "forward" and t.i < last and t.nbor(1).lower_ == "to"), None)
    if at is not None:
        yield Step(Effect.SUPPOSED, wording.trigger.i, "looking forward to", word=at)


def _nearly(wording: Wording) -> Iterator[Step]:
    """ "Nearly left", "all but left", "as good as fired"."""
    lower = wording.lower
    if lower and lower[-1] in context_words("nearly"):
        yield Step(Effect.NEGATED, wording.trigger.i, "nearly", word=wording.before[-1].i)
    elif lower[-2:] == ["all", "but"]:
        yield Step(Effect.NEGATED, wording.trigger.i, "all but", word=wording.before[-2].i)
    elif lower[-3:] == ["as", "good", "as"]:
        yield Step(Effect.SUPPOSED, wording.trigger.i, "nearly", word=wording.before[-1].i)


def _replaced(wording: Wording) -> Iterator[Step]:
    """ "Far from being fired", "in lieu of leaving", "anything but welcomed": something else is so instead."""
    end = len(wording.lower)
    while end and (wording.lower[end - 1] in _AUXILIARIES or wording.before[end - 1].tag_ in {"RB", "DT", "PRP$"}):
        end -= 1
    words = " ".join(wording.lower[max(0, end - 4) : end])
    marks = [w for w in _long_marks() if words == w or words.endswith(f" {w}")]
    verbal = wording.trigger.pos_ in {"VERB", "AUX"}  # "far from his home in Springfield"
    short = words.endswith("nothing short of")
    if marks and not short and (verbal or not {"far from", "short of", "other than"} & set(marks)):
        yield Step(Effect.NEGATED, wording.trigger.i, "negating_marks", word=wording.before[end - 1].i)


@cache
def _long_marks() -> frozenset[str]:
    """Marks of several words; those of one are for the parse."""
    return frozenset(w for w in context_words("negating_marks") if " " in w)


def _no_longer(wording: Wording) -> Iterator[Step]:
    trigger = wording.trigger
    for longer in (t for t in wording.near if t.lower_ == "longer" and t.i and t.nbor(-1).lower_ == "no"):
        if longer.head != trigger and longer.head not in trigger.ancestors:
            yield Step(Effect.NEGATED, trigger.i, "no longer", word=longer.i)


def _refused(wording: Wording) -> Iterator[Step]:
    """ "Forswore suing", "balked at suing", where the parse hangs the gerund elsewhere."""
    if wording.trigger.tag_ != "VBG":
        return
    before = [t for t in wording.near if t.lower_ not in _AUXILIARIES and t.pos_ not in {"ADP", "SCONJ", "ADV"}]
    verb = before[-1] if before else None
    if verb is None or not verb.is_lower or verb == wording.trigger.head or verb.i < wording.trigger.i - 2:
        return
    # a rare verb may be no verb for the tagger
    lemma = all_verb_forms().get(verb.lower_) if verb.pos_ in {"VERB", "AUX", "PROPN", "X"} else None
    if lemma in context_words("negating"):
        yield Step(Effect.NEGATED, wording.trigger.i, "negating", word=verb.i)
    elif lemma in context_words("denying"):
        yield Step(Effect.DENIED, wording.trigger.i, "denying", word=verb.i)
    elif lemma in context_words("hypothetical") | context_words("open"):
        yield Step(Effect.SUPPOSED, wording.trigger.i, "hypothetical", word=verb.i)


def _allegedly(wording: Wording) -> Iterator[Step]:
    words = context_words("alleged_modifiers")
    at = next((t.i for t in wording.near[-2:] if t.lower_ in words and t.lower_.endswith("ly")), None)
    if at is not None:
        yield Step(Effect.ALLEGED, wording.trigger.i, "alleged_modifiers", word=at)


def _is_content(word: Token) -> bool:
    return word.pos_ == "NOUN" and word.lower_.rstrip("s") in context_words("content_nouns")


def _opens_clause(that: Token) -> bool:
    """Whether "that" opens a clause with a subject of its own, and with all that its verb needs."""
    follows = that.nbor(1) if that.i + 1 < len(that.doc) else None
    return follows is not None and follows.pos_ not in {"VERB", "AUX", "ADV"} and base(that.dep_) == "mark"


def _is_claim(noun: Token) -> bool:
    """Whether a noun is a claim that somebody makes and the sentence does not call untrue."""
    refuted = any(is_untrue(t) for t in sentence_of(noun) if t.i > noun.i)
    some = noun.i == 0 or noun.nbor(-1).lower_ not in {"no", "any"}
    claims = context_words("unproven") | context_words("alleging")
    return noun.lower_.rstrip("s") in claims and some and not refuted


def _is_question(trigger: Token) -> bool:
    """Whether the sentence, or the words in marks that hold the trigger, end in a question mark."""
    sent = sentence_words(trigger)
    if "?" not in sent.text:
        return False
    if re.search(r"\?[\s\"'”’)]*$", sent.text):
        return True
    after = sent.text[trigger.idx - sent.start :]
    return re.match(r"[^.!”\"]*\?[\"”]", after) is not None


# What a sentence must hold for a rule to see anything in it, whatever the trigger


def _has(*words: str) -> Callable[[SentenceWords], bool]:
    """Whether all these words are in a sentence."""
    needed = frozenset(words)
    return lambda sentence: needed <= sentence.words


def _has_any(words: Callable[[], Collection[str]]) -> Callable[[SentenceWords], bool]:
    """Whether one of these words is in a sentence, in any form that has all its letters."""
    return lambda sentence: any(word in sentence.joined for word in words())


def _may_open(sentence: SentenceWords) -> bool:
    first = next((t.lower_ for t in sentence.tokens if not t.is_space and not t.is_punct), "")
    if first in context_words("conditional_openings") or first in context_words("supposing"):
        return True
    return any(sentence.joined.startswith(words) for words in context_words("supposing_phrases"))


def _may_ask(sentence: SentenceWords) -> bool:
    return "?" in sentence.text


def _may_be_planned(sentence: SentenceWords) -> bool:
    # "to" may open the sentence for the parse, and the word before it end another
    if "to" not in sentence.words:
        return False
    places = [t for t, word in zip(sentence.tokens, sentence.lower, strict=True) if word == "to" and t.i]
    return any(t.nbor(-1).lower_ in context_words("planned_words") for t in places)


def _may_be_near(sentence: SentenceWords) -> bool:
    words = context_words("nearly").union(("but", "good"))
    return not words.isdisjoint(sentence.words)


def _may_be_no_subject(sentence: SentenceWords) -> bool:
    return not denying("subject").isdisjoint(sentence.words)


def _may_be_alleged(sentence: SentenceWords) -> bool:
    return not context_words("alleged_modifiers").isdisjoint(sentence.words)


RULES: tuple[tuple[Callable[[Wording], Iterator[Step]], Callable[[SentenceWords], bool]], ...] = (
    (_opening, _may_open),
    (_question, _may_ask),
    (_whose_words, says_whose),
    (_narrowly, _has_any(lambda: ("within", "short", "close", "near"))),
    (_let_alone, _has("let", "alone")),
    (_yet_to, _has("yet")),
    (_contents, _has("that")),
    (_listed, _has("that")),
    (_none_of, _may_be_no_subject),
    (_planned, _may_be_planned),
    (_believed, _has()),  # lemmas and tags cost more than the rule
    (_looking_forward, _has("forward", "to")),
    (_nearly, _may_be_near),
    (_replaced, _has_any(_long_marks)),
    (_no_longer, _has("longer")),
    (_refused, _has()),
    (_allegedly, _may_be_alleged),
)
