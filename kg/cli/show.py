"""`kg show`: one entity with everything the graph holds of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Graph, Quiet, Verbose
from kg.cli.streams import write

if TYPE_CHECKING:
    from kg.graph.views.entity_card import CardQuotation, CardStatement, EntityCard, Where


def show(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", show_default=False, help="A name or another name, in any case, or a key."),
    ],
    graph: Graph = Path("output"),
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="Print one JSON object.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Print one person or thing with all that is said of it.

    Statements with status, source and evidence, quotations, and the articles; -v prints whole sentences.
    """
    from kg.cli.outcome import NEGATIVE
    from kg.errors import UsageError
    from kg.graph import open_graph
    from kg.graph.views.entity_card import EntityCards

    if not name.strip():
        raise UsageError("the name is empty; give a name or a key, as kg show 'Jane Roe'")
    built = open_graph(graph)
    cards = EntityCards(built.store, built.vocabulary)
    found = cards.find(name)
    if not found:
        near = cards.near(name)
        hint = f"; near it: {', '.join(near)}" if near else ""
        typer.echo(f"kg: nothing in {graph} is named {name}{hint}", err=True)
        raise typer.Exit(NEGATIVE)
    if len(found) > 1:
        choices = "; ".join(f"{one.key} ({one.name}, {one.type})" for one in found)
        raise UsageError(f"{len(found)} things are named {name}; say which by its key: {choices}")
    card = cards.card(found[0])
    write((_as_json(card) if as_json else "\n".join(_lines(card, verbose))) + "\n")


def _as_json(card: EntityCard) -> str:
    import dataclasses
    import json

    return json.dumps(dataclasses.asdict(card), ensure_ascii=False, indent=2)


def _lines(card: EntityCard, verbose: int) -> list[str]:
    lines = [f"{card.entity.name} ({card.entity.type})"]
    if card.aliases:
        lines.append(f"  also: {'; '.join(card.aliases)}")
    lines.append(f"  key:  {card.entity.key}")
    for title, statements in (("statements", card.statements), ("says of others", card.claims)):
        if statements:
            lines += ["", title]
            for statement in statements:
                lines += _statement(statement, verbose)
    for title, quotations in (("said", card.said), ("was told", card.told)):
        if quotations:
            lines += ["", title]
            for quotation in quotations:
                lines += _quotation(quotation, card.entity.name)
    if card.sources:
        lines += ["", "sources", *(f"  {_where(source)}" for source in card.sources)]
    return lines


def _statement(statement: CardStatement, verbose: int) -> list[str]:
    notes = [statement.status]
    if statement.source:
        notes.append(f"according to {statement.source}")
    if statement.time:
        notes.append(statement.time)
    lines = [f"  {statement.subject} {statement.label} {statement.object}  [{', '.join(notes)}]"]
    for words in statement.evidence:
        text = words.prefix + words.exact + words.suffix if verbose else words.exact
        lines.append(f"      “{' '.join(text.split())}” ({_where(statement.where)})")
    return lines


def _quotation(quotation: CardQuotation, of: str) -> list[str]:
    by = f"{quotation.speaker}: " if quotation.speaker not in ("", of) else ""
    text = " ".join(quotation.text.split())
    notes = [quotation.kind, quotation.cue_class]
    if quotation.status != "asserted":
        notes.append(quotation.status)
    if quotation.medium:
        notes.append(f"in {quotation.medium}")
    if quotation.according_to:
        notes.append(f"according to {quotation.according_to}")
    return [f"  {by}“{text}”", f"      {', '.join(filter(None, notes))} ({_where(quotation.where)})"]


def _where(where: Where) -> str:
    return ", ".join(part for part in (where.outlet or where.title, where.published) if part)
