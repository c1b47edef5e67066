"""Why a quotation is missed, found too much or put in the wrong mouth, told from gold, prediction and parse.

Only for articles that may be looked at: `find_errors` refuses a scored one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Doc, Token

from benchmarks.quotations.attribution import Attribution, characters
from benchmarks.quotations.polnear import ClosedError, GoldArticle, Part
from benchmarks.quotations.scoring import Compared
from kg.extraction.quotations.lexicon import lexicon
from kg.model import QuotationKind, Span

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_HELPERS = frozenset({"aux", "aux:pass", "cop"})
#: Verbs that leave the saying to a noun or adjective: made a promise, is sure.
_LIGHT = frozenset({"be", "become", "express", "get", "give", "have", "hold", "issue", "make", "raise", "take"})


class Fault(StrEnum):
    """What went wrong: gold that nothing matches, a find that matches no gold, a match with another source."""

    MISSED = "missed"
    EXTRA = "extra"
    SOURCE = "wrong source"


@dataclass(frozen=True, slots=True)
class Error:
    """One error: its cause in a few words, the cue's lemma, and the words of gold and find, where there are any."""

    fault: Fault
    kind: QuotationKind
    cause: str
    cue: str
    gold: Attribution | None
    found: Attribution | None
    article: GoldArticle


@dataclass(slots=True)
class Group:
    """Errors of one fault, kind and cause."""

    fault: Fault
    kind: QuotationKind
    cause: str
    errors: list[Error] = field(default_factory=list)

    def cues(self, many: int) -> list[tuple[str, int]]:
        """The most frequent cue words and how often they occur."""
        counts = Counter(error.cue for error in self.errors if error.cue)
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:many]


def grouped(errors: Iterable[Error]) -> list[Group]:
    """Errors by fault, kind and cause, the largest group first."""
    groups: dict[tuple[Fault, QuotationKind, str], Group] = {}
    for error in errors:
        key = (error.fault, error.kind, error.cause)
        groups.setdefault(key, Group(*key)).errors.append(error)
    return sorted(groups.values(), key=lambda g: (-len(g.errors), g.fault, g.kind, g.cause))


def find_errors(gold: GoldArticle, doc: Doc, compared: Compared) -> Iterator[Error]:
    """Every error of one article. Raises ClosedError, before the first, for an article that is only scored."""
    if gold.part is not Part.OPEN:
        raise ClosedError("this article is only scored: its errors are not for anybody to see")
    return _errors(gold, _Article(doc, compared))


def _errors(article: GoldArticle, at: _Article) -> Iterator[Error]:
    c = at.compared
    matched = set(c.matched.values())
    for i, gold in enumerate(c.gold):
        kind, cue = c.gold_kinds[i], at.cue(gold)
        if i not in c.matched:
            cause, other = at.why_missed(i)
            found = None if other is None else c.found[other]
            yield Error(Fault.MISSED, kind, cause, cue.word, gold, found, article)
        elif not c.source_right(i, j := c.matched[i]):
            yield Error(Fault.SOURCE, kind, at.why_other_source(i, j), cue.word, gold, c.found[j], article)
    for j, found in enumerate(c.found):
        if j not in matched:
            cause, of = at.why_extra(j)
            yield Error(
                Fault.EXTRA, c.found_kinds[j], cause, at.cue(found).word, None if of is None else c.gold[of], found,
                article,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cue:
    """What sort of cue stands there, and its lemma."""

    sort: str
    word: str
    token: Token | None = None


class _Article:
    """One article, asked about its errors."""

    def __init__(self, doc: Doc, compared: Compared) -> None:
        self.doc = doc
        self.compared = compared
        self.gold_cues = [characters(a.cue, compared.text) for a in compared.gold]
        self.found_cues = [characters(a.cue, compared.text) for a in compared.found]

    def why_missed(self, i: int) -> tuple[str, int | None]:
        """The cause, and the place of the found attribution that is to blame."""
        c = self.compared
        gold = c.gold_content[i]
        near = _most(range(len(c.found)), [len(gold & content) for content in c.found_content])
        # with the same cue first: such a find is about the same words, wherever its content ends
        same = [j for j, cue in enumerate(self.found_cues) if cue & self.gold_cues[i]]
        known = _most(same, [len(gold & content) for content in c.found_content])
        if known is not None:
            return f"found, but {_boundary(gold, c.found_content[known])}", known
        if same:
            return "cue found, but with content elsewhere", same[0]
        kind = self._block(c.gold[i].content[0])
        if near is not None:
            if self.gold_cues[i] and self.gold_cues[i] <= c.found_content[near]:
                return "it and its cue lie inside another quotation's content", near
            if not c.gold[i].cue or not c.found[near].cue:
                return f"found without the cue, but {_boundary(gold, c.found_content[near])}", near
            if len(gold & c.found_content[near]) * 2 >= len(gold):
                return "its words went to another cue's quotation", near
            return "part of its words went to another cue's quotation", near
        if kind == "noise":
            return "nothing found: a block taken for noise", None
        if kind == "heading":
            return "nothing found: a headline or heading", None
        inside = next((j for j, x in enumerate(c.found_content) if self.gold_cues[i] and self.gold_cues[i] <= x), None)
        if inside is not None:
            return "nothing found: its cue lies inside another quotation's content", inside
        return f"nothing found: {self._sort_of_missed(c.gold[i])}", None

    def _sort_of_missed(self, gold: Attribution) -> str:
        cue = self.cue(gold)
        if cue.token is None or cue.sort not in {"a known verb", "an unknown verb"}:
            return f"the cue is {cue.sort}"
        known = cue.sort == "a known verb"
        if known and not gold.source and _passive(cue.token):
            return "a known verb in the passive, without a source"
        return f"a verb that verbs.toml {'has' if known else 'lacks'}"

    def why_extra(self, j: int) -> tuple[str, int | None]:
        """The cause, and the place of the gold attribution that it competes with."""
        c = self.compared
        found = c.found_content[j]
        shared = [len(found & content) for content in c.gold_content]
        same = [i for i, cue in enumerate(self.gold_cues) if cue & self.found_cues[j]]
        known = _most(same, shared)
        if known is not None:
            if known in c.matched:
                return "a second find for one cue", known
            return f"right cue, but {_boundary(c.gold_content[known], found)}", known
        if same:
            return "right cue, content elsewhere", same[0]
        near = _most(range(len(c.gold)), shared)
        if near is not None and shared[near] * 2 >= len(found):
            return "inside what gold gives to another cue", near
        if near is not None:
            return "partly what gold gives to another cue", near
        return f"gold has nothing there; the cue is {self.cue(c.found[j]).sort}", None

    def why_other_source(self, i: int, j: int) -> str:
        """How the source found differs from gold's."""
        gold, found = self.compared.gold[i], self.compared.found[j]
        if not gold.source:
            return "gold has none, one was found"
        where = "in the sentence of the cue" if self._beside(gold) else "in another sentence"
        if not found.source:
            return f"none found; gold's stands {where}"
        return f"another one found; gold's stands {where}"

    def cue(self, attribution: Attribution) -> _Cue:
        """The cue's sort and lemma; the verb of several words counts, or else the noun."""
        tokens = [t for span in attribution.cue for t in self._tokens(span)]
        if not tokens:
            return _Cue("missing", "")
        if tokens[0].lower_ == "according":
            return _Cue("“according to”", "according to", tokens[0])
        verbs = [t for t in tokens if t.pos_ in _VERBAL]
        # "has said": the helper counts only where it stands alone
        verbs = [t for t in verbs if t.dep_ not in _HELPERS] or verbs
        noun = next((t for t in tokens if t.pos_ in _NOMINAL), None)
        meant = noun or next((t for t in tokens if t.pos_ == "ADJ"), None)
        if verbs and meant is not None and all(t.lemma_.lower() in _LIGHT for t in verbs):
            return _Cue("a light verb with a noun or adjective", meant.lemma_.lower(), meant)
        known = next((t for t in verbs if lexicon().knows(t)), None)
        if known is not None:
            return _Cue("a known verb", lexicon().verb(known), known)
        if verbs:
            verb = next((t for t in verbs if t.pos_ == "VERB"), verbs[0])
            return _Cue("an unknown verb", verb.lemma_.lower(), verb)
        if noun is not None:
            return _Cue("a noun", noun.lemma_.lower(), noun)
        other = next((t for t in tokens if not t.is_punct and not t.is_space), None)
        if other is None:
            return _Cue("a mark", tokens[0].text, tokens[0])
        names = {"ADJ": "an adjective", "ADP": "a preposition", "SCONJ": "a preposition", "ADV": "an adverb"}
        return _Cue(names.get(other.pos_, "another word"), other.lower_, other)

    def _tokens(self, span: Span) -> Sequence[Token]:
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return list(found) if found is not None else []

    def _block(self, span: Span) -> str:
        return next((str(b.kind) for b in self.doc._.blocks if b.start <= span.start < b.end), "")

    def _beside(self, gold: Attribution) -> bool:
        """Whether the source begins in the sentence of the cue or, without a cue, of the content's first words."""
        anchor = self._tokens((gold.cue or gold.content)[0])
        source = self._tokens(gold.source[0])
        return bool(anchor and source) and anchor[0].sent.start == source[0].sent.start


def _passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and (
        any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in verb.children)
        or (verb.dep_ == "acl" and not any(child.dep_ == "aux" for child in verb.children))
    )


def _most(places: Iterable[int], shared: Sequence[int]) -> int | None:
    """The place that shares the most characters; None where all share none."""
    best = max(places, key=lambda k: (shared[k], -k), default=None)
    return best if best is not None and shared[best] else None


def _boundary(gold: Set[int], found: Set[int]) -> str:
    """Where the found content differs the most from gold's."""
    low, high = min(gold), max(gold)
    start, end = min(found), max(found)
    more, less = found - gold, gold - found
    parts = {
        "too long on the left": sum(k < low for k in more),
        "too long on the right": sum(k > high for k in more),
        "too much between its ends": sum(low <= k <= high for k in more),
        "too short on the left": sum(k < start for k in less),
        "too short on the right": sum(k > end for k in less),
        "lacking words between its ends": sum(start <= k <= end for k in less),
    }
    return max(parts, key=lambda name: parts[name])
