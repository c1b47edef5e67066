"""Whether a name behind an abbreviation opens a sentence: "... moved to the U.S. Jane Roe married John Doe".

The stop of "U.S." or "Ltd." may end the sentence as well. It does where a sentence stands on both sides of it: a verb
before the abbreviation, in a clause that needs nothing more, and behind it a name with a verb of its own that no title
or noun makes a part of the abbreviation's phrase ("Acme Corp. President Jane Roe said", "the U.S. Senate voted").
"""

from __future__ import annotations

from functools import cache

from kg.language.lexicon.calendar import weekdays, zones
from kg.language.lexicon.inflection import verb_forms
from kg.language.lexicon.noun_entries import noun_entries
from kg.language.lexicon.nouns import person_nouns
from kg.language.lexicon.titles import short_titles, titles
from kg.language.lexicon.wordlists import first_names, word_list
from kg.language.parsing.sentence_line import Line
from kg.language.parsing.word_bounds import abbreviation_kind

#: A name has no more words than this, and the phrase that an abbreviation ends no more than this.
_NAME, _PHRASE = 6, 10
#: Nor has what stands in commas behind the name.
_ASIDE = 14
#: Adverbs between a name and its verb.
_BETWEEN = frozenset({"also", "already", "later", "never", "now", "once", "still", "then", "twice"})
#: Behind these a phrase only opens its clause: "that in the U.S. Roe sued", "said Acme Ltd. Roe left".
_OPENS = frozenset(
    {"after", "although", "and", "as", "because", "before", "but", "if", "or", "said", "says", "since", "that",
     "though", "unless", "until", "when", "where", "whether", "while"}
)  # fmt: skip
#: What a place or a time hangs on: behind any other word "Springfield, Ill. Mayor Roe" is one phrase.
_LEADING = frozenset({"around", "at", "for", "from", "in", "into", "near", "of", "on", "outside", "to", "toward"})
_HOURS = frozenset({"a.m.", "p.m.", "A.M.", "P.M."})
_OF_HOURS = frozenset({*zones(), *(day.name for day in weekdays())})
_STATES = frozenset({"U.S.", "U.K.", "U.N."})
_INSIDE = frozenset({",", "&", "-", "the", "and", "of"})


def name_opens(line: Line, i: int) -> bool:
    """Whether word `i`, behind an abbreviation, is the name that opens a new sentence."""
    before = line.words[i - 1]
    kind = abbreviation_kind(before)
    if kind not in {"behind_names", "places", "days"} and not line.dotted(i - 1):
        return False
    if line.quoted[i - 1] or not line.words[i][0].isupper():
        return False
    if before in _STATES and "the" not in line.words[max(i - 3, 0) : i - 1]:
        return False  # "U.S. Attorney Jane Roe"
    if before == "St." and not line.words[i - 2][0].isupper():
        return False  # "St. Paul" and no street
    start = _name_start(line, i)
    if start is None or not _has_verb(line, start):
        return False
    opening = _phrase_start(line, i - 1)
    if opening < 2 or not _stands_alone(line, opening):
        return False
    # a title may be the abbreviation's own: "told Springfield, Ill. Mayor Roe", "Acme Inc. President Roe"
    town = _is_town(line, i - 1) and line.words[opening - 1] in _LEADING
    return start == i or town or (kind == "behind_names" and _of_no_firm(line.words[i]))


def _of_no_firm(title: str) -> bool:
    """Whether nobody has a title in a firm: "Gov.", "Mayor", "Judge", but not "President"."""
    entry = noun_entries().get(short_titles().get(title.lower().rstrip("."), title.lower().rstrip(".")))
    if entry is None or "rules" in entry.tags:
        return False
    return bool(entry.tags & {"elected", "address"}) or entry.tags >= {"state", "name"}


def _is_town(line: Line, i: int) -> bool:
    """Whether word `i` is the region behind a town: "Springfield, Ill."."""
    return i > 1 and line.words[i - 1] == "," and line.words[i - 2][0].isupper()


def _name_start(line: Line, i: int) -> int | None:
    """Where the name itself begins at word `i` or behind titles there; None where nobody's name does."""
    start = i
    while start < len(line.words) and line.words[start].lower().rstrip(".") in titles():
        start += 1
    if start - i > 2 or start + 1 >= len(line.words):
        return None
    if line.words[start] in first_names():
        return start
    # a name that no list has, where it could not go with the abbreviation: "the U.S. Open", "Acme Inc. Widget Division"
    full = _only_name(line.words[start]) and _may_be_surname(line.words[start + 1])
    alone = line.words[i - 1] in _HOURS and line.words[start] not in _OF_HOURS
    return start if alone or full else None


def _only_name(word: str) -> bool:
    return word.istitle() and word.isalpha() and word.lower() not in noun_entries()


def _may_be_surname(word: str) -> bool:
    return _only_name(word) or (word.istitle() and word.lower() in person_nouns())


def _has_verb(line: Line, start: int) -> bool:
    """Whether a finite verb follows the name that begins at a word."""
    end = start + 1
    while end < len(line.words) and end - start <= _NAME and (_in_name(line.words[end]) or line.initial(end)):
        end += 1
    if end < len(line.words) and line.words[end] in _BETWEEN:
        end += 1
    end = _behind_aside(line, end)
    if end >= len(line.words):
        return False
    # behind somebody's name hardly anything but a verb ends in "-s"
    return _finite(line.words[end]) or (line.lower(end) and line.words[end].endswith("s"))


def _behind_aside(line: Line, at: int) -> int:
    """The word behind what stands in commas at a word: "Roe, a lawyer, | sued"; the word itself where nothing does."""
    if at < len(line.words) and line.words[at] == ",":
        return next((k + 1 for k in range(at + 1, min(at + _ASIDE, len(line.words))) if line.words[k] == ","), at)
    return at


def _in_name(word: str) -> bool:
    return word[0].isupper() or word == "-" or word in word_list("names", "particles")


def _phrase_start(line: Line, last: int) -> int:
    """Where the phrase that ends with the abbreviation begins: "to | Washington, D.C.", "in | the U.S."."""
    at = last
    while at > 0 and last - at < _PHRASE:
        word = line.words[at - 1]
        if not (word[0].isupper() or word[0].isdigit() or word in _INSIDE):
            break
        at -= 1
    return at


def _stands_alone(line: Line, opening: int) -> bool:
    """Whether what stands before the phrase has a verb and the phrase does not open a clause."""
    led = opening - 1
    if line.words[led] in _LEADING:
        led -= 1
    if led < 0 or line.words[led] in _OPENS or line.words[led] in {",", ":", ";"} or line.opens(led):
        return False
    start = opening
    while start > 0 and line.words[start - 1] not in {".", "!", "?"}:
        start -= 1
    return any(_finite(word) for word in line.words[start:opening])


@cache
def _finite_forms() -> frozenset[str]:
    present = word_list("finite_forms", "present")
    forms = {form for verb in present for form in verb_forms(verb) if not form.endswith(("ing", "ed"))}
    return word_list("finite_forms", "past") | word_list("finite_forms", "auxiliaries") | forms


def _finite(word: str) -> bool:
    """Whether a word may be a finite verb, by its form."""
    return word.islower() and ((word.endswith("ed") and len(word) > 3) or word in _finite_forms())
