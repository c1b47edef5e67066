"""GUM's attribution relations: who says or thinks what, in the train and dev parts, by genre.

Amir Zeldes: The GUM Corpus (https://doi.org/10.1007/s10579-016-9343-x). The corpus marks the source's words, mostly the
cue, and of what is said the head clause only; speech and thought alike, but hardly ever what is no clause. So this
measures recall alone: a gold attribution is found where a found quotation, nested ones included, holds at least half of
its clause; end to end, where the source overlaps as well. One found quotation answers one gold attribution; of several
that hold the clause, the one with the right source and then the closest content is taken.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quotations.attribution import Attribution, characters, with_nested
from benchmarks.quotations.measured import Measured, digest, head, row
from benchmarks.quotations.running import Runner
from kg.model import Article, Span
from training.convert import LEFT_OUT, gum
from training.corpora import paragraphs
from training.gold import as_article, documents

#: The least share of the gold clause that a found content must hold.
HELD = 0.5
#: The genres with floors of their own; the others are small or far from news.
FLOORED = ("news", "interview")
_PARTS = ("train", "dev")


@dataclass(frozen=True, slots=True)
class GumArticle:
    """A document as running text, and its attributions with the head clause as content."""

    name: str
    article: Article
    gold: tuple[Attribution, ...]

    @property
    def genre(self) -> str:
        """The second part of the name, as `news`."""
        return self.name.split("_")[1]


@dataclass(slots=True)
class Recall:
    """Gold attributions of one genre, and how many were found."""

    gold: int = 0
    found: int = 0
    ended: int = 0
    cued: int = 0
    cue: int = 0

    def figures(self, name: str) -> dict[str, float]:
        """Recall of contents and end to end, sources right on what was found, cues right where gold has one."""
        gold, found, cued = max(1, self.gold), max(1, self.found), max(1, self.cued)
        return {
            f"{name}.content": self.found / gold,
            f"{name}.end_to_end": self.ended / gold,
            f"{name}.source": self.ended / found,
            f"{name}.cue": self.cue / cued,
        }


def read_gum_attributions(corpora: Path) -> Iterator[GumArticle]:
    """The documents below `corpora/gum`, train then dev; raises OSError where a file is missing."""
    rows = defaultdict(list)
    with (corpora / "gum" / "attributions.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            attribution = json.loads(line)
            if not attribution["doc"].startswith(LEFT_OUT):
                rows[attribution["doc"]].append(attribution)
    read = set()
    for part in _PARTS:
        for group in documents(paragraphs(gum(corpora / "gum" / part))):
            name = group[0][0].sent_id.rpartition("-")[0]
            document = as_article(group, name)
            read.add(name)
            words = [Span(*place) for place in sorted(document.words)]
            yield GumArticle(name, document.article, tuple(_attribution(a, words) for a in rows[name]))
    if missing := set(rows) - read:
        raise FileNotFoundError(f"no GUM documents {', '.join(sorted(missing)[:3])} under {corpora / 'gum'}")


def answered(article: Article, gold: Sequence[Attribution], found: Sequence[Attribution]) -> dict[int, int]:
    """Place in `found` by place in `gold` of what was found."""
    text = article.text
    contents = [characters(f.content, text) for f in found]
    sources = [characters(f.source, text) for f in found]
    pairs = []
    for i, g in enumerate(gold):
        clause, source = characters(g.content, text), characters(g.source, text)
        for j, content in enumerate(contents):
            both = len(clause & content)
            if both >= HELD * len(clause):
                pairs.append((not source & sources[j], -both / len(clause | content), i, j))
    kept: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if i not in kept and j not in taken:
            kept[i] = j
            taken.add(j)
    return kept


def measure_gum(corpora: Path, runner: Runner, *, errors: bool = False) -> Measured:
    """Recall by genre; with `errors` also the most frequent cues of what was missed."""
    genres: dict[str, Recall] = defaultdict(Recall)
    missed: Counter[str] = Counter()
    names = []
    for document in read_gum_attributions(corpora):
        names.append(f"{document.name} {document.article.sha256} {document.gold}")
        text = document.article.text
        found = [a for q in runner.analyse(document.article).quotations() for a in with_nested(q)]
        pairs = answered(document.article, document.gold, found)
        for tally in (genres[document.genre], genres["all"]):
            tally.gold += len(document.gold)
            tally.found += len(pairs)
            for i, j in pairs.items():
                gold = document.gold[i]
                tally.ended += bool(characters(gold.source, text) & characters(found[j].source, text))
                if gold.cue:
                    tally.cued += 1
                    tally.cue += bool(characters(gold.cue, text) & characters(found[j].cue, text))
        for i, gold in enumerate(document.gold):
            if i not in pairs:
                missed[" ".join(span.of(text).lower() for span in gold.cue) or "(no cue marked)"] += 1
    measured = Measured(digest(names))
    measured.lines.append(head("GUM attributions (recall)", ("gold", "content", "end to end", "source", "cue")))
    for genre in sorted(genres, key=lambda g: (g == "all", -genres[g].gold)):
        figures = genres[genre].figures(f"gum.{genre}")
        measured.lines.append(row(genre, (genres[genre].gold, *figures.values())))
        if genre in (*FLOORED, "all"):
            measured.figures |= figures
    if errors:
        cues = ", ".join(f"{cue} {n}" for cue, n in sorted(missed.items(), key=lambda item: (-item[1], item[0]))[:30])
        measured.lines.append(f"  cues of what was missed: {cues}")
    return measured


def _attribution(marked: dict[str, dict[str, list[int]]], words: Sequence[Span]) -> Attribution:
    clause = marked["content_edu"]
    first, last = (words[int(str(clause[end])) - 1] for end in ("first", "last"))
    cue = marked["cue"]["tokens"] if marked["cue"] else []
    return Attribution(
        content=(Span(first.start, last.end),),
        cue=tuple(words[n - 1] for n in cue),
        source=tuple(words[n - 1] for n in marked["source"]["tokens"]),
    )
