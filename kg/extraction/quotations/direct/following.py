"""The attribution behind a quote: "...," said Jane Roe; "...," Roe, a doctor, told the court; "..." - Jane Roe."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.quotations.attribution import Cue
from kg.extraction.quotations.indirect.according import according
from kg.extraction.quotations.layout import FULL_STOPS, Layout, Quote
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import (
    DASHES,
    NOMINAL,
    Source,
    addressee,
    after_verb,
    before_verb,
    cue_range,
    is_time,
    speaker_in,
    subject,
    trim,
)
from kg.language.syntax.remembered import kids

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB"})
_RELATIVE = frozenset({"who", "which", "whom", "whose", "to", "what"})
#: What follows one of these tells when or why it was said, and may hold another's cue: "...," after she asked him.
_SUBORDINATE = frozenset({"after", "when", "while", "because", "before", "since", "though", "although", "if", "until"})
#: A quote that ends so expects its cue right behind it.
_EXPECTS_CUE = ",?!—–-"


def cue_behind(layout: Layout, at: int) -> Cue | None:
    """The attribution that follows a quote: "...," said Jane Roe."""
    doc, quote = layout.doc, layout.quotes[at]
    low, high = layout.narration_after(at)
    stop = sentence_stop(layout, low, high)
    i = low
    while i < stop and (doc[i].is_space or doc[i].text == "," or doc[i].dep_ == ""):
        i += 1
    if i >= stop:
        return _dash_below(layout, at)
    if doc[i].text in DASHES and (cue := _dash(layout, i, high)) is not None:
        return cue
    strong = _expects_cue(layout, quote)
    if doc[i].lower_ == "according" and i + 2 < stop:
        return according(layout, i, stop)
    if doc[i].pos_ == "CCONJ" or not (strong or quote.like_a_sentence):
        return None
    if doc[i].lower_ in _SUBORDINATE:
        return None
    if doc[i].lower_ == "as":
        i += 1
    return _inverted(layout, i, stop, strong) or _subject_first(layout, i, stop, strong, quote)


def sentence_stop(layout: Layout, low: int, high: int) -> int:
    """The token that ends the first sentence of the narration, or `high`."""
    return next((i for i in range(low, high) if layout.is_stop(i, high)), high)


def _expects_cue(layout: Layout, quote: Quote) -> bool:
    after = layout.text[quote.quoted.end : quote.quoted.end + 1]
    return quote.last in _EXPECTS_CUE or after == ","


def _inverted(layout: Layout, i: int, stop: int, strong: bool) -> Cue | None:
    doc, words = layout.doc, lexicon()
    while i < stop and doc[i].pos_ == "ADV":
        i += 1
    if i + 1 >= stop or doc[i].tag_ not in _FINITE:
        return None
    if not words.quotes(doc[i]) and not (strong and doc[i].tag_ == "VBD" and doc[i + 1].pos_ == "PROPN"):
        return None
    if not strong and doc[i].idx and doc[i].is_title:
        return None
    source = _right_subject(doc[i], stop)
    if source is None or source.speaker is None:
        return None
    return Cue(i, (i, i + 1), source, None)


def _right_subject(verb: Token, stop: int) -> Source | None:
    own = next((c for c in kids(verb) if c.dep_ == "nsubj" and verb.i < c.i < stop), None)
    if own is not None and own.i - verb.i < 10:
        return subject(verb, verb.i + 1, stop, inherited=False)
    return after_verb(verb, stop)


def _subject_first(layout: Layout, i: int, stop: int, strong: bool, quote: Quote) -> Cue | None:
    doc, words = layout.doc, lexicon()
    choice: Token | None = None
    for j in range(i + 1, min(stop, i + 45)):
        token = doc[j]
        closes = strong and j + 1 == stop and words.knows(token)  # "...," the sign read: a verb, whatever its tag
        if not closes and (token.pos_ not in {"VERB", "AUX"} or token.tag_ not in _FINITE):
            continue
        if _after_relative(layout, i, j):
            continue
        if words.takes(token, "speech", "manner") or (strong and words.takes(token, "thought")):
            choice = token
            break
        if token.pos_ == "VERB" and not strong:
            break
    if choice is None and strong and quote.like_a_sentence:
        choice = _any_verb(layout, i, stop)
    if choice is None:
        return None
    if not strong and not _ends_clause(layout, choice, stop):
        return None
    source = subject(choice, i, stop, inherited=False)
    if source is None or source.words[0] > choice.i or source.speaker is None:
        source = _whole_opening(layout, i, choice) if strong else None
        source = source or before_verb(choice, i)
    if source is None or source.speaker is None:
        return None
    return Cue(choice.i, cue_range(choice), source, addressee(choice, i, stop))


def _whole_opening(layout: Layout, i: int, verb: Token) -> Source | None:
    """All words between quote and cue, when they open with a noun phrase: "...," Roe, who studies rivers, said."""
    doc = layout.doc
    quoted = next((t.i for t in doc[i : verb.i] if t.dep_ == "aux:pass" or t.lower_ == "quoted"), verb.i)
    stretch = trim(doc, i, min(quoted, cue_range(verb)[0]))  # "Roe was quoted as saying"
    if stretch is None or doc[i].pos_ not in NOMINAL | {"DET", "ADJ"} or is_time(doc[i]):
        return None
    return Source(stretch, speaker_in(doc, *stretch))


def _after_relative(layout: Layout, low: int, at: int) -> bool:
    """Whether the verb belongs to a relative clause or an infinitive: ", who studies polls, said"."""
    doc = layout.doc
    i = at - 1
    while i > low and doc[i].pos_ in {"ADV", "AUX"}:
        i -= 1
    return doc[i].lower_ in _RELATIVE or (doc[i].text == "," and doc[at].tag_ == "VBN")


def _any_verb(layout: Layout, i: int, stop: int) -> Token | None:
    """A verb outside the lists, right behind a short subject: "...," the twins smiled."""
    doc = layout.doc
    for j in range(i + 1, min(stop, i + 6)):
        token = doc[j]
        if token.tag_ in {"VBD", "VBZ"} and token.pos_ == "VERB":
            own = any(c.dep_ in {"obj", "ccomp"} and c.i > j for c in kids(token))
            return token if not own and all(t.pos_ in NOMINAL | {"DET", "ADJ"} for t in doc[i:j]) else None
    return None


def _ends_clause(layout: Layout, verb: Token, stop: int) -> bool:
    """Whether nothing that could be the verb's own content follows it."""
    doc, i = layout.doc, verb.i + 1
    return i >= stop or doc[i].pos_ in {"ADP", "ADV", "PUNCT"} or is_time(doc[i])


def _dash(layout: Layout, i: int, high: int) -> Cue | None:
    """A name behind a dash, with nothing else: "..." - Jane Roe."""
    doc = layout.doc
    words = trim(doc, i + 1, high)
    if words is None or words[1] - words[0] > 10 or doc[words[0]].pos_ not in {"PROPN", "NOUN"}:
        return None
    if any(
        t.pos_ in {"VERB", "AUX"} or (t.text in FULL_STOPS and t.i < words[1] - 1) for t in doc[words[0] : words[1]]
    ):
        return None
    end = words[1] - 1 if doc[words[1] - 1].text in FULL_STOPS else words[1]
    if end <= words[0]:
        return None
    return Cue(i, (i, i + 1), Source((words[0], end), speaker_in(doc, words[0], end)))


def _dash_below(layout: Layout, at: int) -> Cue | None:
    """The dash line in the paragraph below."""
    quote = layout.quotes[at]
    below = quote.paragraph + 1
    if below >= len(layout.paragraphs) or (layout.paragraphs[below].quotes):
        return None
    p = layout.paragraphs[below]
    first = next((i for i in range(p.start, p.end) if not layout.doc[i].is_space), p.end)
    return _dash(layout, first, p.end) if first < p.end and layout.doc[first].text in DASHES else None
