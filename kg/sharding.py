"""The main job in parts, for any scheduler: what is found in the articles of one shard, kept in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import ArticleError, InputError
from kg.extracting import read_once
from kg.limits import DEFAULT_LIMITS, Limits
from kg.model import Article
from kg.paths import AnyPath, Paths, file_name
from kg.progress import OnProgress, Stage, counted
from kg.workflow import ignore

if TYPE_CHECKING:
    from kg.extraction.frames.own import OwnFrames
    from kg.jobs import Member, Rules


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What a shard holds: how many of all articles that were read, and how many inputs and articles failed."""

    shard: int
    of: int
    articles: int
    read: int
    failures: int
    out: Path


def extract_shard(
    paths: Paths,
    out: AnyPath,
    shard: int = 1,
    of: int = 1,
    *,
    metadata: AnyPath | None = None,
    frames: OwnFrames | Paths = (),
    pipeline: str | None = None,
    any_language: bool = False,
    jobs: int = 1,
    engine: str = "processes",
    scheduler: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    stdin: BinaryIO | None = None,
    on_failure: Callable[[InputError], None] = ignore,
    on_notice: Callable[[str], None] = ignore,
    on_progress: OnProgress = ignore,
) -> ShardReport:
    """Keeps in the folder `out` what is found in those articles of `paths` that fall to shard `shard` of `of`.

    An article's text and outlet decide where it falls, so that machines that list the files differently agree. Records
    that are there already are not made anew. The last file that is written, `shard-I-of-N.json`, says that the shard is
    done; `kg.build_from` makes the graph of all of them (docs/scale.md). What fails stands in `failures-I-of-N.jsonl`,
    and `on_failure` hears of it; nothing is raised of it. The rest is as for `extract`. Raises UsageError for a shard
    that there is not, StoreError where `out` cannot be written.
    """
    from kg.jobs import (
        Failure,
        Marker,
        Member,
        RecordStore,
        Shard,
        checked_sharing,
        extract_many,
        rules_of,
        write_marker,
    )
    from kg.jobs.markers import SCHEMA
    from kg.reading import read

    part = Shard(shard, of)
    sharing = checked_sharing(jobs, engine, scheduler, limits)
    rules = rules_of(pipeline, read_once(frames))
    unread, mistaken, members = list[Failure](), list[Failure](), list[Member]()

    def failed(error: InputError) -> None:
        # the message opens with the input's name
        unread.append(Failure(file_name(str(error).partition(": ")[0]), None, str(error)))
        on_failure(error)

    whole = _Whole(rules)
    store = RecordStore(Path(out), "name another folder with --out")
    store.check_place()
    articles = read(
        paths,
        metadata=metadata,
        stdin=stdin,
        any_language=any_language,
        on_failure=failed,
        on_notice=on_notice,
        limits=limits,
    )
    # all are read first: how many there are tells how long it will take
    passing = whole.passing(counted(articles, Stage.READING, on_progress))
    mine = [article for article in passing if part.has(article)]
    found_in = extract_many(mine, rules, sharing, store=store, on_notice=on_notice, on_progress=on_progress)
    for article, found in found_in:
        file = file_name(article.path)
        wrong = isinstance(found, ArticleError)
        if isinstance(found, ArticleError):
            mistaken.append(Failure(file, article.sha256, str(found)))
            on_failure(found)
        members.append(Member(article.id, rules.name_of(article), file, not wrong))
    marker = Marker(
        schema=SCHEMA,
        shard=shard,
        of=of,
        rules=rules.digest,
        whole=whole.digest(),
        members=tuple(members),
        failures=(*unread, *mistaken),
        order=tuple(whole.order) if shard == 1 else (),
    )
    write_marker(Path(out), marker)
    return ShardReport(shard, of, len(members), len(whole.order), len(marker.failures), Path(out))


class _Whole:
    """All articles of a run, of whichever shard: their ids in the order of reading, and a digest in any order."""

    def __init__(self, rules: Rules) -> None:
        self.order: list[str] = []
        self._rules = rules
        self._all: list[Member] = []

    def passing(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles, each noted as it passes."""
        from kg.jobs import Member

        for article in articles:
            self.order.append(article.id)
            self._all.append(Member(article.id, self._rules.name_of(article), file_name(article.path)))
            yield article

    def digest(self) -> str:
        """The same for the same articles of files of the same names, wherever they lie."""
        from kg.jobs.markers import digest_of_whole

        return digest_of_whole(self._all)
