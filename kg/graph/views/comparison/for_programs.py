"""Stories for programs: one JSON object, or one table in CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from kg.graph.reading.happening import Passage
from kg.graph.reading.revision import FoundThing, RevisionFound
from kg.graph.reading.story import Alike, OtherWords, SaidAs, SaidOnce, StoryArticle, StoryFound
from kg.graph.views.comparison.coverage import Covered
from kg.plain_text.printable import without_formulas

Told = Sequence[tuple[StoryFound, Sequence[Covered], Sequence[RevisionFound]]]
"""Stories, each with its coverage and the revisions of its articles."""
_COLUMNS = (
    "story", "section", "key", "what", "kind", "outlet", "article", "published", "speaker", "words", "start", "end",
)  # fmt: skip


def stories_json(told: Told, alone: Sequence[RevisionFound] = ()) -> str:
    """The stories as docs/compare.md describes them, and the revisions of articles that are `alone`, in no story."""
    found: dict[str, list[object]] = {
        "stories": [
            {"id": story.id, "label": story.label, "articles": [article.file for article in story.articles]}
            for story, *_ in told
        ],
        "quotations": [_quotation(utterance, story) for story, *_ in told for utterance in story.utterances],
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
            for story, *_ in told
            for conflict in story.conflicts
        ],
        "origins": [
            {
                "story": story.id,
                "kind": origin.kind,
                "articles": [origin.one.file, origin.other.file],
                "passages": [[_place(one), _place(other)] for one, other in origin.passages],
            }
            for story, *_ in told
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
            for story, coverage, _ in told
            for each in coverage
        ],
        "revisions": [
            *(_revision(each, story.id) for story, _, revisions in told for each in revisions),
            *(_revision(each, None) for each in alone),
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _revision(revision: RevisionFound, story: str | None) -> dict[str, object]:
    both = (revision.before, revision.after)
    return {
        "story": story,
        "articles": [article.file for article in both],
        "outlet": revision.after.outlet or None,
        "titles": [article.title for article in both],
        "published": [article.published or None for article in both],
        "gone": [_found(each) for each in revision.gone],
        "new": [_found(each) for each in revision.new],
        "changed": [
            {
                "before": _found(each.before),
                "after": _found(each.after),
                "differences": [
                    {
                        "kind": difference.kind,
                        "words": [_words(difference.one), _words(difference.other)],
                        "evidence": [_places(difference.one), _places(difference.other)],
                    }
                    for difference in each.differences
                ],
                "changed": list(each.changed),
            }
            for each in revision.changed
        ],
    }


def _found(thing: FoundThing) -> dict[str, object]:
    return {
        "kind": thing.kind,
        "what": thing.what,
        "speaker": thing.speaker or None,
        "status": thing.status or None,
        "according_to": thing.source or None,
        "time": thing.time or None,
        "words": _words(thing.evidence),
        "evidence": _places(thing.evidence),
    }


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


def stories_csv(told: Told, alone: Sequence[RevisionFound] = ()) -> str:
    """One row for each rendering, each side of a conflict, each passage of an origin, each outlet that has an item.

    And for what is new or gone in a later version, and for each side of what is told otherwise there.

    A cell that a spreadsheet would run as a formula has an apostrophe in front.
    """
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(_COLUMNS)
    for story, coverage, revisions in told:
        table.writerows((story.id, *row) for row in _rows(story, coverage))
        table.writerows((story.id, *row) for row in _revised(revisions))
    table.writerows(("", *row) for row in _revised(alone))
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


def _revised(revisions: Sequence[RevisionFound]) -> Iterator[tuple[object, ...]]:
    for number, revision in enumerate(revisions, 1):
        before, after = revision.before, revision.after
        told = [
            (f"changed {c.before.kind}", both)
            for c in revision.changed
            for both in ((before, c.before), (after, c.after))
        ]
        told += [(f"new {each.kind}", (after, each)) for each in revision.new]
        told += [(f"gone {each.kind}", (before, each)) for each in revision.gone]
        for how, (article, thing) in told:
            words = " ".join(_words(thing.evidence).split())
            yield "revision", number, thing.what, how, *_source(article), thing.speaker, words, *_extent(thing.evidence)


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
