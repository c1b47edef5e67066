"""What cards are made of: names, sources, words."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An entity as it appears in a list: its key (`person/jane-roe`), name and type."""

    key: str
    name: str
    type: str


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """An article as a source: title, outlet and ISO 8601 date, each empty where unknown, and its id."""

    published: str
    outlet: str
    title: str
    article: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """A piece of evidence: where it starts in its article (code points), the words, and their sentence around them."""

    start: int
    exact: str
    prefix: str = ""
    suffix: str = ""


def where_text(where: Where) -> str:
    """An article as a source in few words: outlet, or else title, and date."""
    return ", ".join(part for part in (where.outlet or where.title, where.published) if part)


def words_text(words: Words, whole_sentence: bool) -> str:
    """A piece of evidence on one line, in quotation marks: its words, or all of its sentence."""
    text = words.prefix + words.exact + words.suffix if whole_sentence else words.exact
    return f"“{' '.join(text.split())}”"
