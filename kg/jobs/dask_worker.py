"""What a Dask worker does: it tells which kg it has, and answers for one article at a time.

All that comes in is bytes, so that a worker with another kg can be told by name before it misreads anything.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from kg.errors import KgError
from kg.extraction.frames.own import own_frames_of
from kg.jobs.rules import Rules, rules_of
from kg.limits import Limits
from kg.model import Article
from kg.version import __version__

#: So many runs that share a cluster keep what they need ready; the pipelines themselves are loaded once a process.
_RUNS = 4
#: A worker may have several threads, which would only wait for each other inside of Python.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class OtherKg:
    """The kg of a worker that is not the one that asks: the worker's address and that kg's version."""

    worker: str
    version: str


#: A record, what went wrong in the article or with the pipeline, or that the worker has another kg.
Said: TypeAlias = bytes | KgError | OtherKg


def packed_rules(rules: Rules, limits: Limits) -> bytes:
    """What a worker needs to know of a run.

    That is the digest of its rules, the pipeline's name, the texts of the frames, and what an article may take.
    """
    return pickle.dumps((rules.digest, rules.pipeline, rules.frames.files, limits))


def packed_article(article: Article, name: str) -> bytes:
    """An article and the name of its record, for `read_on_worker`."""
    return pickle.dumps((article, name))


@cache
def rules_on_worker(rules: bytes) -> tuple[str, str]:
    """The version of kg here, and the digest of the same rules as they are here."""
    _, here, _ = _unpacked(rules)
    return __version__, here.digest


def read_on_worker(rules: bytes, asked: bytes) -> Said:
    """The record of an article, as `packed_article` gives it."""
    from distributed import get_worker

    with _one_at_a_time:
        try:
            reader = _reader(rules)
            if reader is None:
                return OtherKg(get_worker().address, __version__)
            return reader(*pickle.loads(asked))
        except KgError as error:
            # as a new one: the exception behind it may be of a class that cannot travel
            return type(error)(str(error))


@lru_cache(maxsize=_RUNS)
def _reader(rules: bytes) -> Callable[[Article, str], bytes] | None:
    """What makes the record of an article; None where these rules are others here. Loads the pipeline."""
    from kg.extracting import extract_article, own_extractors
    from kg.jobs.recording import record_of
    from kg.language import load_pipeline

    asked, here, limits = _unpacked(rules)
    if here.digest != asked:
        return None
    pipeline, instead = load_pipeline(here.pipeline), own_extractors(here.frames)

    def read(article: Article, name: str) -> bytes:
        return record_of(article, extract_article(article, pipeline, instead=instead, limits=limits), name)

    return read


def _unpacked(rules: bytes) -> tuple[str, Rules, Limits]:
    """The digest of the rules where they come from, the same rules here, whose digest may be another, and limits."""
    digest, pipeline, files, limits = pickle.loads(rules)
    return digest, rules_of(pipeline, own_frames_of(files)), limits
