"""Where the clause of a date lies, seen from the day of publication: by its verb, its plan and its preposition."""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.language.dates.nearest import Tense
from kg.language.lexicon.calendar import parts_of_time, weekday_words
from kg.language.lexicon.entries import having, tagged, verbs
from kg.language.syntax.clauses import case_of
from kg.language.syntax.nouns import base, children, noun_kind
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import kids, sentence_of
from kg.model import EntityType, Span

#: What somebody is due at, and is not told about, on a day: "is due in court on Friday".
_VENUES = frozenset({EntityType.PLACE, EntityType.ORGANIZATION})
_EMBEDDED = frozenset({"xcomp", "advcl", "ccomp"})


def tense_at(doc: Doc, span: Span) -> Tense:
    """Where the clause of a date lies; UNKNOWN beside a noun ("the Nov. 8 vote") and where its verb does not say."""
    tokens = tokens_at(doc, span)
    case, words = case_of(tokens.root), tagged("clause_words", "time")
    if case in words["begins"]:
        return Tense.PAST
    tense = _tense_around(tokens)
    if tense is not Tense.PRESENT:
        return tense
    if case in words["goes_on"]:
        return Tense.FUTURE
    return Tense.PAST if case in words["status_of"] else tense


def verb_over(token: Token) -> Token | None:
    """The head of the clause that a date stands in, as long as no noun stands between."""
    if children(token, "cop"):
        return token  # "the deadline is Friday"
    for _ in range(3):
        if token.head == token:
            return token if _heads_clause(token) else None
        token = token.head
        if _heads_clause(token):
            return token
        of_time = token.lower_ in parts_of_time() or token.lower_ in weekday_words()
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and not of_time:
            return None
    return None


def _tense_around(tokens: Tokens) -> Tense:
    date = tokens.root
    verb = _verb_before(tokens) or verb_over(date)
    if verb is not None:
        tense = _tense(verb)
        return Tense.FUTURE if verb == date and tense is Tense.PRESENT else tense
    noun = date.head
    kind = noun_kind(noun)[0]
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.i > tokens.start or kind is EntityType.DOCUMENT:
        return Tense.UNKNOWN
    if any(c.lower_ in having("time", "ahead") for c in children(noun, "amod")):
        return Tense.FUTURE  # "the upcoming vote on Friday"
    # of "plans a speech on Friday" the parse may hang the day on the speech
    over = verb_over(noun)
    tense = _tense(over) if over is not None else Tense.UNKNOWN
    if tense is Tense.FUTURE and kind in _VENUES:
        return tense
    return Tense.PRESENT if tense in {Tense.FUTURE, Tense.PRESENT} else Tense.UNKNOWN


def _verb_before(tokens: Tokens) -> Token | None:
    """The finite verb right before a date, wherever the parse hangs the date: "will leave, Roe said on Monday"."""
    at = tokens.start - 1
    while at > 0 and tokens.doc[at].pos_ == "ADP":
        at -= 1
    before = tokens.doc[at] if at >= 0 else None
    if before is None or before.tag_ != "VBD" or sentence_of(before) != sentence_of(tokens.root):
        return None
    return before


def _heads_clause(token: Token) -> bool:
    return (
        token.pos_ == "VERB"
        or (token.pos_ == "AUX" and base(token.dep_) not in {"aux", "cop"})
        or any(base(c.dep_) == "cop" for c in kids(token))
    )


def _tense(verb: Token, depth: int = 0) -> Tense:
    helpers = children(verb, "aux", "cop")
    words = {h.lower_ for h in helpers}
    marked = any(c.lower_ == "to" and c.tag_ == "TO" for c in kids(verb))
    past = verb.tag_ == "VBD" or any(h.tag_ in {"VBD", "VBN"} or h.lemma_ == "have" for h in helpers)
    modal = _of_modal(words, past=any(h.lemma_ == "have" for h in helpers))
    if modal is not None:
        return modal
    if marked and any(h.tag_ in {"VBZ", "VBP"} and h.lemma_ == "be" for h in helpers):
        return Tense.FUTURE  # "is to speak"
    if not having("time", "ahead").isdisjoint((verb.lemma_, verb.lower_)):
        return Tense.DUE if past else Tense.FUTURE
    if not helpers and not marked and base(verb.dep_) == "conj" and verb.tag_ in {"VB", "VBN", "VBG"} and depth < 3:
        return _tense(verb.head, depth + 1)  # "is scheduled to stay and leave on Friday"
    if past or (verb.tag_ == "VBN" and not words):
        return Tense.PAST
    if marked and verb.head == verb:
        return Tense.FUTURE  # of a headline: "Roe to speak Friday"
    if (marked or verb.tag_ == "VBG") and depth < 3 and verb.head != verb:
        if base(verb.dep_) in _EMBEDDED:
            return _embedded(verb, marked, _tense(verb.head, depth + 1))
        if marked and verb.dep_ == "acl" and (over := verb_over(verb.head)) is not None:
            return _embedded(verb, marked, _tense(over, depth + 1))  # "announced plans to leave in May"
    return _of_present(verb, helpers)


def _of_modal(words: set[str], *, past: bool) -> Tense | None:
    """What a modal verb says; None without one. "Could leave" lies ahead unless somebody thought so in the past."""
    known = tagged("clause_words", "time")
    if not words.isdisjoint(known["future"]):
        return Tense.PAST if past else Tense.FUTURE
    if words.isdisjoint(known["future_of_the_past"]):
        return None
    return Tense.UNKNOWN if past else Tense.DUE  # "would have been 80 on May 3"


def _embedded(verb: Token, marked: bool, over: Tense) -> Tense:
    """The tense of an infinitive or a gerund under a clause with a tense of its own."""
    governor = verb.head
    if not marked:
        return over
    if governor.lemma_ == "go" and governor.tag_ == "VBG":
        return Tense.DUE if "was" in {c.lower_ for c in kids(governor)} else Tense.FUTURE
    if over is Tense.PRESENT:
        return Tense.FUTURE  # "hopes to leave in May"
    if over is not Tense.PAST:
        return over
    planned = governor.pos_ != "ADJ" and governor.lemma_.lower() in having("status", "open") | having(
        "status", "hypothetical"
    )
    return Tense.PLANNED if planned else Tense.UNKNOWN


def _of_present(verb: Token, helpers: list[Token]) -> Tense:
    """FUTURE for what keeps to a timetable ("the trial begins Friday"); headlines tell what was in the present, too."""
    finite = [t for t in (verb, *helpers) if t.tag_ in {"VBZ", "VBP"}]
    if not finite:
        return Tense.UNKNOWN
    kept = verb.lemma_ in verbs("time", "timetable") and (verb in finite or verb.tag_ == "VBG")
    return Tense.FUTURE if kept and any(t.tag_ == "." for t in sentence_of(verb)[-3:]) else Tense.PRESENT
