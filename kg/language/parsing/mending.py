"""Reports between a subject and its verb: "Jane Roe, the mayor said, left town". Parsers often make an apposition of
the reporter and give one of the verbs to the wrong subject, so the order of the words is read instead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from spacy.attrs import ORTH  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc, Span, Token

from kg.language.lexicon.entries import tagged, verbs
from kg.language.lexicon.nouns import nouns_of, occupations, person_nouns
from kg.language.lexicon.reporting import all_verb_forms
from kg.language.syntax.columns import places_of

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
#: Words that open a clause or a phrase of its own, and so no subject.
_OPENING = frozenset(
    {"and", "as", "but", "for", "if", "in", "nor", "or", "that", "where", "which", "while", "who", "whom"}
)
#: How many words a reporter has, and how many may stand between the verb of saying and the second comma.
_REPORTER, _BETWEEN = 6, 10

#: What stands behind an office that a name has behind it.
_GOES_ON = frozenset({"of", "for", "at", "in", "to", "and", ",", "."})

Arc = tuple[int, str]


def mended_arcs(doc: Doc) -> dict[int, Arc]:
    """Token -> its head and relation, for the tokens of such sentences that the parse hung wrongly.

    `doc` has sentences, tags and UD relations. The clause of the subject becomes the sentence's own, the report a
    parataxis of it.
    """
    arcs: dict[int, Arc] = {}
    commas = places_of(doc, ORTH, ",")
    for sentence in doc.sents if len(commas) >= 2 else ():
        if bisect_left(commas, sentence.end) - bisect_left(commas, sentence.start) >= 2:
            for arc in _arcs(sentence):
                arcs.update(arc)
    return arcs


def is_one_person(token: Token) -> bool:
    """Whether what was tagged as a name or a plural is a noun of one person: "the pope", "the MP", "a planner"."""
    if token.lower_ not in person_nouns():
        return False
    small = token.is_lower or (token.is_upper and len(token) > 1)
    name = token.tag_ == "NNP" and (small or _is_beside_a_person(token))
    return name or (token.tag_ == "NNS" and token.lower_ not in nouns_of("group"))


def _is_beside_a_person(office: Token) -> bool:
    """Whether a word in capitals tells what somebody is: "Jane Roe, President of Acme", "a Senator, Jane Roe"."""
    if office.ent_type_ or office.lower_ not in occupations() or office.i + 1 == len(office.doc):
        return False
    after = office.nbor(1).lower_
    if office.dep_ == "appos" and office.head.ent_type_ == "PERSON":
        return office.i > office.head.i and after in _GOES_ON
    name = next((c for c in office.children if c.dep_ == "appos" and c.i == office.i + 2), None)
    return after == "," and name is not None and name.ent_type_ == "PERSON"


def participle_of(token: Token) -> str:
    """The verb of an adjective that describes a name with a phrase behind it: "Roe, acquitted of fraud"; else ""."""
    if token.tag_ != "JJ" or token.dep_ != "acl" or not token.lower_.endswith("ed"):
        return ""
    verb = _deeds().get(token.lower_, "")
    return verb if any(c.dep_ == "obl" and c.i > token.i for c in token.children) else ""


@cache
def _deeds() -> dict[str, str]:
    """The past participles of the verbs that name the deed for which something is done to somebody -> the verb."""
    named = frozenset().union(*tagged("verbs", "deed").values())
    return {form: verb for form, verb in all_verb_forms().items() if verb in named}


def _arcs(sentence: Span) -> Iterator[dict[int, Arc]]:
    doc = sentence.doc
    for verb in sentence:
        if verb.tag_ not in _FINITE or verb.lemma_.lower() not in verbs("subject", "person"):
            continue
        opens = _comma_before(verb, sentence)
        closes = next((t.i for t in doc[verb.i + 1 : min(sentence.end, verb.i + _BETWEEN + 2)] if t.text == ","), None)
        if opens is None or closes is None or any(t.tag_ in _FINITE for t in doc[verb.i + 1 : closes]):
            continue
        subject, reporter = doc[sentence.start : opens], doc[opens + 1 : verb.i]
        main = _main_after(closes, sentence)
        if main is None or not _is_subject(subject):
            continue
        first, second = _head_of(subject), _head_of(reporter)
        passive = any(c.dep_ == "aux:pass" for c in main.children)
        if first.head == main and verb.head == main and second.head == verb:
            continue
        yield {
            main.i: (main.i, "ROOT"),
            verb.i: (main.i, "parataxis"),
            first.i: (main.i, "nsubj:pass" if passive else "nsubj"),
            second.i: (verb.i, "nsubj"),
        }
        return


def _comma_before(verb: Token, sentence: Span) -> int | None:
    """The comma before a reporter of a few words with no verb in between."""
    doc = verb.doc
    for at in range(verb.i - 1, max(sentence.start, verb.i - _REPORTER - 2), -1):
        if doc[at].text == ",":
            words = doc[at + 1 : verb.i]
            named = len(words) > 0 and doc[verb.i - 1].pos_ in _NOMINAL and words[0].lower_ not in _OPENING
            return at if named and not any(t.pos_ in {"VERB", "AUX"} for t in words) else None
    return None


def _is_subject(words: Span) -> bool:
    """Whether the words before the first comma can be a subject: they end in a noun and hold no finite verb."""
    if not len(words) or words[-1].pos_ not in _NOMINAL or words[0].pos_ == "ADP" or words[0].lower_ in _OPENING:
        return False
    return not any(t.tag_ in _FINITE or t.text == "," for t in words)


def _main_after(comma: int, sentence: Span) -> Token | None:
    """The verb of the clause that goes on right behind the second comma."""
    doc, at = sentence.doc, comma + 1
    while at < sentence.end and doc[at].pos_ == "ADV":
        at += 1
    if at >= sentence.end or doc[at].tag_ not in _FINITE:
        return None
    verb = doc[at]
    while verb.dep_ in {"aux", "aux:pass", "cop"} and verb.head.i > verb.i:
        verb = verb.head
    return verb


def _head_of(words: Span) -> Token:
    """The head of a noun phrase: of its last word that no other word of the phrase governs."""
    at = words[-1]
    while words.start <= at.head.i < words.end and at.head != at:
        at = at.head
    return at
