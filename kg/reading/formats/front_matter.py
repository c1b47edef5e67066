"""YAML between two lines of `---` at the top of a text, as in Markdown files made by site generators."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import yaml

from kg.errors import InputError
from kg.model import Span
from kg.reading.fields import is_read

_OPENING = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"(?:(?<=\r)|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
# A key has few words; prose with a colon in it has more.
_KEY = re.compile(r"\s*(?:#[^\r\n]*\s+)*[\"']?[A-Za-z_][\w.-]*(?: [\w.-]+){0,3}[\"']?[ \t]*:(?:\s|$)")
# YAML keeps @, ` and % for itself, but people write `handle: @name`, which can mean only one thing.
_RESERVED = re.compile(r"((?:^|(?<=[\r\n]))[ \t]*(?:- +)*(?:[\w .-]+:[ \t]+)?)([@`%][^\r\n]*)")
_LONGEST = 1 << 16
_MOST_ITEMS = 100
_NOTHING = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values of a front matter, where the article begins behind it, and where its `title` stands."""

    values: Mapping[str, object]
    body_start: int
    title_span: Span | None = None


def find_front_matter(text: str, name: str, report: Callable[[str], None]) -> FrontMatter | None:
    """The front matter at the top of a text, or None where there is none.

    Values are strings, lists and mappings as written: no dates, numbers or booleans are made of them (YAML 1.1 would
    take `no` for false). An opening line that is never closed is a horizontal rule, and so is one above prose; `report`
    hears of one that stands above a key and was probably meant to be closed. Raises InputError, with the line, where
    the block has keys but is not YAML, and where it is a list.
    """
    opening = _OPENING.match(text)
    if not opening:
        return None
    start = opening.end()
    closing = _CLOSING.search(text, start, start + _LONGEST)
    if not closing:
        if not text[start].isspace() and _KEY.match(text, start):
            report(
                f"the front matter that line {_line_of(text, start) - 1} opens is never closed, so it is read as text; "
                "close it with a line of ---"
            )
        return None
    block = text[start : closing.start()]
    try:
        node = _parsed(block)
    except (yaml.YAMLError, RecursionError) as error:
        if not _KEY.match(block):
            return None
        raise InputError(f"{name}: {_problem(error, _line_of(text, start))}") from None
    if node is None:
        return FrontMatter({}, closing.end())
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        raise InputError(
            f"{name}: its front matter, from line {_line_of(text, start)}, is a list; "
            "write a line of `key: value` for each thing, or take away the lines of ---"
        )
    if not isinstance(node, yaml.MappingNode) or not _KEY.match(block):
        return None
    values = dict[str, object]()
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            read = _value(value, depth=2)
            if is_read(key.value) and values.setdefault(key.value, read) != read:
                line = _line_of(text, start) + key.start_mark.line
                raise InputError(f"{name}: its front matter has {key.value!r} again in line {line}; keep one of them")
            values[key.value] = read
    return FrontMatter(values, closing.end(), _title_span(text, Span(start, closing.end()), values))


def _parsed(block: str) -> yaml.Node | None:
    """The block as YAML, or failing that with the values in quotation marks that open with a reserved character."""
    try:
        return yaml.compose(block, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        quoted = _RESERVED.sub(lambda match: match[1] + "'" + match[2].replace("'", "''") + "'", block)
        if quoted == block:
            raise
        return yaml.compose(quoted, Loader=yaml.BaseLoader)


def _value(node: yaml.Node, depth: int) -> object:
    """A node as plain values. Few levels and few items, so that aliases of aliases cannot make it grow."""
    if isinstance(node, yaml.ScalarNode):
        return None if node.style is None and node.value in _NOTHING else node.value
    if depth and isinstance(node, yaml.SequenceNode):
        return [_value(item, depth - 1) for item in node.value[:_MOST_ITEMS]]
    if depth and isinstance(node, yaml.MappingNode):
        pairs = node.value[:_MOST_ITEMS]
        return {key.value: _value(item, depth - 1) for key, item in pairs if isinstance(key, yaml.ScalarNode)}
    return None


def _title_span(text: str, block: Span, values: Mapping[str, object]) -> Span | None:
    """Where the title's words stand in the block, if they stand there as they are, without escapes."""
    title = next((value for key, value in values.items() if key.strip().lower() == "title"), None)
    if not isinstance(title, str) or not title.strip():
        return None
    words = r"\s+".join(re.escape(word) for word in title.split())
    value = re.compile(rf"(?:^|(?<=[\r\n]))[\"']?title[\"']?\s*:\s*(?:[|>][+-]?\s+)?[\"']?({words})", re.IGNORECASE)
    match = value.search(text, block.start, block.end)
    return Span(*match.span(1)) if match and match[1].split() == title.split() else None


def _line_of(text: str, offset: int) -> int:
    return len(re.findall(r"\r\n|\r|\n", text[:offset])) + 1


def _problem(error: yaml.YAMLError | RecursionError, first_line: int) -> str:
    advice = "quote values that hold a colon, and close the block with a line of ---"
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        what = " ".join(str(error.problem or error.context).split())
        return f"its front matter is not YAML at line {first_line + error.problem_mark.line} ({what}); {advice}"
    return f"its front matter, from line {first_line}, is not YAML; {advice}"
