"""The page: data, code and style put into the template."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg.graph.exporting.network import to_networkx
from kg.viewer import assets
from kg.viewer.data import page_data

if TYPE_CHECKING:
    from kg.graph.store.opening import BuiltGraph

# None of these can stand in the data as such: the first three could end the element, the others a line of script.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def render(graph: BuiltGraph) -> str:
    """The whole page as text. It asks for nothing from outside and runs only the scripts whose hashes it names."""
    return render_data(page_data(to_networkx(graph)))


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
        entities=len(data["entities"]),
        events=len(data["events"]),
        statements=len(data["statements"]),
        quotations=len(data["quotations"]),
        articles=len(data["articles"]),
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
