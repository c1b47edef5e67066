"""The answer for what the graph does not have."""

from __future__ import annotations

from kg.graph.views.entity_card import EntityCards
from kg.serving.answer import Answer, refusal
from kg.serving.site.rendering import page


def missing(key: str, media_type: str, cards: EntityCards) -> Answer:
    """404, with names that come near; as a page for who asks for one, and else as a line."""
    name = key.partition("/")[2].replace("-", " ").strip()[:200] or key[:200]
    near = cards.near(name)
    why = f"the graph has no {key[:200]}"
    if media_type != "text/html":
        return refusal(404, f"{why}; near it: {', '.join(near)}" if near else f"{why}; /search finds what there is")
    found = {each.key: each for name in near for each in cards.find(name)}
    content = page("missing", {"why": f"{why[0].upper()}{why[1:]}.", "near": list(found.values())})
    return Answer(404, "text/html; charset=utf-8", content)
