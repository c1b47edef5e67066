"""NITF and NewsML-G2, after the examples that the IPTC publishes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Reading = Callable[..., Any]

HEAD = """<head><title>ROE LEAVES</title>
<docdata><date.issue norm="20240304T120000-0500"/><doc.copyright holder="Example Wire"/></docdata>
<pubdata date.publication="20240305T000000" name="The Daily Example" ex-ref="https://news.example/1"/></head>"""
BODY = """<body><body.head><hedline><hl1>Roe <em>leaves</em> Acme</hl1><hl2>After twenty years</hl2></hedline>
<byline>By <person>Jane Doe</person> and <person>Bob Loe</person> <byttl>Staff writers</byttl></byline>
<dateline><location>Akron</location></dateline><abstract><p>Roe goes.</p></abstract></body.head>
<body.content><p>Jane <person>Roe</person> left
 Acme Corp.</p><media media-type="image"><media-caption>Roe in May</media-caption></media>
<hl2>The board</hl2><ul><li>She is 50.</li></ul></body.content><body.end><tagline>The end</tagline></body.end></body>"""
TEXT = "Jane Roe left Acme Corp.\n\nThe board\n\n- She is 50."


@pytest.mark.parametrize("name", ["a.xml", "a.nitf", "words"])
@pytest.mark.parametrize(
    "opening",
    [
        "<nitf>",
        '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" xml:lang="en">',
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nitf SYSTEM "http://news.example/nitf-3-3.dtd">\n<nitf>',
    ],
)
def test_an_article_in_nitf_is_read_whatever_its_namespace(reading: Reading, name: str, opening: str) -> None:
    Path(name).write_text(f"{opening}{HEAD}{BODY}</nitf>", encoding="utf-8")
    outcome = reading(name)
    article = outcome.article
    assert (article.path, article.text, article.title) == (name, TEXT, "Roe leaves Acme")
    assert (article.outlet, article.authors) == ("The Daily Example", ("Jane Doe", "Bob Loe"))
    assert (article.published, article.url) == ("2024-03-05", "https://news.example/1")
    assert not outcome.notices


def test_the_nitf_of_an_archive_tells_each_paragraph_once(reading: Reading) -> None:
    Path("a.xml").write_text(
        """<nitf><head><title>Roe leaves</title><meta content="5" name="publication_day_of_month"/>
        <meta content="3" name="publication_month"/><meta content="1999" name="publication_year"/></head>
        <body><body.head><byline class="print_byline">By JANE DOE</byline>
        <byline class="normalized_byline">Doe, Jane</byline></body.head><body.content>
        <block class="lead_paragraph"><p>Jane Roe left.</p></block>
        <block class="full_text"><p>Jane Roe left.</p><p>She is 50.</p></block></body.content></body></nitf>""",
        encoding="utf-8",
    )
    article = reading("a.xml").article
    assert (article.text, article.authors) == ("Jane Roe left.\n\nShe is 50.", ("Jane Doe",))
    assert (article.title, article.published) == ("Roe leaves", "1999-03-05")


@pytest.mark.parametrize(("status", "left_out"), [("usable", False), ("canceled", True), ("withheld", True)])
def test_nitf_that_was_taken_back_is_left_out(reading: Reading, status: str, left_out: bool) -> None:
    Path("a.nitf").write_text(
        f"""<nitf baselang="en"><head><docdata management-status="{status}"><doc.copyright holder="EW"/></docdata>
        </head>        <body><body.head><distributor><org>Example Wire</org></distributor></body.head>
        <body.content><p>Jane Roe left.</p></body.content></body></nitf>""",
        encoding="utf-8",
    )
    outcome = reading("a.nitf")
    if left_out:
        assert outcome.failure.startswith(f"a.nitf: is {status} by who published it, and is left out")
    else:
        assert outcome.article.outlet == "Example Wire"


def test_nitf_without_a_text_and_with_nothing_else(reading: Reading) -> None:
    Path("a.nitf").write_text("<nitf><body><body.content/></body></nitf>", encoding="utf-8")
    Path("b.nitf").write_text("<nitf><body.content><p>Jane Roe left.</p></body.content></nitf>", encoding="utf-8")
    outcome = reading("a.nitf", "b.nitf")
    assert outcome.failure.startswith("a.nitf: has no text in its body.content; ")
    assert (outcome.article.text, outcome.article.outlet, outcome.article.authors) == ("Jane Roe left.", None, ())


def news_item(
    content: str, *, status: str = "usable", version: str = "1", created: str = "firstCreated", more: str = ""
) -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:news.example:1"
    version="{version}" standard="NewsML-G2" xml:lang="en-US">
    <rightsInfo><copyrightHolder><name>Owner</name></copyrightHolder></rightsInfo>
    <itemMeta><provider qcode="nprov:EX"><name>Example Wire</name></provider>
    <{created}>2024-03-05T22:00:00-05:00</{created}><pubStatus qcode="stat:{status}"/>{more}</itemMeta>
    <contentMeta><headline role="hl:sub">Below</headline><headline role="hl:main">Roe leaves Acme</headline>
    <by>By Jane Doe</by><creator><name>Somebody Else</name></creator></contentMeta>
    <contentSet>{content}</contentSet></newsItem>"""


XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title>
</head><body><header><ul><li>Business</li></ul><h1>Roe leaves</h1></header><section><p>Jane Roe left
<b>Acme</b> Corp.</p><h2>The board</h2><ul><li>She is 50.</li></ul></section></body></html></inlineXML>"""


@pytest.mark.parametrize(
    "content",
    [
        XHTML,
        f'<inlineXML contenttype="application/nitf+xml"><nitf xmlns="x">{HEAD}{BODY}</nitf></inlineXML>',
        f"<inlineData contenttype='text/plain'>\n{TEXT}\n</inlineData>",
        "<inlineData contenttype='text/plain'><![CDATA[<p>Jane Roe left\nAcme Corp.</p><h2>The board</h2>"
        "<ul><li>She is 50.</li></ul>]]></inlineData>",
    ],
)
def test_an_item_of_newsml_is_read_in_each_form_of_its_text(reading: Reading, content: str) -> None:
    Path("a.xml").write_text(news_item(content), encoding="utf-8")
    article = reading("a.xml").article
    assert (article.path, article.text, article.title) == ("a.xml", TEXT, "Roe leaves Acme")
    assert (article.outlet, article.authors, article.published) == ("Example Wire", ("Jane Doe",), "2024-03-05")


def test_an_item_under_embargo_is_read_and_told_of(reading: Reading) -> None:
    embargo = "<embargoed>2024-03-07T06:00:00-05:00</embargoed>"
    Path("a.xml").write_text(news_item(XHTML, more=embargo), encoding="utf-8")
    outcome = reading("a.xml")
    assert outcome.article.text == TEXT
    assert outcome.notices == [
        "a.xml: is under embargo until 2024-03-07T06:00:00-05:00; do not publish what is made of it before"
    ]


def test_a_message_is_read_item_by_item_without_its_pictures(reading: Reading) -> None:
    picture = news_item('<remoteContent href="a.jpg"/>')
    canceled = news_item(XHTML.replace("She", "Roe"), status="canceled")
    changed = news_item(XHTML.replace("50", "51"), version="3", created="versionCreated")
    Path("a.newsml").write_text(
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>'
        f"{picture}{news_item(XHTML)}{canceled}{changed}</itemSet></newsMessage>",
        encoding="utf-8",
    )
    Path("b.newsml").write_text(picture, encoding="utf-8")
    outcome = reading("a.newsml", "b.newsml")
    assert [(each.path, each.published) for each in outcome.articles] == [
        ("a.newsml#2", "2024-03-05"),
        ("a.newsml#4", None),
    ]
    assert outcome.notices == [
        "a.newsml: 1 item without a text is left out",
        "a.newsml, item 4: says only when it was last changed, so that its date is unknown",
    ]
    assert [failure.split(",")[0].split(";")[0] for failure in outcome.failures] == [
        "a.newsml",
        "b.newsml: has no item with a text in it",
    ]
    assert "item 3: is canceled by who published it" in outcome.failures[0]
