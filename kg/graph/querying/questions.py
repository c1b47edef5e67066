"""What a question to the graph may be: SPARQL, the name of a query that comes with kg, or a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from kg.catalogue import find
from kg.errors import InputError, UsageError
from kg.paths import read_at_most
from kg.vocabulary.iris import Vocabulary

#: In bytes.
_LARGEST = 16 << 20
#: Only SPARQL has braces or begins like this; a file whose name does is given as a Path.
_SPARQL = re.compile(r"[^{]*\{|\s*(?:prefix|base|select|ask|construct|describe)\s", re.IGNORECASE)


def question_text(question: str | Path, namespace: Callable[[], str]) -> str:
    """The SPARQL of a question: itself, or what `named_text` gives. A Path is a file always."""
    if isinstance(question, str) and _SPARQL.match(question):
        return question
    return named_text(question, namespace)


def named_text(name: str | Path, namespace: Callable[[], str]) -> str:
    """The SPARQL of a query that comes with kg, in the words of the graph whose namespace it asks for, or of a file.

    Raises UsageError, with names that come near, where a name is neither, and InputError for a file that cannot be
    read.
    """
    if isinstance(name, str):
        try:
            shipped = find(name).text
        except UsageError:
            if not _is_file(name):
                raise
        else:
            # the graph's vocabulary may stand under another base
            return shipped.replace(f"<{Vocabulary().namespace}>", f"<{namespace()}>")
    try:
        data = read_at_most(Path(name), _LARGEST)
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror or error}); check the path") from error
    if data is None:
        raise InputError(
            f"{name}: is larger than the {_LARGEST >> 20} MiB that a query may have; name a file of SPARQL"
        )
    return decoded(data, str(name))


def decoded(data: bytes, source: str) -> str:
    """A query as text. Raises InputError, which names the source, where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{source}: a query must be UTF-8; save it in that encoding") from error


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False
