"""Where the content of a reporting verb begins and ends: behind the verb, or around a clause set off by commas."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extraction.quotations.layout import Layout
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import (
    NOMINAL,
    SUBJECTS,
    Range,
    Source,
    after_verb,
    before_verb,
    cue_range,
    is_time,
    is_word,
    made_to_say,
    subject,
    taken_up,
    trim,
)
from kg.language.lexicon.entries import verbs
from kg.language.lexicon.function_words import articles
from kg.language.syntax.remembered import kids

CLAUSE_LISTS = ("speech", "thought", "evidence")
_ARGUMENTS = frozenset({"obj", "obl", "xcomp", "ccomp", "advcl", "advmod", "iobj", "nmod"})
_OPENERS = frozenset({"while", "when", "after", "although", "though", "as", "since", "because", "before", "if"})
_SELF = frozenset({"himself", "herself", "themselves", "itself"})
_TAKEN_FOR = frozenset({"as", "for", "of"})
_POINTING = frozenset(
    {"it", "this", "that", "so", "these", "those", "what", "which", "something", "anything", "nothing"}
)
_ASKING = frozenset({"when", "what", "how", "why", "where", "who", "which"})
END = frozenset({".", "?", "!", ";"})


def content_behind(layout: Layout, verb: Token, high: int) -> list[Range] | None:
    """The stretch behind the verb that is its content, or None."""
    words = lexicon()
    high = _before_main_clause(layout, verb, high)
    right = [c for c in kids(verb) if verb.i < c.i < high and c.dep_ not in {"punct", ""}]
    clausal = words.takes(verb, *CLAUSE_LISTS)
    lemma = words.verb(verb)
    for child in right:
        start: int | None = None
        if child.dep_ == "ccomp" and clausal and child.left_edge.i < verb.i < child.i:
            # "which critics said was unfair": the relative pronoun stands before the cue
            fronted = child.left_edge.i
            relative = [(fronted, fronted + 1)] if layout.doc[fronted].tag_ in {"WDT", "WP", "WP$"} else []
            return [*relative, (verb.i + 1, reach(layout, verb, child, high))]
        if (child.dep_ in {"ccomp", "csubj:pass"} and clausal and _is_clause(child)) or (
            child.dep_ == "xcomp"
            and (words.takes(verb, "infinitive") or (child.tag_ == "VBG" and words.takes(verb, "gerund")))
        ):
            start = child.left_edge.i
        elif child.dep_ in {"obl", "advmod", "xcomp", "advcl"}:
            start = _prepositional(verb, child, lemma)
            held = next((c for c in right if c.dep_ == "obj" and c.i < child.i), None)
            if start is not None and held is not None and held.lower_ not in _SELF:  # see it as a threat
                start, child = held.left_edge.i, held
        elif child.dep_ == "obj" and any(words.takes(c, "speech") and made_to_say(c) == child for c in right):
            return None  # "quoted Roe as saying that it rained": the words are hers
        elif child.dep_ == "obj" and words.takes(verb, "object") and _says(child, right):
            start = child.left_edge.i
        if start is not None and start > verb.i:
            end = _object_end(layout, child, high) if child.dep_ == "obj" else reach(layout, verb, child, high)
            return [(start, _with_its_marks(layout, start, _to_next_quote(layout, verb, end, high)))]
    if clausal and (asked := _question(layout, verb, high)) is not None:
        return [asked]
    if words.takes(verb, "evidence") and verb.i + 1 < high and _by_evidence(verb):
        return [(verb.i + 1, _cut(layout, verb.i + 1, _sentence_end(layout, verb.i + 1, high)))]
    if (start := _past_preposition(layout, verb, high)) is not None:
        return [(start, _cut(layout, start, min(layout.doc[start - 1].head.right_edge.i + 1, high)))]
    if clausal and (start := _that(layout, verb, high) or _bare_clause(layout, verb, high)) is not None:
        return [(start, _cut(layout, start, _sentence_end(layout, start, high)))]
    return None


def _with_its_marks(layout: Layout, start: int, end: int) -> int:
    """Ends content that opens with a quoted clause where its marks close: said "it was late" on Monday."""
    quote = layout.inside[start]
    if quote < 0 or layout.quotes[quote].start != start or layout.quotes[quote].end >= end:
        return end
    own = layout.doc[start : layout.quotes[quote].end]
    whole = any(t.dep_ in SUBJECTS and start <= t.head.i < own.end for t in own)
    return own.end if whole else end


def _to_next_quote(layout: Layout, verb: Token, end: int, high: int) -> int:
    """Goes on where the parse broke off: to a quote further in the same stretch, or to the next comma."""
    doc, words = layout.doc, lexicon()
    following: int | None = end
    while following is not None:
        end = following
        if layout.inside[end - 1] >= 0 and layout.quotes[layout.inside[end - 1]].text[-1] == ",":
            return end
        following = None
        for i in range(end, high):
            if layout.inside[i] >= 0:
                following = min(layout.quotes[layout.inside[i]].end, high)
                break
            if doc[i].is_punct or (doc[i].pos_ == "VERB" and words.takes(doc[i], "speech")):
                break
    if not words.takes(verb, "speech") or end >= high or doc[end].is_punct:
        return end
    if doc[end].pos_ == "CCONJ" and end + 1 < high and doc[end + 1].pos_ not in {"PRON", "SCONJ", "DET"}:
        return end
    stop = next((i for i in range(end, high) if doc[i].is_punct or layout.inside[i] >= 0), high)
    return end if any(words.takes(t, "speech") and t.pos_ == "VERB" for t in doc[end:stop]) else stop


def _before_main_clause(layout: Layout, verb: Token, high: int) -> int:
    """Where a clause that opens the sentence ends: While she praised the plan, he left."""
    doc = layout.doc
    mark = next((c for c in kids(verb) if c.dep_ == "mark" and c.lower_ in _OPENERS and c.i < verb.i), None)
    if mark is None or not (mark.i == 0 or doc[mark.i].is_sent_start or doc[mark.i].is_title):
        return high
    return next((i for i in range(verb.i + 2, high) if doc[i].text == "," and layout.inside[i] < 0), high)


def _says(held: Token, beside: list[Token]) -> bool:
    """Whether an object is something said or judged: no time, no bare pronoun, nobody who is only rung up."""
    if is_time(held) or _empty(held):
        return False
    if lexicon().takes(held.head, "infinitive") and any(c.dep_ == "xcomp" and _has_to(c) for c in beside):
        return False  # "urged drivers to avoid it": said is what they are to do
    return lexicon().verb(held.head) != "call" or any(c is not held and c.dep_ in {"xcomp", "obj"} for c in beside)


def _has_to(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "to" for c in kids(verb))


def _empty(held: Token) -> bool:
    """Whether an object alone says nothing of what is held: said it, saw himself."""
    return held.lower_ in _SELF or (held.lower_ in _POINTING and held.left_edge.i == held.right_edge.i)


def _is_clause(head: Token) -> bool:
    """Whether the parse has found a verb or a subject in what it calls a clause."""
    return head.pos_ in {"VERB", "AUX"} or any(c.dep_ in SUBJECTS or c.dep_ == "cop" for c in kids(head))


def _prepositional(verb: Token, child: Token, lemma: str) -> int | None:
    """Where the content starts behind the preposition that goes with the verb."""
    case = next((c for c in kids(child) if c.dep_ in {"case", "mark"} and c.i < child.i), None)
    if case is None or case.i <= verb.i:
        return None
    known = lexicon().prepositions.get(case.lower_, frozenset())
    return case.i + 1 if lemma in known else None


def _by_evidence(verb: Token) -> bool:
    """Whether the subject is a poll, a study or the like, which shows whatever follows."""
    words = lexicon()
    return any(c.dep_ == "nsubj" and words.noun(c) in words.nouns["evidence"] for c in kids(verb))


def _past_preposition(layout: Layout, verb: Token, high: int) -> int | None:
    """The content behind a preposition that the parse hung elsewhere, right after its verb or after who is told.

    "Called for a vote"; "warned the council about the plan", where the plan need not be the council's.
    """
    doc, lemma = layout.doc, lexicon().verb(verb)
    places = [verb.i + 1]
    if lemma in verbs("hearer", "object"):
        places += [c.i + 1 for c in kids(verb) if c.dep_ in {"obj", "iobj"} and verb.i < c.i and c.pos_ in NOMINAL]
    for at in places:
        if at >= len(doc):
            continue
        known = lexicon().prepositions.get(doc[at].lower_, frozenset()) if at + 1 < high else frozenset()
        of_hearer = at > verb.i + 1 and doc[at].lower_ == "of"  # "warned members of the club"
        if lemma in known and doc[at].head.i > at and not of_hearer:
            return at + 1
    return None


def _that(layout: Layout, verb: Token, high: int) -> int | None:
    """A clause that the parse did not hang on the verb: `that` soon behind it, or a subject right behind it."""
    doc = layout.doc
    for i in range(verb.i + 1, min(high, verb.i + 9)):
        if doc[i].lower_ in {"that", "whether"} and doc[i].tag_ in {"IN", "WDT", "DT"} and layout.inside[i] < 0:
            clause = i + 1 < high and doc[i + 1].pos_ in {"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"}
            return i if doc[i].tag_ == "IN" or i == verb.i + 1 or clause else None
        if doc[i].pos_ in {"PUNCT", "VERB", "SCONJ"}:
            return None
    return None


def _bare_clause(layout: Layout, verb: Token, high: int) -> int | None:
    """A clause right behind a verb of saying that the parse cut off: she said he respects her."""
    doc, start = layout.doc, verb.i + 1
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBG"} or not lexicon().takes(verb, "speech", "thought") or start >= high:
        return None
    if doc[start].lower_ in {"yes", "no"}:
        return start
    if doc[start].pos_ not in {"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"} or doc[start].lower_ in {
        "so",
        "him",
        "her",
        "them",
    }:
        return None
    for i in range(start + 1, min(high, start + 14)):
        if doc[i].text in {",", ";", ":"} or doc[i].pos_ == "SCONJ" or doc[i].tag_ in {"WP", "WDT"}:
            return None
        if doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return start
    return None


def _question(layout: Layout, verb: Token, high: int) -> Range | None:
    """A reported question that the parse hangs on its question word: asked when the ferry would sail."""
    hearer = next((c for c in kids(verb) if c.dep_ in {"obj", "iobj"} and verb.i < c.i), None)
    starts = [verb.i + 1] if hearer is None else [verb.i + 1, hearer.right_edge.i + 1]
    start = next((i for i in starts if i < high and layout.doc[i].lower_ in _ASKING), None)
    if start is None:
        return None
    head = layout.doc[start]
    end = max(head.right_edge.i, head.head.right_edge.i if head.head.i > start else head.i) + 1
    return (start, _cut(layout, start, _sentence_end(layout, start, min(end, high)))) if end > start + 1 else None


def _object_end(layout: Layout, held: Token, high: int) -> int:
    """Where an object ends: with its own words, or those of what it is taken for ("as a threat", "for the delay")."""
    end = held.right_edge.i + 1
    for child in kids(held.head):
        if (
            child.i > held.i
            and child.left_edge.i == end
            and (
                child.dep_ == "xcomp" or any(c.dep_ in {"case", "mark"} and c.lower_ in _TAKEN_FOR for c in kids(child))
            )
        ):
            end = child.right_edge.i + 1
    return _cut(layout, held.left_edge.i, _sentence_end(layout, held.i, min(end, high)))


def reach(layout: Layout, verb: Token, first: Token, high: int) -> int:
    """Where the content that begins with `first` ends: with the last argument of the verb before something new."""
    doc = layout.doc
    end = first.right_edge.i + 1
    for child in kids(verb):
        if child.i <= first.i or child.i >= high or child.dep_ in {"punct", ""}:
            continue
        if child.dep_ not in _ARGUMENTS or _starts_new(layout, child):
            break
        end = max(end, child.right_edge.i + 1)
    end = min(end, high, _returns(verb, first))
    if end + 1 < high and doc[end].lower_ == "and" and doc[end + 1].lower_ == "that":
        end = doc[end + 1].head.right_edge.i + 1 if doc[end + 1].head.i > end else end
    return _cut(layout, first.left_edge.i, _sentence_end(layout, first.i, min(end, high)))


def _returns(verb: Token, first: Token) -> int:
    """Where the reporting clause takes over again: a verb coordinated with the reported one, but in the cue's tense."""
    for other in kids(first):
        if other.i > first.i and taken_up(other) == verb:
            return next((c.i for c in kids(other) if c.dep_ == "cc" and c.i < other.i), other.left_edge.i)
    return len(verb.doc)


def _cut(layout: Layout, start: int, end: int) -> int:
    """Ends the content at a comma behind which the cue's own sentence goes on or another speaker takes over."""
    doc, words = layout.doc, lexicon()
    for i in range(start + 3, end - 2):
        closing = layout.inside[i] >= 0 and layout.inside[i + 1] < 0 and doc[i - 1].text in {",", "”", '"', "’"}
        if not closing and (doc[i].text != "," or layout.inside[i] >= 0):
            continue
        after = doc[i + 1]
        if after.lower_ == "according":
            return i
        if not closing and _adds(doc, after) and not any(t.text == "," for t in doc[i + 2 : end - 1]):
            return i  # ", which ...", ", a ..." at the end is most often the reporter's own remark
        if after.tag_ == "VBG" and words.takes(after, "speech", "reference"):
            return i
        if after.lower_ in {"while", "but", "and", "although", "though", "compared"}:
            for token in doc[i + 2 : min(end, i + 14)]:
                if token.text == "," or layout.inside[token.i] >= 0:
                    break
                if token.tag_ in {"VBD", "VBZ", "VBP"} and (
                    words.takes(token, "speech") or words.verb(token) == "speak"
                ):
                    return i + 1 if closing else i
    return end


def _adds(doc: Doc, token: Token) -> bool:
    """Whether a word behind a comma opens a relative clause or an apposition."""
    if token.lower_ in {"which", "who", "whose", "whom"}:
        return True
    return token.lower_ in articles() and not token.head.dep_.startswith("nsubj")


def _starts_new(layout: Layout, child: Token) -> bool:
    """Whether a comma or a participle of saying parts the phrase from the content."""
    doc, left = layout.doc, child.left_edge.i
    comma = left > 0 and doc[left - 1].text == ","
    return (comma and (child.dep_ in {"advcl", "parataxis"} or child.tag_ == "VBG")) or (
        child.dep_ == "advcl" and child.tag_ == "VBG" and lexicon().takes(child, "speech")
    )


def _sentence_end(layout: Layout, start: int, high: int) -> int:
    doc = layout.doc
    for i in range(start, high):
        if doc[i].text in END and layout.inside[i] < 0:
            return i
    return high


def content_around(layout: Layout, verb: Token, low: int, high: int) -> list[Range] | None:
    """`It rained, police said`; `The plan, she said, would work`: content around a clause that is set off by commas."""
    doc = layout.doc
    own = subject(verb, low, high, inherited=False) or before_verb(verb, low)
    if doc[verb.i - 1].text == "," and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        own = after_verb(verb, high) or own  # "The ferry, said Roe, will sail"
    if own is None or doc[own.words[0]].tag_ in {"WP", "WDT"}:
        return None
    if verb.dep_ == "acl:relcl" and not _set_off(layout, verb, own, low, high):
        return None
    begin = min(own.words[0], cue_range(verb)[0])
    if begin <= low:
        return None
    i = begin - 1
    while i > low and (doc[i].pos_ in {"ADV", "SPACE"} or doc[i].lower_ == "as"):
        i -= 1
    if doc[i].text not in {",", "–", "—", "--", "-"}:
        return None
    comma = i
    before = (low, comma)
    if sum(is_word(t) for t in doc[low:comma]) < 2 or not any(t.pos_ in {"VERB", "AUX"} for t in doc[low:comma]):
        if not (after := _resumes(layout, verb, own, high)):
            return None
        return [before, after]
    if not any(t.dep_ in SUBJECTS or t.dep_ == "cop" for t in doc[low:comma]):
        return None  # "Asked about it, Roe said no": an opening, and no clause
    after = _resumes(layout, verb, own, high)
    if doc[low].dep_ in {"mark", "advmod"} and doc[low].pos_ == "SCONJ" and not after:
        return None
    return [before, after] if after else [before]


def _set_off(layout: Layout, verb: Token, own: Source, low: int, high: int) -> bool:
    """Whether commas set off a cue that the parse takes for a relative clause: "The bridge, Roe said, fell"."""
    start = min(own.words[0], cue_range(verb)[0])
    relative = any(t.tag_ in {"WP", "WDT", "WP$"} for t in layout.doc[start : verb.i])
    return (
        not relative and start > low and layout.doc[start - 1].text == "," and bool(_resumes(layout, verb, own, high))
    )


def _resumes(layout: Layout, verb: Token, own: Source, high: int) -> Range | None:
    """What follows a cue that interrupts the content between commas."""
    doc, at = layout.doc, max(verb.i + 1, own.words[1])
    limit = min(high, at + 8)
    i = at
    while i < limit and doc[i].text != ",":
        if doc[i].text in END or doc[i].pos_ in {"VERB", "SCONJ"}:
            return None
        i += 1
    if i >= limit or layout.inside[i] >= 0:
        return None
    if i + 1 < high and (
        doc[i + 1].tag_ == "VBG" or doc[i + 1].pos_ in {"CCONJ", "SCONJ"} or doc[i + 1].lower_ in {"who", "which"}
    ):
        return None
    end = _sentence_end(layout, i + 1, high)
    return (i + 1, end) if end > i + 1 else None


def trimmed(layout: Layout, start: int, end: int) -> Range | None:
    """The stretch without punctuation at its ends, unless a quotation mark or bracket belongs inside."""
    doc = layout.doc
    while start < end and (not is_word(doc[start]) and layout.inside[start] < 0):
        start += 1
    while start < end and (not is_word(doc[end - 1]) and layout.inside[end - 1] < 0 and doc[end - 1].text not in ")%"):
        end -= 1
    kept = trim(doc, start, end)
    return kept if kept is not None and any(is_word(t) for t in doc[kept[0] : kept[1]]) else None


def to_closing_mark(layout: Layout, start: int, end: int) -> int:
    """Takes in the whole of a quoted stretch in which the content would end."""
    quote = layout.inside[end - 1]
    return max(end, layout.quotes[quote].end) if quote >= 0 and layout.quotes[quote].start >= start else end


def without(start: int, end: int, blocked: list[Range]) -> list[Range]:
    """What is left of `start:end` beside the blocked ranges."""
    pieces = [(start, end)]
    for a, b in blocked:
        pieces = [p for s, e in pieces for p in ((s, min(e, a)), (max(s, b), e)) if p[0] < p[1]]
    return pieces
