"""A story or the revisions of an article for people, as text or in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.graph.reading.happening import Passage
from kg.graph.reading.revision import RevisionFound
from kg.graph.reading.story import Disagreement, HeadlineTold, SaidOnce, Shared, StoryArticle, StoryFound, short
from kg.graph.views.comparison.coverage import COUNTED, Covered, counts
from kg.graph.views.comparison.headlines import CHANGES, told_by_headlines
from kg.graph.views.comparison.marking import Marked, beginning, difference_note, marked, pieces
from kg.graph.views.comparison.revised import CHANGED, blocks, revision_heading
from kg.graph.views.comparison.voices import MOST_SPEAKERS, SORTS, SOURCES, Voice, by_sort, quoted_of, share, speakers
from kg.harmless.printable import on_one_line
from kg.model import QuotationKind

REASONS = {
    "passages": "the same words",
    "quotations": "the same words of somebody",
    "credit": "one agency is credited",
    "told": "one tells what the other has, or both what a third one has",
}
"""The kinds of origin in words."""
SAME_WORDS = frozenset({"passages", "quotations"})
"""Those of which both sides are the same words."""

_MARKED = "utterances (between stars: words that the rendering beside has not)"


@dataclass(frozen=True, slots=True)
class _Style:
    """How a kind of text is laid out: its title, its headings, points and what stands below them, tables, marks."""

    title: Callable[[str], tuple[str, ...]]
    heading: Callable[[str], str]
    point: Callable[[str], str]
    below: str
    deeper: str
    mark: str
    plain: Callable[[str], str]
    table: Callable[[Sequence[Sequence[str]], Sequence[str]], Iterable[str]]


def story_text(
    story: StoryFound,
    coverage: Sequence[Covered],
    revisions: Sequence[RevisionFound] = (),
    voices: Sequence[Voice] = (),
    *,
    whole_sentences: bool = False,
    markdown: bool = False,
) -> str:
    """The story as text or Markdown, of which what articles say cannot be taken for marks.

    `whole_sentences` adds the sentence in which each value of a conflict stands.
    """
    style = _MARKDOWN if markdown else _TEXT
    lines = (_lines(story, coverage, revisions, style, whole_sentences), _of_voices(story, voices, style))
    return "\n".join(on_one_line(line) for part in lines for line in part)


def revisions_text(revisions: Sequence[RevisionFound], *, markdown: bool = False) -> str:
    """Revisions of articles that are in no story, in the same way."""
    style = _MARKDOWN if markdown else _TEXT
    lines = [line for each in revisions for line in _revision(each, style)]
    return "\n".join(map(on_one_line, (*style.title("Versions of one article"), *lines)))


def _lines(
    story: StoryFound,
    coverage: Sequence[Covered],
    revisions: Sequence[RevisionFound],
    style: _Style,
    whole_sentences: bool,
) -> Iterator[str]:
    called = f"story {story.id}"
    yield from style.title(called if story.label == called else f"{style.plain(story.label)} ({called})")
    named = [(each, story.names[each.iri]) for each in story.articles]
    # an article without an outlet is called by its title, which needs no telling twice
    rows = [(each.published, name, "" if each.title == name else each.title) for each, name in named]
    yield from style.table([tuple(map(style.plain, row)) for row in rows], ("date", "outlet", "title"))
    for heading, found in (
        (_MARKED, [_utterance(each, story, style) for each in story.utterances]),
        ("conflicts", [_conflict(each, story, style, whole_sentences) for each in story.conflicts]),
        ("origins", [_origin(each, story, style) for each in story.origins]),
        ("revisions", [_revision(each, style) for each in revisions]),
        ("headlines", [_headline(*each, story, style) for each in told_by_headlines(story)]),
    ):
        if found:
            yield from ("", style.heading(heading))
            for lines in found:
                yield from lines
    yield from ("", style.heading("coverage"))
    yield from style.table([tuple(map(style.plain, row)) for row in counts(story, coverage)], ("", *COUNTED))


def _of_voices(story: StoryFound, voices: Sequence[Voice], style: _Style) -> Iterator[str]:
    """Whom the outlets quote: how many of each sort of source, and how much of each speaker."""
    if voices:
        yield from ("", style.heading("sources"))
        numbers = [(style.plain(short(outlet)), *map(str, sorts.values())) for outlet, sorts in by_sort(story, voices)]
        yield from style.table(numbers, ("", *(SOURCES.get(sort, sort) for sort in SORTS)))
    ranked = speakers(voices)
    if ranked:
        yield from ("", style.heading("voices"))
        for name, _, outlets in ranked[:MOST_SPEAKERS]:
            yield from _voice(name, outlets, story, voices, style)
        if len(ranked) > MOST_SPEAKERS:
            yield style.point(f"{len(ranked) - MOST_SPEAKERS} more")


def _utterance(utterance: SaidOnce, story: StoryFound, style: _Style) -> Iterator[str]:
    yield style.point(style.plain(utterance.speaker or "somebody"))
    renderings = marked(utterance)
    width = max(len(story.names[each.rendering.article.iri]) for each in renderings)
    for each in renderings:
        name = story.names[each.rendering.article.iri].ljust(width if style is _TEXT else 0)
        yield f"{style.below}{style.plain(name)}  {_said(each, style)}{_speaker(each, utterance, style)}"
        if each.notes and each.beside is not None:
            beside = story.names[each.beside.article.iri]
            yield f"{style.deeper}{style.plain(f'beside {beside}: ' + '; '.join(each.notes))}"


def _said(each: Marked, style: _Style) -> str:
    """The words of a rendering: in marks where they are the speaker's own."""
    words = _marked(each.pieces, style)
    return f"“{words}”" if each.rendering.kind == QuotationKind.DIRECT else words


def _marked(found: Iterable[tuple[str, bool]], style: _Style) -> str:
    return "".join(
        f"{style.mark}{style.plain(words)}{style.mark}" if is_marked else style.plain(words)
        for words, is_marked in found
    )


def _speaker(each: Marked, utterance: SaidOnce, style: _Style) -> str:
    if each.rendering.is_lent:
        return "  (speaker lent by the others)"
    other = each.rendering.speaker
    return f"  ({style.plain(other)})" if other and other != utterance.speaker else ""


def _conflict(conflict: Disagreement, story: StoryFound, style: _Style, whole_sentences: bool) -> Iterator[str]:
    yield style.point(f"{conflict.agreement}: {style.plain(conflict.about)}")
    width = max(len(story.names[side.article.iri]) for side in conflict.sides)
    told: dict[tuple[str, str], list[Passage]] = {}
    for side in conflict.sides:
        told.setdefault((story.names[side.article.iri], side.value or "–"), []).extend(side.evidence)
    for (name, value), evidence in told.items():
        yield f"{style.below}{style.plain(name.ljust(width if style is _TEXT else 0))}  {style.plain(value)}"
        for sentence in dict.fromkeys(map(_sentence, evidence)) if whole_sentences else ():
            yield f"{style.deeper}{style.plain(f'“{sentence}”')}"


def _origin(origin: Shared, story: StoryFound, style: _Style) -> Iterator[str]:
    both = f"{story.names[origin.one.iri]} and {story.names[origin.other.iri]}"
    yield style.point(style.plain(f"{both}: {REASONS[origin.kind]}"))
    for one, other in origin.passages:
        shown = [one or other] if origin.kind in SAME_WORDS else [one, other]
        said = " / ".join(f"“{beginning(piece.exact)}”" for piece in shown if piece is not None)
        if said:
            yield f"{style.below}{style.plain(said)}"


def _revision(revision: RevisionFound, style: _Style) -> Iterator[str]:
    yield style.point(style.plain(revision_heading(revision)))
    told = blocks(revision)
    for block in told:
        sides = [
            (f"{block.how}: ", block.one, block.speakers[0], [piece for d in block.differences for piece in d.one]),
            ("now: ", block.other, block.speakers[1], [piece for d in block.differences for piece in d.other]),
        ]
        shown = sides if block.how == CHANGED else [(sides[0][0], *side[1:]) for side in sides if side[1]]
        for number, (word, passages, speaker, changed) in enumerate(shown):
            who = f"{style.plain(speaker)}: " if speaker else ""
            words = _marked(pieces(passages, changed), style)
            yield f"{style.deeper if number else style.below}{word}{who}“{words}”"
        for note in (*(map(difference_note, block.differences) if block.is_worded else ()), *block.notes):
            yield f"{style.deeper}{style.plain(note)}"
    if not told:
        yield f"{style.below}nothing that kg found is gone, new or told otherwise"


def _headline(article: StoryArticle, told: Sequence[HeadlineTold], story: StoryFound, style: _Style) -> Iterator[str]:
    yield style.point(f"{style.plain(story.names[article.iri])}: “{style.plain(article.title)}”")
    for each in (each for each in told if each.change):
        yield f"{style.below}{each.change}: the headline {CHANGES[each.change]}"
        for sentence in dict.fromkeys(map(_sentence, each.body)):
            yield f"{style.deeper}{style.plain(f'“{sentence}”')}"
    for kind, what in dict.fromkeys((each.kind, beginning(each.what)) for each in told if not each.change):
        yield f"{style.below}{kind}: {style.plain(what)}"


def _voice(
    name: str, outlets: Mapping[str, Voice], story: StoryFound, voices: Sequence[Voice], style: _Style
) -> Iterator[str]:
    yield style.point(style.plain(name))
    width = max(map(len, map(short, story.voices)))
    for outlet in story.voices:
        voice = outlets.get(outlet)
        told = "–" if voice is None else f"{quoted_of(voice)}; {share(voice, voices):.0%} of what it quotes"
        yield f"{style.below}{style.plain(short(outlet).ljust(width if style is _TEXT else 0))}  {told}"


def _sentence(piece: Passage) -> str:
    return " ".join((piece.prefix + piece.exact + piece.suffix).split())


def _text_table(rows: Sequence[Sequence[str]], headings: Sequence[str]) -> Iterator[str]:
    """Columns below each other; numbers stand on the right, and only a table of numbers has headings."""
    counts = any(cell.isdecimal() for row in rows for cell in row[1:])
    shown = [headings, *rows] if counts else rows
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (
            cell.rjust(width) if counts and number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield f"  {'  '.join(cells)}".rstrip()


def _markdown_table(rows: Sequence[Sequence[str]], headings: Sequence[str]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield f"|{'---|' * len(headings)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _escaped(text: str) -> str:
    """Text of an article that Markdown leaves as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>{}#|~!&" else letter for letter in text)


_TEXT = _Style(
    title=lambda text: (text,),
    heading=str,
    point=lambda text: f"  {text}",
    below="    ",
    deeper="      ",
    mark="*",
    plain=str,
    table=_text_table,
)
_MARKDOWN = _Style(
    title=lambda text: (f"# {text}", ""),
    heading=lambda text: f"## {text}\n",
    point=lambda text: f"- {text}",
    below="  - ",
    deeper="    - ",
    mark="**",
    plain=_escaped,
    table=_markdown_table,
)
