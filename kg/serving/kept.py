"""Answers that are kept for who asks the same again: a build stays what it is."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from kg.serving.answer import Answer
from kg.serving.suspicion import without_escapes

#: So many bytes of answers and questions are kept, those asked for last, and none that has more than so many.
_ALL, _ONE = 32 << 20, 1 << 18
#: What a query may contain that asks for something else each time, once its escapes are characters.
_EACH_TIME = re.compile(r"\b(?:now|rand|uuid|struuid|bnode)\b", re.IGNORECASE)


class Kept:
    """Answers by what was asked, as bytes."""

    def __init__(self) -> None:
        self._answers = OrderedDict[bytes, Answer]()
        self._size = 0

    def get(self, asked: bytes) -> Answer | None:
        """The answer to a question that was asked before and is still kept."""
        if (answer := self._answers.get(asked)) is not None:
            self._answers.move_to_end(asked)
        return answer

    def keep(self, question: Mapping[str, Any], asked: bytes, answer: Answer) -> None:
        """Keeps an answer where it is right, small, and the same each time."""
        size = len(asked) + len(answer.content)
        if answer.status != 200 or size > _ONE or asked in self._answers:
            return
        if _EACH_TIME.search(without_escapes(question.get("query", ""))):
            return
        self._answers[asked] = answer
        self._size += size
        while self._size > _ALL:
            old, given = self._answers.popitem(last=False)
            self._size -= len(old) + len(given.content)
