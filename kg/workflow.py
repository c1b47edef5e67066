"""The main jobs, from files to findings and from files to a graph."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from kg.errors import ArticleError, InputError, UsageError
from kg.extracting import extract_article, own_extractors, read_once
from kg.model import Collection, Extraction, Quotation
from kg.paths import AnyPath, Paths
from kg.records import to_json

if TYPE_CHECKING:
    from kg.extraction.frames.own import OwnFrames
    from kg.model.comparison import Comparison

#: Which articles are one story: as kg finds out, none, or all.
STORIES = ("auto", "off", "one")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found: counts, how many inputs failed, and the folder of the graph.

    `events` are happenings, `event_reports` what articles report of them, by status, and `event_types` the same by the
    label of their type, where they have one. `stories` are told by two articles at least; `utterances` are quotations
    that several articles have, `conflicts` values that they tell differently; `revisions` are later
    versions of articles.
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


def _ignore(_: object) -> None:
    return None


def _raise(error: InputError) -> NoReturn:
    raise error


def extract(
    paths: Paths,
    *,
    metadata: AnyPath | None = None,
    frames: OwnFrames | Paths = (),
    pipeline: str | None = None,
    any_language: bool = False,
    jobs: int = 1,
    cache: AnyPath | None = None,
    stdin: BinaryIO | None = None,
    on_failure: Callable[[InputError], None] | None = None,
    on_notice: Callable[[str], None] = _ignore,
    on_progress: Callable[[str], None] = _ignore,
) -> Iterator[Extraction]:
    """Findings of each article that can be read, in reading order, few articles in memory at a time.

    `paths` are files, folders (read with all below them) or `-` for `stdin`; one alone needs no list. `metadata` is a
    side-car file; without it that of each folder counts. `frames` are frame files of the user's own, or what
    `read_frames` made of them. What is not English fails, unless `any_language`. `on_notice` hears of what a person
    should know, `on_progress` of each article's path when it is done.

    `jobs` is how many processes share the work (docs/scale.md; a script that asks for several needs Python's usual
    `if __name__ == "__main__":`). `cache` is a folder in which what is found in an article is kept, and from which it
    is taken as long as nothing that decides it has changed. Neither changes what is found.

    `on_failure` hears of each input that cannot be read (InputError) and of each article in which kg itself made a
    mistake (ArticleError, which is one), and the others go on; without it the first such error is raised. Raises
    UsageError for an unknown pipeline, InputError for a broken side-car or frame file. Nothing is read before the first
    Extraction is asked for.
    """
    from kg.jobs import RecordStore, extract_many, rules_of
    from kg.reading import read

    if jobs < 1:
        raise UsageError(f"articles cannot be shared among {jobs} processes; ask for 1 or more")
    failed = on_failure or _raise
    articles = read(
        paths, metadata=metadata, stdin=stdin, any_language=any_language, on_failure=failed, on_notice=on_notice
    )
    store = None if cache is None else RecordStore(Path(cache))
    for article, found in extract_many(articles, rules_of(pipeline, read_once(frames)), jobs=jobs, store=store):
        if isinstance(found, ArticleError):
            failed(found)
        else:
            yield found
        on_progress(article.path)


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
    on_notice: Callable[[str], None] = _ignore,
    on_progress: Callable[[str], None] = _ignore,
) -> BuildReport:
    """Articles to a graph in the folder `out`, replaced as a whole or not at all.

    `decisions` is a file of an editor's corrections (docs/decisions.md). `story` says which articles are laid beside
    each other (docs/compare.md): "auto" those about one thing, as far as kg finds out, "one" all of them, "off" none.
    The rest is as for `extract`, also that the first input that fails is raised unless `on_failure` is given. Raises
    InputError where no article is left, DecisionsError for a decisions file that is broken or names what is not there,
    StoreError where `out` cannot be written, UsageError for another `story`, and what `extract` raises.
    """
    from kg.graph import Vocabulary, new_build, open_graph, write_graph
    from kg.graph.views.counting import count_events, count_statements
    from kg.resolution import read_decisions, resolve_collection
    from kg.viewer import write_network

    vocabulary = Vocabulary() if base_iri is None else Vocabulary(base_iri)
    if story not in STORIES:
        raise UsageError(f"there is no way {story!r} to tell which articles are one story; choose {', '.join(STORIES)}")
    # read before the articles, so that a slip shows at once
    decided = None if decisions is None else read_decisions(Path(decisions))
    own = read_once(frames)
    failures = 0

    def failed(error: InputError) -> None:
        nonlocal failures
        failures += 1
        (on_failure or _raise)(error)

    extractions = list(
        extract(
            paths, metadata=metadata, frames=own, pipeline=pipeline, any_language=any_language, jobs=jobs,
            cache=cache, stdin=stdin, on_failure=failed, on_notice=on_notice, on_progress=on_progress,
        )
    )  # fmt: skip
    if not extractions:
        raise InputError("no article could be read, so nothing was built; name files or folders that hold articles")
    collection = resolve_collection(extractions, decided)
    if decided is not None:
        on_notice(f"{decisions}: {len(decided)} decision{'' if len(decided) == 1 else 's'} carried out")
    comparison = _compared(collection, story)
    with new_build(Path(out)) as folder:
        with (folder / "articles.jsonl").open("w", encoding="utf-8", newline="\n") as lines:
            for extraction in collection.extractions:
                line = to_json(extraction)
                # The graph is the same wherever the articles lie and however their path was typed.
                line["article"]["path"] = _file_name(extraction.article.path)
                lines.write(json.dumps(line, ensure_ascii=False) + "\n")
        write_graph(collection, folder, vocabulary.base_iri, own.relations, comparison)
        graph = open_graph(folder)
        write_network(graph, folder / "network.html")
        statuses, predicates = count_statements(graph)
        events, event_reports, event_types = count_events(graph)
    return BuildReport(
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
        failures=failures,
        out=Path(out),
    )


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
