"""An entity of one article as resolution across articles sees it: what it is called, and none of its mentions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from sys import intern

from kg.language.lexicon.person_names import generation_behind
from kg.model import Entity, EntityType, MentionForm
from kg.resolution.bars.genders import by_pronouns
from kg.resolution.place_names import region_behind


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of one article; the fields up to `size` are those of `Entity`.

    `mentions` is how many it has, `uses` how many of them are names. `gender` is that of its pronouns, "m", "f", or ""
    for none or both, and `pronouns` how many there are. `behind` is what stands behind its name: the suffix of a
    person ("jr"), for anything else a region ("ohio"), "" for none.
    """

    id: str
    name: str
    type: EntityType
    named: bool
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    roles: tuple[str, ...]
    owner: str | None
    size: int | None
    mentions: int
    uses: int
    gender: str
    pronouns: int
    behind: str

    @classmethod
    def of(cls, entity: Entity, text: str) -> Known:
        """What is known of an entity of an article with this text. Equal strings are one, so that they take no room."""
        is_person = entity.named and entity.type is EntityType.PERSON
        gender, pronouns = by_pronouns(text, entity) if is_person else ("", 0)
        behind = ""
        if is_person:
            behind = _suffix_behind(entity, text)
        elif entity.named:
            behind = _region_behind(entity, text)
        return cls(
            intern(entity.id),
            intern(entity.name),
            entity.type,
            entity.named,
            tuple(map(intern, entity.aliases)),
            tuple(map(intern, entity.members)),
            tuple(map(intern, entity.roles)),
            None if entity.owner is None else intern(entity.owner),
            entity.size,
            len(entity.mentions),
            sum(mention.form is MentionForm.NAME for mention in entity.mentions),
            gender,
            pronouns,
            behind,
        )


def _suffix_behind(entity: Entity, text: str) -> str:
    """The first suffix that stands behind a name of several words."""
    spans = (mention.span for mention in entity.mentions if mention.form is MentionForm.NAME)
    named = (span for span in spans if " " in span.of(text).strip())
    return next((suffix for span in named if (suffix := generation_behind(text, span.end))), "")


def _region_behind(entity: Entity, text: str) -> str:
    """The region that stands behind most of the mentions that have one behind them."""
    found = Counter(region for m in entity.mentions if (region := region_behind(text, m.span.end)))
    return intern(min(found, key=lambda region: (-found[region], region))) if found else ""
