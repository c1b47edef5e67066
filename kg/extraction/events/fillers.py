"""What fills a role: somebody or something in the world, or the words that say it, and what is no filler at all."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.events.lasting import is_lasting, tells_time
from kg.extraction.events.words import event_words
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.timing import is_bound
from kg.language.coreference.chains import Chain
from kg.language.lexicon.function_words import first_person
from kg.language.parsing.predicates import Predicate
from kg.language.quantities.spans import quantities_over
from kg.language.syntax.clauses import case_of, is_verbal
from kg.language.syntax.nouns import NOMINALS, base, children, conjuncts, noun_kind, phrase, span_of
from kg.language.syntax.remembered import kids
from kg.language.syntax.whole_text import text_of
from kg.model import EntityType, Literal, Role, Span

#: Roles that are told in words, whatever they name.
_IN_WORDS = frozenset({Role.TIME, Role.MANNER, Role.AMOUNT})
#: Tags of words that ask or refer: "what had been found", "whose boat".
_QUESTIONING = frozenset({"WP", "WP$", "WDT", "WRB"})
#: Pronouns that open a clause about somebody or something before it.
_DESCRIBING = frozenset({"who", "which", "whose"})
#: So many characters of a clause are kept.
_LONGEST = 200
#: What may be left hanging at the ends of a clause.
_MARKS = " \t\n,;:.!?-–—()[]{}\"'“”‘’«»…"


def filler_of(head: Token, role: Role, predicate: Predicate, analysis: Analysis) -> tuple[Span | Literal, Span] | None:
    """The mention or the words that fill a role, and where they stand; None where `head` fills none.

    Words: the phrase of a noun, all of a clause. No fillers are pronouns that refer to nothing known, adverbs, and
    adjectives before a noun.
    """
    chain = analysis.pointers.chain_at.get(head.i)
    if chain is not None and head.i in chain.unsure:
        return None
    if role is Role.PLACE and chain is not None and chain.type is EntityType.PERSON:
        return None
    if is_of_another_clause(head, predicate.token) or (role is Role.AGENT and tells_time(head)):
        return None
    dated = head.i in analysis.timing.dated
    kind = chain.type if chain is not None else noun_kind(head)[0]
    if role is Role.PLACE and kind is not EntityType.PLACE and case_of(head) in event_words("about"):
        return None  # "an interview on a book"
    if role is Role.MANNER and kind in {EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP}:
        return None
    if role is Role.TIME and dated and not _may_tell(head, predicate.token, analysis):
        return None
    if chain is not None and role not in _IN_WORDS and not _is_any_place(head, chain):
        span = analysis.pointers.name_beside(head) or analysis.pointers.words(head)
        return span, span
    if head.pos_ == "PRON" and head.lower_ in first_person() and analysis.quotations.around(head.idx):
        span = span_of(head, head)
        return span, span
    if not _says_something(head, role, analysis):
        return None
    span = _words(head, predicate) if not dated else _date(head, predicate, analysis)
    if role is Role.TIME:
        span = _with_bound(head, span)
    words = span.of(analysis.article.text)
    return Literal(words), span


def whole_time(head: Token, trigger: Token) -> Token:
    """The noun whose date is taken for that of a trigger: "the vote" of "after the vote in May"."""
    noun = head.head
    whole = base(head.dep_) == "nmod" and noun.head == trigger and base(noun.dep_) == "obl" and is_bound(noun, "begins")
    return noun if whole else head


def _may_tell(date: Token, trigger: Token, analysis: Analysis) -> bool:
    """Whether a date is that of a trigger; the time of a noun's clause is for the dates to say."""
    if not is_verbal(trigger) and not trigger.is_ancestor(date):
        return False
    return analysis.timing.may_tell(date, trigger)


def _is_any_place(head: Token, chain: Chain) -> bool:
    """Whether a noun alone tells what sort of place it is and not which: "in prison", "at school"."""
    if chain.type is not EntityType.PLACE or chain.named or head.tag_ != "NN":
        return False
    return all(base(c.dep_) == "case" or c.i > head.i for c in kids(head))


def is_of_another_clause(head: Token, trigger: Token) -> bool:
    """Whether a verb around a filler, whose clause the event is not in, has it for its own."""
    at = head.head
    while at != trigger and at.head != at:
        if is_verbal(at):
            return not (at.is_ancestor(trigger) or at == trigger.head)
        at = at.head
    return False


def _says_something(head: Token, role: Role, analysis: Analysis) -> bool:
    if head.i in analysis.timing.dated:
        # "served eight years", but nobody "elects Monday"
        return role is not Role.AGENT and (role is not Role.PATIENT or is_lasting(head))
    if role is Role.TIME and not _tells_time(head, analysis):
        return False
    if role is Role.MANNER and not is_verbal(head) and case_of(head) not in event_words("means"):
        return False
    if head.tag_ in _QUESTIONING or (role is Role.PLACE and is_verbal(head)):
        return False
    if role is Role.PURPOSE and (_tells_more_of_noun(head, analysis) or _is_of_its_own(head)):
        return False
    if head.pos_ in {"PRON", "DET"}:
        return head.lower_ in event_words("several") or bool(children(head, "nmod", "acl"))
    if head.pos_ in {"ADV", "PART", "INTJ", "PUNCT", "AUX", "CCONJ", "SCONJ", "ADP"} and not children(
        head, "cop", "nsubj"
    ):
        return False
    if head.pos_ == "ADJ":
        return role in {Role.ATTRIBUTE, Role.PATIENT} and base(head.dep_) not in {
            "amod",
            "advmod",
            "compound",
        }
    return True


def _tells_more_of_noun(clause: Token, analysis: Analysis) -> bool:
    """Whether a clause may be that of the happening right before it: "defended the choice of Roe to lead"."""
    first = clause.left_edge
    at = first.nbor(-1) if first.i else first
    while at.head != at and at != clause.head and not is_verbal(at):
        if at.pos_ == "NOUN" and at.i in analysis.predicates:
            return True
        at = at.head
    return False


def _is_of_its_own(clause: Token) -> bool:
    """Whether a clause is no aim but a predicate: "because Roe refused to do so could win" has no subject."""
    return any(c.tag_ in {"MD", "VBD", "VBZ", "VBP"} for c in children(clause, "aux", "cop")) and not children(
        clause, "nsubj"
    )


def _tells_time(head: Token, analysis: Analysis) -> bool:
    """Whether a clause or a noun tells when: "after the vote", but not "in his sleep"."""
    if is_verbal(head):
        return not children(head, "cop") and base(head.dep_) in {"advcl", "acl", "obl"}
    if is_lasting(head):
        return True
    case, happens = case_of(head), head.i in analysis.predicates and head.pos_ == "NOUN"
    return case in event_words("when") or (happens and case in event_words("moment"))


def _words(head: Token, predicate: Predicate) -> Span:
    """The words of a filler, without what opens them and marks at their ends."""
    described = base(predicate.token.dep_) == "acl" and predicate.token.head == head
    told = (children(head, "cop") or is_verbal(head)) and not described  # "nearby is a shop that sells"
    if head.pos_ in NOMINALS and not told:
        first, last = phrase(head, with_of=True)
        last = _with_phrases(head, last, predicate.token)
        if first.i <= predicate.token.i <= last.i:
            first, last = phrase(head)
        if first.i <= predicate.token.i <= last.i:
            first = last = head
        if first.tag_ in _QUESTIONING and first != head:
            first = first.nbor(1)
        return span_of(first, last)
    whole = next((a.span for a in predicate.arguments if a.head == head), None)
    if whole is None:
        return span_of(head, head)
    tokens = _of_one_clause(list(whole), head)
    plain = not is_verbal(head) or head.tag_ == "VBG"
    while len(tokens) > 1 and (
        tokens[0].is_punct
        or tokens[0].is_space
        or tokens[0].lower_ in event_words("opening")
        or (plain and tokens[0].pos_ in {"ADP", "PART"})
    ):
        tokens.pop(0)
    return _trimmed(span_of(tokens[0], tokens[-1]), text_of(head.doc))


def _of_one_clause(tokens: list[Token], head: Token) -> list[Token]:
    """The words of a clause up to a semicolon, and up to a clause that tells more of somebody before it.

    "when both were young and who is a judge now": the parse takes one for the other's.
    """
    ends = [t.i for t in tokens if t.i > head.i and t.text == ";"]
    if is_verbal(head):
        asking = [t for t in tokens if t.lower_ in _DESCRIBING and t.tag_ in _QUESTIONING]
        ends += [t.i for t in asking[:1] if t.i > head.i and t.nbor(-1).tag_ == "CC"]
    kept = [t for t in tokens if t.i < min(ends, default=t.i + 1)]
    while len(kept) > 1 and kept[-1].tag_ == "CC":
        kept.pop()
    return kept or tokens


def _with_bound(head: Token, span: Span) -> Span:
    """A time with the preposition without which it would be another: "before Friday", "after the vote"."""
    if not is_bound(head, "begins", "goes_on"):
        return span
    opening = [c.idx for c in children(head, "case", "mark") if c.idx < span.start]
    return Span(min(opening, default=span.start), span.end)


def _date(head: Token, predicate: Predicate, analysis: Analysis) -> Span:
    """All the words of a date or a stretch of time."""
    words = _words(head, predicate)
    over = quantities_over(analysis.doc, words.start, words.end)
    dates = (q.span for q in over if q.label == "DATE")
    return next((date for date in dates if date.contains(words)), words)


def _with_phrases(head: Token, last: Token, trigger: Token) -> Token:
    """The last word of a noun's phrase with what tells more of it: "a case against the driver and the owner"."""
    for child in children(head, "nmod"):
        joins = child.i <= last.i or child.left_edge.i == last.i + 1
        if child.i > head.i and joins and case_of(child) in event_words("more"):
            ends = [phrase(c, with_of=True)[1] for c in conjuncts(child)]
            longest = max(last, *ends, key=lambda t: t.i)
            last = last if last.i < trigger.i <= longest.i else longest
    return last


def _trimmed(span: Span, text: str) -> Span:
    """A stretch of at most so many characters that ends with a word, without marks around it."""
    start, end = span.start, span.end
    if end - start > _LONGEST:
        end = text.rfind(" ", start, start + _LONGEST)
        end = start + _LONGEST if end < 0 else end
        while (last := text[start:end].rsplit(None, 1))[-1].lower() in event_words("hanging") and len(last) > 1:
            end = start + len(last[0])
    while end > start + 1 and text[end - 1] in _MARKS:
        end -= 1
    while start < end - 1 and text[start] in _MARKS:
        start += 1
    return Span(start, end)
