"""Parts of the quotation extractor, each with what must be put in its place to switch it off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

_PACKAGE = "kg.extraction.quotations"


def _nothing(*_: object) -> list[Any]:
    return []


def _never(*_: object) -> bool:
    return False


def _none(*_: object) -> None:
    return None


#: What each part is called, and the functions that stand in for it, by their place below kg.extraction.quotations.
PARTS: dict[str, Mapping[str, Callable[..., object]]] = {
    "quotation marks": {"extract.direct_attributions": _nothing},
    "reporting verbs": {"extract.reported_attributions": _nothing},
    "nouns and according to": {"extract.phrasal_attributions": _nothing},
    "adjectives": {"extract.adjectival_attributions": _nothing},
    "block quotations": {"extract.block_attributions": _nothing},
    "cue before the quote": {"direct.quotes.cue_ahead": _none},
    "cue behind the quote": {"direct.quotes.cue_behind": _none},
    "quote carried on": {"direct.quotes._carries_on": _never},
    "paragraph that is a quote": {"direct.quotes._floats": _never},
    "unquoted words before": {"direct.quotes._lead": _none},
}


@contextmanager
def without(part: str) -> Iterator[None]:
    """Runs the block with one part of PARTS switched off; raises AttributeError where the extractor lost a function."""
    with ExitStack() as stack:
        for place, stand_in in PARTS[part].items():
            stack.enter_context(patch(f"{_PACKAGE}.{place}", stand_in))
        yield
