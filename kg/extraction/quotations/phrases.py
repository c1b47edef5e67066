"""Finds the phrases around a cue: who speaks, to whom, and which words belong to the cue itself.

Follows the parse where the parse agrees with the order of words, and the order of words where it does not.
All ranges are half open token ranges of the Doc.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extraction.quotations.lexicon import lexicon
from kg.language.lexicon.calendar import weekday_words
from kg.language.lexicon.entries import verbs
from kg.language.syntax.negation import denying
from kg.language.syntax.nouns import base, is_somebody
from kg.language.syntax.remembered import kids
from kg.language.syntax.voice import is_passive

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer", "expl"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN", "PRON", "ADP"})
_INSIDE_NAME = frozenset(
    {
        "flat",
        "compound",
        "nummod",
        "nmod",
        "conj",
        "case",
        "cc",
        "det",
        "amod",
        "nmod:poss",
        "fixed",
        "goeswith",
        "nmod:unmarked",
        "nmod:desc",
        "flat:name",
    }
)
_OFFICES = frozenset({"NOUN", "ADJ", "PROPN", "CCONJ", "DET"})
#: Words that stand for somebody without a noun.
_ALONE = frozenset({"another", "others", "some", "many", "both", "several", "one"})
DASHES = frozenset({"-", "–", "—", "--", "―"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_HELD_BY = frozenset({"advcl", "xcomp", "conj", "acl", "ccomp", "parataxis"})
_COMMAS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "--", "―"})

#: Subjects that name nobody who could speak.
_NOBODY = frozenset({"that", "this", "there", "what", "'s", "’s"})

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: all the words (`words`), and the noun phrase in them that names the speaker (`speaker`)."""

    words: Range
    speaker: Range | None


def is_word(token: Token) -> bool:
    """Whether the token is neither space, markup nor punctuation."""
    return not token.is_space and not token.is_punct and token.dep_ != ""


def edges(token: Token, low: int, high: int) -> Range:
    """The token's subtree as one stretch, cut to `low:high`."""
    return max(low, token.left_edge.i), min(high, token.right_edge.i + 1)


def trim(doc: Doc, start: int, end: int) -> Range | None:
    """The stretch without spaces, commas and dashes at its ends; None when nothing is left."""
    while start < end and (doc[start].is_space or doc[start].text in _COMMAS or doc[start].dep_ == ""):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in _COMMAS or doc[end - 1].dep_ == ""):
        end -= 1
    return (start, end) if start < end else None


def cue_range(verb: Token) -> Range:
    """The verb with the auxiliaries and the negation right before it."""
    start = verb.i
    while start > 0:
        before = verb.doc[start - 1]
        if before.head != verb or before.dep_ not in {"aux", "aux:pass", "advmod"} or not is_word(before):
            break
        if before.dep_ == "advmod" and before.lower_ not in denying("word") | {"also"}:
            break
        start -= 1
    while start < verb.i and verb.doc[start].dep_ == "advmod" and verb.doc[start].lower_ == "also":
        start += 1
    return start, verb.i + 1


def noun_range(noun: Token) -> Range:
    """A noun with what a hyphen joins to it: the whole of "op-ed"."""
    before = noun.doc[max(0, noun.i - 2) : noun.i]
    joined = len(before) == 2 and before[1].text == "-" and not any(t.whitespace_ for t in before)
    return noun.i - 2 if joined else noun.i, noun.i + 1


def speaker_in(doc: Doc, start: int, end: int, head: Token | None = None) -> Range | None:
    """The noun phrase of `start:end` that denotes the speaker, without appositions and relative clauses.

    A common noun followed by a name in apposition ("her lawyer, Jane Roe") gives the name, and so do several offices
    in front of one ("founder, chief executive and president Jane Roe").
    """
    if (behind := _behind_offices(doc, start, end)) is not None:
        return behind
    if head is None or not start <= head.i < end:
        head = next((t for t in doc[start:end] if t.pos_ in NOMINAL and t.dep_ != ""), None)
        while head is not None and start <= head.head.i < end and head.head != head and head.head.pos_ in NOMINAL:
            head = head.head
    if head is None:
        return None
    if head.pos_ == "NOUN":
        name = next((c for c in kids(head) if c.dep_ == "appos" and c.pos_ == "PROPN" and start <= c.i < end), None)
        if name is not None:
            head = name
    low, high = head.i, head.i + 1
    while high < end and (doc[high].pos_ == "PROPN" or (doc[high].text == "." and high + 1 < end)):
        high += 1
    for child in kids(head):
        if child.i < head.i and child.dep_ not in {"punct", "advmod", "acl:relcl", "mark", "case", "cc", ""}:
            low = min(low, child.left_edge.i)
        if child.i > head.i and child.dep_ in _INSIDE_NAME:
            inner = _without_clauses(child)
            high = max(high, inner)
    # a comma cuts a name from what describes it
    for i in range(head.i, min(high, end)):
        if doc[i].text == "," and not any(doc[j].dep_ == "conj" for j in range(i, min(high, end))):
            high = i
            break
    return trim(doc, max(low, start), min(high, end))


def _behind_offices(doc: Doc, start: int, end: int) -> Range | None:
    """The name at the end of a phrase of several nouns, or of a compound one, right behind the last of them."""
    first = end
    while first > start and doc[first - 1].pos_ == "PROPN":
        first -= 1
    before = doc[start:first]
    if first == end or first - start < 4 or before[-1].pos_ != "NOUN" or doc[end - 1].ent_type_ not in {"PERSON", ""}:
        return None
    if not all(t.pos_ in _OFFICES or t.text in {",", "-"} for t in before):
        return None
    several = any((t.dep_ in {"conj", "appos"} and t.pos_ == "NOUN") or t.text == "-" for t in before)
    return (first, end) if several else None


def _without_clauses(token: Token) -> int:
    right = token.i + 1
    for child in kids(token):
        if child.i > token.i and child.dep_ in _INSIDE_NAME:
            right = max(right, _without_clauses(child))
    return right


def _source(doc: Doc, start: int, end: int, head: Token | None) -> Source | None:
    words = trim(doc, _past_dateline(doc, start, end), end)
    if words is None:
        return None
    if head is not None and head.i < words[0]:
        head = None
    if doc[words[0]].pos_ == "SCONJ" and words[1] - words[0] > 1:
        words = words[0] + 1, words[1]
    if doc[words[0]].pos_ == "CCONJ":
        words = _whole_pair(doc, *words)
    words = words[0], _past_title(doc, words[1])
    if words[0] >= words[1] or (words[1] - words[0] == 1 and doc[words[0]].lower_ in _NOBODY):
        return None
    return Source(words, speaker_in(doc, *words, head))


def _past_dateline(doc: Doc, start: int, end: int) -> int:
    """Leaves out a place in capitals and a dash: "SPRINGFIELD (Acme) - Mayor Roe said"."""
    dash = next((i for i in range(start, min(end, start + 9)) if doc[i].text in DASHES), None)
    place = doc[start].text
    if dash is None or dash == start or not (place.isupper() and len(place) > 2) or dash + 1 >= end:
        return start
    return dash + 1 if doc[dash - 1].whitespace_ and doc[dash].whitespace_ else start


def _past_title(doc: Doc, end: int) -> int:
    """Takes in the stop of an abbreviated title and the name behind it, which a parser may take for a new sentence."""
    if doc[end - 1].text not in lexicon().words["title"] or end >= len(doc) or doc[end].text != ".":
        return end
    name = end + 1
    while name < len(doc) and doc[name].pos_ == "PROPN":
        name += 1
    return name if name > end + 1 else end


def _whole_pair(doc: Doc, start: int, end: int) -> Range:
    """A phrase that opens with "and" lacks its first half: take the nouns before it in, or leave "and" out."""
    first = start
    while first > max(0, start - 5) and doc[first - 1].pos_ in {"NOUN", "PROPN", "ADJ", "DET"}:
        first -= 1
    return (first, end) if first < start and start - first <= 4 else (start + 1, end)


def subject(verb: Token, low: int, high: int, *, inherited: bool = True) -> Source | None:
    """Who does what the verb says, within `low:high`: its own subject, or the one it shares with a governing verb."""
    doc = verb.doc
    own = next((c for c in kids(verb) if c.dep_ in SUBJECTS and low <= c.i < high and c.dep_ != "expl"), None)
    passive_agent = next((c for c in kids(verb) if c.dep_ == "obl:agent" and low <= c.i < high), None)
    if passive_agent is not None:
        return agent(passive_agent, low, high)
    if own is not None and is_time(own):
        return before_verb(verb, low)
    if own is None and (beside := _beside_with(verb, low)) is not None:
        return beside
    if own is not None:
        return _own_subject(verb, own, low, high)
    if verb.dep_ == "acl:relcl":
        relative = next(
            (t for t in doc[max(low, verb.left_edge.i) : verb.i] if t.lower_ in {"who", "which", "that"}), None
        )
        if relative is not None:
            return Source((relative.i, relative.i + 1), _antecedent(verb, low, high))
    if verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.head != verb.head and verb.head.head.pos_ == "VERB":
        return subject(verb.head.head, low, min(high, verb.head.left_edge.i))  # an attempt to deny it
    if (whose := made_to_say(verb)) is not None and low <= whose.i < high:
        start, end = edges(whose, low, verb.i)
        return _source(doc, start, end, whose)
    if inherited and (before := taken_up(verb)) is not None:
        return subject(before, low, high)
    if inherited and (main := _main_clause(verb, low)) is not None:
        return subject(main, low, high)
    if (
        verb.dep_ in {"acl", "acl:relcl"}
        and verb.tag_ != "VB"
        and verb.head.i < verb.i
        and verb.head.pos_ in NOMINAL
        and low <= verb.head.i
    ):
        return _source(doc, max(low, verb.head.left_edge.i), min(high, verb.i), verb.head)
    if inherited and verb.dep_ in _HELD_BY and verb.head != verb and verb.head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
        return subject(verb.head, low, high) if verb.head.i != verb.i else None
    return None


def made_to_say(verb: Token) -> Token | None:
    """Whose words another verb says these are: "Doe quoted Roe as saying", "Doe remembered Roe saying"; else None."""
    above = verb.head
    if verb.tag_ != "VBG" or base(verb.dep_) not in {"advcl", "xcomp", "ccomp"} or above.pos_ != "VERB":
        return None
    ascribed = any(c.dep_ == "mark" and c.lower_ == "as" for c in kids(verb))
    if ascribed and is_passive(above):
        return next((c for c in kids(above) if c.dep_ == "nsubj:pass"), None)
    held = next((c for c in kids(above) if c.dep_ in {"obj", "iobj"} and above.i < c.i < verb.i), None)
    if held is None or not (ascribed or (held.right_edge.i == verb.i - 1 and is_somebody(held))):
        return None
    return held


def _beside_with(verb: Token, low: int) -> Source | None:
    """Who does it in a clause that "with" opens: "..., with Jane Roe admitting that she had lost"."""
    doc, start = verb.doc, verb.i
    if verb.tag_ != "VBG":
        return None
    while start > low and doc[start - 1].pos_ in {"PROPN", "NOUN", "ADJ", "DET"}:
        start -= 1
    if start == verb.i or start <= low or doc[start - 1].lower_ != "with" or doc[verb.i - 1].pos_ not in NOMINAL:
        return None
    return Source((start, verb.i), speaker_in(doc, start, verb.i))


def _main_clause(verb: Token, low: int) -> Token | None:
    """The verb whose subject a free participle shares: "X met Y, saying ..." has X, wherever the parse hangs it."""
    before = verb.i - 1
    while before > low and verb.doc[before].pos_ == "ADV":
        before -= 1
    if verb.tag_ != "VBG" or verb.dep_ not in {"acl", "advcl"} or before <= low or verb.doc[before].text != ",":
        return None
    at = verb.head
    while at.head != at and at.head.i >= low and not (at.tag_ in _FINITE and _has_subject(at)):
        at = at.head
    if not (low <= at.i < verb.i and at.tag_ in _FINITE and _has_subject(at)):
        return None
    # "Roe said that the vote was lost, adding that ...": who said the one adds the other
    ruling = at.head
    reported = at.dep_ in {"ccomp", "parataxis"} and low <= ruling.i < at.i and _has_subject(ruling)
    said = reported and lexicon().takes(ruling, "speech") and lexicon().takes(verb, "speech")
    return ruling if said else at


def taken_up(verb: Token) -> Token | None:
    """The verb of saying that this one goes on from, though the parse coordinates it with what was said.

    She said she can wait and praised the plan: "praised" has the tense of "said" and not that of "can wait".
    """
    reported = verb.head
    if verb.dep_ != "conj" or reported.dep_ not in {"ccomp", "xcomp"} or verb.i < reported.i:
        return None
    ruling = reported.head
    # "and called the delay a disgrace": a participle with an object and no auxiliary is a past tense
    tense = "VBD" if verb.tag_ == "VBN" and any(c.dep_ == "obj" for c in kids(verb)) else verb.tag_
    if tense != ruling.tag_ or tense not in {"VBD", "VBZ"}:
        return None
    if _has_subject(verb) or any(c.dep_ in {"mark", "aux"} for c in kids(verb)):
        return None
    auxiliary = any(c.dep_ == "aux" for c in kids(reported))
    goes_on = reported.tag_ != tense or auxiliary or lexicon().takes(verb, "speech", "object")
    return ruling if goes_on and lexicon().knows(ruling) else None


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in kids(verb))


def _own_subject(verb: Token, head: Token, low: int, high: int) -> Source | None:
    doc = verb.doc
    if head.lower_ in _RELATIVE and verb.dep_ == "acl:relcl":
        return Source((head.i, head.i + 1), _antecedent(verb, low, high))
    if head.i < verb.i:
        limit = min(high, cue_range(verb)[0])
        start, end = edges(head, low, limit)
        # a name that the parse left alone between subject and verb belongs to the subject
        if end < limit and all(t.pos_ in {"PROPN", "NOUN"} for t in doc[end:limit]):
            end = limit
        return _source(doc, start, end, head)
    start, end = edges(head, max(low, verb.i + 1), high)
    return _source(doc, start, end, head)


def _antecedent(verb: Token, low: int, high: int) -> Range | None:
    head = verb.head
    if head.pos_ not in NOMINAL:
        return None
    return speaker_in(verb.doc, head.left_edge.i, verb.i, head)


def possessor(owner: Token, low: int, high: int) -> Source | None:
    """The noun phrase of an owner within `low:high`, without its "'s"."""
    doc = owner.doc
    last = owner.right_edge.i if owner.right_edge.tag_ == "POS" else max(owner.i, owner.right_edge.i) + 1
    kept = trim(doc, max(low, owner.left_edge.i), min(last, high))
    return Source(kept, speaker_in(doc, *kept, owner)) if kept is not None else None


def agent(head: Token, low: int, high: int) -> Source | None:
    """The noun phrase under a preposition ("by the police"), without the preposition."""
    start, end = edges(head, low, high)
    doc = head.doc
    while start < head.i and doc[start].dep_ in {"case", "fixed", "punct"}:
        start += 1
    return _source(doc, start, end, head)


def before_verb(verb: Token, low: int) -> Source | None:
    """The words from `low` to the verb when the parse names no subject: the noun phrase closest to the verb."""
    doc, end = verb.doc, verb.i
    while end > low and (doc[end - 1].pos_ in {"AUX", "ADV", "PUNCT", "SPACE", "PART"} or is_time(doc[end - 1])):
        end -= 1
    if end <= low or doc[end - 1].pos_ not in NOMINAL:
        return since_comma(verb, low)
    head = doc[end - 1]
    while head.head.i >= low and head.head.i < end and head.head != head and head.head.pos_ in NOMINAL:
        head = head.head
    start = max(low, head.left_edge.i)
    while start < head.i and doc[start].pos_ in {"ADP", "SCONJ", "CCONJ", "PUNCT", "ADV"}:
        start += 1
    before = doc[start - 1] if start > low else None
    if is_time(head) or (before is not None and before.pos_ == "ADP"):
        return since_comma(verb, low)
    return _source(doc, start, end, head)


def since_comma(verb: Token, low: int) -> Source | None:
    """A short stretch from the last comma to the verb, when it opens with a noun phrase: those surveyed said."""
    doc, start = verb.doc, verb.i
    while start > low and doc[start - 1].text not in {",", ";", ":", "–", "—"} and not doc[start - 1].is_space:
        start -= 1
    if start >= cue_range(verb)[0]:
        return _opening(verb, low)
    first = doc[start]
    if not 0 < verb.i - start <= 9 or first.pos_ not in NOMINAL | {"DET", "ADJ"} or first.tag_ in {"WP", "WDT"}:
        return None
    if is_time(first) or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} and t.head != verb for t in doc[start : verb.i]):
        return None
    named = any(t.pos_ in NOMINAL for t in doc[start : verb.i])
    return _source(doc, start, cue_range(verb)[0], None) if named else None


def _opening(verb: Token, low: int) -> Source | None:
    """All words of a short opening, when a comma stands right before the verb: Roe, 26, from Springfield, said."""
    doc, start, end = verb.doc, low, cue_range(verb)[0]
    while start < end and (doc[start].is_space or doc[start].pos_ in {"CCONJ", "PUNCT"}):
        start += 1
    if start < end and doc[start].pos_ in {"ADP", "SCONJ"}:
        start = next((i + 1 for i in range(start, end) if doc[i].text == ","), end)
    if not 0 < end - start <= 14 or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in doc[start:end]):
        return None
    named = any(t.pos_ in NOMINAL for t in doc[start:end])
    return _source(doc, start, end, None) if named else None


def after_verb(verb: Token, high: int) -> Source | None:
    """The noun phrase right behind the verb: said Jane Roe, a doctor."""
    if lexicon().verb(verb) in verbs("hearer", "always"):
        return None
    doc, start = verb.doc, verb.i + 1
    while start < high and doc[start].pos_ in {"ADV", "SPACE"}:
        start += 1
    if start >= high or doc[start].pos_ not in _BEFORE_NOUN - {"ADP"}:
        return None
    behind = doc[start + 1] if start + 1 < high else None
    if doc[start].lower_ in _ALONE and (behind is None or behind.pos_ not in _BEFORE_NOUN | {"VERB"}):
        return Source((start, start + 1), (start, start + 1))  # "...," wrote another.
    # "Ohio-based consultant Jane Roe": what a hyphen ties to the next word heads nothing
    nouns = (t for t in doc[start:high] if t.pos_ in NOMINAL)
    head = next((t for t in nouns if t.i + 1 >= high or doc[t.i + 1].text != "-" or t.whitespace_), None)
    if head is None or head.i - start > 8:
        return None
    while start <= head.head.i < high and head.head != head and head.head.pos_ in NOMINAL:
        head = head.head
    _, end = edges(head, start, high)
    return _source(doc, start, end, head)


def addressee(verb: Token, low: int, high: int) -> Range | None:
    """To whom: the object of tell and its like ("told Reuters"), or a "to" phrase ("said to the crowd")."""
    doc = verb.doc
    lemma = lexicon().verb(verb)
    if lemma in verbs("hearer", "object"):
        for child in kids(verb):
            if child.dep_ in {"obj", "iobj"} and verb.i < child.i < high and child.pos_ in NOMINAL and child.i >= low:
                return speaker_in(doc, max(low, child.left_edge.i), min(high, child.right_edge.i + 1), child)
        after = verb.i + 1
        if after < high and doc[after].pos_ in {"PRON", "PROPN"} and lemma != "ask":
            return speaker_in(doc, after, min(high, after + 4), None)
    for child in kids(verb):
        if child.dep_ == "obl" and verb.i < child.i < high and child.i >= low:
            case = next((c for c in kids(child) if c.dep_ == "case"), None)
            if case is not None and case.lower_ == "to" and child.pos_ in {"PROPN", "PRON", "NOUN"}:
                return speaker_in(doc, case.i + 1, min(high, child.right_edge.i + 1), child)
    return None


def is_time(token: Token) -> bool:
    """Whether the word says when: Monday, yesterday, earlier."""
    return token.lower_ in lexicon().words["time"] or token.lower_ in weekday_words()
