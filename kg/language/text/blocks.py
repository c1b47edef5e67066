"""Cuts an article's text into blocks (paragraphs, headings, noise) before any language model sees it.

A block is the largest stretch that a sentence may not leave. Noise (picture credits, captions, account names,
the page talking about itself) is not parsed, so it can yield neither names nor statements.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from kg.language.text.turns import turns_of
from kg.model import Article

#: A line this long or longer may be one of a paragraph that was wrapped at a fixed width.
WRAPPED_MIN, WRAPPED_MAX = 50, 110
#: A heading has no more words than this.
HEADING_WORDS = 22
#: A note about the page or the piece has no more.
NOTE_WORDS = 60

_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’)\]*_]*\s*$|[\"”]\s*$")
#: The signature of a post that an article shows: "— Jane Roe (@janeroe) May 3, 2019"; or of who wrote, without a day.
#: The looser pattern among "inside" of data/noise.toml keeps all such words out of the sentence.
SIGNATURE = re.compile(
    r"(?:^|(?<=\s)|(?<=[.!?…”]))(?:[—–]|--?)[ \t]?(?P<name>(?!With|Photo|By\b)[A-Z][^\n()—–@:“”\",]{1,60}?)[ \t]"
    r"\(@\w{2,30}\)[ \t]*(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?(?!\s+[a-z,;])",
    re.MULTILINE,
)
_MARKUP_HEADING = re.compile(r"\s*(?:#{1,6}\s+\S|(\*\*|__)(?!\s)[^*_]+\1\s*$)")
_RULE = re.compile(r"\s*(?:[-*_=~•·]\s*){3,}$")


class BlockKind(StrEnum):
    """What a block is: prose, a line standing alone as a heading, or nothing that a reader reads as the story."""

    TEXT = "text"
    HEADING = "heading"
    NOISE = "noise"
    FRONT_MATTER = "front-matter"


@dataclass(frozen=True, slots=True)
class Block:
    """`text[start:end]` in code points, without the line ends around it."""

    start: int
    end: int
    kind: BlockKind


@cache
def noise_patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of data/noise.toml by the name of their list, each list as one pattern."""
    table = tomllib.loads(files("kg.language.lexicon").joinpath("data/noise.toml").read_text("utf-8"))
    return {name: _any_of(patterns) for name, patterns in table.items()}


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    # what may stand at the start only is one alternative, or each would be tried at every place of a line
    opening = "|".join(f"(?:{p[1:]})" for p in patterns if p[0] == "^")
    within = [f"(?:{p})" for p in patterns if p[0] != "^"]
    return re.compile("|".join([f"^(?:{opening})", *within] if opening else within), re.I)


def blocks_of(article: Article) -> list[Block]:
    """All blocks of an article in order, front matter included; together they cover all but blank space."""
    text = article.text
    blocks: list[Block] = []
    at = 0
    for span in article.body:
        blocks += _whole(text, at, span.start)
        for start, end in _paragraphs(text, span.start, span.end):
            blocks += _lines(text, start, end)
        at = span.end
    blocks += _whole(text, at, len(text))
    return _with_turns(text, _without_signatures(text, _repeated_as_heading(text, blocks)))


def _whole(text: str, start: int, end: int) -> list[Block]:
    stretch = text[start:end]
    if not stretch.strip():
        return []
    lead = len(stretch) - len(stretch.lstrip())
    return [Block(start + lead, start + len(stretch.rstrip()), BlockKind.FRONT_MATTER)]


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text[start:end].replace("\r", " ")):
        yield start + match.start(), start + match.end()


def _lines(text: str, start: int, end: int) -> Iterator[Block]:
    lines = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\r\n]*\S[^\r\n]*", text[start:end])]
    trimmed = [_trim(text, a, b) for a, b in lines]
    if _is_wrapped([text[a:b] for a, b in trimmed]):
        yield _block(text, trimmed[0][0], trimmed[-1][1], after=None)
        return
    kinds = [_block(text, a, b, after=None) for a, b in trimmed]
    for i, (a, b) in enumerate(trimmed):
        follower = trimmed[i + 1] if i + 1 < len(trimmed) and kinds[i].kind is not BlockKind.NOISE else None
        # the line over a picture credit is the picture's caption
        yield kinds[i] if follower is None else _block(text, a, b, after=text[follower[0] : follower[1]])


def _trim(text: str, a: int, b: int) -> tuple[int, int]:
    stretch = text[a:b]
    return a + len(stretch) - len(stretch.lstrip()), a + len(stretch.rstrip())


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines of a paragraph are one text broken at a fixed width."""
    body = lines[:-1]
    return (
        bool(body)
        and all(WRAPPED_MIN <= len(x) <= WRAPPED_MAX for x in body)
        and len(lines[-1]) <= max(map(len, body)) + 12
        and sum(not _ENDS_SENTENCE.search(x) for x in body) * 2 >= len(body)
    )


def _block(text: str, start: int, end: int, after: str | None) -> Block:
    line = text[start:end]
    patterns = noise_patterns()
    words = len(line.split())
    if _RULE.match(line) or not re.search(r"\w", line):
        return Block(start, end, BlockKind.NOISE)
    signed = SIGNATURE.search(line)
    if signed is not None and signed["day"]:
        return Block(start, end, BlockKind.TEXT)
    noisy = (
        patterns["account"].search(line)
        or patterns["page"].search(line)
        or (words <= NOTE_WORDS and patterns["note"].search(line))
        or (words <= 12 and patterns["byline"].search(line))
        or (words <= 40 and patterns["caption"].search(line) and not _ENDS_SENTENCE.search(line))
        or (words <= 18 and patterns["credit"].search(line))
        or (after is not None and len(after.split()) <= 18 and patterns["credit"].search(after) and words <= 60)
    )
    if noisy:
        return Block(start, end, BlockKind.NOISE)
    if _MARKUP_HEADING.match(line) or (words <= HEADING_WORDS and not _ENDS_SENTENCE.search(line)):
        return Block(start, end, BlockKind.HEADING)
    return Block(start, end, BlockKind.TEXT)


def _repeated_as_heading(text: str, blocks: list[Block]) -> list[Block]:
    """A heading that says again what the one before says, and a little more, is noise: keep the shorter one."""
    out: list[Block] = []
    for block in blocks:
        if out and out[-1].kind is block.kind is BlockKind.HEADING:
            last, this = text[out[-1].start : out[-1].end], text[block.start : block.end]
            if last.startswith(this):
                out[-1] = Block(out[-1].start, out[-1].end, BlockKind.NOISE)
        out.append(block)
    return out


def _with_turns(text: str, blocks: list[Block]) -> list[Block]:
    """Each turn of a transcript cut into who speaks, a heading, and what is said, so that no sentence holds both."""
    read = [b for b in blocks if b.kind in (BlockKind.TEXT, BlockKind.HEADING)]
    labels = [turn.label for turn in turns_of(text, ((b.start, b.end) for b in read))]
    if not labels:
        return blocks
    out: list[Block] = []
    for block in blocks:
        at = block.start
        low, high = (bisect_left(labels, place, key=lambda label: label.start) for place in (block.start, block.end))
        for label in labels[low:high]:
            out += _cut(text, at, label.start, BlockKind.TEXT if at > block.start else block.kind)
            out += _cut(text, label.start, label.end, BlockKind.HEADING)
            at = label.end
        out += [block] if at == block.start else _cut(text, at, block.end, BlockKind.TEXT)
    return out


def _cut(text: str, start: int, end: int, kind: BlockKind) -> list[Block]:
    """A part of a block as a block, without the space around it; none where it is only space."""
    begin, stop = _trim(text, start, end)
    return [Block(begin, stop, kind)] if begin < stop else []


def _without_signatures(text: str, blocks: list[Block]) -> list[Block]:
    """A dash and a name alone is who wrote the piece; below words in quotation marks it is who said them."""
    signature = noise_patterns()["signature"]
    out: list[Block] = []
    for block in blocks:
        signed = block.kind is BlockKind.HEADING and signature.search(text[block.start : block.end])
        quoted = bool(out) and text[out[-1].end - 1] in "”\"’'"
        out.append(Block(block.start, block.end, BlockKind.NOISE) if signed and not quoted else block)
    return out
