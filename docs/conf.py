"""How Sphinx makes the site of the documentation from the pages beside this file: `make docs`, without a network."""

from __future__ import annotations

import re
from pathlib import Path

from sphinx.application import Sphinx

from kg.version import __version__

_DOCS = Path(__file__).resolve().parent
_ROOT = _DOCS.parent

project = "kg"
author = "the developers of kg"
copyright = "the developers of kg, under the Apache License 2.0"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_heading_anchors = 4
default_role = "code"  # what docstrings have between single backticks is code
autodoc_member_order = "bysource"
autodoc_typehints = "signature"

html_theme = "furo"
html_title = f"kg {release}"
html_show_sourcelink = False
html_copy_source = False

#: Pages of the site whose text stands at the top of the repository, where people look for it.
_AT_THE_TOP = {
    "security": "SECURITY.md",
    "contributing": "CONTRIBUTING.md",
    "changelog": "CHANGELOG.md",
    "benchmarks": "benchmarks/README.md",
}
_PAGES = {path: f"{page}.md" for page, path in _AT_THE_TOP.items()} | {"README.md": "index.rst"}
_LINK = re.compile(r"\[([^\]]*)\]\(([^):#]+)(#[^)]*)?\)")

if not (_DOCS / "pictures" / "network.png").exists():
    suppress_warnings = ["image.not_readable"]  # `make docs` has said that there is no browser to make them


def _on_the_site(text: str, folder: Path) -> str:
    """The text of a page of the repository, its links leading to those of the site; what it has not is no link."""

    def linked(link: re.Match[str]) -> str:
        words, target, place = link[1], (folder / link[2]).resolve(), link[3] or ""
        if not target.is_relative_to(_ROOT):
            return words
        top = str(target.relative_to(_ROOT))
        if top in _PAGES:
            return f"[{words}]({_PAGES[top]})"
        return f"[{words}]({top.removeprefix('docs/')}{place})" if target.is_relative_to(_DOCS) else words

    return _LINK.sub(linked, text)


def _read(_: Sphinx, page: str, text: list[str]) -> None:
    path = _ROOT / _AT_THE_TOP.get(page, f"docs/{page}.md")
    if path.exists():
        text[0] = _on_the_site(path.read_text(encoding="utf-8"), path.parent)


def setup(app: Sphinx) -> None:
    """Called by Sphinx with its application."""
    app.connect("source-read", _read)
