"""Finds the entities that an editor's decisions name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from kg.language.lexicon.wordlists import bare_name
from kg.model import Article, EntityType
from kg.resolution.clusters import Ref
from kg.resolution.decisions.reading import Pick
from kg.resolution.naming import even

#: So many digits of an article's id are enough to name it.
_ID_DIGITS = 6


class WrongError(Exception):
    """Why one decision cannot be carried out."""


@dataclass(slots=True)
class Group:
    """An entity under an editor's hands."""

    name: str
    type: EntityType
    refs: set[Ref]
    names: set[str]
    #: What an editor said; only then do the rules no longer touch it.
    decided: bool = False
    kind: EntityType | None = None


@dataclass(slots=True)
class Names:
    """Finds groups by any of their names."""

    articles: Mapping[str, Article]
    groups: dict[int, Group] = field(default_factory=dict)
    own: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    other: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    known: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    count: int = 0

    def add(self, group: Group) -> int:
        """Makes a group known by its names; gives its number."""
        self.count += 1
        number = self.count
        self.groups[number] = group
        self.own[bare_name(group.name)].add(number)
        for name in group.names:
            self.other[bare_name(name)].add(number)
        return number

    def remove(self, number: int) -> Group:
        """Takes a group out and gives it."""
        group = self.groups.pop(number)
        self.own[bare_name(group.name)].discard(number)
        for name in group.names:
            self.other[bare_name(name)].discard(number)
        return group

    def find(self, pick: Pick) -> list[int]:
        """The numbers of the groups that are meant; raises WrongError for none, or for several where one is meant."""
        name = bare_name(pick.name)
        found = self._narrowed(self.own.get(name, set()), pick) or self._narrowed(self.other.get(name, set()), pick)
        if not found:
            raise WrongError(self._nothing(pick, sorted(self.own.get(name, set()) | self.other.get(name, set()))))
        if len(found) > 1 and not pick.all:
            one = f"{len(found)} are called “{pick.name}”: {'; '.join(map(self._description, found[:4]))}"
            raise WrongError(f"{one}; say which by type, outlet or article, or all = true for every one")
        return found

    def _narrowed(self, numbers: Iterable[int], pick: Pick) -> list[int]:
        where = self.where(pick.article, pick.outlet)
        return [
            n
            for n in sorted(numbers)
            if (pick.type is None or self.groups[n].type is pick.type)
            and (where is None or any(ref[0] in where for ref in self.groups[n].refs))
        ]

    def where(self, article: str | None, outlet: str | None) -> set[str] | None:
        """The ids of the articles that are named; None where none is. Raises WrongError where there is none like it."""
        chosen: set[str] | None = None
        for kind, name in (("article", article), ("outlet", outlet)):
            if name is None:
                continue
            if (kind, name) not in self.known:
                self.known[kind, name] = {a.id for a in self.articles.values() if _is(a, kind, name)}
            found = self.known[kind, name]
            if not found:
                has = "file name, title, address or id" if kind == "article" else "outlet"
                raise WrongError(f"no article of this build has the {has} “{name}”")
            chosen = found if chosen is None else chosen & found
        return chosen

    def _nothing(self, pick: Pick, elsewhere: Sequence[int]) -> str:
        if elsewhere:
            which = " with this type, outlet or article"
            return (
                f"nothing is called “{pick.name}”{which}; there is {'; '.join(map(self._description, elsewhere[:4]))}"
            )
        names = sorted({g.name for g in self.groups.values()})
        close = get_close_matches(pick.name, names, n=3)
        advice = f"; did you mean {' or '.join(f'“{name}”' for name in close)}?" if close else ""
        return f"nothing is called “{pick.name}” in these articles{advice or '; take the entry out, or build more'}"

    def _description(self, number: int) -> str:
        group = self.groups[number]
        files = sorted({_file(self.articles[a]) for a, _ in group.refs})
        more = f" and {len(files) - 2} more" if len(files) > 2 else ""
        place = f" in {', '.join(files[:2])}{more}" if files else ""
        return f"{group.type.value} “{group.name}”{place}"


def _is(article: Article, kind: str, name: str) -> bool:
    if kind == "outlet":
        return article.outlet is not None and even(article.outlet) == even(name)
    return (
        name in (article.path, article.url, article.id, _file(article))
        or (article.title is not None and bare_name(article.title) == bare_name(name))
        or (len(name) >= _ID_DIGITS and article.id.startswith(name.lower()))
    )


def _file(article: Article) -> str:
    return article.path.replace("\\", "/").rstrip("/").rpartition("/")[2]
