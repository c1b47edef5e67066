"""Whether what fills a role of a frame is of the type that the frame wants, and named where it must be."""

from __future__ import annotations

from enum import Enum

from spacy.tokens import Token

from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.offences import is_offence
from kg.extraction.frames.matching.values import is_topic, is_unwanted_thing, year_of
from kg.language.coreference.chains import Chain, chains_of
from kg.language.lexicon.parties import party_letters, party_words
from kg.language.names.offices import office_at
from kg.language.syntax.nouns import children, is_plural, possessors
from kg.language.syntax.offsets import tokens_at
from kg.model import EntityType, QuotationKind

_ASKING = frozenset({"what", "which", "whatever", "whichever"})
_POINTING = frozenset({"the", "this", "that"})
_I = frozenset({"i", "me", "my"})
_WE = frozenset({"we", "us", "our"})
_THINGS = frozenset({"it", "its"})


class Misfit(Enum):
    """Why a filler does not do."""

    NO_DATE = "is no date"
    NO_YEAR = "is no year"
    NO_OFFENCE = "names no offence"  # "convicted Roe, of Springfield", "arrested on arrival"
    REFLEXIVE = "is who does it"  # who removes herself was not removed
    PARTY = "is what somebody belongs to"  # "Roe, D-Ohio, won", "a Republican, Roe, won": no party did
    ASKED = "is asked for"  # "asked what bill they would pass"
    UNSURE = "could mean somebody else"
    UNKNOWN = "is nobody and nothing that kg knows"
    SPEAKER_UNNAMED = "is said by nobody with a name"
    UNNAMED = "has no name"
    WRONG_TYPE = "is of another type"
    IN_A_TITLE = "opens the title of the person whose name follows"
    POINTS_BACK = "only stands for somebody named elsewhere"
    ROLE_OF_ANOTHER = "is only what the subject of the clause is"
    SOMEBODY = "is whoever holds the post"  # "campaigned for the mayor"
    SPOKEN_OF = "is spoken of in the words that are uttered"  # "...", Roe tweeted


def misfit(filler: Token, types: frozenset[str], analysis: Analysis, *, named: bool, sure: bool) -> Misfit | None:
    """Why a filler is none of these types, or not named, or not sure; None where it does."""
    if "text" in types:
        return None
    if "offence" in types:
        return None if is_offence(filler, analysis) else Misfit.NO_OFFENCE
    if "post" in types:
        return Misfit.SOMEBODY if _is_whoever_holds(filler) else None
    if "date" in types:
        return None if filler.i in analysis.timing.tokens else Misfit.NO_DATE
    if "year" in types:
        return None if year_of(filler) is not None else Misfit.NO_YEAR
    pointers = analysis.pointers
    if "office" in types and office_at(filler, shared=filler.i in pointers.shared) is not None:
        return None
    chain = pointers.chain_at.get(filler.i)
    if "topic" in types and is_topic(filler) and (chain is None or is_unwanted_thing(chain, types)):
        return None
    wrong = _wrong_word(filler)
    if wrong is not None:
        return wrong
    if chain is None:
        return _misfit_of_speaker(filler, types, analysis, named=named)
    # a name that two people of the article bear is no better known than the rarest pronoun
    if (sure or filler.pos_ != "PRON") and filler.i in chain.unsure:
        return Misfit.UNSURE
    if chain.type is EntityType.PERSON and filler.lower_ in _THINGS:
        return Misfit.WRONG_TYPE  # "when it comes to Ohio" brings nobody there, whoever "it" was taken for
    # "three members of the club" are as good as named: the text tells them from all others
    if named and not chain.named and not chain.members and chain.size is None:
        return Misfit.UNNAMED
    return None if not types or types_of(chain, analysis) & types else Misfit.WRONG_TYPE


def _is_whoever_holds(filler: Token) -> bool:
    """Whether an office means who holds it: with "the", "this" or a possessor before it, or in the plural."""
    if office_at(filler, shared=True) is None:
        return False
    return is_plural(filler) or bool(possessors(filler)) or any(t.lower_ in _POINTING for t in children(filler, "det"))


def types_of(chain: Chain, analysis: Analysis) -> set[str]:
    """What a thing counts as: an outlet also as an organization, a group also as what its members are."""
    members = {chains_of(analysis.doc)[m].type.value for m in chain.members}
    return members | {chain.type.value} | ({"Organization"} if chain.type is EntityType.OUTLET else set())


def stands_before_a_person(filler: Token, analysis: Analysis) -> bool:
    """Whether a body's name, or a title that the parse parts from it, only opens that of the person who follows."""
    pointers = analysis.pointers
    chain, name = pointers.chain_at.get(filler.i), pointers.name_at.get(filler.i)
    title = pointers.titles.get(filler.i)
    if title is not None and chain is not None:
        name_of = filler.doc[min(title.last.i + 1, len(filler.doc) - 1)]
        return pointers.chain_at.get(name_of.i) is chain and not filler.is_ancestor(name_of)
    if chain is None or name is None or chain.type is EntityType.PERSON:
        return False
    at = tokens_at(analysis.doc, name).end
    titles = (pointers.titles.get(i) for i in range(at, at + 4))
    return any(office is not None and office.first.i == at for office in titles)


def _wrong_word(filler: Token) -> Misfit | None:
    """What the word itself rules out, whatever it points at."""
    if filler.lower_.endswith(("self", "selves")):
        return Misfit.REFLEXIVE
    determiners = {c.lower_ for c in children(filler, "det")}
    if filler.text in party_letters() or (filler.lower_ in party_words() and determiners & {"a", "an"}):
        return Misfit.PARTY
    return Misfit.ASKED if determiners & _ASKING else None


def _misfit_of_speaker(filler: Token, types: frozenset[str], analysis: Analysis, *, named: bool) -> Misfit | None:
    """The same for what is in no chain: first person, which is known only once it is known who speaks."""
    single = filler.lower_ in _I
    if not (single or filler.lower_ in _WE) or not types & {"Person", "Group"}:
        return Misfit.UNKNOWN
    return None if not named or (single and _is_spoken_by_somebody_named(filler, analysis)) else Misfit.SPEAKER_UNNAMED


def _is_spoken_by_somebody_named(word: Token, analysis: Analysis) -> bool:
    """Whether a word stands in a quotation of a single person whose name the article gives."""
    for quotation in analysis.quotations.around(word.idx)[:1]:
        if quotation.kind is not QuotationKind.INDIRECT and quotation.speaker is not None:
            chain = analysis.chain_of(quotation.speaker)
            return chain is not None and chain.named and chain.type is EntityType.PERSON
    return False
