"""The attribution that leads up to a quote: She added, "..."; He told the court: "..."; a paragraph with a colon."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.quotations.attribution import Cue
from kg.extraction.quotations.layout import FULL_STOPS, Layout, Quote
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import (
    DASHES,
    SUBJECTS,
    Source,
    addressee,
    agent,
    before_verb,
    cue_range,
    is_time,
    is_word,
    noun_range,
    possessor,
    speaker_in,
    subject,
    trim,
)
from kg.language.lexicon.entries import verbs
from kg.language.syntax.clauses import case_of
from kg.language.syntax.nouns import base, noun_kind
from kg.language.syntax.remembered import kids
from kg.model import EntityType

_SPEAK = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP})


def cue_ahead(layout: Layout, at: int) -> Cue | None:
    """The attribution that leads up to a quote: She added, "..."; or the paragraph before that ends in a colon."""
    quote = layout.quotes[at]
    low, high = layout.narration_before(at)
    if any(is_word(t) for t in layout.doc[low:high]):
        return introduction(layout, low, high, quote)
    p = layout.paragraphs[quote.paragraph]
    if quote.paragraph and all(not is_word(t) for t in layout.doc[p.start : quote.start]):
        before = layout.paragraphs[quote.paragraph - 1]
        last = last_word(layout, before.start, before.end)
        if last is not None and layout.doc[last].text == ":" and layout.inside[last] < 0:
            start = before.quotes[-1].end if before.quotes else before.start
            return introduction(layout, start, before.end, quote)
    return None


def introduction(layout: Layout, low: int, high: int, quote: Quote) -> Cue | None:
    """The cue in the narration `low:high` that leads up to a quote behind it, or None."""
    doc, words = layout.doc, lexicon()
    last = last_word(layout, low, high)
    if last is None:
        return None
    start = low
    for i in range(low, last):
        if layout.is_stop(i, high):
            start = i + 1
    mark = doc[last].text
    colon = mark == ":"
    if mark in FULL_STOPS or (not colon and not quote.like_a_sentence and not _answers(layout, last, quote)):
        return None
    if mark == "," and (cue := _speech_within(layout, start, last)) is not None:
        return cue
    reach = 60 if colon else 16 if mark == "," else 8
    for j in range(last, max(start, last - reach) - 1, -1):
        token = doc[j]
        if token.pos_ == "VERB" and words.quotes(token) and not (_is_infinitive(token) and not colon):
            if not colon and not _leads_up(layout, token, last, mark == ","):
                return None
            ruling = _governing(layout, token, start)
            return _participle(layout, ruling, quote) or _cue_of(layout, ruling, start, high)
        if not colon and token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ == "VERB":
            return None
    return _colon_cue(layout, start, last) if colon else None


def _answers(layout: Layout, last: int, quote: Quote) -> bool:
    """Whether a short quote is all that was said: she replied, "No."."""
    verb = layout.doc[last - 1] if last else None
    said = verb is not None and verb.pos_ == "VERB" and lexicon().takes(verb, "speech")
    return said and layout.doc[last].text == "," and quote.text[:1].isupper() and quote.last in ".!?,"


def _is_infinitive(verb: Token) -> bool:
    """Whether a verb with "to" says nothing yet; who was led "to tell the panel" something did tell it."""
    if not verb.i or verb.nbor(-1).lower_ != "to":
        return False
    return not any(c.dep_ == "obj" for c in kids(verb.head) if verb.dep_ == "xcomp")


def last_word(layout: Layout, low: int, high: int) -> int | None:
    """The last token of a stretch that is no space, punctuation included."""
    return next(
        (i for i in range(high - 1, low - 1, -1) if not layout.doc[i].is_space and layout.doc[i].dep_ != ""), None
    )


def _governing(layout: Layout, verb: Token, low: int) -> Token:
    """The verb of saying that rules a question around this one: explained how she lost the key."""
    doc = layout.doc
    for i in range(verb.i - 1, low, -1):
        if doc[i].text in {",", ";"}:
            break
        if doc[i].lower_ in {"why", "how", "what", "that", "whether", "where", "when"}:
            ruling = next((t for t in reversed(doc[low:i]) if t.pos_ == "VERB" and lexicon().takes(t, "speech")), None)
            if ruling is not None and not any(t.text in {",", ";"} for t in doc[ruling.i : i]):
                return ruling
    return verb


def _leads_up(layout: Layout, verb: Token, last: int, comma: bool) -> bool:
    """Whether only an addressee, a time or a place stands between the cue and the quote."""
    doc, i = layout.doc, verb.i + 1
    if i > last or doc[i].text in {",", "that"} or doc[i].lower_ == "that":
        return True
    if lexicon().verb(verb) in verbs("hearer", "ahead"):
        return True
    return comma or doc[i].pos_ in {"ADP", "ADV", "PUNCT"} or is_time(doc[i])


def _participle(layout: Layout, verb: Token, quote: Quote) -> Cue | None:
    """`..., adding: "..."`: who says it is the subject of what the sentence said before, best of a verb of saying."""
    doc, words = layout.doc, lexicon()
    if verb.tag_ != "VBG" or doc[verb.i - 1].text != "," or any(c.dep_ in SUBJECTS for c in kids(verb)):
        return None
    low, _ = layout.sentence(verb.i, layout.paragraphs[quote.paragraph])
    before = [
        t
        for t in reversed(doc[low : verb.i])
        if layout.inside[t.i] < 0 and t.tag_ in {"VBD", "VBZ", "VBP"} and any(c.dep_ in SUBJECTS for c in kids(t))
    ]
    ruling = next((t for t in before if words.takes(t, "speech", "object") and t.dep_ != "acl:relcl"), None)
    ruling = ruling or next((t for t in before if t.head == t), None)
    source = subject(ruling, low, verb.i, inherited=False) if ruling is not None else None
    if source is None or source.speaker is None:
        return None
    return Cue(verb.i, cue_range(verb), source, addressee(verb, low, quote.start))


def _cue_of(layout: Layout, verb: Token, low: int, high: int) -> Cue | None:
    source = subject(verb, low, high)
    if source is None or source.speaker is None:
        source = before_verb(verb, low) or source
    if source is None:
        source = _first_subject(layout, low, high)
    if source is None and verb.tag_ != "VBG":
        return None
    return Cue(verb.i, cue_range(verb), source, addressee(verb, low, high))


def _first_subject(layout: Layout, low: int, high: int) -> Source | None:
    for token in layout.doc[low:high]:
        if token.dep_ == "nsubj" and token.head.i > token.i:
            return subject(token.head, low, high, inherited=False)
    return None


def _speech_within(layout: Layout, low: int, comma: int) -> Cue | None:
    """`Roe issued a statement, "..."`: the noun right before the comma names the words."""
    doc, words = layout.doc, lexicon()
    noun = doc[comma - 1] if comma > low else None
    if noun is None or noun.pos_ != "NOUN" or words.noun(noun) not in words.nouns["statement"]:
        return None
    if noun.dep_ != "obj" or noun.head.pos_ != "VERB" or not words.takes(noun.head, "noun"):
        return None
    source = subject(noun.head, low, comma)
    return Cue(noun.i, noun_range(noun), source) if source is not None else None


def words_of_somebody(layout: Layout, at: int) -> Cue | None:
    """`Roe's answer, "...," stunned Doe.`: the noun before the comma names the words, and its owner speaks."""
    doc, words = layout.doc, lexicon()
    low, high = layout.narration_before(at)
    comma = last_word(layout, low, high)
    if comma is None or doc[comma].text != ",":
        return None
    for noun in reversed(doc[max(low, comma - 8) : comma]):
        if noun.pos_ == "NOUN" and words.noun(noun) in words.nouns["statement"]:
            source = _author(noun, low, comma)
            ends = source is not None and comma in (noun.i + 1, source.words[1])
            if source is None or not ends:
                return None
            named = source.speaker is not None and doc[source.words[0]].tag_ != "PRP$"  # "her answer": anybody's
            return Cue(noun.i, noun_range(noun), source if named else Source(source.words, None))
    return None


def _author(noun: Token, low: int, high: int) -> Source | None:
    """Whose words a noun names: "Roe's letter", "a letter from Roe", "a statement by the mayor"."""
    for child in kids(noun):
        if child.dep_ == "nmod:poss" and low <= child.i:
            return possessor(child, low, noun.i)
    for child in noun.rights:
        somebody = child.pos_ in {"PROPN", "PRON"} or noun_kind(child)[0] in _SPEAK
        if base(child.dep_) == "nmod" and somebody and child.i < high and case_of(child) in {"from", "by"}:
            return agent(child, low, high)
    return None


def _past_dash(layout: Layout, low: int, colon: int) -> int:
    """Where a name stands behind a dash and before the colon: "A headline - Jane Roe:"."""
    doc = layout.doc
    dash = next((i for i in range(colon - 1, max(low, colon - 6), -1) if doc[i].text in DASHES), None)
    named = dash is not None and dash + 1 < colon and all(t.pos_ == "PROPN" for t in doc[dash + 1 : colon])
    return dash + 1 if dash is not None and named and doc[dash].whitespace_ else low


def _colon_cue(layout: Layout, low: int, colon: int) -> Cue | None:
    """What a colon announces when no verb of saying does: a noun, any verb with a subject, or a bare name."""
    doc, words = layout.doc, lexicon()
    said = words.nouns["statement"] | words.nouns["clause"]
    low = _past_dash(layout, low, colon)
    verbs = [t for t in reversed(doc[low:colon]) if t.pos_ == "VERB" and subject(t, low, colon) is not None]
    # the clause that is announced is the main one
    verb = next((t for t in verbs if t.dep_ in {"ROOT", "conj", "parataxis"}), verbs[0] if verbs else None)
    noun = next((t for t in reversed(doc[low:colon]) if t.pos_ == "NOUN" and words.noun(t) in said), None)
    if noun is not None:
        owner = next((c for c in kids(noun) if c.dep_ == "nmod:poss" and low <= c.i), None)
        source = possessor(owner, low, noun.i) if owner is not None else None
        if source is None:
            source = subject(verb, low, colon) if verb is not None else _author(noun, low, colon)
        if source is not None:
            return Cue(noun.i, noun_range(noun), source)
    if verb is not None:
        return Cue(verb.i, cue_range(verb), subject(verb, low, colon))
    bare = trim(doc, low, colon)
    if bare is None or bare[1] - bare[0] > 8 or doc[bare[0]].pos_ not in {"PROPN", "NOUN", "DET"}:
        return None
    return Cue(colon, (colon, colon + 1), Source(bare, speaker_in(doc, *bare)))
