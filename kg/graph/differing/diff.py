"""The differences of two built graphs, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import UsageError
from kg.graph.differing.differing import Changed, KindDiff, kinds_of
from kg.graph.differing.thing import Thing, Value
from kg.harmless.printable import on_one_line
from kg.paths import AnyPath

FORMATS = ("table", "json")
#: So many lines of a list are printed where not all are asked for.
_MOST = 20
#: So many characters of a line's words.
_LONG = 160
#: Of a report, rendering or side these stand first, or in no line at all.
_TOLD_ELSE = frozenset({"article", "words", "start", "end", "roleset", "meaning"})
_COLUMNS = ("", "old", "new", "only old", "only new", "changed")


@dataclass(frozen=True, slots=True)
class GraphDiff:
    """What two graphs hold otherwise, by kind: articles, entities, events, statements, quotations, utterances and
    conflicts. True where there is any difference.
    """

    kinds: Mapping[str, KindDiff]

    def __bool__(self) -> bool:
        return any(len(each) for each in self.kinds.values())

    def text(self, format: str = "table", *, every: bool = False) -> str:
        """As a `table` of counts with the differences below it, or as one `json` object, which has all of them.

        The table has the first 20 of each list, or `every` one. Raises UsageError for another format.
        """
        if format == "json":
            return json.dumps({kind: _plain(each) for kind, each in self.kinds.items()}, ensure_ascii=False, indent=2)
        if format not in FORMATS:
            raise UsageError(f"a difference has no format {format!r}; choose one of: {', '.join(FORMATS)}")
        most = None if every else _MOST
        lists = [_listed(kind, each, most) for kind, each in self.kinds.items() if len(each)]
        return "\n\n".join([_counts(self.kinds), *lists])

    def __str__(self) -> str:
        return self.text()


def diff(old: AnyPath, new: AnyPath) -> GraphDiff:
    """What two built graphs, output folders or builds themselves, hold otherwise.

    Things are told apart by what they say and where, so that graphs of two base IRIs can be held against each other.
    Raises StoreError where there is no graph, or where it is damaged.
    """
    return GraphDiff(kinds_of(old, new))


def _plain(kind: KindDiff) -> dict[str, object]:
    return {
        "old": kind.old,
        "new": kind.new,
        "only_old": [_thing(each) for each in kind.only_old],
        "only_new": [_thing(each) for each in kind.only_new],
        "changed": [{"fields": each.fields, "old": _thing(each.old), "new": _thing(each.new)} for each in kind.changed],
    }


def _thing(thing: Thing) -> dict[str, Value]:
    return {"file": thing.file or None, **thing.values}


def _counts(kinds: Mapping[str, KindDiff]) -> str:
    rows = [
        (kind, *map(str, (each.old, each.new, len(each.only_old), len(each.only_new), len(each.changed))))
        for kind, each in kinds.items()
    ]
    widths = [max(map(len, column)) for column in zip(_COLUMNS, *rows, strict=True)]
    return "\n".join(
        "   ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in (_COLUMNS, *rows)
    )


def _listed(kind: str, found: KindDiff, most: int | None) -> str:
    lines = [kind]
    for sign, things in (("-", found.only_old), ("+", found.only_new)):
        lines += _cut([f"  {sign} {_line(thing)}" for thing in things[:most]], len(things))
    changed = [line for each in found.changed[:most] for line in _changed_lines(each)]
    return "\n".join(map(on_one_line, [*lines, *_cut(changed, len(found.changed), len(found.changed[:most]))]))


def _cut(lines: list[str], total: int, shown: int | None = None) -> list[str]:
    left = total - (len(lines) if shown is None else shown)
    return [*lines, f"    and {left} more"] if left else lines


def _line(thing: Thing) -> str:
    return f"{f'{thing.file}: ' if thing.file else ''}{_short(thing.name)}"


def _changed_lines(changed: Changed) -> Iterator[str]:
    yield f"  ~ {_line(changed.old)}"
    for name in changed.fields:
        before, after = changed.old.values[name], changed.new.values.get(name)
        if isinstance(before, list) and isinstance(after, list):
            for sign, items, others in (("-", before, after), ("+", after, before)):
                yield from (f"      {name} {sign} {_short(_told(each))}" for each in items if each not in others)
        else:
            yield f"      {name}: {_short(_told(before))} → {_short(_told(after))}"


def _told(value: Value) -> str:
    if isinstance(value, Mapping):
        rest = (f"{name} {_told(each)}" for name, each in value.items() if name not in _TOLD_ELSE and each)
        return ", ".join((f"{value['article']}: “{value['words']}”", *rest))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(_told, value))
    return "none" if value is None else str(value)


def _short(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _LONG else f"{one_line[: _LONG - 1].rstrip()}…"
