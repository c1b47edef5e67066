"""How well found attributions agree with gold ones: by content, and end to end with the source.

A found and a gold attribution match where the Jaccard overlap of the characters of their contents, white space left
out, is at least one half: one to one, best first. Content counts as direct where more than nine tenths of it stand in
quotation marks, as mixed where some of it does, as indirect otherwise. `end_to_end` counts a match only where the
sources share a character or neither side has one, `exact` only where the contents are the same characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from benchmarks.quotations.attribution import Attribution, characters
from kg.model import QuotationKind, Span

#: The least Jaccard overlap of contents that match.
ALIKE = 0.5

_IN_MARKS = re.compile(r"[“\"][^”\"]*[”\"]")
# a quotation that runs over paragraphs opens each of them and closes only the last
_REOPENED = re.compile(r"“[^”“]*(?=\n\s*“)")


def quoted_characters(text: str) -> frozenset[int]:
    """The code points that stand in quotation marks, marks included."""
    return frozenset(i for marks in (_IN_MARKS, _REOPENED) for m in marks.finditer(text) for i in range(*m.span()))


def kind_of(content: Set[int], quoted: Set[int]) -> QuotationKind:
    """Direct, mixed or indirect, by the share of the content that is quoted."""
    share = len(content & quoted) / max(1, len(content))
    if share > 0.9:
        return QuotationKind.DIRECT
    return QuotationKind.MIXED if share > 0 else QuotationKind.INDIRECT


def match(gold: Sequence[Set[int]], found: Sequence[Set[int]], least: float = ALIKE) -> dict[int, int]:
    """Place in `found` by place in `gold` of what matches: one to one, the best overlap first, then the first place."""
    pairs = []
    for i, a in enumerate(gold):
        for j, b in enumerate(found):
            both = len(a & b)
            if both and both / len(a | b) >= least:
                pairs.append((-both / len(a | b), i, j))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def agree(gold: Set[int], found: Set[int]) -> bool:
    """Whether two spans share a character, or neither has any."""
    return bool(gold & found) or not (gold or found)


class Compared:
    """One article: gold and found attributions as characters, and what matches what."""

    def __init__(self, text: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> None:
        self.text = text
        self.gold, self.found = tuple(gold), tuple(found)
        self.quoted = quoted_characters(text)
        self.gold_content = [characters(a.content, text) for a in gold]
        self.found_content = [characters(a.content, text) for a in found]
        self.gold_kinds = [kind_of(content, self.quoted) for content in self.gold_content]
        self.found_kinds = [kind_of(content, self.quoted) for content in self.found_content]
        self.matched = match(self.gold_content, self.found_content)

    def source_right(self, i: int, j: int) -> bool:
        """Whether the sources of gold attribution `i` and found attribution `j` agree."""
        return self._agree(self.gold[i].source, self.found[j].source)

    def cue_right(self, i: int, j: int) -> bool:
        """Whether the cues of gold attribution `i` and found attribution `j` agree."""
        return self._agree(self.gold[i].cue, self.found[j].cue)

    def source_exact(self, i: int, j: int) -> bool:
        """Whether both sources are the same characters."""
        return characters(self.gold[i].source, self.text) == characters(self.found[j].source, self.text)

    def _agree(self, gold: Sequence[Span], found: Sequence[Span]) -> bool:
        return agree(characters(gold, self.text), characters(found, self.text))


@dataclass(slots=True)
class Ratio:
    """What was found, what is gold, and how many of both agree."""

    both: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """0 where nothing was found."""
        return self.both / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """0 where there is no gold."""
        return self.both / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Twice what agrees, out of all on both sides."""
        return 2 * self.both / (self.found + self.gold) if self.both else 0.0

    def figures(self, name: str) -> dict[str, float]:
        """`name.p`, `name.r` and `name.f`."""
        return {f"{name}.p": self.precision, f"{name}.r": self.recall, f"{name}.f": self.f1}


@dataclass(slots=True)
class KindTally:
    """Attributions of one kind. A found one is of the kind that its own content has."""

    gold: int = 0
    found: int = 0
    gold_matched: int = 0
    gold_ended: int = 0
    found_matched: int = 0
    found_ended: int = 0

    def figures(self, name: str) -> dict[str, float]:
        """Recall over gold of the kind, precision over what was found of it, and their harmonic mean."""
        out: dict[str, float] = {}
        for what, of_gold, of_found in (
            ("content", self.gold_matched, self.found_matched),
            ("end_to_end", self.gold_ended, self.found_ended),
        ):
            recall = of_gold / self.gold if self.gold else 0.0
            precision = of_found / self.found if self.found else 0.0
            total = precision + recall
            out[f"{name}.{what}.p"] = precision
            # not `.r`: recall by kind has a floor of its own
            out[f"{name}.{what}.recall"] = recall
            out[f"{name}.{what}.f"] = 2 * precision * recall / total if total else 0.0
        return out


@dataclass(slots=True)
class Tally:
    """Counts over many articles."""

    articles: int = 0
    gold: int = 0
    found: int = 0
    matched: int = 0
    exact: int = 0
    ended: int = 0
    source_exact: int = 0
    cue: int = 0
    characters: Ratio = field(default_factory=Ratio)
    kinds: dict[QuotationKind, KindTally] = field(default_factory=lambda: {kind: KindTally() for kind in QuotationKind})

    def add(self, article: Compared) -> None:
        """Counts one more article."""
        self.articles += 1
        self.gold += len(article.gold)
        self.found += len(article.found)
        every_gold = frozenset().union(*article.gold_content)
        every_found = frozenset().union(*article.found_content)
        self.characters.both += len(every_gold & every_found)
        self.characters.gold += len(every_gold)
        self.characters.found += len(every_found)
        for kind in article.gold_kinds:
            self.kinds[kind].gold += 1
        for kind in article.found_kinds:
            self.kinds[kind].found += 1
        for i, j in article.matched.items():
            ended = article.source_right(i, j)
            of_gold, of_found = self.kinds[article.gold_kinds[i]], self.kinds[article.found_kinds[j]]
            self.matched += 1
            of_gold.gold_matched += 1
            of_found.found_matched += 1
            self.exact += article.gold_content[i] == article.found_content[j]
            self.ended += ended
            of_gold.gold_ended += ended
            of_found.found_ended += ended
            self.source_exact += article.source_exact(i, j)
            self.cue += article.cue_right(i, j)

    def figures(self, name: str) -> dict[str, float]:
        """Every figure, its name beginning with `name`; all between 0 and 1."""
        of_matches = max(1, self.matched)
        out = {
            f"{name}.source": self.ended / of_matches,
            f"{name}.source_exact": self.source_exact / of_matches,
            f"{name}.cue": self.cue / of_matches,
        }
        for what, both in (("end_to_end", self.ended), ("content", self.matched), ("exact", self.exact)):
            out |= Ratio(both, self.found, self.gold).figures(f"{name}.{what}")
        out |= self.characters.figures(f"{name}.characters")
        for kind, tally in self.kinds.items():
            out |= tally.figures(f"{name}.{kind}")
        return out
