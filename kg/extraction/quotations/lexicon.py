"""The words that ascribe something to somebody, looked up by the token that shows one.

They come from the entries of kg/language/lexicon/data/: verbs.toml, nouns/ and adjectives.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from kg.language.lexicon.entries import having, tagged
from kg.language.lexicon.reporting import cue_classes, reporting_forms, reporting_verbs
from kg.language.syntax.nouns import full_lemma
from kg.model import CueClass

Lists = Mapping[str, frozenset[str]]

#: What entries say becomes of an act of saying.
_ACT = ("negation", "withheld", "planned", "doubtful", "possible", "possible_if_direct", "conditional")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemmas by what they take, and the lemma of every known verb form.

    `phrasal` are the verbs that have an entry with a word behind them: `shoot`, of `shoot back`.
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
        if (whole := full_lemma(token)) in self.all_nouns:
            return whole  # "op-ed"
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
        found = (self.classes.get(word) for word in (_with_next(lemma, token), lemma, token.lower_))
        return next((kind for kind in found if kind is not None), CueClass.SPEECH)

    def is_factive(self, token: Token) -> bool:
        """Whether the cue takes what it reports for granted."""
        lemma = self.lemma(token)
        return any(lemma in words for words in self.factive.values())


@cache
def lexicon() -> Lexicon:
    """The shipped words."""
    reports, takes, raising = (tagged("verbs", key) for key in ("reports", "takes", "raising"))
    verbs = {
        **reports,
        **takes,
        "raising_passive": raising["passive"],
        "raising_active": raising["active"],
    }
    cues, denoting = tagged("nouns", "cue"), tagged("nouns", "is")
    statements = cues["statement"] | denoting["voiced"] | denoting["recorded"]
    nouns = {**tagged("nouns", "takes"), **cues, "statement": statements}
    noun_prepositions = tagged("nouns", "prepositions")
    all_verbs = reporting_verbs()
    words = tomllib.loads(files("kg.extraction.quotations").joinpath("cues.toml").read_text("utf-8"))["words"]
    return Lexicon(
        verbs=verbs,
        prepositions=tagged("verbs", "prepositions"),
        nouns=nouns,
        noun_prepositions=noun_prepositions,
        adjectives=tagged("adjectives", "takes"),
        adjective_prepositions=tagged("adjectives", "prepositions"),
        words={
            **{name: frozenset(value.split()) for name, value in words.items()},
            **{tag: having("act", tag) for tag in _ACT},
        },
        classes=cue_classes(),
        factive={tag: having("factive", tag) for tag in ("known", "judged")},
        forms=reporting_forms(),
        phrasal=frozenset(verb.partition(" ")[0] for verb in all_verbs if " " in verb),
        all_verbs=all_verbs,
        all_nouns=frozenset().union(*nouns.values(), *noun_prepositions.values()),
    )


def _with_next(lemma: str, token: Token) -> str:
    """A verb and the particle or preposition behind it, as the entries write them: "shoot back"."""
    return f"{lemma} {token.nbor(1).lower_}" if token.i + 1 < len(token.doc) else lemma
