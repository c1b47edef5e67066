"""A process that extracts: articles come in by a pipe, records or messages of what went wrong go out."""

from __future__ import annotations

import gc
import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.jobs.rules import Rules
    from kg.limits import Limits
    from kg.model import Article


def serve(pipe: Connection, orders: tuple[Rules, Limits]) -> None:
    """Answers each (article, name of its record) with a record or a KgError, until the pipe is closed.

    `orders` are the rules and the limits of each article. Ctrl-C is for the process that asks.
    """
    rules, limits = orders
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from kg.extracting import extract_article, own_extractors
    from kg.jobs.recording import record_of
    from kg.language import load_pipeline

    try:
        pipeline = load_pipeline(rules.pipeline)
        instead = own_extractors(rules.frames)
    except KgError as error:
        with suppress(EOFError, OSError):
            pipe.recv()
            pipe.send(error)
        return
    gc.freeze()  # what is loaded stays as long as this process does: no collection need look through it
    while True:
        try:
            asked: tuple[Article, str] = pipe.recv()
        except (EOFError, OSError):
            os._exit(0)  # to take down the pipeline object by object would take its time
        article, name = asked
        answer: bytes | KgError
        try:
            answer = record_of(article, extract_article(article, pipeline, instead=instead, limits=limits), name)
        except KgError as error:
            # as a new one: the exception behind it may be of a class that cannot travel
            answer = type(error)(str(error))
        try:
            pipe.send(answer)
        except OSError:
            os._exit(0)
