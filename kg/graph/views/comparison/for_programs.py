"""Stories for programs: one JSON object, or one table in CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from kg.graph.reading.happening import Passage
from kg.graph.reading.story import Alike, OtherWords, SaidAs, SaidOnce, StoryArticle, StoryFound
from kg.graph.views.comparison.coverage import Covered
from kg.plain_text.printable import without_formulas

Told = Sequence[tuple[StoryFound, Sequence[Covered]]]
"""Stories, each with its coverage."""
_COLUMNS = (
    "story", "section", "key", "what", "kind", "outlet", "article", "published", "speaker", "words", "start", "end",
)  # fmt: skip


def stories_json(told: Told) -> str:
    """The stories as docs/compare.md describes them."""
    found: dict[str, list[object]] = {
        "stories": [
            {"id": story.id, "label": story.label, "articles": [article.file for article in story.articles]}
            for story, _ in told
        ],
        "quotations": [_quotation(utterance, story) for story, _ in told for utterance in story.utterances],
        "conflicts": [
            {
                "story": story.id,
                "about": conflict.about,
                "kind": conflict.agreement,
                "sides": [
                    {
                        "article": side.article.file,
                        "outlet": side.article.outlet or None,
                        "value": side.value,
                        "evidence": _places(side.evidence),
                    }
                    for side in conflict.sides
                ],
            }
            for story, _ in told
            for conflict in story.conflicts
        ],
        "origins": [
            {
                "story": story.id,
                "kind": origin.kind,
                "articles": [origin.one.file, origin.other.file],
                "passages": [[_place(one), _place(other)] for one, other in origin.passages],
            }
            for story, _ in told
            for origin in story.origins
        ],
        "coverage": [
            {
                "story": story.id,
                "kind": each.kind,
                "what": each.what,
                "reported": list(each.reported),
                "differs": list(each.differs),
                "absent": list(each.absent),
            }
            for story, coverage in told
            for each in coverage
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _quotation(utterance: SaidOnce, story: StoryFound) -> dict[str, object]:
    files = {rendering.iri: rendering.article.file for rendering in utterance.renderings}
    return {
        "story": story.id,
        "speaker": utterance.speaker or None,
        "members": [_member(rendering) for rendering in utterance.renderings],
        "differences": [
            _difference(difference, pair, files) for pair in utterance.pairs for difference in pair.differences
        ],
        "changed": [
            {"articles": [files[pair.one], files[pair.other]], "what": aspect}
            for pair in utterance.pairs
            for aspect in pair.changed
        ],
    }


def _member(rendering: SaidAs) -> dict[str, object]:
    return {
        "article": rendering.article.file,
        "outlet": rendering.article.outlet or None,
        "content": _places(rendering.content),
        "speaker": rendering.speaker or None,
        "lent": rendering.is_lent,
        "kind": rendering.kind,
    }


def _difference(difference: OtherWords, pair: Alike, files: dict[str, str]) -> dict[str, object]:
    return {
        "kind": difference.kind,
        "articles": [files[pair.one], files[pair.other]],
        "words": [_words(difference.one), _words(difference.other)],
        "evidence": [_places(difference.one), _places(difference.other)],
    }


def stories_csv(told: Told) -> str:
    """One row for each rendering, each side of a conflict, each passage of an origin, each outlet that has an item.

    A cell that a spreadsheet would run as a formula has an apostrophe in front.
    """
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(_COLUMNS)
    for story, coverage in told:
        table.writerows((story.id, *row) for row in _rows(story, coverage))
    return without_formulas(written.getvalue())


def _rows(story: StoryFound, coverage: Sequence[Covered]) -> Iterator[tuple[object, ...]]:
    for number, utterance in enumerate(story.utterances, 1):
        about = ("utterance", number, utterance.speaker)
        for each in utterance.renderings:
            yield *about, each.kind, *_source(each.article), each.speaker, each.words, *_extent(each.content)
    for number, conflict in enumerate(story.conflicts, 1):
        matter = ("conflict", number, conflict.about, conflict.agreement)
        for side in conflict.sides:
            yield *matter, *_source(side.article), "", side.value, *_extent(side.evidence)
    for number, origin in enumerate(story.origins, 1):
        for both in origin.passages or ((None, None),):
            for article, piece in zip((origin.one, origin.other), both, strict=True):
                pieces = () if piece is None else (piece,)
                words = " ".join(_words(pieces).split())
                yield "origin", number, "", origin.kind, *_source(article), "", words, *_extent(pieces)
    for number, item in enumerate(coverage, 1):
        for how in ("reported", "differs", "absent"):
            for voice in getattr(item, how):
                yield f"coverage of {item.kind}", number, item.what, how, voice, "", "", "", "", "", ""


def _source(article: StoryArticle) -> tuple[str, str, str]:
    return article.outlet, article.file, article.published


def _words(pieces: Sequence[Passage]) -> str:
    return " … ".join(piece.exact for piece in pieces)


def _extent(pieces: Sequence[Passage]) -> tuple[object, object]:
    return (pieces[0].start, pieces[-1].end) if pieces else ("", "")


def _places(pieces: Sequence[Passage]) -> list[list[int]]:
    return [[piece.start, piece.end] for piece in pieces]


def _place(piece: Passage | None) -> list[int] | None:
    return None if piece is None else [piece.start, piece.end]
