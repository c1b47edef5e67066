"""What can go wrong, as one tree; each message says what to do next.

KgError                 anything below; `exit_code` is what the command line ends with
├── NotFoundError       1  nothing in the graph has that name
├── UsageError          2  an option or a name that does not exist
├── InputError          3  an article, or data that goes with it, cannot be read
│   ├── DecisionsError  3  an editor's decisions file is broken, or names what is not there
│   ├── ArticleError    3  kg itself, or an extractor, made a mistake in one article, or it takes too much
│   └── StoryError      3  kg made a mistake where it lays articles beside each other, or that takes too long
├── QueryError          4  a query is wrong, refused, too slow or too large
└── StoreError          5  a built graph is missing, locked or damaged
"""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors that kg raises on purpose. The message is one line for a person."""

    exit_code = 1


class NotFoundError(KgError):
    """Nothing in the graph has the name that was asked for; tells names that come near."""


class UsageError(KgError):
    """The call names something that does not exist, such as a format or a pipeline."""

    exit_code = 2


class InputError(KgError):
    """An input cannot be read; the message opens with the input's name."""

    exit_code = 3


class DecisionsError(InputError):
    """The decisions file cannot be read, or an entry names nothing or several things; tells file and line."""


class ArticleError(InputError):
    """kg made a mistake in one article, or it takes too much or kills its process; it gives no findings.

    Of a mistake `__cause__` is the exception that tells where. The message names the article by its path and by the
    digest of its text, and never quotes it. Where an extractor gives what cannot be a finding, it names the extractor
    and says what is wrong, and there is no `__cause__`. `article` is its id where the mistake was made later than in
    finding, and `others` are those of other articles.
    """

    article: str | None = None
    others: tuple[ArticleError, ...] = ()


class StoryError(InputError):
    """kg made a mistake where it lays a few articles beside each other, or that takes too long; nothing is told of it.

    The message names the articles and the digests of their texts; of a mistake `__cause__` is the exception that tells
    where.
    """


class QueryError(KgError):
    """A query does not parse, asks for what is refused, or ran out of time or memory."""

    exit_code = 4


class StoreError(KgError):
    """There is no built graph where one was looked for, or it cannot be opened or written."""

    exit_code = 5
