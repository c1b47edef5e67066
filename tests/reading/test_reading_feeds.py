"""Feeds, written by feedgen where that can write them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from feedgen.feed import FeedGenerator

Reading = Callable[..., Any]
WHOLE = "<p>Jane Roe left Acme Corp on Friday, the company said.</p><p>She will join the board of a school.</p>"
PARAGRAPHS = "Jane Roe left Acme Corp on Friday, the company said.\n\nShe will join the board of a school."


def feed(*, summary: str = "Roe leaves Acme.", whole: str | None = WHOLE, language: str = "en") -> FeedGenerator:
    made = FeedGenerator()
    made.load_extension("media", rss=True, atom=True)
    made.load_extension("dc", rss=True, atom=True)
    made.id("https://news.example/")
    made.title("The Daily Example")
    made.link(href="https://news.example/")
    made.description("All the news")
    made.language(language)
    for number in (1, 2):
        entry = made.add_entry(order="append")
        entry.id(f"https://news.example/{number}")
        entry.title(f"Roe & Doe leave Acme, part {number}")
        entry.link(href=f"https://news.example/{number}")
        entry.published(f"2024-03-0{number}T23:30:00-05:00")
        entry.author(name="Jane Roe", email="jane@news.example")
        entry.summary(summary)
        if whole is not None:
            entry.content(f"{whole}<p>This is part {number}.</p>", type="html")
        entry.media.content({"url": "https://news.example/a.jpg", "type": "image/jpeg"})
    return made


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "feed", "a.txt", "a.rss.gz"])
@pytest.mark.parametrize("written", ["rss_str", "atom_str"])
def test_a_feed_is_read_item_by_item_under_any_name(reading: Reading, name: str, written: str) -> None:
    data = getattr(feed(), written)(pretty=True)
    Path(name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    outcome = reading(name)
    assert [article.path for article in outcome.articles] == [f"{name}#1", f"{name}#2"]
    first = outcome.articles[0]
    assert first.text == f"{PARAGRAPHS}\n\nThis is part 1."
    assert (first.title, first.outlet, first.authors) == (
        "Roe & Doe leave Acme, part 1",
        "The Daily Example",
        ("Jane Roe",),
    )
    assert (first.published, first.url) == ("2024-03-01", "https://news.example/1")
    assert not outcome.failures + outcome.notices


def test_a_feed_from_standard_input_is_read(reading: Reading) -> None:
    assert [each.path for each in reading("-", stdin=feed().atom_str()).articles] == ["-#1", "-#2"]


@pytest.mark.parametrize("written", ["rss_str", "atom_str"])
def test_a_feed_of_summaries_is_read_and_told_of_once(reading: Reading, written: str) -> None:
    made = feed(summary="Jane Roe left. &lt;a href='/1'&gt;More&lt;/a&gt;", whole=None)
    made.entry()[0].content("<p>Whole.</p>", type="html")
    Path("a.rss").write_bytes(getattr(made, written)())
    outcome = reading("a.rss")
    assert len(outcome.articles) == 2
    assert outcome.notices == [
        "a.rss: 1 of its 2 items has no more than a summary, which is read as the article; "
        "fetch the pages for the whole texts"
    ]


def test_what_media_elements_say_is_no_text_and_other_sources_are_outlets(reading: Reading) -> None:
    Path("a.rss").write_text(
        """<?xml version="1.0"?>
        <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>Gathered</title>
        <item><title>Roe leaves</title><media:description>A picture of Roe.</media:description>
        <media:title>Picture</media:title><media:credit>Sam Stiles</media:credit>
        <description>Jane Roe left Acme&nbsp;Corp.</description><dc:creator>Ann Doe and Bob Loe</dc:creator>
        <guid isPermaLink="true">https://news.example/1</guid><pubDate>Tue, 05 Mar 2024 08:00</pubDate>
        <source url="https://news.example/rss">The Daily Example</source></item>
        <item><title>Only a link</title><link>https://news.example/2</link></item>
        </channel></rss>""",
        encoding="utf-8",
    )
    outcome = reading("a.rss")
    assert (outcome.article.text, outcome.article.title) == ("Jane Roe left Acme\u00a0Corp.", "Roe leaves")
    assert (outcome.article.outlet, outcome.article.authors) == ("The Daily Example", ("Ann Doe", "Bob Loe"))
    assert (outcome.article.published, outcome.article.url) == ("2024-03-05", "https://news.example/1")
    assert outcome.failure == "a.rss, item 2: has no text; fetch the page that it links to as .html"


@pytest.mark.parametrize(
    ("title", "host", "outlet"),
    [
        ("World | The Daily Example", "www.dailyexample.com", "The Daily Example"),
        ("The Daily Example | World", "news.daily-example.co.uk", "The Daily Example"),
        ("News | The Daily Example", "news.example.org", "News | The Daily Example"),
        ("Example | The Example", "example.org", "Example | The Example"),
        ("World | Example", "192.0.2.1", "World | Example"),
    ],
)
def test_the_outlet_of_a_feed_is_the_part_of_its_title_that_its_site_is_named_after(
    reading: Reading, title: str, host: str, outlet: str
) -> None:
    Path("a.rss").write_text(
        f"<rss><channel><title>{title}</title><link>https://{host}/</link>"
        "<item><description>Roe left.</description></item></channel></rss>",
        encoding="utf-8",
    )
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": f"https://{host}/",
        "items": [{"content_text": "Roe left."}],
    }
    Path("a.json").write_text(json.dumps(made), encoding="utf-8")
    assert [reading(name).article.outlet for name in ("a.rss", "a.json")] == [outlet, outlet]


def test_types_may_say_an_encoding_and_text_without_tags_may_hold_references(reading: Reading) -> None:
    Path("a.atom").write_text(
        """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title>
        <entry><content type="text/HTML; charset=utf-8">&lt;p&gt;Roe left.&lt;/p&gt;</content></entry>
        <entry><summary type="html">AT&amp;amp;T said Roe&amp;#8217;s gone.</summary></entry></feed>""",
        encoding="utf-8",
    )
    assert [each.text for each in reading("a.atom").articles] == ["Roe left.", "AT&T said Roe’s gone."]


def test_of_an_export_of_wordpress_only_what_is_published_is_read(reading: Reading) -> None:
    kinds = [("publish", "post"), ("draft", "post"), ("inherit", "attachment")]
    kinds += [("publish", kind) for kind in ("story", "wp_template", "nav_menu_item")]
    items = "".join(
        f"<item><title>Part {number}</title><content:encoded>Jane Roe left, part {number}.</content:encoded>"
        f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type></item>"
        for number, (status, kind) in enumerate(kinds)
    )
    Path("a.xml").write_text(
        f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The Daily Example</title>{items}</channel></rss>""",
        encoding="utf-8",
    )
    outcome = reading("a.xml")
    assert [each.text for each in outcome.articles] == ["Jane Roe left, part 0.", "Jane Roe left, part 3."]
    assert outcome.notices == ["a.xml: has 4 items that are no published article (drafts, pictures), and left out"]


def test_an_atom_feed_may_hold_xhtml_relative_links_and_no_day_of_publication(reading: Reading) -> None:
    Path("a.atom").write_text(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/"><title>The Daily Example</title>
        <author><name>Ann Doe</name></author>
        <entry><title type="html">Roe &lt;i&gt;leaves&lt;/i&gt;</title><link rel="alternate" href="1"/>
        <link rel="enclosure" href="a.mp3"/><link href="http://[no-address"/><updated>2024-03-05T08:00:00Z</updated>
        <content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>Jane Roe left<x:br/>on Friday.</x:p>
        <x:figure><x:figcaption>Roe in May</x:figcaption></x:figure>
        <x:table><x:tr><x:td>Shares</x:td><x:td>5</x:td></x:tr></x:table><x:ul><x:li>She is 50.</x:li></x:ul></x:div>
        </content></entry></feed>""",
        encoding="utf-8",
    )
    outcome = reading("a.atom")
    assert outcome.article.text == "Jane Roe left\non Friday.\n\nShares | 5\n\n- She is 50."
    assert (outcome.article.title, outcome.article.authors) == ("Roe leaves", ("Ann Doe",))
    assert (outcome.article.url, outcome.article.published) == ("https://news.example/1", None)
    assert outcome.notices == ["a.atom, item 1: says only when it was last changed, so that its date is unknown"]


def test_rss_1_is_rdf_with_items_beside_the_channel(reading: Reading) -> None:
    Path("a.rdf").write_text(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old Example</title></channel>
        <item rdf:about="y"><title>Roe leaves</title><link>https://news.example/1</link><dc:date>2004-03-05</dc:date>
        <description>Jane Roe left.</description></item></rdf:RDF>""",
        encoding="utf-8",
    )
    article = reading("a.rdf").article
    assert (article.outlet, article.published, article.url) == ("Old Example", "2004-03-05", "https://news.example/1")


def test_a_damaged_feed_is_read_as_far_as_it_goes_and_told_of(reading: Reading) -> None:
    data = feed().rss_str(pretty=True)
    Path("a.rss").write_bytes(data[: data.rindex(b"</content:encoded>")])
    Path("b.rss").write_bytes(b"<rss><channel><title>Nothing</title></channel></rss>")
    outcome = reading("a.rss", "b.rss")
    assert outcome.articles[0].path == "a.rss#1"
    assert outcome.notices[0].startswith("a.rss: is damaged XML at line ")
    assert outcome.failure == "b.rss: is a feed without items; fetch it again, or leave it out"


def test_prefixes_that_are_not_declared_mean_what_they_always_do(reading: Reading) -> None:
    Path("a.rss").write_text(
        f"<rss><channel><item><description>Short.</description><content:encoded><![CDATA[{WHOLE}]]></content:encoded>"
        "<media:description>A picture.</media:description><dc:creator>Ann Doe</dc:creator></item></channel></rss>",
        encoding="utf-8",
    )
    outcome = reading("a.rss")
    assert (outcome.article.text, outcome.article.authors) == (PARAGRAPHS, ("Ann Doe",))
    assert outcome.notices == []


def test_entities_of_its_own_are_refused(reading: Reading) -> None:
    Path("a.rss").write_text(
        '<!DOCTYPE rss [<!ENTITY who "Jane Roe">]><rss><channel><item><description>&who; left.</description></item>'
        "</channel></rss>",
        encoding="utf-8",
    )
    Path("b.rss").write_text(
        "<rss><channel><item><description><![CDATA[Roe wrote <!ENTITY> there.]]></description></item></channel></rss>"
    )
    outcome = reading("a.rss", "b.rss")
    assert outcome.failure.startswith("a.rss: declares entities of its own, which kg does not expand; ")
    assert outcome.article.path == "b.rss#1"


def test_a_feed_in_another_language_is_told_by_what_it_says(reading: Reading) -> None:
    Path("a.rss").write_bytes(feed(summary="Jane Roe verliess Acme.", whole=None, language="de-AT").rss_str())
    assert [failure[:36] for failure in reading("a.rss").failures] == [
        f"a.rss, item {number}: seems to be in German" for number in (1, 2)
    ]


def test_a_json_feed_is_a_feed(reading: Reading) -> None:
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Daily Example",
        "authors": [{"name": "Ann Doe"}],
        "items": [
            {
                "id": "1",
                "url": "https://news.example/1",
                "title": "Roe leaves",
                "content_html": WHOLE,
                "date_published": "2024-03-05T23:00:00-05:00",
            },
            {"id": "2", "summary": "John Doe stays.", "author": {"name": "Bob Loe"}},
            {"id": "3", "external_url": "https://news.example/3"},
        ],
    }
    Path("a.json").write_text(json.dumps(content), encoding="utf-8")
    for name, outcome in (("a.json", reading("a.json")), ("-", reading("-", stdin=json.dumps(content).encode()))):
        first, second = outcome.articles
        assert (first.path, first.text, first.outlet) == (f"{name}#1", PARAGRAPHS, "The Daily Example")
        assert (first.authors, first.published, first.url) == (("Ann Doe",), "2024-03-05", "https://news.example/1")
        assert (second.text, second.authors) == ("John Doe stays.", ("Bob Loe",))
        assert outcome.failure.startswith(f"{name}, item 3: has no text")
        assert [notice.split(",")[0] for notice in outcome.notices] == [
            f"{name}: 1 of its 3 items has no more than a summary"
        ]


def test_xml_of_another_kind_in_a_folder_is_passed_over(reading: Reading) -> None:
    Path("d").mkdir()
    Path("d/a.xml").write_bytes(feed().rss_str())
    Path("d/b.xml").write_text("<words/>", encoding="utf-8")
    outcome = reading("d")
    assert [article.path for article in outcome.articles] == ["d/a.xml#1", "d/a.xml#2"]
    assert outcome.notices == ["d/b.xml: is XML of a kind that kg does not read, and is left out"]
    assert not outcome.failures


def test_names_of_characters_are_words_and_no_marks_of_xml(reading: Reading) -> None:
    Path("a.rss").write_text(
        "<rss><channel><title>AT&AMP;T &eacute;</title><item><description><![CDATA[<p>Jane Roe left. ]]&GT;&LT;/item>"
        "&LT;item></p>]]></description></item></channel></rss>",
        encoding="utf-8",
    )
    article = reading("a.rss").article
    assert (article.outlet, article.text) == ("AT&T é", "Jane Roe left. ]]></item><item>")


def test_content_that_is_no_text_is_none_and_foreign_elements_are_passed_through(reading: Reading) -> None:
    Path("a.atom").write_text(
        """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title>
        <entry><content type="image/png">iVBORw0KGgo=</content></entry>
        <entry><content type="application/xml"><x>Jane Roe</x></content></entry>
        <entry><summary>Roe &lt; Doe, <x:who xmlns:x="urn:x">Jane</x:who> said.</summary></entry></feed>""",
        encoding="utf-8",
    )
    outcome = reading("a.atom")
    assert outcome.article.text == "Roe < Doe, Jane said."
    assert [failure[:29] for failure in outcome.failures] == [
        "a.atom, item 1: has no text; ",
        "a.atom, item 2: has no text; ",
    ]
