"""Readers for the corpora the pipeline learns from; each yields sentences in one shape.

CoNLL-U is specified at https://universaldependencies.org/format.html, IOB2 is one word and one tag a line.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

#: The labels of the shipped entity recogniser.
PERSON, ORG, PLACE = "PERSON", "ORG", "PLACE"

_UNER = {"PER": PERSON, "ORG": ORG, "LOC": PLACE}
_WNUT = {"person": PERSON, "location": PLACE, "group": ORG, "corporation": ORG}
_GUM = {"person": PERSON, "organization": ORG, "place": PLACE}


@dataclass
class Sentence:
    """One sentence of a treebank or of an entity corpus; the lists run parallel to `words`.

    `heads` are indices into `words` (a root points to itself); `entities` are (start, end, label) in words.
    `None` means that the corpus does not annotate this layer.
    """

    words: list[str]
    spaces: list[bool]
    tags: list[str] | None = None
    pos: list[str] | None = None
    morphs: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    deps: list[str] | None = None
    entities: list[tuple[int, int, str]] | None = None
    sent_id: str = ""
    new_paragraph: bool = False
    new_document: bool = False
    misc: list[str] = field(default_factory=list)


def open_text(path: Path) -> Iterator[str]:
    """Lines of a text file, gzipped or not, without their line ends."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file; fused tokens and empty nodes are left out."""
    rows: list[list[str]] = []
    marks: dict[str, str] = {}
    fused: dict[int, bool] = {}
    for line in open_text(path):
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            marks[key.strip().split(" ")[0]] = value.strip()
        elif line:
            columns = line.split("\t")
            if "-" in columns[0]:
                first, last = map(int, columns[0].split("-"))
                # inside a fused token no blank stands, whatever the parts say
                fused |= dict.fromkeys(range(first, last), False)
                fused[last] = "SpaceAfter=No" not in columns[9]
            elif "." not in columns[0]:
                rows.append(columns)
        elif rows:
            yield _sentence(rows, marks, fused)
            rows, marks, fused = [], {}, {}
    if rows:
        yield _sentence(rows, marks, fused)


def _sentence(rows: list[list[str]], marks: dict[str, str], fused: dict[int, bool]) -> Sentence:
    heads = [int(r[6]) - 1 if r[6] != "0" else i for i, r in enumerate(rows)]
    return Sentence(
        words=[r[1] for r in rows],
        spaces=[fused.get(i, "SpaceAfter=No" not in r[9]) for i, r in enumerate(rows, 1)],
        tags=[r[4] for r in rows],
        pos=[r[3] for r in rows],
        morphs=["" if r[5] == "_" else r[5] for r in rows],
        lemmas=[r[2] for r in rows],
        heads=heads,
        deps=["ROOT" if heads[i] == i else r[7] for i, r in enumerate(rows)],
        sent_id=marks.get("sent_id", ""),
        new_paragraph="newpar" in marks or "newpar_block" in marks,
        new_document="newdoc" in marks,
        misc=[r[9] for r in rows],
    )


def read_iob(path: Path, word: int, tag: int, labels: dict[str, str]) -> Iterator[Sentence]:
    """Sentences of an IOB2 file whose `word` and `tag` columns are given; unmapped labels become outside."""
    words: list[str] = []
    tags: list[str] = []
    sent_id = ""
    for line in (*open_text(path), ""):
        if line.startswith("# sent_id"):
            sent_id = line.split("=", 1)[1].strip()
        elif line.startswith("# "):
            continue
        elif line.strip():
            columns = line.split("\t")
            words.append(columns[word])
            tags.append(columns[tag])
        elif words:
            yield Sentence(words, guess_spaces(words), entities=iob_spans(tags, labels), sent_id=sent_id)
            words, tags, sent_id = [], [], ""


def iob_spans(tags: list[str], labels: dict[str, str]) -> list[tuple[int, int, str]]:
    """(start, end, label) of each entity of an IOB2 tag sequence."""
    spans: list[tuple[int, int, str]] = []
    start, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        kind = labels.get(tag[2:], "") if tag != "O" else ""
        if label and (kind != label or tag.startswith("B-")):
            spans.append((start, i, label))
            label = ""
        if kind and not label:
            start, label = i, kind
    return spans


def guess_spaces(words: list[str]) -> list[bool]:
    """Where blanks stood, for corpora that keep only the words."""
    spaces = [True] * len(words)
    for i, word in enumerate(words):
        if re.fullmatch(r"[.,;:!?)\]%’”…]+|n['’]t|['’](s|re|ve|ll|d|m)", word) and i:
            spaces[i - 1] = False
        if word in {"(", "[", "$", "“", "‘", "#"}:
            spaces[i] = False
    return spaces


def read_uner(path: Path) -> dict[str, tuple[list[str], list[tuple[int, int, str]]]]:
    """Words and entities of Universal NER by `sent_id`, for joining with the treebank where the words agree."""
    return {s.sent_id: (s.words, s.entities or []) for s in read_iob(path, 1, 2, _UNER)}


def read_wnut(path: Path) -> Iterator[Sentence]:
    """Posts of WNUT17, mapped to the shipped labels."""
    return read_iob(path, 0, 1, _WNUT)


def gum_entities(sentence: Sentence, kinds: Mapping[str, str] = _GUM) -> list[tuple[int, int, str]]:
    """Names out of GUM's mentions of every kind: of people, organizations and places, or of the given `kinds`.

    A mention counts as a name where its head is a proper noun; of nested names the outermost one without
    a determiner, a possessor or a relative clause stays, cut to its run of name words.
    """
    open_mentions: list[tuple[str, str, int]] = []
    found: list[tuple[int, int, str]] = []
    for i, misc in enumerate(sentence.misc):
        match = re.search(r"(?:^|\|)Entity=([^|]+)", misc)
        if not match:
            continue
        for opening in re.findall(r"\(([^()]+)", match.group(1)):
            group, kind = opening.split("-")[:2]
            open_mentions.append((group, kind, i))
        # "(7-place-...)" opens and closes on one word, "7)" only closes
        for token in re.findall(r"\([^()]+\)|\d+\)", match.group(1)):
            group = token[1:].split("-")[0] if token.startswith("(") else token[:-1]
            for k in range(len(open_mentions) - 1, -1, -1):
                if open_mentions[k][0] == group:
                    _, kind, start = open_mentions.pop(k)
                    found.append((start, i + 1, kind))
                    break
    names = []
    for start, end, kind in found:
        label = kinds.get(kind)
        span = label and _name_words(sentence, start, end, label)
        if label and span:
            names.append((*span, label))
    names.sort(key=lambda n: (n[0] - n[1], n))
    kept: list[tuple[int, int, str]] = []
    for name in names:
        if all(name[1] <= k[0] or name[0] >= k[1] for k in kept):
            kept.append(name)
    return sorted(kept)


#: What a name may go on with behind a preposition: only organizations ("University of X").
_NAME_CASES = {ORG: {"of", "for", "and", "de"}, PLACE: {"of"}, PERSON: frozenset[str]()}
_TITLES = frozenset(
    {"President", "Senator", "Mr.", "Mrs.", "Ms.", "Dr.", "Professor", "Lord", "King", "Queen", "Judge", "Justice"}
)


def _name_words(s: Sentence, start: int, end: int, label: str) -> tuple[int, int] | None:
    assert s.heads is not None
    assert s.pos is not None
    assert s.deps is not None
    assert s.tags is not None
    inside = [i for i in range(start, end) if not start <= s.heads[i] < end or s.heads[i] == i]
    if len(inside) != 1 or s.pos[inside[0]] != "PROPN":
        return None
    head = inside[0]
    if s.tags[head] == "NNPS" and all(i == head for i in range(start, end) if s.words[i][:1].isupper()):
        return None  # "Democrats", "Muslims": members, not a name of one
    if label == PERSON and s.words[head] in _TITLES:
        return None
    keep = {head}
    for _ in range(4):
        for i in range(start, end):
            if s.heads[i] not in keep or i in keep:
                continue
            dep = s.deps[i]
            cases = {s.words[j].lower() for j in range(start, end) if s.heads[j] == i and s.deps[j] == "case"}
            named = s.words[i][:1].isupper() and (not cases or cases <= _NAME_CASES.get(label, frozenset({"of"})))
            if (
                dep.split(":")[0] in {"flat", "compound", "goeswith"}
                or (dep in {"amod", "nummod", "nmod"} and named)
                or (dep in {"case", "punct", "det"} and s.heads[i] != head and start < i)
            ):
                keep.add(i)
    first = last = head
    while first > start and (first - 1 in keep or (s.words[first - 1] in {"-", "&", "."} and first - 2 in keep)):
        first -= 1
    while last + 1 < end and (
        last + 1 in keep or (s.words[last + 1] in {"-", "&", ".", "'s", "’s"} and last + 2 < end and last + 2 in keep)
    ):
        last += 1
    while s.pos[first] in {"DET", "ADP", "PUNCT"} and first < head:
        first += 1
    while s.pos[last] in {"ADP", "PUNCT", "PART"} and last > head:
        last -= 1
    return first, last + 1


def paragraphs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences in runs that were one paragraph; a run never grows over a document."""
    run: list[Sentence] = []
    for sentence in sentences:
        if run and (sentence.new_paragraph or sentence.new_document):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run
