"""The parts of the page that are code: vis-network as pyvis ships it, and our own script and style."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files

from kg.drawing.colours import palette
from kg.errors import StoreError

VIS = "lib/vis-9.1.2"
# In the order in which they use each other.
SCRIPTS = (
    "dom", "model", "looks", "start", "filters", "address", "canvas", "trays", "labels",
    "evidence", "happenings", "panel", "search", "tables", "download", "main",
)  # fmt: skip


def vis_script() -> str:
    """vis-network (licence in vis-network.LICENSE.txt, and in the page), without the pointer to its source map."""
    return re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", _pyvis_file("vis-network.min.js"))


def vis_style() -> str:
    """vis-network's style without the rules that carry pictures: buttons that the page does not use, 200 kB of them."""
    return re.sub(r"[^{}]+\{[^{}]*url\([^{}]*\}", "", _pyvis_file("vis-network.css"))


def vis_licence() -> str:
    """The notice that the licence of vis-network asks to keep with every copy."""
    return own_file("vis-network.LICENSE.txt")


def script() -> str:
    """Our own script: its files one after the other, in a scope of their own."""
    return "\n".join(['"use strict";', "(() => {", *(own_file(f"script/{name}.js") for name in SCRIPTS), "})();\n"])


def style() -> str:
    """Our own style, the colours first."""
    return palette() + own_file("viewer.css")


def template() -> str:
    """The page's Jinja2 template."""
    return own_file("template.html.j2")


def csp_hash(text: str) -> str:
    """The Content-Security-Policy source that allows exactly this inline script or style (CSP Level 3, 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def own_file(name: str) -> str:
    """A file that lies in the viewer's folder or below."""
    return _lines(files("kg.viewer").joinpath(name).read_bytes())


def _pyvis_file(name: str) -> str:
    """A file of vis-network. Raises StoreError where the installed pyvis has none, or another release of it."""
    try:
        return _lines(files("pyvis").joinpath(VIS, name).read_bytes())
    except (ModuleNotFoundError, OSError) as error:
        raise StoreError(
            f"the installed pyvis does not bring {VIS}/{name}, which draws the network; pip install pyvis==0.3.2"
        ) from error


def _lines(data: bytes) -> str:
    # A browser reads \r\n as \n before it hashes.
    return data.decode("utf-8").replace("\r\n", "\n")
