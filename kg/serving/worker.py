"""A process that answers questions to one store, one after the other, until its standard input ends.

`kg.serving.workers` starts it and may kill it at any time. A question is a line of JSON on stdin: `query` with its
`accept`, `default` and `named`, or `graph` (an IRI or null) with its `accept`. An answer is a line of JSON on stdout
with `status`, `type` and `length`, and then so many bytes. The first line of stdin has the `store` and the `prefixes`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from kg.errors import StoreError
from kg.graph.store.engine import open_store_to_read
from kg.serving.answering import Answer, Answering, refusal


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
        answering = Answering(open_store_to_read(Path(opening["store"])), opening["prefixes"])
    except (StoreError, OSError, RuntimeError) as error:
        answer = refusal(500, f"the graph cannot be opened ({' '.join(str(error).split())})")
        for _ in questions:
            _write(answer)
        return
    for question in questions:
        _write(_answer(answering, json.loads(question)))


def _hear(asked: SimpleQueue[bytes]) -> None:
    """Takes what stands on stdin, and ends this process with it, whatever it is at: then who asks is gone."""
    for line in iter(sys.stdin.buffer.readline, b""):
        asked.put(line)
    os._exit(0)


def _answer(answering: Answering, question: dict[str, Any]) -> Answer:
    try:
        if "query" in question:
            return answering.query(question["query"], question["accept"], question["default"], question["named"])
        return answering.graph(question["graph"], question["accept"])
    except StoreError as error:
        return refusal(500, str(error))
    except MemoryError:
        return refusal(503, "there is too little memory for this answer")


def _write(answer: Answer) -> None:
    head = {"status": answer.status, "type": answer.type, "length": len(answer.content)}
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    out.write(answer.content)
    out.flush()


if __name__ == "__main__":
    main()
