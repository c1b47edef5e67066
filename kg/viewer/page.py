"""The page: data, code and style put into the template."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg.graph.exporting.network import to_networkx
from kg.viewer import assets
from kg.viewer.choosing import MOST_ENTITIES, choose
from kg.viewer.data import page_data

if TYPE_CHECKING:
    from kg.graph.store.opening import BuiltGraph

# None of these can stand in the data as such: the first three could end the element, the others a line of script.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def render(graph: BuiltGraph, entities: int | None = None) -> tuple[str, str]:
    """The whole page as text, of so many entities at most (0 for all), and what it says of what it leaves out.

    It asks for nothing from outside and runs only the scripts whose hashes it names.
    """
    choice = choose(graph, MOST_ENTITIES if entities is None else entities)
    data = page_data(to_networkx(graph, choice.part), choice.totals if choice.part else None)
    return render_data(data), part_told(data)


def render_data(data: dict[str, Any]) -> str:
    """The page for data of the shape that `kg.viewer.data.page_data` gives."""
    scripts, styles = [assets.vis_script(), assets.script()], [assets.vis_style(), assets.style()]
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(assets.template()).render(
        policy=_policy(scripts, styles),
        licence=Markup(assets.vis_licence().replace("--", "-&#45;")),
        data=Markup(as_json(data)),
        scripts=[Markup(script) for script in scripts],
        styles=[Markup(style) for style in styles],
        part=part_told(data),
        **{name: len(data[name]) for name in ("entities", "events", "statements", "quotations", "articles")},
    )


def part_told(data: dict[str, Any]) -> str:
    """What a page has of the graph, as what comes after its name; an empty text where it has all."""
    if not (whole := data.get("of")):
        return ""
    parts = {name: f"{len(data[name]):,} of {every:,}" for name, every in whole.items() if len(data[name]) < every}
    first = f"the {parts.pop('entities')} entities that are told of most" if "entities" in parts else "all entities"
    rest = [f"{parts.get(name, 'all')} {name}" for name in ("events", "statements", "quotations", "articles")]
    return (
        f"has {first}, with {rest[0]}, {rest[1]}, {rest[2]} and {rest[3]}; "
        "kg query and kg show have everything, and kg view --nodes N draws more"
    )


def as_json(data: object) -> str:
    """JSON that may stand inside a script element."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(ESCAPES)


def _policy(scripts: list[str], styles: list[str]) -> str:
    sources = {
        "default-src": ["'none'"],
        "script-src": [assets.csp_hash(script) for script in scripts],
        "style-src": [assets.csp_hash(style) for style in styles],
        "img-src": ["data:"],
        "connect-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join([directive, *values]) for directive, values in sources.items())
