"""Runs kg, which tells on stdout when it has come to the stage that STUCK_AT names, and stays there for ever.

It stays in code that no handler of Python's breaks off, as that of a database. Processes that share the work import
this file, too.
"""

from __future__ import annotations

import hashlib
import os
from typing import Any

import kg.extracting
import kg.graph
import kg.resolution
from kg.cli import main
from kg.jobs import RecordStore
from kg.model import Article

#: An article with this name in it is the one that takes for ever.
ENDLESS = "Shelbyville"


def stuck(*_: object, **__: object) -> Any:
    os.write(1, b"there\n")
    hashlib.pbkdf2_hmac("sha256", b"", b"", 2**31 - 1)


def extract(article: Article, *rest: Any, **more: Any) -> Any:
    return stuck() if ENDLESS in article.text else whole(article, *rest, **more)


def put(self: RecordStore, name: str, record: bytes) -> None:
    keep(self, name, record)
    os.write(1, b"kept\n")


whole, keep = kg.extracting.extract_article, RecordStore.put
match os.environ.get("STUCK_AT"):
    case "extraction":
        kg.extracting.extract_article = extract
        RecordStore.put = put  # type: ignore[method-assign]
    case "resolution":
        kg.resolution.resolve_collection = stuck
    case "writing":
        kg.graph.write_graph = stuck

if __name__ == "__main__":
    main()
