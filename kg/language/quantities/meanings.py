"""Which rolesets the words around an amount mean: those that the pipeline chose, else all that a word may have."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.language.parsing.predicates import rows_of
from kg.propbank import Roleset, candidates, roleset

#: Frames of those who die or come to harm, and the one of losing, which may be money.
_CASUALTIES = frozenset({"Killing", "Death", "Cause_harm", "Experience_bodily_harm", "Dead_or_alive"})
_LOSSES = frozenset({"Losing"})
#: Frames of what ends with a winner or a score.
_CONTESTS = frozenset({"Beat_opponent", "Finish_competition", "Win_prize"})
_CHANGES = frozenset({"Change_position_on_a_scale", "Cause_change_of_position_on_a_scale", "Proliferating_in_number"})
_TOTALS = frozenset({"Amounting_to"})
_CHANGE_CLASS = "calibratable_cos-45.6"
#: PropBank's functions of how far something changes, from where: a roleset without them knows no scale.
_ON_SCALE = frozenset({"EXT", "DIR", "SRC"})
_CAUSER = "PAG"


class Meanings:
    """What the words of one text mean, as far as amounts ask."""

    def __init__(self, doc: Doc) -> None:
        self._chosen = {place: name for place, name, _, _ in rows_of(doc)}

    def of(self, word: Token) -> tuple[Roleset, ...]:
        """The roleset chosen for a word, or those that it may have."""
        chosen = self._chosen.get(word.i)
        names = candidates(word.lemma_, word.pos_) if chosen is None else (chosen,)
        return tuple(meaning for name in names if (meaning := roleset(name)) is not None)

    def harms(self, word: Token) -> bool:
        """Whether a word tells that people die or are hurt."""
        return any(not _CASUALTIES.isdisjoint(m.framenet) and _LOSSES.isdisjoint(m.framenet) for m in self.of(word))

    def contests(self, word: Token) -> bool:
        """Whether a word tells who won or lost."""
        return any(not _CONTESTS.isdisjoint(m.framenet) for m in self.of(word))

    def changes(self, word: Token) -> bool:
        """Whether a word tells that something rises or falls on a scale, or makes it do so."""
        return any(map(_is_change, self.of(word)))

    def may_change(self, word: Token) -> bool:
        """Whether it may tell so, whichever roleset was chosen."""
        return any(
            _is_change(meaning) for name in candidates(word.lemma_, word.pos_) if (meaning := roleset(name)) is not None
        )

    def sums_up(self, word: Token) -> bool:
        """Whether a word says how many something is: "the dead numbered 7"."""
        return any(not _TOTALS.isdisjoint(m.framenet) for m in self.of(word))

    def is_caused(self, word: Token) -> bool:
        """Whether somebody makes the change that a word tells: "cut", and not "fell"."""
        return any(_is_change(m) and any(r.function == _CAUSER for r in m.roles.values()) for m in self.of(word))


def _is_change(meaning: Roleset) -> bool:
    on_scale = any(role.function in _ON_SCALE for role in meaning.roles.values())
    return on_scale and (
        not _CHANGES.isdisjoint(meaning.framenet) or any(_CHANGE_CLASS in name for name in meaning.verbnet)
    )
