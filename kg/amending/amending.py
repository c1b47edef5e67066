"""Articles added to a graph or taken out of it: the outcome is that of a build from nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from kg.amending.base import Base, base_of
from kg.amending.meant import meant
from kg.building import BuildReport, Failures, build_of
from kg.errors import InputError, UsageError
from kg.jobs import Sharing, checked_sharing
from kg.limits import DEFAULT_LIMITS, Limits
from kg.model import Article
from kg.paths import AnyPath, Paths, file_name
from kg.progress import OnProgress, Stage, counted
from kg.workflow import ignore, raised


def add(
    paths: Paths,
    out: AnyPath,
    *,
    metadata: AnyPath | None = None,
    decisions: AnyPath | None = None,
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
) -> BuildReport:
    """The graph in the folder `out` with more articles: byte for byte what `build` makes of the old and the new ones.

    The new ones stand behind the old ones, which need not be there any more: they and all that they were built with
    (story, base IRI, frames, decisions and so on) are known from what `build` kept with a `cache`. An article that is
    there already is told and not read twice; one of the same file name with another text is one more article.
    `decisions` is a file that takes the place of the decisions that the graph was built with. `pipeline` is needed only
    where that of the graph lies in a folder, and `cache` where the records do not lie in `out`.

    The graph stays as it is where anything is raised: InputError where no new article can be read, StoreError where
    `out` holds no graph, or what was kept of it is gone, UsageError for another pipeline than the graph's, and what
    `build` raises.
    """
    from kg.reading import read

    sharing = checked_sharing(jobs, engine, scheduler, limits)
    base = base_of(Path(out), decisions=decisions, pipeline=pipeline, cache=cache, on_notice=on_notice)
    failures = Failures(on_failure or raised)
    reading = read(
        paths,
        metadata=metadata,
        stdin=stdin,
        any_language=any_language,
        on_failure=failures,
        on_notice=on_notice,
        known=base.articles,
        limits=limits,
    )
    new = list(counted(reading, Stage.READING, on_progress))
    if failures.count and not new:
        raise InputError("no new article could be read, so the graph stays as it is; name files that hold articles")
    _tell_of_same_names(base.articles, new, on_notice)
    return _built(base, [*base.articles, *new], Path(out), failures, sharing, on_notice, on_progress)


def remove(
    articles: str | Iterable[str],
    out: AnyPath,
    *,
    decisions: AnyPath | None = None,
    pipeline: str | None = None,
    jobs: int = 1,
    limits: Limits = DEFAULT_LIMITS,
    cache: AnyPath | None = None,
    on_failure: Callable[[InputError], None] | None = None,
    on_notice: Callable[[str], None] = ignore,
    on_progress: OnProgress = ignore,
) -> BuildReport:
    """The graph in the folder `out` without some articles: byte for byte what `build` makes of the others.

    Each of `articles` is an id or its beginning, a file name, an address or a title. The rest is as for `add`. Raises
    NotFoundError for an article that is not there, UsageError where several are meant or none would be left.
    """
    sharing = checked_sharing(jobs, limits=limits)
    base = base_of(Path(out), decisions=decisions, pipeline=pipeline, cache=cache, on_notice=on_notice)
    out_of_it = meant([articles] if isinstance(articles, str) else articles, base.articles)
    left = [article for article in base.articles if article.id not in out_of_it]
    if not left:
        raise UsageError(f"the graph would be left without any article; remove the folder {out} instead")
    return _built(base, left, Path(out), Failures(on_failure or raised), sharing, on_notice, on_progress)


def _built(
    base: Base,
    articles: list[Article],
    out: Path,
    failures: Failures,
    sharing: Sharing,
    on_notice: Callable[[str], None],
    on_progress: OnProgress,
) -> BuildReport:
    return build_of(
        articles,
        out,
        base.how,
        failures,
        sharing=sharing,
        cache=base.cache,
        on_notice=on_notice,
        on_progress=on_progress,
        instead_of=base.inputs,
    )


def _tell_of_same_names(old: Iterable[Article], new: Iterable[Article], on_notice: Callable[[str], None]) -> None:
    """Tells of new articles that have the file name of an old one, which may be meant to take its place."""
    of_name = {file_name(article.path): article for article in old}
    for name in dict.fromkeys(name for article in new if (name := file_name(article.path)) in of_name):
        on_notice(
            f"{name}: an article of this file name is there with other words, and both are kept; kg remove "
            f"{of_name[name].id} takes the old one out"
        )
