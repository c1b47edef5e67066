"""Stories for programs: one JSON object, or one table in CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from kg.graph.reading.happening import Passage
from kg.graph.reading.revision import FoundThing, RevisionFound
from kg.graph.reading.story import Alike, HeadlineTold, OtherWords, SaidAs, SaidOnce, StoryArticle, StoryFound
from kg.graph.views.comparison.coverage import Covered
from kg.graph.views.comparison.headlines import told_by_headlines
from kg.graph.views.comparison.voices import Voice, by_sort, share
from kg.harmless.spreadsheet import no_formula

Told = Sequence[tuple[StoryFound, Sequence[Covered], Sequence[RevisionFound], Sequence[Voice]]]
"""Stories, each with its coverage, the revisions of its articles, and whom its outlets quote."""
_COLUMNS = (
    "story", "section", "key", "what", "kind", "outlet", "article", "published", "speaker", "words", "start", "end",
    "lent", "quotations", "word_count",
)  # fmt: skip

#: So many columns lie between the outlet and the numbers.
_BETWEEN = _COLUMNS.index("quotations") - _COLUMNS.index("outlet") - 1
_DECIMALS = 3


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
                "independent": each.independent,
            }
            for story, coverage, *_ in told
            for each in coverage
        ],
        "revisions": [
            *(_revision(each, story.id) for story, _, revisions, _ in told for each in revisions),
            *(_revision(each, None) for each in alone),
        ],
        "headlines": [_headline(*each, story) for story, *_ in told for each in told_by_headlines(story)],
        "sources": [
            {"story": story.id, "outlet": outlet, **{sort.replace(" ", "_"): n for sort, n in sorts.items()}}
            for story, *_, voices in told
            for outlet, sorts in by_sort(story, voices)
        ],
        "voices": [_voice(each, voices, story) for story, *_, voices in told for each in voices],
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


def _headline(article: StoryArticle, told: Sequence[HeadlineTold], story: StoryFound) -> dict[str, object]:
    return {
        "story": story.id,
        "article": article.file,
        "outlet": article.outlet or None,
        "title": article.title,
        "tells": [
            {
                "kind": each.kind,
                "what": each.what,
                "otherwise": each.change or None,
                "in_title": each.in_title,
                "headline": _places(each.headline),
                "evidence": _places(each.body),
            }
            for each in told
        ],
    }


def _voice(voice: Voice, voices: Sequence[Voice], story: StoryFound) -> dict[str, object]:
    return {
        "story": story.id,
        "outlet": voice.outlet,
        "speaker": voice.speaker or None,
        "source": voice.sort,
        "direct": {"quotations": voice.direct, "words": voice.direct_words},
        "indirect": {"quotations": voice.indirect, "words": voice.indirect_words},
        "share": round(share(voice, voices), _DECIMALS),
    }


def stories_csv(told: Told, alone: Sequence[RevisionFound] = (), *, raw: bool = False) -> str:
    """The stories as one table.

    It has a row for each rendering, side of a conflict, passage of an origin, outlet that has an item, thing that a
    headline tells, sort of source of an outlet, for the direct and the indirect quotations of a voice, for what is new
    or gone in a later version, and for each side of what is told otherwise there. `lent` is yes or no for a rendering;
    sources and voices have `quotations` and `word_count`. A cell that would open a formula in a spreadsheet has
    an apostrophe in front, unless they are to be `raw`.
    """
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(_COLUMNS)
    rows = _table(told, alone)
    table.writerows(rows if raw else (map(_cell, row) for row in rows))
    return written.getvalue()


def _table(told: Told, alone: Sequence[RevisionFound]) -> Iterator[tuple[object, ...]]:
    for story, coverage, revisions, voices in told:
        for row in (*_rows(story, coverage), *_revised(revisions), *_rows_of_voices(story, voices)):
            yield _filled(story.id, row)
    yield from (_filled("", row) for row in _revised(alone))


def _cell(value: object) -> object:
    return no_formula(value) if isinstance(value, str) else value


def _filled(story: str, row: tuple[object, ...]) -> tuple[object, ...]:
    """A row behind the id of its story, with nothing in the last columns where it has none of them."""
    return (story, *row, *("",) * (len(_COLUMNS) - 1 - len(row)))


def _rows(story: StoryFound, coverage: Sequence[Covered]) -> Iterator[tuple[object, ...]]:
    for number, utterance in enumerate(story.utterances, 1):
        about = ("utterance", number, utterance.speaker)
        for each in utterance.renderings:
            said = (each.kind, *_source(each.article), each.speaker, each.words, *_extent(each.content))
            yield *about, *said, "yes" if each.is_lent else "no"
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
                yield f"coverage of {item.kind}", number, item.what, how, voice
    for number, (article, told) in enumerate(told_by_headlines(story), 1):
        for thing in told:
            shown = " ".join(_words(thing.body).split())
            what = (f"headline and {thing.kind}", number, thing.what, thing.change or "same")
            yield *what, *_source(article), "", shown, *_extent(thing.body)


def _rows_of_voices(story: StoryFound, voices: Sequence[Voice]) -> Iterator[tuple[object, ...]]:
    nothing = ("",) * _BETWEEN
    for number, (outlet, sorts) in enumerate(by_sort(story, voices), 1):
        for sort, quotations in sorts.items():
            yield "sources", number, "", sort, outlet, *nothing, quotations
    for number, voice in enumerate(voices, 1):
        for kind, quotations, words in (
            ("direct", voice.direct, voice.direct_words),
            ("indirect", voice.indirect, voice.indirect_words),
        ):
            if quotations:
                whose = ("voice", number, voice.sort, kind, voice.outlet, "", "", voice.speaker)
                yield *whose, *("",) * (_BETWEEN - 3), quotations, words


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
