"""The work of a process, or of a Dask worker, in which some articles are deadly, and one only the first time."""

from __future__ import annotations

import os
import pickle
import signal
import threading
from multiprocessing.connection import Connection
from pathlib import Path

from kg.errors import ArticleError
from kg.jobs import Rules
from kg.limits import Limits
from kg.model import Article


def work(pipe: Connection, orders: tuple[Rules, Limits]) -> None:
    """Answers with the article's text.

    "deadly" kills the process, "once:FILE" only where that file is not there; "stuck:FILE" makes that file and never
    comes to an end.
    """
    while True:
        try:
            asked: tuple[Article, str] = pipe.recv()
        except EOFError:
            return
        pipe.send(answer(asked[0].text))


def work_on_dask(rules: bytes, asked: bytes) -> bytes | ArticleError:
    """The same as the work of a Dask worker."""
    article, _ = pickle.loads(asked)
    return answer(article.text)


def answer(text: str) -> bytes | ArticleError:
    """The text as bytes, or an error for "mistaken"; or the process is dead."""
    if text.startswith("once:"):
        flag = Path(text.removeprefix("once:"))
        if not flag.exists():
            flag.write_text("", encoding="utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
    if text.startswith("stuck:"):
        Path(text.removeprefix("stuck:")).touch()
        threading.Event().wait()
    if text == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return ArticleError(text) if text == "mistaken" else text.encode()
