"""A process that answers questions to one store, one after the other, until its standard input ends.

`kg.serving.workers` starts it and may kill it at any time. A question is a line of JSON on stdin: `query` with its
`accept`, `default` and `named`, or `graph` (an IRI or null) with its `accept`, or `page` with what
`kg.serving.site.pages` takes. An answer is a line of JSON on stdout with `status`, `type` and `length`, and then so
many bytes. The first line of stdin has the folder of the `build`, and the `prefixes`.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import threading
from functools import cached_property
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.graph.store.engine import open_store_to_read
from kg.graph.store.layout import STORE
from kg.serving.answer import Answer, refusal
from kg.serving.answering import Answering

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.serving.site.pages import Pages


def main() -> None:
    """Answers what stands on stdin."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the server too, which ends this process
    asked = SimpleQueue[bytes]()
    threading.Thread(target=_hear, args=(asked,), daemon=True).start()
    questions = iter(asked.get, b"")
    opening = json.loads(next(questions, b"null"))
    if opening is None:
        return
    try:
        build = Path(opening["build"])
        store = open_store_to_read(build / STORE)
        answering = Answering(store, opening["prefixes"])
    except (StoreError, OSError, RuntimeError) as error:
        answer = refusal(500, f"the graph cannot be opened ({' '.join(str(error).split())})")
        for _ in questions:
            _write(answer)
        return
    pages = _Pages(build, store)
    for question in questions:
        _write(_answer(answering, pages, json.loads(question)))


def _hear(asked: SimpleQueue[bytes]) -> None:
    """Takes what stands on stdin, and ends this process with it, whatever it is at: then who asks is gone."""
    for line in iter(sys.stdin.buffer.readline, b""):
        asked.put(line)
    os._exit(0)


class _Pages:
    """The pages of a build, loaded when the first of them is asked for: who asks only SPARQL waits less."""

    def __init__(self, build: Path, store: ox.Store) -> None:
        self._build = build
        self._store = store

    @cached_property
    def ready(self) -> Pages:
        from kg.serving.site.pages import Pages

        return Pages(self._build, self._store)


def _answer(answering: Answering, pages: _Pages, question: dict[str, Any]) -> Answer:
    try:
        if "page" in question:
            return pages.ready.answer(question)
        if "query" in question:
            return answering.query(question["query"], question["accept"], question["default"], question["named"])
        return answering.graph(question["graph"], question["accept"])
    except (StoreError, sqlite3.Error) as error:
        return refusal(500, str(error))
    except MemoryError:
        return refusal(503, "there is too little memory for this answer")
    except Exception as error:
        return refusal(500, f"kg made a mistake over this, please report it: {type(error).__name__}: {error}"[:500])


def _write(answer: Answer) -> None:
    head = {"status": answer.status, "type": answer.type, "length": len(answer.content)}
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    out.write(answer.content)
    out.flush()


if __name__ == "__main__":
    main()
