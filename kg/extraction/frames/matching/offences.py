"""Offences: which words of what follows "accused of" name one, and how much of the phrase says it.

Who is charged with "two crimes: arson and perjury" is charged with two offences, who is arrested "on suspicion of
arson" with one. Where somebody lives, who they are and who accuses them is no offence, whatever the parse hangs there.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.values import words_of
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.syntax.clauses import case_of, is_verbal
from kg.language.syntax.negation import denying
from kg.language.syntax.nonfinite import is_hidden_gerund
from kg.language.syntax.nouns import base, children, conjuncts, full_lemma, has_case, noun_kind
from kg.language.syntax.remembered import kids, sentence_of
from kg.language.syntax.whole_text import text_of
from kg.model import EntityType, Literal, Span

#: What an offence never is, even where it has a name.
_NO_DEEDS = frozenset(
    {EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.PLACE}
)
#: Words before "crime", "charges" and the like that say nothing of which.
_PLAIN = frozenset({
    "additional", "all", "any", "both", "certain", "common", "criminal", "different", "federal", "few", "formal",
    "fresh", "further", "grave", "initial", "lesser", "local", "many", "minor", "more", "multiple", "national",
    "new", "numerous", "only", "original", "other", "possible", "several", "serious", "severe", "similar", "single",
    "state", "such", "unrelated", "unspecified", "various",
})  # fmt: skip
#: How many there were, and not which: "a series of crimes".
_SUMS = frozenset({
    "array", "host", "list", "litany", "lot", "number", "pattern", "raft", "range", "series", "set", "slew",
    "spate", "string", "variety",
})  # fmt: skip
#: What introduces the single offences of a sum: "charges including arson", "crimes such as arson".
_LISTING = frozenset({"including", "like", "such as", "namely", "among them"})
#: Prepositions behind which much stands that is no offence: "arrested on arrival", "tried in Dayton".
_LOOSE = frozenset({"at", "by", "in", "into", "on", "over", "to", "under"})
#: Words at the beginning of a value that belong to the status.
_STATUS_WORDS = frozenset(
    {"allegedly", "reportedly", "also", "again", "purportedly", "supposedly", "apparently", "then"}
)
#: How many words behind its head a value may hold.
_FAR = 30
_OPENERS = {"“": "”", '"': '"', "‘": "’"}


def offences_at(filler: Token) -> list[Token]:
    """The heads of the offences that a phrase names; none where it only counts or mentions some."""
    if filler.lemma_.lower() in {"connection", "relation"} and has_case(filler, "in"):
        found = [c for c in children(filler, "nmod", "obl") if case_of(c) in {"with", "to"}]
        return [o for c in found for o in _each(c)]
    if not _is_wrapper(filler):
        return [filler]
    if listed := _listed(filler):
        return [o for part in listed for o in _each(part)]
    counted = any(t.pos_ == "NUM" for t in filler.lefts) and filler.pos_ != "NUM"
    of = [c for c in kids(filler) if c.i > filler.i and case_of(c) == "of" and base(c.dep_) in {"nmod", "acl", "obl"}]
    if of:
        return [filler] if counted else [o for c in of for o in _each(c)]
    kinds = modifying(filler)
    if kinds:
        return kinds
    return [] if _is_plain(filler) else [filler]


def modifying(noun: Token) -> list[Token]:
    """The offences that stand before a noun: "fraud and theft charges", "a murder trial"."""
    found = [c for c in noun.lefts if base(c.dep_) in {"compound", "nmod", "amod"} and not case_of(c)]
    spread = [t for c in found for t in (c, *(x for x in c.rights if x.dep_ == "conj" and x.i < noun.i))]
    return [t for t in dict.fromkeys(spread) if is_deed(t)]


def is_deed(noun: Token) -> bool:
    """Whether a noun is one for an offence, whatever stands around it."""
    return not _words(noun).isdisjoint(words_tagged("offence"))


def is_offence(filler: Token, analysis: Analysis) -> bool:
    """Whether a word may head what somebody is accused of, charged with or tried for."""
    if any(c.lower_ in {"rather", "not", "instead"} for c in children(filler, "cc")):
        return False  # "accused of talking rather than acting"
    if is_verbal(filler) or is_hidden_gerund(filler) or children(filler, "cop", "aux:pass"):
        return True
    if filler.pos_ not in {"NOUN", "PROPN", "VERB", "ADJ", "X"} or filler.i in analysis.timing.dated:
        return False
    chain = analysis.pointers.chain_at.get(filler.i)
    if filler.i in analysis.pointers.name_at and chain is not None and chain.type in _NO_DEEDS:
        return False
    if _is_left_out(filler):
        return False
    if _stands_before_a_noun(filler):
        return is_deed(filler)
    if is_deed(filler) or _is_wrapper(filler):
        return True
    words = _words(filler)
    if not words.isdisjoint(words_tagged("share")):
        return any(c.i > filler.i and case_of(c) == "in" for c in kids(filler))
    if not words.isdisjoint(words_tagged("manner", "procedure")) or noun_kind(filler)[0] in _NO_DEEDS:
        # "accused of mocking aides", where the parse takes the gerund for an adjective
        return _gerund_before(filler) is not None
    return case_of(filler).split(" ", 1)[0] not in _LOOSE or _gerund_before(filler) is not None


def offence_words(
    filler: Token, extend: frozenset[str], subject: Token, analysis: Analysis
) -> tuple[Literal, Span] | None:
    """The words of an offence and where they stand: without articles, who accuses, whom it is held against, the place.

    `subject` is who is accused.
    """
    if is_deed(filler) and _stands_before_a_noun(filler):
        # of "fraud charges" only the fraud
        first = _first_of_kind(filler)
        of = [c.right_edge for c in filler.rights if case_of(c) == "of" and c.right_edge.i < filler.head.i]
        last = next((t for t in reversed(filler.doc[filler.i : of[-1].i + 1]) if t.is_alpha), filler) if of else filler
        text = _in_small_letters(first, filler.doc[first.i : last.i + 1].text)
        return Literal(" ".join(text.split())), Span(first.idx, last.idx + len(last))
    opening = filler.idx
    if filler.lower_ in {"having", "being"}:
        # "having “saved” the bill", where the marks make two clauses of it for the parse
        filler = next((t for t in filler.doc[filler.i + 1 : filler.i + 3] if t.tag_ == "VBN"), filler)
    if not _words(filler).isdisjoint(words_tagged("share")):
        extend |= {"in"}
    found = words_of(filler, extend, analysis.timing.dated, analysis.pointers.heads, _stops(filler, subject, analysis))
    if found is None:
        return None
    span = found[1]
    start = _after_asides(filler, min(opening, _behind_the_preposition(filler, span.start)), span.end)
    return _in_its_marks(text_of(filler.doc), Span(start, span.end))


def _each(part: Token) -> list[Token]:
    """A part of a sum and what is coordinated with it, each the head of an offence."""
    found = [o for c in conjuncts(part) for o in (offences_at(c) if _is_wrapper(c) else [c])]
    return found + [c for c in kids(part) if c.dep_ == "conj" and c.tag_ == "VBG" and c not in found]


def _listed(noun: Token) -> list[Token]:
    """What a plural is said to be: behind a colon, "including" or "such as"."""
    found = []
    for child in noun.rights:
        named = base(child.dep_) in {"nmod", "obl"} and case_of(child) in _LISTING
        behind_colon = child.dep_ in {"parataxis", "acl"} and child.left_edge.nbor(-1).text == ":"
        if base(child.dep_) == "appos" or named or behind_colon:
            found.append(child)
        elif child.dep_ == "acl:relcl" and child.lemma_ in {"include", "involve"}:
            found += children(child, "obj")  # "charges that include arson"
    return found


def _is_wrapper(noun: Token) -> bool:
    """Whether a noun stands for offences that other words name: "charges of", "two crimes:", "one of assault"."""
    if noun.pos_ == "NUM" or noun.lower_ == "one":
        return any(case_of(c) == "of" for c in noun.rights)
    summed = noun.lemma_.lower() in _SUMS and any(case_of(c) == "of" for c in noun.rights)
    return summed or not _words(noun).isdisjoint(words_tagged("charge", "crime"))


def _is_plain(noun: Token) -> bool:
    """Whether nothing before such a noun says which offence it is."""
    narrowing = [c for c in noun.lefts if base(c.dep_) in {"compound", "amod", "nmod"} and not case_of(c)]
    if any(c.i > noun.i for c in children(noun, "nmod")) and not narrowing:
        return _words(noun).isdisjoint(words_tagged("crime"))  # "crimes against humanity" says which
    return all(_words(c) & (_PLAIN | words_tagged("crime")) or c.pos_ == "NUM" for c in narrowing)


def _is_left_out(filler: Token) -> bool:
    """Whether the words say that it is not this: "but not with treason", "other than theft"."""
    before = filler.doc[max(sentence_of(filler).start, filler.left_edge.i - 1) : filler.i]
    case = next((c for c in filler.lefts if base(c.dep_) == "case"), None)
    no = {case.i - 1, case.i} if case is not None and case.i else set()
    words = [t for t in (*before, *(filler.doc[i] for i in no)) if sentence_of(t) == sentence_of(filler)]
    return any(t.lower_ in denying("word") for t in words)


def _gerund_before(noun: Token) -> Token | None:
    """The gerund that opens the deed, where the parse has it describe the noun: "of mocking aides"."""
    for child in noun.lefts:
        gerund = child.tag_ == "VBG" or child.lower_.endswith("ing")
        if gerund and base(child.dep_) in {"amod", "compound", "acl"} and child.i:
            before = child.nbor(-1)
            if base(before.dep_) in {"case", "mark"} and before.i < child.i:
                return child
    return None


def _stands_before_a_noun(word: Token) -> bool:
    if word.dep_ == "conj" and base(word.head.dep_) in {"compound", "amod", "nmod"}:
        return word.head.head.i > word.i
    before = base(word.dep_) in {"compound", "amod", "nmod", "conj"} and word.head.i > word.i
    return before and not case_of(word)


def _first_of_kind(noun: Token) -> Token:
    """The first word of the kind of offence that stands before a noun: "sexual assault charges"."""
    first = noun
    while first.i > sentence_of(noun).start:
        before = first.nbor(-1)
        narrows = before.pos_ in {"ADJ", "NOUN", "VERB"} and base(before.dep_) in {"amod", "compound", "nmod"}
        if not narrows or before.head.i < noun.i or before.lower_ in _PLAIN or is_deed(before):
            break
        first = before
    return first


def _stops(filler: Token, subject: Token, analysis: Analysis) -> frozenset[int]:
    """Heads that no value takes in: who is accused, places, and who acts."""
    chain = analysis.pointers.chain_at
    accused = chain.get(subject.i)
    near = filler.doc[filler.i + 1 : min(filler.i + _FAR, sentence_of(filler).end)]
    manner = words_tagged("manner")
    return frozenset(
        t.i
        for t in near
        if t.i in chain
        and (
            (chain[t.i] is accused and has_case(t, "against", "by", "for", "on"))
            or (chain[t.i].type is EntityType.PLACE and has_case(t, "in", "at", "near"))
        )
    ) | frozenset(t.i for t in near if (has_case(t, "by") and _is_somebody(t, analysis)) or t.lemma_ in manner)


def _is_somebody(word: Token, analysis: Analysis) -> bool:
    """Whether a word behind "by" acts: "by her brother", where "theft by deception" tells how."""
    chain = analysis.pointers.chain_at.get(word.i)
    return word.pos_ in {"PROPN", "PRON"} or (chain.type if chain else noun_kind(word)[0]) in _NO_DEEDS


def _behind_the_preposition(filler: Token, start: int) -> int:
    """Where the words of a deed begin: right behind its preposition, whatever the parse makes of what stands there."""
    mark = next((c for c in reversed(list(filler.lefts)) if base(c.dep_) in {"case", "mark"}), None)
    if mark is None:
        return start
    between = filler.doc[mark.i + 1 : filler.i]
    if any(t.pos_ in {"ADP", "SCONJ"} or t.dep_ == "fixed" for t in between):
        return start
    first = next((t for t in between if t.pos_ != "DET" and t.tag_ != "PRP$" and not t.is_quote), filler)
    return min(start, first.idx)


def _after_asides(filler: Token, start: int, end: int) -> int:
    """Where a value begins behind words of its status and an aside: "of, among other things, theft"."""
    doc = filler.doc
    tokens = [t for t in sentence_of(filler) if start <= t.idx < end]
    if tokens and tokens[0].text == ",":
        close = next((t for t in tokens[1:] if t.text == ","), None)
        tokens = [t for t in tokens if close is not None and t.i > close.i] or tokens
    while len(tokens) > 1 and tokens[0].lower_ in _STATUS_WORDS:
        tokens = tokens[1:]
    return tokens[0].idx if tokens else doc[filler.i].idx


def _in_its_marks(text: str, span: Span) -> tuple[Literal, Span] | None:
    """The words with the marks that belong to them: all of a pair or none of it."""
    start, end = span.start, span.end
    while start < end and (text[start] in "“\"‘',;:–—" or text[start].isspace()):
        start += 1
    words = text[start:end]
    for opener, closer in _OPENERS.items():
        opened = words.rfind(opener)
        if opened > 0 and closer not in words[opened + 1 :]:
            close = re.match(rf"[.,;!?]?\s?{closer}", text[end:])
            if close is not None:
                return Literal(" ".join((words + closer).split())), Span(start, end + close.end())
    return (Literal(" ".join(words.split())), Span(start, end)) if words.strip() else None


def _in_small_letters(first: Token, words: str) -> str:
    """A value without the capital that the first word of a sentence has: "Murder suspect Roe"."""
    return words[:1].lower() + words[1:] if first.is_sent_start and first.pos_ != "PROPN" else words


def _words(token: Token) -> frozenset[str]:
    return frozenset({full_lemma(token), token.lemma_.lower(), token.lower_})
