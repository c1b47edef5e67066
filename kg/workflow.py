"""The main job without a graph: from files to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from kg.errors import ArticleError, InputError
from kg.extracting import extract_article, own_extractors, read_once
from kg.limits import DEFAULT_LIMITS, Limits
from kg.model import Extraction
from kg.paths import AnyPath, Paths
from kg.progress import OnProgress

if TYPE_CHECKING:
    from kg.extraction.frames.own import OwnFrames


def ignore(_: object) -> None:
    """Hears of something and does nothing."""


def raised(error: InputError) -> NoReturn:
    """Raises what it hears of."""
    raise error


def extract(
    paths: Paths,
    *,
    metadata: AnyPath | None = None,
    frames: OwnFrames | Paths = (),
    pipeline: str | None = None,
    any_language: bool = False,
    jobs: int = 1,
    engine: str = "processes",
    scheduler: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    cache: AnyPath | None = None,
    stdin: BinaryIO | None = None,
    on_failure: Callable[[InputError], None] | None = None,
    on_notice: Callable[[str], None] = ignore,
    on_progress: OnProgress = ignore,
) -> Iterator[Extraction]:
    """Findings of each article that can be read, in reading order, few articles in memory at a time.

    `paths` are files, folders (read with all below them) or `-` for `stdin`; one alone needs no list. `metadata` is a
    side-car file; without it that of each folder counts. `frames` are frame files of the user's own, or what
    `read_frames` made of them. What is not English fails, unless `any_language`. `on_notice` hears of what a person
    should know, `on_progress` how far the run is (`kg.progress`), after each article.

    `jobs` is how many processes share the work (docs/scale.md; a script that asks for several needs Python's usual
    `if __name__ == "__main__":`). With the `engine` "dask" they are those of a Dask cluster, the one whose `scheduler`
    has that address, else one of this machine. `cache` is a folder in which what is found in an article is kept, and
    from which it is taken as long as nothing that decides it has changed. None of these changes what is found. `limits`
    are what one article may take of time and memory.

    `on_failure` hears of each input that cannot be read (InputError) and of each article in which kg itself made a
    mistake or that takes more than it may (ArticleError, which is one), and the others go on; without it the first such
    error is raised. Raises UsageError for an unknown pipeline and a cluster that cannot be used, InputError for a
    broken side-car or frame file. Nothing is read before the first Extraction is asked for.
    """
    from kg.jobs import RecordStore, checked_sharing, extract_many, rules_of
    from kg.reading import read

    sharing = checked_sharing(jobs, engine, scheduler, limits)
    failed = on_failure or raised
    articles = read(
        paths,
        metadata=metadata,
        stdin=stdin,
        any_language=any_language,
        on_failure=failed,
        on_notice=on_notice,
        limits=limits,
    )
    store = None if cache is None else RecordStore(Path(cache), "name another folder with --cache")
    if store is not None:
        store.check_place()
    rules = rules_of(pipeline, read_once(frames))
    found_in = extract_many(articles, rules, sharing, store=store, on_notice=on_notice, on_progress=on_progress)
    for _, found in found_in:
        if isinstance(found, ArticleError):
            failed(found)
        else:
            yield found


def extract_text(
    text: str,
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    frames: OwnFrames | Paths = (),
    pipeline: str | None = None,
) -> Extraction:
    """Findings of an article that is at hand as a string; offsets are those of the string, in code points.

    A byte order mark at its head is no part of it, and is taken off.

    `published` is a date, or ISO 8601 as precise as known (`2023-09-10`, `2023-09`, `2023`); "on Friday" has a value
    only with it. A `title` that is not given is looked for at the head of the text. The pipeline is loaded once.
    Raises InputError for an empty text and an unclear date, ArticleError where kg itself makes a mistake, and what
    `extract` raises for `frames` and `pipeline`.
    """
    from kg.language import load_pipeline
    from kg.reading import article_of

    article = article_of(text.removeprefix("\ufeff"), title=title, outlet=outlet, published=published)
    return extract_article(article, load_pipeline(pipeline), instead=own_extractors(frames))
