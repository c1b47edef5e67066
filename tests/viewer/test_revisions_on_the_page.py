"""The page of stories, where an article has versions: read as text, since it has no script."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from kg.graph.views.comparison.sheet import story_sheet
from kg.model import Collection
from kg.model.comparison import Comparison, Story
from kg.viewer.stories import stories_page
from kg.vocabulary.iris import Vocabulary
from tests.graph.compared import laid_out
from tests.graph.revised import revised
from tests.graph.sample import store_of


def page(collection: Collection, comparison: Comparison) -> str:
    return stories_page(story_sheet(store_of(collection, comparison), Vocabulary()))


def texts(markup: str, element: str) -> list[str]:
    """The text of each element of a kind, on one line."""
    found = re.findall(rf"<{element}\b[^>]*>(.*?)</{element}>", markup, re.S)
    return [" ".join(unescape(re.sub(r"<[^>]*>", "", each)).split()) for each in found]


def test_versions_without_a_story_make_a_page_of_their_own() -> None:
    markup = page(*revised())
    assert texts(markup, "h1") == ["Versions of one article"]
    assert texts(markup, "h4") == ["The Sample Post, 2021-05-05 → 2021-05-06: Roe is gone"]
    assert re.findall(r'<span class="badge">(changed|new|gone)</span>', markup) == [
        "changed", "changed", "new", "new", "gone", "gone",
    ]  # fmt: skip
    sides = texts(markup, "blockquote")
    assert sides[4:6] == ["not there", "John Doe founded Acme Corp."]
    assert sides[8:10] == ["Police arrested John Doe on Monday.", "not there"]
    body = markup[markup.index("<main") :]
    assert (texts(body, "del"), texts(body, "ins")) == (["47", "not"], ["46"])


def test_a_story_has_its_revisions_in_a_part_of_its_own() -> None:
    (versions, comparison), (articles, _) = revised(), laid_out()
    last, herald = versions.extractions[1], articles.extractions[1]
    both = replace(
        versions,
        extractions=(*versions.extractions, herald),
        entities=tuple({each.key: each for each in versions.entities + articles.entities}.values()),
        key_of={**versions.key_of, **articles.key_of},
        outlet_of={**versions.outlet_of, **articles.outlet_of},
    )
    story = Story("5a5a5a5a", (last.article.id, herald.article.id))
    markup = page(both, replace(comparison, stories=(story,)))
    assert '<section id="story-1-revisions">' in markup
    assert 'id="versions"' not in markup
    assert "Roe is gone" in texts(markup, "h1")


def test_what_an_article_says_is_never_markup() -> None:
    collection, comparison = revised()
    named = tuple(replace(x, article=replace(x.article, title="<b>Roe</b>")) for x in collection.extractions)
    markup = page(replace(collection, extractions=named), comparison)
    assert "<b>Roe</b>" not in markup
    assert "&lt;b&gt;Roe&lt;/b&gt;" in markup
