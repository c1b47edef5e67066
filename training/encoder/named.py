"""What each corpus says about names, in one set of kinds, and where it says nothing.

The corpora do not annotate the same kinds. So a word gets the set of tags that its corpus allows: one tag where the
corpus names it, several where it leaves the question open. Training then counts the probability of the whole set
(partial annotation; Tsuboi et al., 2008).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.convert import LEFT_OUT, ewt
from training.corpora import ORG, PERSON, PLACE, Sentence, guess_spaces, gum_entities, open_text, read_conllu, read_iob
from training.encoder.meant import Mention, gum_mentions, litbank_mentions
from training.encoder.roles import Frame
from training.pronouns.gold import only_scored

WORK, EVENT, GROUP = "WORK", "EVENT", "GROUP"
KINDS = (PERSON, ORG, PLACE, WORK, EVENT, GROUP)
#: The tags: outside, then begin, inside, end and single word of each kind.
TAGS = ("O", *(f"{p}-{kind}" for kind in KINDS for p in "BIES"))

_WNUT = {
    "person": PERSON, "location": PLACE, "group": ORG, "corporation": ORG, "creative-work": WORK, "product": "PRODUCT",
}  # fmt: skip
_MEANTIME = {"PER": PERSON, "ORG": ORG, "LOC": PLACE}
_LITBANK = {"PER": PERSON, "ORG": ORG, "LOC": PLACE, "GPE": PLACE, "FAC": PLACE}
_TITLES = frozenset(
    [
        "Mr.",
        "Mrs.",
        "Ms.",
        "Miss",
        "Dr.",
        "Sir",
        "Lord",
        "Lady",
        "Captain",
        "Colonel",
        "Major",
        "Professor",
        "St.",
        "Saint",
    ]
)
_MEMBERS = re.compile(r"(an|ese|ish|ic|im|ist|crat|i|ch|ite|Jew|Turk|Arab|Greek)s?$")
#: MEANTIME's annotators covered the headline, the date and this many sentences in all.
_COVERED = 6
#: So many sentences of a novel are read on end.
_PAGE = 12


@dataclass
class Names:
    """The names of one sentence: (start, end, kind) in words, half open.

    In `open` stretches (start, end, kinds) each word may be outside or part of a name of one of the kinds. `unsaid`
    are kinds that the corpus does not annotate: any capitalised word may belong to one.
    """

    sure: list[tuple[int, int, str]] = field(default_factory=list)
    open: list[tuple[int, int, frozenset[str]]] = field(default_factory=list)
    unsaid: frozenset[str] = frozenset()


@dataclass
class Annotated:
    """A sentence with what its corpus says about names, predicates and who is meant (None: nothing)."""

    sentence: Sentence
    names: Names | None
    corpus: str
    frames: list[Frame] | None = None
    links: list[Mention] | None = None


def allowed(words: list[str], names: Names) -> list[frozenset[str]]:
    """The tags that each word may have."""
    out: list[frozenset[str]] = []
    free = frozenset(("O", *(f"{p}-{kind}" for kind in names.unsaid for p in "BIES")))
    nothing = frozenset(("O",))
    for word in words:
        out.append(free if any(c.isupper() for c in word) else nothing)
    for start, end, kinds in names.open:
        tags = frozenset(("O", *(f"{p}-{kind}" for kind in kinds for p in "BIES")))
        for i in range(start, min(end, len(words))):
            out[i] |= tags
    for start, end, kind in names.sure:
        if end > len(words):  # the full stop that ended the name was taken away
            continue
        for i in range(start, end):
            place = "S" if end - start == 1 else "B" if i == start else "E" if i == end - 1 else "I"
            out[i] = frozenset((f"{place}-{kind}",))
    return out


def _member_words(s: Sentence, taken: list[tuple[int, int, str]]) -> Iterator[tuple[int, bool]]:
    """Places of words such as "Iraqi" and "Democrats", and whether their form makes them sure."""
    assert s.tags is not None
    inside = {i for a, b, _ in taken for i in range(a, b)}
    for i, (word, tag) in enumerate(zip(s.words, s.tags, strict=True)):
        if i not in inside and word[:1].isupper() and tag in {"JJ", "NNPS"}:
            yield i, bool(_MEMBERS.search(word)) and (i > 0 or tag == "NNPS" or word.endswith(("ese", "ish")))


def ewt_names(corpora: Path) -> Iterator[Annotated]:
    """The Web Treebank's training part; "OTH" of Universal NER's first version is a name of some other kind."""
    path = corpora / "uner_ewt/en_ewt-ud-train.older.asis.iob2.gz"
    other = {s.sent_id: s for s in read_iob(path, 1, 2, {"PER": PERSON, "ORG": ORG, "LOC": PLACE, "OTH": "OTH"})}
    for s in ewt(corpora / "ud_english_ewt", corpora / "uner_ewt", "train"):
        known = other.get(s.sent_id)
        if known is None or known.words != s.words:
            yield Annotated(s, None, "ewt")
            continue
        names = Names([e for e in known.entities or () if e[2] != "OTH"])
        for start, end, kind in known.entities or ():
            if kind == "OTH":
                one = end - start == 1 and s.tags is not None and s.tags[start] in {"JJ", "NNPS"}
                if one and _MEMBERS.search(s.words[start]):
                    names.sure.append((start, end, GROUP))
                else:
                    names.open.append((start, end, frozenset((WORK, EVENT, GROUP))))
        names.open += [(i, i + 1, frozenset((GROUP,))) for i, _ in _member_words(s, names.sure)]
        yield Annotated(s, names, "ewt")


def gum_names(folder: Path) -> Iterator[Annotated]:
    """GUM's open genres: names found among the mentions of every kind."""
    for path in sorted(folder.glob("GUM_*.conllu")):
        if path.name.startswith(LEFT_OUT):
            continue
        italic = False
        for s in read_conllu(path):
            meant = gum_mentions(s, path.stem)
            known = gum_entities(s)
            names = Names(known)
            taken = {i for a, b, _ in known for i in range(a, b)}
            slanted = set()
            for i, misc in enumerate(s.misc):
                italic = italic or "italic" in misc
                if italic:
                    slanted.add(i)
                if "</hi>" in misc:
                    italic = False
            for start, end, kind in gum_entities(s, {"event": EVENT, "abstract": "THING", "object": "THING"}):
                if taken & set(range(start, end)):
                    continue
                taken |= set(range(start, end))
                if kind == EVENT:
                    names.sure.append((start, end, EVENT))
                elif slanted >= set(range(start, end)):
                    names.sure.append((start, end, WORK))
                else:
                    names.open.append((start, end, frozenset((WORK, ORG))))
            for i, sure in _member_words(s, names.sure):
                if sure and i not in taken:
                    names.sure.append((i, i + 1, GROUP))
                else:
                    names.open.append((i, i + 1, frozenset((GROUP, WORK))))
            yield Annotated(s, names, "gum", links=meant)


def wnut_names(path: Path) -> Iterator[Annotated]:
    """Posts of WNUT17."""
    for s in read_iob(path, 0, 1, _WNUT):
        found = s.entities or []
        yield Annotated(
            s,
            Names(
                [e for e in found if e[2] != "PRODUCT"],
                [(a, b, frozenset((WORK, ORG))) for a, b, kind in found if kind == "PRODUCT"],
                frozenset((EVENT, GROUP)),
            ),
            "wnut",
        )


def meantime_names(path: Path) -> Iterator[Annotated]:
    """Wikinews of MEANTIME, the sentences that its annotators covered; capitalised words they passed by say nothing."""
    for line in open_text(path):
        document = json.loads(line)
        for number, words in enumerate(document["sentences"][:_COVERED]):
            if len(words) < 4:
                continue
            names = Names(unsaid=frozenset(KINDS))
            taken: set[int] = set()
            mentions = [m for m in document["mentions"] if m["sent"] == number and m["kind"] == "entity"]
            for mention in sorted(mentions, key=lambda m: (-len(m["tokens"]), m["tokens"])):
                places = [i for i in mention["tokens"] if words[i].lower() != "the" and words[i] not in _TITLES]
                if places and words[places[-1]] in {"'s", "’s"}:
                    places.pop()
                kind = _MEANTIME.get(mention["type"])
                whole = places and places == list(range(places[0], places[-1] + 1)) and not taken & set(places)
                capitals = all(words[i][:1].isupper() or words[i] in {"of", "and", "&", "-"} for i in places)
                if kind and whole and capitals and words[places[0]][:1].isupper() and len(places) < 8:
                    taken |= set(places)
                    names.sure.append((places[0], places[-1] + 1, kind))
            for mention in mentions:
                # a product, or names and other words in one: whatever of it is no name above stays open
                loose = [i for i in mention["tokens"] if i not in taken]
                names.open += [(i, i + 1, frozenset(KINDS)) for i in loose]
            yield Annotated(Sentence(words, guess_spaces(words)), names, "meantime")


def litbank_names(folder: Path) -> Iterator[Annotated]:
    """Proper names of LitBank's coreference layer, titles left out, and whom its mentions mean; page by page.

    A page is told by `sent_id`. Whom the texts mean that are only scored (`training.pronouns.gold`) is left out.
    """
    for path in sorted(folder.glob("coref/*.tsv")):
        lines = [line.split() for line in open_text(folder / "text" / f"{path.stem}.txt")]
        found: dict[int, list[tuple[int, int, str]]] = {}
        rows: dict[int, list[tuple[int, int, str, str]]] = {}
        scored = only_scored(path.stem)
        chains: dict[str, str] = {}
        for line in open_text(path):
            columns = line.split("\t")
            if columns[0] == "COREF":
                chains[columns[1]] = columns[2]
        for line in open_text(path):
            columns = line.split("\t")
            if columns[0] == "MENTION" and columns[2] == columns[4]:
                place = (int(columns[3]), int(columns[5]) + 1, columns[8], chains.get(columns[1], columns[1]))
                rows.setdefault(int(columns[2]), []).append(place)
            if columns[0] == "MENTION" and columns[8] == "PROP" and columns[7] in _LITBANK and columns[2] == columns[4]:
                number, start, end = int(columns[2]), int(columns[3]), int(columns[5]) + 1
                words = lines[number]
                while start < end and (words[start] in _TITLES or words[start].lower() in {"the", "a"}):
                    start += 1
                if start < end and all(w[:1].isupper() or w == "of" for w in words[start:end]):
                    found.setdefault(number, []).append((start, end, _LITBANK[columns[7]]))
        for number, words in enumerate(lines):
            if len(words) < 4:
                continue
            names = Names(unsaid=frozenset((WORK, EVENT, GROUP)))
            for entry in sorted(found.get(number, ()), key=lambda e: (e[0] - e[1], e)):
                if all(entry[1] <= a or entry[0] >= b for a, b, _ in names.sure):
                    names.sure.append(entry)
            meant = None if scored else litbank_mentions(rows.get(number, ()), path.stem)
            page = f"{path.stem} {number // _PAGE}"
            yield Annotated(Sentence(words, guess_spaces(words), sent_id=page), names, "litbank", links=meant)
