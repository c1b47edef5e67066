"""What a caller asks to have explained: words at hand, or a place in an article's file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError, UsageError
from kg.explaining.explaining import explain_article
from kg.explaining.explanation import Explanation
from kg.extraction.frames.own import OwnFrames, read_own_frames
from kg.language import load_pipeline
from kg.model import Article
from kg.paths import AnyPath, Paths, listed
from kg.reading import article_of, day_of, read


def _ignore(_: object) -> None:
    return None


def explain(
    text: str,
    *,
    published: str | date | None = None,
    frames: OwnFrames | Paths = (),
    pipeline: str | None = None,
) -> Explanation:
    """What kg sees in each sentence of a text: tree, names and pronouns, dates, quotations, frames, statuses.

    `published` is the date that "on Friday" is counted from, a date or ISO 8601. `frames` are frame files of the user's
    own. Raises InputError for an empty text, an unclear date and a broken frame file, UsageError for an unknown
    pipeline.
    """
    return explain_article(article_of(text, published=published), load_pipeline(pipeline), _own(frames).frames)


def explain_file(
    path: AnyPath,
    at: int | None = None,
    *,
    published: str | date | None = None,
    frames: OwnFrames | Paths = (),
    pipeline: str | None = None,
    stdin: BinaryIO | None = None,
    on_notice: Callable[[str], None] = _ignore,
) -> Explanation:
    """The same for an article's file, with all of the article around: the sentence at the code point `at` of its text.

    Without `at` every sentence is explained. `path` is a file as `kg extract` reads it, or `-` for `stdin`; an article
    of a file that holds several is named with its number, as `many.jsonl#17`. `published` stands in for the date that
    the article gives.
    Raises InputError for a file that cannot be read, UsageError for one with several articles and for an offset outside
    the text, and what `explain` raises.
    """
    article = _article(str(path), stdin, on_notice)
    if published is not None:
        article = replace(article, published=day_of(published))
    if at is not None and not 0 <= at < len(article.text):
        raise UsageError(
            f"{article.path}: has no offset {at}; its text has {len(article.text)} characters, so give one from 0 to "
            f"{len(article.text) - 1}"
        )
    return explain_article(article, load_pipeline(pipeline), _own(frames).frames, at)


def _own(frames: OwnFrames | Paths) -> OwnFrames:
    return frames if isinstance(frames, OwnFrames) else read_own_frames([Path(file) for file in listed(frames)])


def _article(name: str, stdin: BinaryIO | None, on_notice: Callable[[str], None]) -> Article:
    """The one article of a file, or of a file that holds several the one with that number."""
    file, _, number = name.rpartition("#")
    of_several = bool(file) and number.isdigit() and not Path(name).exists()
    failures: list[InputError] = []
    found = read(
        file if of_several else name, stdin=stdin, any_language=True, on_failure=failures.append, on_notice=on_notice
    )
    if of_several:
        article = next((a for a in found if a.path.rpartition("#")[2] == number), None)
        if article is not None:
            return article
        others = re.compile(rf"{re.escape(file)}, \w+ (?!{number}:)\d+: ")
        missing = InputError(f"{name}: there is no such article; give the number of one that {file} holds")
        raise next((failure for failure in failures if not others.match(str(failure))), missing)
    articles = list(islice(found, 2))
    if len(articles) > 1:
        raise UsageError(f"{name}: holds several articles; say which, as {articles[0].path}")
    if not articles:
        raise failures[0] if failures else InputError(f"{name}: holds no article; give a file that does")
    return articles[0]
