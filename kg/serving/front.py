"""The page at the top of the server: what is served, and where."""

from __future__ import annotations

from html import escape

from kg.graph.store.layout import Meta

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A graph of news</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }}
:root {{ color-scheme: light dark }}
code {{ overflow-wrap: anywhere }}
</style>
<h1>A graph of news</h1>
<p>{counts}.</p>
<ul>
{links}
</ul>
</html>
"""


def front_page(meta: Meta, sparql: str, graphs: str, page: str | None) -> str:
    """A page of HTML, with the addresses of the endpoint, of the graphs, and of the network where there is one."""
    counts = ", ".join(f"{number:,} {escape(what)}" for what, number in meta.counts.items())
    network = [f'<li><a href="{page}">The network</a>, to look at.</li>'] if page else []
    links = [
        *network,
        f'<li><code>{sparql}</code> answers SPARQL 1.1, by GET and POST; <a href="{sparql}">what it can</a>.</li>',
        f'<li><code>{graphs}</code> gives whole graphs: <a href="{graphs}?default">the facts</a>, and an article by '
        f"<code>{graphs}?graph=</code> and its IRI.</li>",
    ]
    return _PAGE.format(counts=counts, links="\n".join(links))
