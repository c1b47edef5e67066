"""The main job: from files to a graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import ArticleError, InputError, StoreError, UsageError
from kg.extracting import read_once
from kg.limits import DEFAULT_LIMITS, Limits
from kg.model import Article, Collection
from kg.model.extractions import articles_of
from kg.paths import AnyPath, Paths, file_name, listed
from kg.progress import OnProgress, Progress, Stage, counted
from kg.workflow import ignore, raised

if TYPE_CHECKING:
    from kg.extraction.frames.own import OwnFrames
    from kg.graph.store.recipe import Recipe
    from kg.jobs import Collected, RecordStore, Results, Rules, Sharing
    from kg.model.comparison import Comparison
    from kg.records.packed import Keeper
    from kg.resolution import Decisions

#: Which articles are one story: as kg finds out, none, or all.
STORIES = ("auto", "off", "one")
#: Which files a build writes: all of a small graph and few of a large one, all, or those that nothing stands in for.
FILES = ("auto", "all", "few")
#: With more articles than these "auto" leaves out `graph.trig` and `graph.ttl`: half a megabyte an article or so, which
#: `kg export` writes at any time.
ALL_FILES_UP_TO = 2_000
#: With more articles than these only "all" has `network.html`: to choose what it shows takes ever longer, and `kg view`
#: makes it when somebody wants to see it.
PAGE_UP_TO = 5_000


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
    mentions: bool = False,
    files: str = "auto",
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
    """Articles to a graph in the folder `out`, replaced as a whole or not at all.

    `decisions` is a file of an editor's corrections (docs/decisions.md). `story` says which articles are laid beside
    each other (docs/compare.md): "auto" those about one thing, as far as kg finds out, "one" all of them, "off" none.
    With `mentions` the graph has each place of a text that points at an entity (docs/graph.md).
    `files` says which files there are: "all"; "few" leaves out `graph.trig` and `graph.ttl`, which `export` makes of
    the store; "auto" leaves them out of a graph of more than 2,000 articles, with a notice. Only "all" has
    `network.html` of more than 5,000.
    With a `cache` only what is new or has changed is read anew, and a graph of which nothing has changed is left as it
    is; the graph is the same, byte for byte, as without. The rest is as for `extract`, also that the first input that
    fails is raised unless `on_failure` is given. Raises InputError where no article is left, DecisionsError for a
    decisions file that is broken or names what is not there, StoreError where `out` cannot be written, UsageError for
    another `story` or `files`, and what `extract` raises.
    """
    from kg.graph.store.output import check_place
    from kg.jobs import RecordStore, checked_sharing
    from kg.reading import read

    sharing = checked_sharing(jobs, engine, scheduler, limits)
    # before the articles are read, so that a slip shows at once
    how = _settings(decisions, frames, base_iri, story, mentions, files, pipeline)
    check_place(Path(out))
    if cache is not None:
        RecordStore(Path(cache)).check_place()
    failures = Failures(on_failure or raised)
    reading = read(
        paths,
        metadata=metadata,
        stdin=stdin,
        any_language=any_language,
        on_failure=failures,
        on_notice=on_notice,
        limits=limits,
    )
    articles = list(counted(reading, Stage.READING, on_progress))
    return build_of(
        articles, Path(out), how, failures, sharing=sharing, cache=cache, on_notice=on_notice, on_progress=on_progress
    )


def build_from(
    folders: Paths,
    out: AnyPath,
    *,
    decisions: AnyPath | None = None,
    frames: OwnFrames | Paths = (),
    base_iri: str | None = None,
    story: str = "auto",
    mentions: bool = False,
    files: str = "auto",
    pipeline: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    on_failure: Callable[[InputError], None] | None = None,
    on_notice: Callable[[str], None] = ignore,
    on_progress: OnProgress = ignore,
) -> BuildReport:
    """The graph of what `extract_shard` kept in `folders`, the same byte for byte as `build` makes of the same files.

    All shards of one run must be there, made with the same kg, `frames` and `pipeline`. The articles come in the order
    in which the first shard read them. `on_failure` hears of what failed then. The rest is as for `build`. Raises
    InputError, which says which shard to run again, where one is missing, damaged, or of another run.
    """
    from kg.jobs import merge

    named = list(map(Path, listed(folders)))
    if not named:
        raise InputError("no folder is named; name those that extract_shard has written")
    how = _settings(decisions, frames, base_iri, story, mentions, files, pipeline)
    failures = Failures(on_failure or raised)
    merged = merge(named, how.rules.digest, on_progress)
    for failure in merged.failures:
        failures(InputError(failure.message))
    recipe = how.recipe((member.record, member.file) for member in merged.members if member.found)
    report = _written(merged.found, Path(out), how, recipe, None, None, failures, limits, on_notice, on_progress)
    how.tell_decisions(on_notice)
    how.tell_files(report.articles, on_notice)
    return replace(report, failures=failures.count)


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides, beside the articles, what a build writes."""

    rules: Rules
    base_iri: str
    story: str
    mentions: bool
    files: str
    decided: Decisions | None

    def recipe(self, articles: Iterable[tuple[str, str]]) -> Recipe:
        """All that decides what is built of articles, as it is kept with the graph: no path of any folder.

        `articles` are the names of their records (`Rules.name_of`), each with the path of the article.
        """
        from kg.graph.store.recipe import Ingredient, KeptFile, Recipe

        rules, decided = self.rules, self.decided
        return Recipe(
            rules=rules.digest,
            base_iri=self.base_iri,
            story=self.story,
            pipeline=None if rules.pipeline is None else file_name(rules.pipeline),
            in_folder=rules.pipeline is not None and Path(rules.pipeline).exists(),
            # the order in which they were named changes nothing
            frames=tuple(KeptFile(file_name(name), text) for name, text in sorted(rules.frames.files)),
            decisions=None if decided is None else KeptFile(file_name(decided.name), decided.text),
            mentions=self.mentions,
            files=self.files,
            articles=tuple(Ingredient(name, file_name(path)) for name, path in articles),
        )

    def has_texts(self, articles: int) -> bool:
        """Whether the graph of so many articles has `graph.trig` and `graph.ttl`."""
        return self.files == "all" or (self.files == "auto" and articles <= ALL_FILES_UP_TO)

    def has_page(self, articles: int) -> bool:
        """Whether the graph of so many articles has `network.html`."""
        return self.files == "all" or articles <= PAGE_UP_TO

    def tell_files(self, articles: int, on_notice: Callable[[str], None]) -> None:
        """Says what is left out of a graph of so many articles, where nobody asked for that."""
        if self.files == "auto" and not self.has_texts(articles):
            on_notice(
                f"graph.trig and graph.ttl are left out, as the graph has more than {ALL_FILES_UP_TO:,} articles; "
                "kg export writes them, and kg build --files all has them in the graph"
            )
        if not self.has_page(articles):
            on_notice(
                f"network.html is left out, as the graph has more than {PAGE_UP_TO:,} articles; "
                "kg view makes it, and kg build --files all has it in the graph"
            )

    def tell_decisions(self, on_notice: Callable[[str], None]) -> None:
        """Says how many decisions were carried out, if there are any."""
        if self.decided is not None:
            count = len(self.decided)
            on_notice(f"{self.decided.name}: {count} decision{'' if count == 1 else 's'} carried out")


def _settings(
    decisions: AnyPath | None,
    frames: OwnFrames | Paths,
    base_iri: str | None,
    story: str,
    mentions: bool,
    files: str,
    pipeline: str | None,
) -> Settings:
    from kg.graph import Vocabulary
    from kg.jobs import rules_of
    from kg.resolution import read_decisions

    vocabulary = Vocabulary() if base_iri is None else Vocabulary(base_iri)
    if story not in STORIES:
        raise UsageError(f"there is no way {story!r} to tell which articles are one story; choose {', '.join(STORIES)}")
    if files not in FILES:
        raise UsageError(f"there is no choice of files {files!r}; choose {', '.join(FILES)}")
    decided = None if decisions is None else read_decisions(Path(decisions))
    return Settings(rules_of(pipeline, read_once(frames)), vocabulary.base_iri, story, mentions, files, decided)


class Failures:
    """Hears of each input that fails, counts it and tells it on."""

    def __init__(self, on_failure: Callable[[InputError], None]) -> None:
        self._on_failure = on_failure
        self.count = 0

    def __call__(self, error: InputError) -> None:
        """Counts one more."""
        self.count += 1
        self._on_failure(error)


def build_of(
    articles: Sequence[Article],
    out: Path,
    how: Settings,
    failures: Failures,
    *,
    sharing: Sharing,
    cache: AnyPath | None,
    on_notice: Callable[[str], None],
    on_progress: OnProgress,
    instead_of: str | None = None,
) -> BuildReport:
    """The graph of articles that were read, in the folder `out`, as `build` makes it and with its errors.

    `instead_of` is the `inputs` of the graph that it is to replace; raises StoreError where another build was quicker.
    """
    from kg.jobs import Collected, RecordStore, Results, extract_many

    if not articles:
        raise InputError("no article could be read, so nothing was built; name files or folders that hold articles")
    store = None if cache is None else RecordStore(Path(cache))
    names = [(how.rules.name_of(article), article.path) for article in articles]
    # what cannot be read this time may have been there when the graph was built
    if store is not None and (before := _built_of(out, how.recipe(names), store)) is not None:
        on_progress(Progress(Stage.EXTRACTION, len(articles), len(articles), len(articles), len(articles)))
        return replace(before, failures=failures.count, out=out, unchanged=True)
    read, collected = [], Collected()
    found_in = extract_many(articles, how.rules, sharing, store=store, on_notice=on_notice, on_progress=on_progress)
    for name, (article, found) in zip(names, found_in, strict=True):
        try:
            if isinstance(found, ArticleError):
                raise found
            collected.add(article, found, store, name[0])
            read.append(name)
        except ArticleError as error:
            failures(error)
    recipe = how.recipe(read)
    results = None if store is None else Results(store, how.rules.digest)
    report = _written(
        collected, out, how, recipe, results, instead_of, failures, sharing.limits, on_notice, on_progress
    )
    if store is not None and results is not None and store.folder.parent == out:
        # else it would grow with every change
        store.keep_only({each.record for each in recipe.articles} | results.used)
    how.tell_decisions(on_notice)
    how.tell_files(report.articles, on_notice)
    return replace(report, failures=failures.count)


def _built_of(out: Path, recipe: Recipe, store: RecordStore) -> BuildReport | None:
    """What the graph in `out` holds, if it was built of the same and nothing of it, or of its records, is missing."""
    from kg.graph import current_build
    from kg.graph.checking.intact import check_names
    from kg.graph.store.digests import DIGESTED, built_file, is_left_out
    from kg.graph.store.layout import read_meta
    from kg.graph.store.recipe import read_recipe
    from kg.graph.store.seal import check_whole

    with suppress(StoreError, TypeError):
        folder = current_build(out)
        meta = read_meta(folder)
        if meta.inputs == recipe.digest and store.has(each.record for each in recipe.articles):
            read_recipe(folder, meta)
            for name in DIGESTED:
                if not is_left_out(folder, meta, name):
                    built_file(folder, meta, name)
            check_whole(folder)
            if not any(check_names(folder, out)):
                return BuildReport(**meta.report, failures=0, out=out)
    return None


def _resolved(collected: Collected, how: Settings) -> Collection:
    """What was found with what the articles share; what was gathered for it is let go."""
    from kg.resolution import resolve_collection

    known, collected.known = collected.known, []
    return resolve_collection(collected.extractions, how.decided, known or None)


def _written(
    collected: Collected,
    out: Path,
    how: Settings,
    recipe: Recipe,
    results: Results | None,
    instead_of: str | None,
    failures: Failures,
    limits: Limits,
    on_notice: Callable[[str], None],
    on_progress: OnProgress,
) -> BuildReport:
    """The graph of what was found, put in place, and what it holds; without articles that cannot be written."""
    told = set[str]()

    def failed(error: InputError) -> None:
        if str(error) not in told:  # what fails once more, without some articles, is no other failure
            told.add(str(error))
            failures(error)

    rest = how, results, instead_of, failed, limits, on_notice, on_progress
    while True:
        try:
            return _written_once(collected, out, recipe, *rest)
        except ArticleError as error:
            for each in (error, *error.others):
                ids = [article.id for article in articles_of(collected.extractions)]
                if each.article not in ids:
                    raise
                failures(each)
                number = ids.index(each.article)
                collected.extractions = collected.extractions.without(number)
                recipe = replace(recipe, articles=recipe.articles[:number] + recipe.articles[number + 1 :])


def _written_once(
    collected: Collected,
    out: Path,
    recipe: Recipe,
    how: Settings,
    results: Results | None,
    instead_of: str | None,
    on_failure: Callable[[InputError], None],
    limits: Limits,
    on_notice: Callable[[str], None],
    on_progress: OnProgress,
) -> BuildReport:
    """The graph of what was found, put in place, and what it holds.

    Raises ArticleError, with the article's id, where kg makes a mistake in writing one.
    """
    from kg.graph import current_build, new_build, open_graph, write_graph
    from kg.graph.store.layout import NETWORK, read_meta, write_meta
    from kg.graph.store.output import build_before
    from kg.graph.store.recipe import write_recipe
    from kg.graph.views.counting import count_events, count_statements
    from kg.viewer import write_network

    if not collected.extractions:
        raise InputError("no article could be read, so nothing was built; name files or folders that hold articles")

    def at(stage: Stage) -> None:
        on_progress(Progress(stage, total=len(collected.extractions)))

    at(Stage.RESOLUTION)
    collection = _resolved(collected, how)
    at(Stage.COMPARISON)
    uncompared = Failures(on_failure)
    comparison = _compared(collection, how.story, results, uncompared, limits)
    recipe = replace(recipe, uncompared=uncompared.count)
    at(Stage.WRITING)
    with new_build(out) as folder:
        if instead_of is not None and read_meta(current_build(out)).inputs != instead_of:
            raise StoreError(f"another build has replaced the graph in {out} meanwhile; run it again")
        meta = write_graph(
            collection,
            folder,
            how.base_iri,
            how.rules.frames.relations,
            comparison,
            results,
            None if results is None else build_before(out),
            mentions=how.mentions,
            texts=how.has_texts(len(collection.extractions)),
        )
        write_recipe(folder, recipe)
        graph = open_graph(folder, whole=True)
        at(Stage.PAGE)
        if how.has_page(len(collection.extractions)) and (part := write_network(graph, folder / NETWORK)):
            on_notice(f"{NETWORK} {part}")
        statuses, predicates = count_statements(graph)
        events, event_reports, event_types = count_events(graph)
        report = BuildReport(
            articles=len(collection.extractions),
            outlets=len(set(collection.outlet_of.values())),
            entities=dict(sorted(Counter(e.type.value for e in collection.entities).items())),
            quotations=meta.counts["quotations"],
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
        write_meta(folder, replace(read_meta(folder), inputs=recipe.digest, report=_plain(report)))
    return report


def _plain(report: BuildReport) -> dict[str, Any]:
    """What a report says of the graph itself, wherever it lies."""
    return {name: value for name, value in asdict(report).items() if name not in {"failures", "out", "unchanged"}}


def _compared(
    collection: Collection, story: str, keeper: Keeper | None, failures: Failures, limits: Limits
) -> Comparison:
    """The articles of each story beside each other, and the versions of each article, which are so without a story."""
    from kg.comparison import compare
    from kg.model.comparison import Comparison

    names = [article.id for article in articles_of(collection.extractions)]
    if len(set(names)) < 2:
        return Comparison()
    together = {"one": [names], "off": []}.get(story)
    return compare(collection, together, keeper, on_failure=failures, limits=limits)
