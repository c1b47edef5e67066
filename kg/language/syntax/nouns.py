"""Small questions about noun phrases in a UD parse, asked by every layer above."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Token

from kg.language.lexicon.entries import tagged
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.nouns import KINDS, nouns_of, occupations, person_nouns
from kg.language.syntax.exceptions import is_excepted
from kg.language.syntax.remembered import kids, read_at_once, remembered
from kg.model import EntityType, Span

#: Dependents that belong to the phrase of a nominal head, as opposed to clauses and asides hanging on it.
#: Universal Dependencies' relations of a noun that stands for somebody, and is not what is said of somebody.
ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
_INSIDE = frozenset(
    {"det", "det:predet", "amod", "compound", "nmod:poss", "nmod:desc", "nummod", "flat", "flat:name", "goeswith"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
#: Parts of speech that head a noun phrase, sums and signs ("$5") among them.
NOMINALS = _NOMINAL | {"SYM"}
_NOUN_TYPES = {
    "person": EntityType.PERSON,
    "group": EntityType.GROUP,
    "organization": EntityType.ORGANIZATION,
    "document": EntityType.DOCUMENT,
    "work": EntityType.WORK,
    "event": EntityType.EVENT,
    "place": EntityType.PLACE,
}


@cache
def base(dep: str) -> str:
    """A UD relation without its subtype."""
    return dep.split(":", 1)[0]


def children(token: Token, *deps: str) -> list[Token]:
    """Dependents in one of the relations, given with or without subtype, in text order."""
    found = related(token)  # of most words nothing
    return [c for dep, plain, c in found if dep in deps or plain in deps] if found else []


def _all_related(doc: Doc) -> Sequence[Sequence[tuple[str, str, Token]]]:
    # the words that `kids` has, and nothing of its own for the many that have none
    return [[(dep := c.dep_, base(dep), c) for c in kids(token)] or () for token in doc]


@read_at_once(_all_related)
def related(token: Token) -> Sequence[tuple[str, str, Token]]:
    """All dependents in text order, each behind its relation and the same without its subtype."""
    return tuple([(dep := c.dep_, base(dep), c) for c in kids(token)])


@remembered
def possessors(token: Token) -> list[Token]:
    """What stands before a noun with a possessive mark or as a possessive pronoun; of several the one next to it."""
    # the mark counts whatever relation the parse gives; in "Roe's sister's win" the sister won
    return [c for c in kids(token) if c.i < token.i and (c.dep_ == "nmod:poss" or c.right_edge.tag_ == "POS")][-1:]


@cache
def _all_nouns() -> frozenset[str]:
    return person_nouns().union(*map(nouns_of, KINDS))


@remembered
def noun_kind(token: Token) -> tuple[EntityType | None, str]:
    """What kind of thing a common noun denotes and the gender it gives away ("m", "f" or "")."""
    whole = _whole(token)
    lemma = whole or full_lemma(token).removeprefix("ex-")
    lower = whole or token.lower_.removeprefix("ex-")
    if lemma != token.lemma_.lower() and lemma not in _all_nouns():
        lemma = token.lemma_.lower()
    if lower in nouns_of("group") and (lower not in person_nouns() or is_plural(token)):
        return EntityType.GROUP, ""
    either = {lemma, lower}
    for gender in ("m", "f", ""):
        if not either.isdisjoint(person_nouns(gender)):
            return (EntityType.GROUP if is_plural(token) else EntityType.PERSON), gender
    for name in ("document", "organization", "work", "event", "place"):
        if not either.isdisjoint(nouns_of(name)):
            return _NOUN_TYPES[name], ""
    return None, ""


def _whole(noun: Token) -> str:
    """The word of several words that a noun ends, where it is known: "air force", "stand-off"; else nothing."""
    doc, i = noun.doc, noun.i
    if i >= 2 and doc[i - 1].text == "-" and not doc[i - 2].whitespace_ and not doc[i - 1].whitespace_:
        before = f"{doc[i - 2].lower_}-"
    elif i >= 1 and doc[i - 1].head == noun:
        before = f"{doc[i - 1].lower_} "
    else:
        return ""
    return next((w for end in (noun.lemma_.lower(), noun.lower_) if (w := before + end) in _all_nouns()), "")


def is_somebody(noun: Token) -> bool:
    """Whether a noun is a name, a pronoun, or what people are called."""
    return noun.pos_ in {"PROPN", "PRON"} or noun_kind(noun)[0] in {EntityType.PERSON, EntityType.GROUP}


def is_plural(token: Token) -> bool:
    """Whether a noun or pronoun is marked as plural."""
    return token.tag_ in {"NNS", "NNPS"} or _has_plural(str(token.morph))


@cache
def _has_plural(morph: str) -> bool:
    # there are a few hundred of them, and spaCy takes one apart anew each time that it is asked
    return any("Plur" in f[7:].split(",") for f in morph.split("|") if f.startswith("Number="))


def is_would_be(noun: Token) -> bool:
    """Whether a noun is only what somebody would be: "a would-be member"; the tokenizer cuts the hyphens off."""
    if not noun.i or noun.nbor(-1).lower_ not in {"be", "would-be"}:
        return False  # nearly always, and words are cheaper than spans
    return noun.doc[max(0, noun.i - 3) : noun.i].text.lower() == "would-be"


def is_occupation(lemma: str) -> bool:
    """Whether a noun says what somebody does for a living or what office they hold."""
    return lemma in occupations()


def phrase(token: Token, *, with_of: bool = False) -> tuple[Token, Token]:
    """First and last token of the noun phrase of a head, without clauses, appositions and coordination.

    With `with_of`, an "of" phrase after the head belongs to it ("two counts of rape"), and for a person whom they work
    for ("spokesman for Acme").
    """
    first = last = token
    for child in kids(token):
        if (
            child.i < token.i
            and (child.dep_ in _INSIDE or base(child.dep_) in {"flat", "compound"})
            and base(child.dep_) != "case"
        ):
            first = min(first, child.left_edge, key=lambda t: t.i)
        elif child.i > token.i and base(child.dep_) in {"flat", "compound", "nummod", "goeswith"}:
            last = max(last, child.right_edge, key=lambda t: t.i)
        elif child.i == token.i + 1 and child.pos_ == "ADJ" and _is_title(token, child):
            last = max(last, child, key=lambda t: t.i)
        elif child.i > token.i and with_of and base(child.dep_) == "nmod" and has_case(child, *_belonging(token)):
            if _is_deed_told_of(token, child):
                continue  # "accused the judge of lying"
            last = max(last, phrase(child, with_of=True)[1], key=lambda t: t.i)
    while last.i > token.i and last.is_space:
        last = last.nbor(-1)
    while first.i < token.i and (first.is_punct or first.is_space or first.pos_ == "CCONJ" or first.tag_ == "VBG"):
        first = first.nbor(1)
    return first, last


def _is_title(noun: Token, adjective: Token) -> bool:
    """Whether a bare adjective right behind a noun is one name with it: "an attorney general"."""
    bare = adjective.dep_ == "amod" and not kids(adjective)
    return bare and noun_kind(noun)[0] is EntityType.PERSON


def _is_deed_told_of(noun: Token, phrase_behind: Token) -> bool:
    """Whether an "of" phrase is what the verb above the noun tells of it: "accused the judge of misconduct"."""
    while noun.dep_ == "conj":
        noun = noun.head  # "accused Roe and his firm of fraud"
    taking = noun.head.pos_ == "VERB" and base(noun.dep_) in {"obj", "obl"} and noun.i > noun.head.i
    return taking and noun.head.lemma_.lower() in tagged("verbs", "deed")["of"] and has_case(phrase_behind, "of")


def _belonging(noun: Token) -> tuple[str, ...]:
    """The prepositions whose phrase tells which one is meant."""
    person = noun_kind(noun)[0] in {EntityType.PERSON, EntityType.GROUP}
    return ("of", "for", "to", "at") if person else ("of",)


def has_case(token: Token, *words: str) -> bool:
    """Whether a nominal is marked by one of the prepositions (fixed expressions by their first word)."""
    return any(c.lower_ in words for c in children(token, "case"))


_SERIES = "kg.series"


@remembered
def full_lemma(token: Token) -> str:
    """The lemma of a word with what makes it another word ("vice president"), lower-cased."""
    lemma, doc, i = token.lemma_.lower(), token.doc, token.i
    before = doc[i - 1] if i else None
    if before is not None and i >= 2 and before.text == "-" and not doc[i - 2].whitespace_:
        prefix = doc[i - 2].lower_
        return f"{prefix}-{lemma}" if prefix in words_tagged("another") else lemma
    if i + 1 < len(doc) and doc[i + 1].text[:1] == "-":
        follow = [t.lower_ for t in doc[i + 1 : i + 5]]
        if follow == ["-", "in", "-", "law"] or follow[:1] == ["-in-law"]:
            return f"{lemma}-in-law"
    if before is not None and before.lower_ in words_tagged("another") and before.head == token:
        return f"{before.lower_} {lemma}"
    return lemma


def conjuncts(token: Token) -> list[Token]:
    """The token and all nominals coordinated with it, in text order; a series of people also where the parse fails.

    Who is excepted ("all but Roe") is none of them.
    """
    series = series_of(token.doc).get(token.i)
    if series is not None:
        return [token.doc[i] for i in series]
    out = [token]
    for child in kids(token):
        if base(child.dep_) == "conj" and child.pos_ in _NOMINAL and not is_excepted(child):
            out += conjuncts(child)
    return out


def series_of(doc: Doc) -> dict[int, tuple[int, ...]]:
    """Heads of people's names that stand in one series ("A, B and C"): index of each -> indices of all."""
    known: dict[int, tuple[int, ...]] | None = doc.user_data.get(_SERIES)
    if known is None:
        known = doc.user_data[_SERIES] = _find_series(doc)
    return known


def _find_series(doc: Doc) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    people = [e for e in doc.ents if e.label_ == "PERSON"]
    at = 0
    while at < len(people):
        run, joined = [people[at]], False
        while at + 1 < len(people) and not joined:
            between = [t.lower_ for t in doc[people[at].end : people[at + 1].start]]
            if not between or len(between) > 2 or not set(between) <= {",", "and", "&", "both"}:
                break
            joined = bool({"and", "&"} & set(between))
            if not _same_clause(run[0].root, people[at + 1].root):
                joined = False
                break
            at += 1
            run.append(people[at])
        if len(run) > 1 and joined:
            heads = tuple(e.root.i for e in run)
            found |= dict.fromkeys(heads, heads)
        at += 1
    return found


def _same_clause(first: Token, later: Token) -> bool:
    """Whether a later name can be in a series with the first: it is no subject of a verb of its own."""
    return base(later.dep_) != "nsubj" or (base(first.dep_) == "nsubj" and first.head == later.head)


def span_of(first: Token, last: Token) -> Span:
    """The stretch of the article from one token to another, both included."""
    return Span(first.idx, last.idx + len(last))
