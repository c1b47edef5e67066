"""The main job: from files to a graph."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import ArticleError, InputError, StoreError, UsageError
from kg.extracting import read_once
from kg.model import Article, Collection, Extraction, Quotation
from kg.paths import AnyPath, Paths
from kg.records import to_json
from kg.workflow import check_jobs, ignore, raised

if TYPE_CHECKING:
    from kg.extraction.frames.own import OwnFrames
    from kg.jobs import Rules
    from kg.model.comparison import Comparison
    from kg.resolution import Decisions

#: Which articles are one story: as kg finds out, none, or all.
STORIES = ("auto", "off", "one")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found: counts, how many inputs failed, and the folder of the graph.

    `events` are happenings, `event_reports` what articles report of them, by status, and `event_types` the same by the
    label of their type, where they have one. `stories` are told by two articles at least; `utterances` are quotations
    that several articles have, `conflicts` values that they tell differently, `revisions` later versions of articles.
    `unchanged` says that nothing that decides it has changed since the graph was built, which was left as it is.
    """

    articles: int
    outlets: int
    entities: dict[str, int]
    quotations: int
    statements: dict[str, int]
    predicates: dict[str, int]
    events: int
    event_reports: dict[str, int]
    event_types: dict[str, int]
    failures: int
    out: Path
    stories: int = 0
    utterances: int = 0
    conflicts: int = 0
    revisions: int = 0
    unchanged: bool = False


def build(
    paths: Paths,
    out: AnyPath,
    *,
    metadata: AnyPath | None = None,
    decisions: AnyPath | None = None,
    frames: OwnFrames | Paths = (),
    base_iri: str | None = None,
    story: str = "auto",
    pipeline: str | None = None,
    any_language: bool = False,
    jobs: int = 1,
    cache: AnyPath | None = None,
    stdin: BinaryIO | None = None,
    on_failure: Callable[[InputError], None] | None = None,
    on_notice: Callable[[str], None] = ignore,
    on_progress: Callable[[str], None] = ignore,
) -> BuildReport:
    """Articles to a graph in the folder `out`, replaced as a whole or not at all.

    `decisions` is a file of an editor's corrections (docs/decisions.md). `story` says which articles are laid beside
    each other (docs/compare.md): "auto" those about one thing, as far as kg finds out, "one" all of them, "off" none.
    With a `cache` only what is new or has changed is read anew, and a graph of which nothing has changed is left as it
    is; the graph is the same, byte for byte, as without. The rest is as for `extract`, also that the first input that
    fails is raised unless `on_failure` is given. Raises InputError where no article is left, DecisionsError for a
    decisions file that is broken or names what is not there, StoreError where `out` cannot be written, UsageError for
    another `story`, and what `extract` raises.
    """
    from kg.graph import Vocabulary
    from kg.jobs import RecordStore, extract_many, rules_of
    from kg.reading import read
    from kg.resolution import read_decisions

    vocabulary = Vocabulary() if base_iri is None else Vocabulary(base_iri)
    if story not in STORIES:
        raise UsageError(f"there is no way {story!r} to tell which articles are one story; choose {', '.join(STORIES)}")
    check_jobs(jobs)
    # read before the articles, so that a slip shows at once
    decided = None if decisions is None else read_decisions(Path(decisions))
    rules = rules_of(pipeline, read_once(frames))
    failures = 0

    def failed(error: InputError) -> None:
        nonlocal failures
        failures += 1
        (on_failure or raised)(error)

    articles = list(
        read(paths, metadata=metadata, stdin=stdin, any_language=any_language, on_failure=failed, on_notice=on_notice)
    )
    if not articles:
        raise InputError("no article could be read, so nothing was built; name files or folders that hold articles")
    inputs = _inputs(articles, rules, decisions, vocabulary.base_iri, story)
    # what cannot be read this time may have been there when the graph was built
    if cache is not None and (before := _built_of(Path(out), inputs)) is not None:
        for article in articles:
            on_progress(article.path)
        return replace(before, failures=failures, out=Path(out), unchanged=True)
    store = None if cache is None else RecordStore(Path(cache))
    extractions = []
    for article, found in extract_many(articles, rules, jobs=jobs, store=store):
        if isinstance(found, ArticleError):
            failed(found)
        else:
            extractions.append(found)
        on_progress(article.path)
    report = _written(extractions, Path(out), rules, decided, vocabulary.base_iri, story, inputs)
    if store is not None and store.folder.parent == Path(out):
        store.keep_only({rules.name_of(article) for article in articles})  # else it would grow with every change
    if decided is not None:
        on_notice(f"{decisions}: {len(decided)} decision{'' if len(decided) == 1 else 's'} carried out")
    return replace(report, failures=failures)


def _inputs(articles: Iterable[Article], rules: Rules, decisions: AnyPath | None, base_iri: str, story: str) -> str:
    """The digest of all that decides what a build writes."""
    whole = hashlib.sha256()
    decided = b"" if decisions is None else Path(decisions).read_bytes()
    for part in (rules.digest.encode(), base_iri.encode(), story.encode(), decided):
        whole.update(hashlib.sha256(part).digest())
    for article in articles:
        whole.update(f"{rules.name_of(article)} {_file_name(article.path)}\n".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def _built_of(out: Path, inputs: str) -> BuildReport | None:
    """What the graph in `out` holds, if it was built of the same and nothing of it is missing or damaged."""
    from kg.graph import current_build
    from kg.graph.store.digests import DIGESTED, built_file
    from kg.graph.store.layout import read_meta

    with suppress(StoreError, TypeError):
        folder = current_build(out)
        meta = read_meta(folder)
        if meta.inputs == inputs:
            for name in DIGESTED:
                built_file(folder, meta, name)
            return BuildReport(**meta.report, failures=0, out=out)
    return None


def _written(
    extractions: Sequence[Extraction],
    out: Path,
    rules: Rules,
    decided: Decisions | None,
    base_iri: str,
    story: str,
    inputs: str,
) -> BuildReport:
    """The graph of what was found, put in place, and what it holds."""
    from kg.graph import new_build, open_graph, write_graph
    from kg.graph.store.layout import read_meta, write_meta
    from kg.graph.views.counting import count_events, count_statements
    from kg.resolution import resolve_collection
    from kg.viewer import write_network

    if not extractions:
        raise InputError("no article could be read, so nothing was built; name files or folders that hold articles")
    collection = resolve_collection(extractions, decided)
    comparison = _compared(collection, story)
    with new_build(out) as folder:
        with (folder / "articles.jsonl").open("w", encoding="utf-8", newline="\n") as lines:
            for extraction in collection.extractions:
                line = to_json(extraction)
                # The graph is the same wherever the articles lie and however their path was typed.
                line["article"]["path"] = _file_name(extraction.article.path)
                lines.write(json.dumps(line, ensure_ascii=False) + "\n")
        write_graph(collection, folder, base_iri, rules.frames.relations, comparison)
        graph = open_graph(folder)
        write_network(graph, folder / "network.html")
        statuses, predicates = count_statements(graph)
        events, event_reports, event_types = count_events(graph)
        report = BuildReport(
            articles=len(collection.extractions),
            outlets=len(set(collection.outlet_of.values())),
            entities=dict(sorted(Counter(e.type.value for e in collection.entities).items())),
            quotations=sum(_count(x.quotations) for x in collection.extractions),
            statements=statuses,
            predicates=predicates,
            stories=len(comparison.stories),
            utterances=len(comparison.utterances),
            conflicts=len(comparison.conflicts),
            revisions=len(comparison.revisions),
            events=events,
            event_reports=event_reports,
            event_types=event_types,
            failures=0,
            out=out,
        )
        del graph  # the store must be closed before its folder is handed on
        write_meta(folder, replace(read_meta(folder), inputs=inputs, report=_plain(report)))
    return report


def _plain(report: BuildReport) -> dict[str, Any]:
    """What a report says of the graph itself, wherever it lies."""
    return {name: value for name, value in asdict(report).items() if name not in {"failures", "out", "unchanged"}}


def _compared(collection: Collection, story: str) -> Comparison:
    """The articles of each story beside each other, and the versions of each article, which are so without a story."""
    from kg.comparison import compare
    from kg.model.comparison import Comparison

    names = [extraction.article.id for extraction in collection.extractions]
    if len(set(names)) < 2:
        return Comparison()
    return compare(collection, {"one": [names], "off": []}.get(story))


def _count(quotations: Sequence[Quotation[str]]) -> int:
    """How many quotations there are, nested ones too."""
    return sum(1 + _count(q.nested) for q in quotations)


def _file_name(path: str) -> str:
    """The last part of a path, as `kg:fileName` has it; in JSON Lines with the line, as `many.jsonl#17`."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]
