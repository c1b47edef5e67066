"""What a reader reads of a text, and where it stands in the text as given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.model import Span
from kg.plain_text import plain_article
from kg.reading import article_of


def plain(text: str) -> str:
    return plain_article(article_of(text))[0].text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        # characters
        ("Jane\u00a0Roe met Mr.\u202fDoe\u2009today.", "Jane Roe met Mr. Doe today."),
        ("Ac\u00adme Cor\u200bpo\u2060ration\ufeff.", "Acme Corporation."),
        ("Jean\u2011Luc Jose\u0301 O\u02bcDoe \ufb01led.", "Jean-Luc Jos\u00e9 O\u2019Doe filed."),
        ("\U0001f469\u200d\U0001f467 smiled.", "\U0001f469\u200d\U0001f467 smiled."),
        # character references
        ("&quot;No,&quot; said AT&amp;T&#8217;s J. Roe &mdash;", '"No," said AT&T\u2019s J. Roe \u2014'),
        ("Twice: &amp;quot;no&amp;quot;.", 'Twice: "no".'),
        ("R&D, Q&A and AT&T; a?b=1&copy=2", "R&D, Q&A and AT&T; a?b=1&copy=2"),
        # UTF-8 that was read as something else
        (
            "\u00e2\u20ac\u0153I won\u00e2\u20ac\u2122t,\u00e2\u20ac\x9d Jos\u00c3\u00a9 said.",
            "\u201cI won\u2019t,\u201d Jos\u00e9 said.",
        ),
        ("\u00e2\u20ac\u0153No.\u00e2\u20ac He left.", "\u201cNo.\u201d He left."),
        ("\x93No,\x94 said Doe\x92s aunt.", "\u201cNo,\u201d said Doe\u2019s aunt."),
        ("\u201a\u00c4\u00faNo,\u201a\u00c4\u00f9 Jos\u221a\u00a9 said.", "\u201cNo,\u201d Jos\u00e9 said."),
        ("Rados\u0142aw: Rados\u00c5\u201aaw, \u00c5\x81ukasz", "Rados\u0142aw: Rados\u0142aw, \u0141ukasz"),
        ("\u201cAt the CAF\u00c9\u201d and NESTL\u00c9\u00ae", "\u201cAt the CAF\u00c9\u201d and NESTL\u00c9\u00ae"),
        # Markdown
        ("The **mayor** of *Springfield*, `the clerk`, __left__.", "The mayor of Springfield, the clerk, left."),
        ("**All *of* it** was 5 * 3 * 2 in snake_case_name.", "All of it was 5 * 3 * 2 in snake_case_name."),
        ('[Jane Roe](https://x.example/a_(b) "t") met [Doe][1].\n\n[1]: /b', "Jane Roe met Doe.\n\n"),
        ("He [sic] spoke (here). [Not a link](at all).", "He [sic] spoke (here). [Not a link](at all)."),
        ("![A picture](a.png)Roe ~~was convicted~~ left.[^1]\n\n[^1]: In May.", "Roe  left.\n\n"),
        ("# A *heading*\n\n> Words\n> of somebody", "# A heading\n\nWords\nof somebody"),
        ("[Ann **Lane**](u) met [Doe](doe).", "Ann Lane met Doe."),
        ("He [Roe](sic) paid \\$4,000 \\& left.", "He [Roe](sic) paid $4,000 & left."),
        (
            "Roe left.\n\n```text\nDoe fell.\n```\n\n~~~\nDoe rose.\n```\n~~~~\n\nLane came.",
            "Roe left.\n\n\n\n\n\nLane came.",
        ),
        ("He typed `Doe fell` at `the clerk` of `County of Lane`.", "He typed  at the clerk of County of Lane."),
        ("``No,'' he said (``Yes'').", "``No,'' he said (``Yes'')."),
        ("A <!-- Doe\n\nfell --> B <!-- left open.", "A  B <!-- left open."),
        # tags
        ("<p>Jane <b>Roe</b> left.<sup>1</sup></p><p>She <q>did <q>not</q></q></p>", 3),
        ("Roe paid $5<sup>1</sup>/2 or 10<sup>−6</sup>.<sup>2, 3</sup> <b>No.</b>", "Roe paid $5 1/2 or 10^-6. No."),
        ("Roe was <del>convicted of</del> <ins>charged with</ins> fraud.", "Roe was  charged with fraud."),
        ("If a < b and c > d, <nobody> stays.", "If a < b and c > d, <nobody> stays."),
    ],
)
def test_marks_of_writing_are_not_read(written: str, read: str | int) -> None:
    if isinstance(read, str):
        assert plain(written) == read
    else:
        assert plain(written).split("\n\n") == ["", "Jane Roe left.", "", "She \u201cdid \u2018not\u2019\u201d", ""]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "A sunny day. Jane\nRoe sued John Doe of the Acme\nFerries. Doe met Ann\nLane in Springfield.",
            "A sunny day. Jane Roe sued John Doe of the Acme Ferries. Doe met Ann Lane in Springfield.",
        ),
        (
            "Roe was charged with bri-\nbery and well-\nknown fraud by the Attor-\nney General.",
            "Roe was charged with bribery and well-known fraud by the Attorney General.",
        ),
        ("He met Jean-\nLuc Lane.", "He met Jean-Luc Lane."),
        (
            "The chief ex-\necutive, her ex-\nhusband, near-\nly left the co-\nop after a 15-\nyear term.",
            "The chief executive, her ex-husband, nearly left the co-op after a 15-year term.",
        ),
        (
            "SPRINGFIELD, May 3 (AP) - The mayor sued John\nDoe on Monday, and the council met Ann\nLane later.",
            "SPRINGFIELD, May 3 (AP) - The mayor sued John Doe on Monday, and the council met Ann Lane later.",
        ),
        (
            "A: I saw it. Then I met Ann\nLane there.\nQ: And then?",
            "A: I saw it. Then I met Ann Lane there.\nQ: And then?",
        ),
        ("The bri\u00ad\nbery trial went on.", "The bribery trial went on."),
        (
            "The mayor of Spring-\n\nTHE DAILY EXAMPLE    Page 2\n\nfield left. She then told the crowd that the old\n"
            "\n- 3 -\n\nmayor was right.",
            "The mayor of Springfield left. She then told the crowd that the old mayor was right.",
        ),
        (
            "Roe Leaves Acme Corp\nShe said that the firm was\nunfair.",
            "Roe Leaves Acme Corp\nShe said that the firm was unfair.",
        ),
        ("By Jane Roe\nThe Daily Example\nMay 3, 2024", "By Jane Roe\nThe Daily Example\nMay 3, 2024"),
        ("ROE: I saw it\nDOE: no\n- one item\n- two items", "ROE: I saw it\nDOE: no\n- one item\n- two items"),
    ],
)
def test_lines_that_are_no_paragraphs_are_put_together(written: str, read: str) -> None:
    assert plain(written) == read


LEAD = "Jane Roe sued the Acme Corporation of Springfield on Monday."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"{LEAD}\n\n{LEAD}\n", f"{LEAD}\n\n\n"),
        (f"{LEAD[:-1]}\u2026\n\n{LEAD} She won.\n", f"\n\n{LEAD} She won.\n"),
        ("A short line.\n\nA short line.\n", "A short line.\n\nA short line.\n"),
        (f"\u201c{LEAD}\u201d\n\n{LEAD} It did.\n", f"\u201c{LEAD}\u201d\n\n{LEAD} It did.\n"),
    ],
)
def test_what_is_said_twice_in_the_same_words_is_read_once(written: str, read: str) -> None:
    assert plain(written) == read


def test_findings_stand_where_the_text_as_given_has_them() -> None:
    text = (
        "Jane Ell\u00adwood ~~was convicted of~~ was charged with [fraud](https://x.example). "
        "\u00e2\u20ac\u0153No,\u00e2\u20ac\x9d she said."
    )
    found = kg.extract_text(text)
    assert found.article.text == text
    assert [entity.name for entity in found.entities] == ["Jane Ellwood"]
    (statement,) = found.statements
    assert statement.predicate == "chargedWith"
    assert [span.of(text) for span in statement.evidence] == ["Jane Ell\u00adwood", "was charged with [fraud"]
    (quotation,) = found.quotations
    assert found.words(quotation.content) == "No,"


PIECES = (
    *(
        "Jane Roe",
        "**",
        "*",
        "~~",
        "[",
        "](http://a.b)",
        "\u00ad",
        "\u200b",
        "&amp;",
        "\u00e2\u20ac\u2122",
        "\n",
        "\n\n",
    ),
    *("- ", "<p>", "</p>", "<del>", "</del>", "Page 2", "e\u0301", " left. ", "wo-", "> ", "\ufb01", "<q>", "</q>"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_word_read_stands_somewhere_in_order(text: str) -> None:
    if not text.strip():
        return
    article, written = plain_article(article_of(text))
    places = [written.place(Span(at, at + 1)) for at in range(len(article.text))]
    assert places == sorted(places)
    assert all(place.end <= len(text) for place in places)
    for place, letter in zip(places, article.text, strict=True):
        assert letter in place.of(text) or letter in "\u00e9fi&\u2019 -\n\u201c\u201d\u2018"


def test_claims_of_a_title_beside_the_text_keep_their_places_in_the_title() -> None:
    title = "Jane Roe sues Acme Corp"
    found = kg.extract_text("Jane Ro\u00ade **sued** Acme Corp on Monday. She left.", title=title)
    (judged,) = found.headline
    assert judged.in_title
    assert [span.of(title) for span in judged.claim.evidence] == [title]  # type: ignore[union-attr]
    assert judged.support in found.statements
