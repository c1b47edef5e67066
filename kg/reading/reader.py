"""Paths to articles: the one function of reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.limits import NO_LIMITS, Limits
from kg.model import Article
from kg.paths import AnyPath, Paths, listed
from kg.reading.files import Skipped, Source, list_sources, unreadable
from kg.reading.formats.protocol import NotInstalledError, OfAnotherKindError
from kg.reading.input import Input
from kg.reading.sidecar import SideCar, load_side_car

MAX_BYTES = 64 * 2**20
_REPETITIONS_NAMED = 5
_FILES_NAMED = 5

Notice = Callable[[str], None]


def read(
    paths: Paths,
    *,
    metadata: AnyPath | None = None,
    stdin: BinaryIO | None = None,
    on_failure: Callable[[InputError], None],
    on_notice: Notice,
    max_bytes: int = MAX_BYTES,
    any_language: bool = False,
    known: Iterable[Article] = (),
    limits: Limits = NO_LIMITS,
) -> Iterator[Article]:
    """The articles of files, folders (recursively) and standard input (`-`), one at a time, in the order given.

    `metadata` is a side-car in TOML or CSV for all of them; without it, a folder's own `metadata.toml` or
    `metadata.csv` describes the folder's articles. What a side-car says wins over what the article says. `on_failure`
    is called with one InputError for every input, or line of JSON, that cannot be read, and reading goes on; so it is
    with a text that is not English, unless `any_language`. `on_notice` hears what a person should know of the rest,
    such as an encoding that was assumed or a text that came twice. `max_bytes` is the size of the largest file that
    holds one article, and of the longest line of JSON Lines. What is the same as one of the `known` articles, which
    were read before, is told and left out. `limits` are those of reading one. Raises InputError, before the first
    article, only where a side-car is broken.
    """
    sources = list(list_sources(listed(paths)))
    described_in = None if metadata is None else Path(metadata)
    side_cars = _load_side_cars(sources, described_in, on_notice)
    first_path: dict[str, str] = {}
    by_text: dict[str, str] = {}  # a text of nobody knows whom is no other article than the same text of an outlet
    for each in known:
        first_path[each.id] = each.path
        by_text.setdefault(each.sha256, each.path)
    repeated = 0
    passed_over: list[str] = []
    missing: Counter[tuple[str, str]] = Counter()
    for source in sources:
        if isinstance(source, InputError):
            on_failure(source)
            continue
        if isinstance(source, Source) and source.in_folder and described_in and _is_same(source.path, described_in):
            continue
        if isinstance(source, Skipped):
            if source.files:
                files = "1 file is" if len(source.files) == 1 else f"{len(source.files)} files are"
                on_notice(f"{source.name}: {files} of another kind and left out: {_first_few(source.files)}")
            if source.links:
                links = (
                    "1 link to a folder is" if len(source.links) == 1 else f"{len(source.links)} links to folders are"
                )
                on_notice(f"{source.name}: {links} left out, so name what should be read: {_first_few(source.links)}")
            continue
        side_car = side_cars.get(described_in or source.side_car)
        try:
            for found in _articles(source, side_car, stdin, on_notice, max_bytes, any_language, limits):
                if isinstance(found, InputError):
                    on_failure(found)
                elif earlier := first_path.get(found.id) or (
                    found.id == found.sha256[:16] and by_text.get(found.sha256)
                ):
                    repeated += 1
                    if repeated <= _REPETITIONS_NAMED:
                        on_notice(f"{found.path}: is the same article as {earlier}; it is read once")
                else:
                    first_path[found.id] = found.path
                    by_text.setdefault(found.sha256, found.path)
                    yield found
        except OfAnotherKindError as failure:
            if source.in_folder:
                passed_over.append(failure.what)
            else:
                on_failure(failure)
        except NotInstalledError as failure:
            if source.in_folder:
                missing[failure.form, failure.to_install] += 1
            else:
                on_failure(failure)
        except InputError as failure:
            on_failure(failure)
        except OSError as error:
            on_failure(unreadable(source.name, error))
    if repeated > _REPETITIONS_NAMED:
        on_notice(f"{repeated - _REPETITIONS_NAMED} more are articles that were read before; each is read once")
    for what in passed_over[:_FILES_NAMED]:
        on_notice(f"{what}, and is left out")
    if len(passed_over) > _FILES_NAMED:
        on_notice(f"{len(passed_over) - _FILES_NAMED} more files hold no articles that kg reads, and are left out")
    for (form, to_install), count in missing.items():
        files = f"1 file of {form} is" if count == 1 else f"{count:,} files of {form} are"
        on_notice(f"{files} left out, since something is not installed here: {to_install}")
    for side_car in side_cars.values():
        if unused := side_car.unused():
            on_notice(f"{side_car.name}: describes articles that are not there: {_first_few(unused)}")


def _is_same(path: Path | None, other: Path) -> bool:
    """Whether two paths lead to one file."""
    try:
        return path is not None and path.name == other.name and path.samefile(other)
    except OSError:
        return False


def _first_few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _FILES_NAMED} more" if len(names) > _FILES_NAMED else ""
    return f"{', '.join(names[:_FILES_NAMED])}{more}"


def _load_side_cars(
    sources: Sequence[Source | Skipped | InputError], metadata: Path | None, on_notice: Notice
) -> dict[Path | None, SideCar]:
    if metadata is not None:
        return {metadata: load_side_car(metadata, on_notice)}
    used = dict.fromkeys(source.side_car for source in sources if isinstance(source, Source) and source.side_car)
    return {path: load_side_car(path, on_notice) for path in used if path}


def _articles(
    source: Source,
    side_car: SideCar | None,
    stdin: BinaryIO | None,
    on_notice: Notice,
    max_bytes: int,
    any_language: bool,
    limits: Limits,
) -> Iterator[Article | InputError]:
    opened = Input(source.name, side_car, on_notice, max_bytes, any_language, limits)
    if source.path is not None:
        return opened.from_file(source.path, source.formats)
    if stdin is None:
        raise InputError("-: there is no standard input here; give a file")
    return opened.from_stream(stdin)
