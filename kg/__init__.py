"""kg turns news articles into a graph of who did, wrote and said what, with the words that say so.

The front door: `build` makes a graph of files, `extract` gives what is in each article, `open_graph` opens what was
built. They are imported when they are first asked for, so that `import kg` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kg.version import __version__

if TYPE_CHECKING:
    from kg.graph import open_graph
    from kg.workflow import build, extract

__all__ = ["__version__", "build", "extract", "open_graph"]

_HOMES = {"build": "kg.workflow", "extract": "kg.workflow", "open_graph": "kg.graph"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
