"""The words that ascribe something to somebody (cues.toml), looked up by lemma or by form.

Forms are derived here so that a pipeline without a good lemmatizer loses nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from kg.model import CueClass

_VOWELS = "aeiou"
#: The class of a cue that [class] does not name, by the first list that has it.
_CLASS_OF_LIST = (
    ("speech", CueClass.SPEECH),
    ("manner", CueClass.SPEECH),
    ("thought", CueClass.BELIEF),
    ("raising_passive", CueClass.BELIEF),
    ("raising_active", CueClass.BELIEF),
    ("evidence", CueClass.EVIDENCE),
    ("infinitive", CueClass.WISH),
    ("object", CueClass.JUDGEMENT),
)

Lists = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lists of lemmas by what they take, and the lemma of every known verb form.

    `phrasal` are the verbs that some list has with a word behind them: `shoot`, of `shoot_back`.
    """

    verbs: Lists
    prepositions: Lists
    nouns: Lists
    noun_prepositions: Lists
    adjectives: Lists
    adjective_prepositions: Lists
    words: Lists
    classes: dict[str, CueClass]
    factive: Lists
    forms: dict[str, str]
    phrasal: frozenset[str]
    all_verbs: frozenset[str]
    all_nouns: frozenset[str]

    def verb(self, token: Token) -> str:
        """The lemma of a verb form: the pipeline's own where a list has it, or else the one derived here."""
        known = self.forms.get(token.lower_)
        return known if known is not None else token.lemma_.lower() or token.lower_

    def noun(self, token: Token) -> str:
        """The lemma of a noun form, with a regular plural undone."""
        word = token.lower_
        lemma = token.lemma_.lower()
        if lemma and lemma != word:
            return lemma
        if word.endswith("ies") and word[:-3] + "y" in self.all_nouns:
            return word[:-3] + "y"
        return word[:-1] if word.endswith("s") and word[:-1] in self.all_nouns else word

    def lemma(self, token: Token) -> str:
        """The lemma of a cue of any word class."""
        return self.verb(token) if token.pos_ in {"VERB", "AUX"} else self.noun(token)

    def takes(self, token: Token, *lists: str) -> bool:
        """Whether the verb stands in one of the lists."""
        lemma = self.verb(token)
        if any(lemma in self.verbs[name] for name in lists):
            return True
        if lemma not in self.phrasal:
            return False
        phrase = _with_next(lemma, token)
        return any(phrase in self.verbs[name] for name in lists)

    def quotes(self, token: Token) -> bool:
        """Whether the verb may introduce words in marks."""
        return self.takes(token, "speech", "manner", "thought")

    def knows(self, token: Token) -> bool:
        """Whether any list has the verb."""
        return self.verb(token) in self.all_verbs

    def cue_class(self, token: Token) -> CueClass:
        """What sort of act a cue is; words that are in no list, and marks such as a colon, give speech."""
        lemma = self.lemma(token)
        return self.classes.get(_with_next(lemma, token), self.classes.get(lemma, CueClass.SPEECH))

    def is_factive(self, token: Token) -> bool:
        """Whether the cue takes what it reports for granted."""
        lemma = self.lemma(token)
        return any(lemma in words for words in self.factive.values())


@cache
def lexicon() -> Lexicon:
    """The shipped lists."""
    table = tomllib.loads(files("kg.extraction.quotations").joinpath("cues.toml").read_text("utf-8"))
    irregular = {lemma: value.split() for lemma, value in table["irregular"].items()}
    verbs, prepositions = _lists(table["verb"]), _lists(table["verb_preposition"])
    nouns, noun_prepositions = _lists(table["noun"]), _lists(table["noun_preposition"])
    forms: dict[str, str] = {}
    all_verbs = frozenset().union(*verbs.values(), *prepositions.values())
    for lemma in sorted(lemma.partition("_")[0] for lemma in all_verbs):
        for form in _forms(lemma, irregular.get(lemma, ())):
            forms.setdefault(form, lemma)
        forms[lemma] = lemma
    return Lexicon(
        verbs=verbs,
        prepositions=prepositions,
        nouns=nouns,
        noun_prepositions=noun_prepositions,
        adjectives=_lists(table["adjective"]),
        adjective_prepositions=_lists(table["adjective_preposition"]),
        words=_lists(table["words"]),
        classes=_classes(verbs, _lists(table["class"])),
        factive=_lists(table["factive"]),
        forms=forms,
        phrasal=frozenset(verb.partition("_")[0] for verb in all_verbs if "_" in verb),
        all_verbs=all_verbs,
        all_nouns=frozenset().union(*nouns.values(), *noun_prepositions.values()),
    )


def _with_next(lemma: str, token: Token) -> str:
    """A verb and the particle or preposition behind it, as the lists write them: `shoot_back`."""
    return f"{lemma}_{token.nbor(1).lower_}" if token.i + 1 < len(token.doc) else lemma


def _lists(table: dict[str, str]) -> Lists:
    return {name: frozenset(value.split()) for name, value in table.items()}


def _classes(verbs: Lists, named: Lists) -> dict[str, CueClass]:
    found: dict[str, CueClass] = {}
    for name, kind in _CLASS_OF_LIST:
        for lemma in verbs[name]:
            found.setdefault(lemma, kind)
    return found | {lemma: CueClass(name) for name, words in sorted(named.items()) for lemma in words}


def _forms(lemma: str, irregular: Iterable[str]) -> Iterator[str]:
    """Regular inflections of an English verb, and its irregular ones."""
    yield lemma
    yield from irregular
    consonant_y = lemma.endswith("y") and lemma[-2] not in _VOWELS
    if consonant_y:
        yield lemma[:-1] + "ies"
    else:
        yield lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma
    yield stem + "ing"
    if not any(form.endswith("ed") for form in irregular):
        yield (
            (lemma[:-1] + "ied")
            if consonant_y
            else stem + "ed"
            if stem != lemma
            else lemma + ("d" if lemma.endswith("e") else "ed")
        )
