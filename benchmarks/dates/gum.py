"""GUM's annotated dates, as places in running text with the period that each stands for.

Amir Zeldes: The GUM Corpus (https://doi.org/10.1007/s10579-016-9343-x). Its `date` elements follow the TEI
(https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.datable.w3c.html): `when`, or `from`/`to`, or
`notBefore`/`notAfter`. They stand in column MISC of the word that opens and of the word that closes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.model import Article, Span
from training.convert import LEFT_OUT
from training.corpora import paragraphs, read_conllu
from training.gold import as_article

#: Genres whose texts speak of the day on which they were written or held; the others are read without one, also
#: vlogs, which are told over several days.
DATED = frozenset({"court", "interview", "news", "speech"})
#: The classes of the scoreboard; *year of a thing* is that of "the 2016 election", and *unanchored* is what only a day
#: of writing, which is not known, or an earlier date could resolve.
CLASSES = (
    "day", "month", "year", "year of a thing", "relative", "decade or century", "other period", "unanchored", "no year"
)  # fmt: skip

_XML = re.compile(r"(?:^|\|)XML=(.*?)(?=\|[A-Z]\w*=|$)")
_ATTRIBUTE = re.compile(r"(\w+):::\"([^\"]*)\"")
_CREATED = re.compile(r"^# meta::dateCreated = (\d{4}-\d\d-\d\d)", re.MULTILINE)
_RELATIVE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|yester|to)day|tomorrow|tonight|ago|last|this|next|past|coming|later|"
    r"earlier|before|after|following|previous|same|that)\b",
    re.IGNORECASE,
)
_DECADE = re.compile(r"\d\d0['’]?s\b|[a-z]ties\b|\bcentur", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A date of the corpus: `when` is its ISO 8601 value, empty where the corpus gives two ends or none.

    `first` and `last` are the ends as ISO 8601, each empty where it is open or not given.
    """

    span: Span
    kind: str
    when: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class DatedArticle:
    """A document as running text, its dates in order, and the hours of the clock, which are neither right nor wrong."""

    name: str
    article: Article
    dates: tuple[GoldDate, ...]
    hours: tuple[Span, ...]


def read_gum_dates(corpora: Path, part: str) -> Iterator[DatedArticle]:
    """The documents of `corpora/gum/<part>` in the order of their names; raises OSError where there are none."""
    paths = [p for p in sorted((corpora / "gum" / part).glob("GUM_*.conllu")) if not p.name.startswith(LEFT_OUT)]
    if not paths:
        raise FileNotFoundError(f"no GUM documents under {corpora / 'gum' / part}")
    for path in paths:
        group = list(paragraphs(read_conllu(path)))
        document = as_article(group, path.stem)
        created = _CREATED.search(path.read_text(encoding="utf-8"))
        dated = created is not None and path.stem.split("_")[1] in DATED
        published = created[1] if created and dated else None
        misc = [m for run in group for sentence in run for m in sentence.misc]
        found = list(_elements(misc, [Span(*place) for place in sorted(document.words)]))
        text = document.article.text
        before = {place for place, (_, head, _) in document.tree.items() if head is not None and head > place}
        dates = tuple(
            _gold(text, span, tag, known=bool(published), modifies=(span.start, span.end) in before)
            for span, tag in found
            if tag.startswith("<date")
        )
        hours = tuple(span for span, tag in found if tag.startswith("<time"))
        yield DatedArticle(path.stem, replace(document.article, published=published), dates, hours)


def _elements(misc: Sequence[str], words: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Places and opening tags of the `date` and `time` elements, in the order in which they close."""
    opened: list[tuple[str, int]] = []
    for i, column in enumerate(misc):
        marked = _XML.search(column)
        for tag in re.findall(r"</?(?:date|time)\b[^>]*>", marked[1] if marked else ""):
            if not tag.startswith("</"):
                opened.append((tag, words[i].start))
            elif opened:
                opening, start = opened.pop()
                yield Span(start, words[i].end), opening


def _gold(text: str, span: Span, tag: str, *, known: bool, modifies: bool) -> GoldDate:
    given: dict[str, str] = dict(_ATTRIBUTE.findall(tag))
    # a time of day is more than is asked for
    when = given.get("when", "").partition("T")[0]
    first, last = given.get("from", given.get("notBefore", "")), given.get("to", given.get("notAfter", ""))
    words = span.of(text)
    if (when or first or last).startswith("-"):
        kind = "no year"
    elif _DECADE.search(words):
        kind = "decade or century"
    elif not known and len(when) != 4 and when and not re.search(r"\d{4}", words):
        kind = "unanchored"
    elif _RELATIVE.search(words) and not re.search(r"\d{4}", words):
        kind = "relative" if known else "unanchored"
    elif modifies and len(when) == 4:
        kind = "year of a thing"
    else:
        kind = {4: "year", 7: "month", 10: "day"}.get(len(when), "other period")
    return GoldDate(span, kind, when, first, last)
