"""What is found in many articles, by whatever is quickest: records that are kept, this process, or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from kg.errors import ArticleError, KgError
from kg.extracting import extract_article, own_extractors
from kg.jobs.pool import Answer, Task, extract_in_processes
from kg.jobs.recording import record_of
from kg.jobs.rules import Rules
from kg.jobs.sharing import Sharing
from kg.jobs.store import RecordStore
from kg.language import load_pipeline
from kg.limits import Limits
from kg.model import Article, Extraction
from kg.progress import OnProgress, Progress, Stage
from kg.reach import beyond
from kg.records.kept import from_bytes

#: Fewer articles than these are read sooner than other processes have loaded their pipelines.
_FEW = 6


def extract_many(
    articles: Iterable[Article],
    rules: Rules,
    sharing: Sharing = Sharing(),  # noqa: B008 - it never changes
    *,
    store: RecordStore | None = None,
    on_notice: Callable[[str], None] = lambda _: None,
    on_progress: OnProgress = lambda _: None,
) -> Iterator[tuple[Article, Extraction | ArticleError]]:
    """Each article with what is found in it, in their order, or with the error that tells why there is nothing.

    What the store keeps is taken from there, and what is new is kept. `sharing` says who does the work; with one
    process, and where few articles are new for several, it is done here. The findings are the same either way.
    `on_notice` hears of what a person should know, `on_progress` of each article, and of how many there are where they
    come as a sequence. An article that takes more than it may is told as others that give nothing. Raises UsageError
    for an unknown pipeline or extractor and for a cluster that cannot be used, StoreError where the store cannot be
    written.
    """
    done, kept, total, to_take = 0, 0, None, None
    if isinstance(articles, Sequence):
        total = len(articles)
        to_take = 0 if store is None else sum(store.has([rules.name_of(each)]) for each in articles)
    on_progress(Progress(Stage.EXTRACTION, done, total, kept, to_take))
    new = None if total is None or to_take is None else total - to_take
    for task, answer in _answered(_tasks(articles, rules, store), new, rules, sharing, on_notice):
        found = _found(task, answer, store)
        for told in beyond(found) if isinstance(found, Extraction) else ():
            on_notice(f"{task.article.path}: {told}")
        yield task.article, found
        done += 1
        kept += task.kept is not None
        on_progress(Progress(Stage.EXTRACTION, done, total, kept, to_take, task.article.path))
    if store is not None:
        store.remove_abandoned()  # else a folder in which runs are killed would grow


def _answered(
    tasks: Iterator[Task], new: int | None, rules: Rules, sharing: Sharing, on_notice: Callable[[str], None]
) -> Iterator[tuple[Task, Answer]]:
    """The tasks with their answers, from whoever shares the work; others are asked only where articles are new.

    Where it is not known how many are, the first tasks tell; those before the first that is new pass.
    """
    dask = sharing.engine == "dask"
    if sharing.jobs == 1 and not dask:
        yield from _here(tasks, rules, sharing.limits)
        return
    enough = 1 if dask else _FEW
    first = list[Task]()
    if new is None:
        new = 0
        for task in tasks:
            if task.kept is not None and not new:
                yield task, task.kept
                continue
            first.append(task)
            new += task.kept is None
            if new == enough:
                break
    several = chain(first, tasks)
    if new < enough:
        yield from _here(several, rules, sharing.limits)
    elif dask:
        from kg.jobs.dask_engine import extract_on_dask

        yield from extract_on_dask(several, rules, sharing.jobs, sharing.scheduler, on_notice, sharing.limits)
    else:
        yield from extract_in_processes(several, rules, sharing.jobs, sharing.limits)


def _tasks(articles: Iterable[Article], rules: Rules, store: RecordStore | None) -> Iterator[Task]:
    for article in articles:
        if store is None:  # nothing is kept, so nothing needs the name that all that decides it gives
            yield Task(article, article.id)
            continue
        name = rules.name_of(article)
        yield Task(article, name, store.get(name, article.path))


def _here(tasks: Iterable[Task], rules: Rules, limits: Limits) -> Iterator[tuple[Task, Answer]]:
    """The answers, found in this process; the pipeline is loaded for the first that is new."""
    instead = own_extractors(rules.frames)
    for task in tasks:
        if task.kept is not None:
            yield task, task.kept
            continue
        answer: Answer
        try:
            pipeline = load_pipeline(rules.pipeline)
            answer = extract_article(task.article, pipeline, instead=instead, limits=limits)
        except ArticleError as error:
            answer = error
        yield task, answer


def _found(task: Task, answer: Answer, store: RecordStore | None) -> Extraction | ArticleError:
    """What an answer holds; what is new is put into the store. Raises an error that is not of this one article."""
    if isinstance(answer, bytes):
        if store is not None:
            store.put(task.name, answer)
        return from_bytes(answer, task.name, task.article.path)
    if isinstance(answer, KgError) and not isinstance(answer, ArticleError):
        raise answer
    if store is not None and isinstance(answer, Extraction) and task.kept is None:
        try:
            store.put(task.name, record_of(task.article, answer, task.name))
        except ArticleError as error:
            return error
    return answer
