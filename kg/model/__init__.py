"""The nouns of kg: what is read, found and resolved, as frozen values."""

from kg.model.collection import Collection, ResolvedEntity
from kg.model.events import Amount, AmountKind, AmountPart, Bound, EventReport, Participant, ResolvedEvent, Role
from kg.model.extraction import Extraction, Row
from kg.model.identity import article_id, event_id
from kg.model.nouns import (
    Article,
    CueClass,
    Entity,
    EntityType,
    HeadlineClaim,
    Literal,
    Mention,
    MentionForm,
    Quotation,
    QuotationKind,
    Relation,
    Span,
    Statement,
    Status,
    Time,
)

__all__ = [
    "Amount",
    "AmountKind",
    "AmountPart",
    "Article",
    "Bound",
    "Collection",
    "CueClass",
    "Entity",
    "EntityType",
    "EventReport",
    "Extraction",
    "HeadlineClaim",
    "Literal",
    "Mention",
    "MentionForm",
    "Participant",
    "Quotation",
    "QuotationKind",
    "Relation",
    "ResolvedEntity",
    "ResolvedEvent",
    "Role",
    "Row",
    "Span",
    "Statement",
    "Status",
    "Time",
    "article_id",
    "event_id",
]
