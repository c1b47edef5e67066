"""kg turns news articles into a graph of who did, wrote and said what, with the words that say so.

The front door. `extract` and `extract_text` give what is in articles, `build` makes a graph of files, `add` and
`remove` change what it is made of, `open_graph` opens what was built, and `diff` holds two graphs against each other;
`extract_shard` and `build_from` do the work in parts, on as many machines as there are; `to_json` and `from_json` turn
an Extraction into a record and back; `explain` and `explain_file` tell why something was found or was not, and
`roleset` what the meaning of an event's word is. The classes are the nouns of `kg.model` and the errors of `kg.errors`.
All of them are imported when they are first asked for, so that `import kg` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from threading import RLock
from typing import TYPE_CHECKING

from kg.version import __version__

if TYPE_CHECKING:
    from kg.amending import add, remove
    from kg.building import BuildReport, build, build_from
    from kg.errors import (
        ArticleError,
        DecisionsError,
        InputError,
        KgError,
        NotFoundError,
        QueryError,
        StoreError,
        StoryError,
        UsageError,
    )
    from kg.explaining import Explanation, explain, explain_file
    from kg.extracting import read_frames
    from kg.graph import Graph, GraphDiff, QueryResult, diff, open_graph
    from kg.language import load_nlp
    from kg.limits import Limits
    from kg.model import (
        Amount,
        AmountKind,
        AmountPart,
        Article,
        Bound,
        Collection,
        CueClass,
        Entity,
        EntityType,
        EventReport,
        Extraction,
        HeadlineClaim,
        Literal,
        Mention,
        MentionForm,
        Participant,
        Quotation,
        QuotationKind,
        Relation,
        ResolvedEntity,
        ResolvedEvent,
        Role,
        Span,
        Statement,
        Status,
        Time,
    )
    from kg.propbank import roleset
    from kg.records import from_json, to_json
    from kg.sharding import ShardReport, extract_shard
    from kg.workflow import extract, extract_text

_NAMES = {
    "kg.errors": (
        "ArticleError", "DecisionsError", "InputError", "KgError", "NotFoundError", "QueryError", "StoreError",
        "StoryError", "UsageError",
    ),
    "kg.explaining": ("Explanation", "explain", "explain_file"),
    "kg.graph": ("Graph", "GraphDiff", "QueryResult", "diff", "open_graph"),
    "kg.language": ("load_nlp",),
    "kg.limits": ("Limits",),
    "kg.propbank": ("roleset",),
    "kg.model": (
        "Amount", "AmountKind", "AmountPart", "Article", "Bound", "Collection", "CueClass", "Entity", "EntityType",
        "EventReport", "Extraction", "HeadlineClaim", "Literal", "Mention", "MentionForm", "Participant", "Quotation",
        "QuotationKind", "Relation", "ResolvedEntity", "ResolvedEvent", "Role", "Span", "Statement", "Status", "Time",
    ),
    "kg.records": ("from_json", "to_json"),
    "kg.amending": ("add", "remove"),
    "kg.building": ("BuildReport", "build", "build_from"),
    "kg.extracting": ("read_frames",),
    "kg.sharding": ("ShardReport", "extract_shard"),
    "kg.workflow": ("extract", "extract_text"),
}  # fmt: skip
#: What reads articles, and the packages that it needs whole: of a package that one thread imports, and another one a
#: part of, Python gives both what is not there yet.
_READING = ("kg.amending", "kg.building", "kg.explaining", "kg.language", "kg.sharding", "kg.workflow")
_WHOLE = ("spacy", "kg.language", "kg.extraction")
_IMPORTING = RLock()
_HOMES = {name: module for module, names in _NAMES.items() for name in names}

__all__ = [
    "Amount",
    "AmountKind",
    "AmountPart",
    "Article",
    "ArticleError",
    "Bound",
    "BuildReport",
    "Collection",
    "CueClass",
    "DecisionsError",
    "Entity",
    "EntityType",
    "EventReport",
    "Explanation",
    "Extraction",
    "Graph",
    "GraphDiff",
    "HeadlineClaim",
    "InputError",
    "KgError",
    "Limits",
    "Literal",
    "Mention",
    "MentionForm",
    "NotFoundError",
    "Participant",
    "QueryError",
    "QueryResult",
    "Quotation",
    "QuotationKind",
    "Relation",
    "ResolvedEntity",
    "ResolvedEvent",
    "Role",
    "ShardReport",
    "Span",
    "Statement",
    "Status",
    "StoreError",
    "StoryError",
    "Time",
    "UsageError",
    "__version__",
    "add",
    "build",
    "build_from",
    "diff",
    "explain",
    "explain_file",
    "extract",
    "extract_shard",
    "extract_text",
    "from_json",
    "load_nlp",
    "open_graph",
    "read_frames",
    "remove",
    "roleset",
    "to_json",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    with _IMPORTING:
        if _HOMES[name] in _READING:
            for package in _WHOLE:
                import_module(package)
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
