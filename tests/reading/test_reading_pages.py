"""What a page says of its date and its people, and what its inline tags do to its words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.reading.test_reading_html import PARAGRAPHS, linked_data, page

Reading = Callable[..., Any]
POSTS = (
    '<div class="post"><time datetime="2024-05-19T09:40:00Z">9.40</time><p>Doe was convicted today.</p></div>'
    '<div class="post"><time datetime="2024-05-17T08:00:00Z">8.00</time><p>Roe was charged today.</p></div>'
)


def canonical(address: str) -> str:
    return f'<link rel="canonical" href="{address}">'


def published(reading: Reading, html: str) -> str | None:
    Path("a.html").write_text(html, encoding="utf-8")
    day: str | None = reading("a.html").article.published
    return day


@pytest.mark.parametrize(
    ("head", "below", "day"),
    [
        ("", '<p class="date">May 2024</p>', "2024-05"),
        ("", '<span class="date">3 hours ago</span>', None),
        ("", "", None),
        (canonical("https://news.example/2024/05/roe"), "", "2024-05"),
        (
            canonical("https://news.example/2024/05/16/roe"),
            "<p class='byline'>By A. Lane | May 17, 2024</p>",
            "2024-05-17",
        ),
        ('<meta property="article:modified_time" content="2024-05-20T08:00:00Z">', "", None),
        (
            '<meta property="article:modified_time" content="2024-05-20T08:00:00Z">',
            "<p>Published May 17, 2024 | Updated May 20, 2024</p>",
            "2024-05-17",
        ),
        ("", "<p>Last updated 20 May 2024. First published 17 May 2024</p>", "2024-05-17"),
        (
            "",
            '<time itemprop="dateModified" datetime="2024-05-20">20 May</time>'
            '<time itemprop="datePublished" datetime="2024-05-17">17 May</time>',
            "2024-05-17",
        ),
        # the evening of the 17th where the page was written
        (linked_data(datePublished="2024-05-18T02:30:00Z"), "<time>May 17, 2024 at 9:30 p.m.</time>", "2024-05-17"),
        (linked_data(datePublished=["2024-05-17"]), "", "2024-05-17"),
    ],
)
def test_a_page_is_of_the_day_of_its_publication_as_precisely_as_it_says(
    reading: Reading, head: str, below: str, day: str | None
) -> None:
    assert published(reading, page(head, below=below)) == day


@pytest.mark.parametrize(
    ("head", "language", "day"),
    [
        ("", "en-US", "2024-05-04"),
        ("", "en-GB", "2024-04-05"),
        (canonical("https://www.example.co.uk/roe"), "en", "2024-04-05"),
        (canonical("https://news.example/2024/05/04/roe"), "en", "2024-05-04"),
        ("", "en", None),
        (canonical("https://www.example.co.uk/roe"), "en-US", None),
    ],
)
def test_which_figure_is_the_day_is_for_the_country_to_say(
    reading: Reading, head: str, language: str, day: str | None
) -> None:
    html = page(head, below='<span class="date">05/04/2024</span>').replace("<html>", f'<html lang="{language}">')
    Path("a.html").write_text(html, encoding="utf-8")
    outcome = reading("a.html")
    assert outcome.article.published == day
    assert [notice.split(";")[0] for notice in outcome.notices] == (
        [] if day else ["a.html: the date '05/04/2024' may be two days"]
    )


@pytest.mark.parametrize(
    ("head", "posts", "day"),
    [
        (linked_data(**{"@type": "LiveBlogPosting", "datePublished": "2024-05-17"}), POSTS, None),
        (linked_data(**{"@type": "LiveBlogPosting", "datePublished": "2024-05-19"}), POSTS[:80], "2024-05-19"),
        (linked_data(datePublished="2024-05-17"), f'<div class="live-blog">{POSTS}</div>', None),
        (linked_data(datePublished="2024-05-17"), POSTS, "2024-05-17"),
    ],
)
def test_a_live_blog_of_several_days_has_no_date(reading: Reading, head: str, posts: str, day: str | None) -> None:
    assert published(reading, page(head).replace("</article>", f"{posts}</article>")) == day


def test_lists_in_linked_data_are_read(reading: Reading) -> None:
    head = linked_data(
        headline=["Roe leaves Acme after twenty years"],
        author=["Doe, Jane", {"@type": "Person", "name": ["John Lane", "Ann Poe"]}],
        publisher=[{"@type": "Organization", "name": ["The Daily Example", "Example"]}],
    )
    Path("a.html").write_text(page(head), encoding="utf-8")
    article = reading("a.html").article
    assert (article.outlet, article.authors) == ("The Daily Example", ("Jane Doe", "John Lane", "Ann Poe"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("was <del>convicted of</del> <ins>charged with</ins> fraud", "was charged with fraud"),
        ("is <s>a judge</s> a clerk", "is a clerk"),
        ('is <span style="text-decoration:line-through">a judge</span> a clerk', "is a clerk"),
        ("said <q>I saw <q>nobody</q></q> and left", "said “I saw ‘nobody’” and left"),
        ("said <q>“Never”</q> and left", "said “Never” and left"),
        ("owns it.<sup><a href='#n'>2</a></sup> Doe has 5 km<sup>2</sup>", "owns it. Doe has 5 km2"),
        ("breathes 4 mg/m<sup>3</sup> of it", "breathes 4 mg/m3 of it"),
        ("paid $5<sup>1</sup>/<sub>2</sub> million in 1998<sup>3</sup>", "paid $5 1/2 million in 1998"),
        ("lost 10<sup>6</sup> cells for $19<sup>99</sup>", "lost 10^6 cells for $19.99"),
        ("left<span hidden> in handcuffs</span>", "left"),
    ],
)
def test_inline_tags_say_what_is_said(reading: Reading, written: str, read: str) -> None:
    html = page().replace(PARAGRAPHS[1], f"In Springfield Jane Roe {written}, as was reported on Monday by everybody.")
    Path("a.html").write_text(html, encoding="utf-8")
    assert f"Jane Roe {read}, as was" in " ".join(reading("a.html").article.text.split())


def test_what_stands_behind_the_end_of_a_page_is_read(reading: Reading) -> None:
    whole = f"<html><body><p>{'</p><p>'.join(PARAGRAPHS)}</p></body></html>"
    Path("a.html").write_text(whole + f"\n<!-- cached --><p>{PARAGRAPHS[1]} It rained.</p>", encoding="utf-8")
    Path("b.html").write_text(whole + whole.replace(PARAGRAPHS[0], PARAGRAPHS[0] + " It snowed."), encoding="utf-8")
    commented = whole.replace("<p>", "<!-- old: </html> --><script>'</html>'</script><p>", 1)
    Path("c.html").write_text(commented + "\n<!-- cached <html> --><script>1</script>\n", encoding="utf-8")
    outcome = reading("a.html", "b.html", "c.html")
    texts = [article.text for article in outcome.articles]
    found = [("It rained." in text, "It snowed." in text) for text in texts]
    assert found == [(True, False), (False, True), (False, False)]
    (notice,) = outcome.notices
    assert notice.startswith("b.html: has another page behind its end, ")


def test_paragraphs_in_boxes_are_read(reading: Reading) -> None:
    boxes = "<form><p>Ann Poe rowed.</p></form><fieldset><p>She won.</p></fieldset><p>It <center>was</center> late.</p>"
    Path("a.html").write_text(page().replace("</article>", f"{boxes}</article>"), encoding="utf-8")
    text = " ".join(reading("a.html").article.text.split())
    assert "Ann Poe rowed. She won. It was late." in text
