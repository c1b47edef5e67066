"""What is found by laying the articles of one story beside each other, of these and what resolution knows of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.comparison.conflicts import conflicts
from kg.comparison.inputs.resolved import Resolved
from kg.comparison.origins import origins
from kg.comparison.renderings import rendered
from kg.comparison.told_otherwise import headline_matches
from kg.comparison.utterances import utterances
from kg.model import Extraction
from kg.model.comparison import Conflict, HeadlineMatch, Origin, Utterance


@dataclass(frozen=True, slots=True)
class Beside:
    """What the articles of a story share and where they differ; `headlines` are those of each article by itself."""

    utterances: tuple[Utterance, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    origins: tuple[Origin, ...] = ()
    headlines: tuple[HeadlineMatch, ...] = ()


def beside(several: Sequence[Extraction], resolved: Resolved) -> Beside:
    """The articles of a story beside each other, in the order of the story."""
    said = utterances(
        [each for one in several for each in rendered(one, resolved)], {one.article.id: one.article for one in several}
    )
    return Beside(
        tuple(said),
        tuple(conflicts(several, resolved, said)),
        tuple(origins(several, resolved)),
        tuple(match for one in several for match in headline_matches(one)),
    )
