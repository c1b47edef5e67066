"""Posts that an article shows without marks are the words of those who sign them."""

from tests.extraction.findings import facts, found


def _told(text: str) -> list[tuple[str, str | None]]:
    """(content, name of the speaker) of each quotation."""
    extraction = found(text)
    names = {e.id: e.name for e in extraction.entities}
    return [
        (" ".join(s.of(text) for s in q.content), names[q.speaker] if q.speaker else None)
        for q in extraction.quotations
    ]


def test_a_post_is_said_by_who_signs_it() -> None:
    text = "The town was calm.\n\nPolice are attacking the press. — Jane Roe (@janeroe) May 3, 2019\n\nNobody replied."
    assert ("Police are attacking the press.", "Jane Roe") in _told(text)


def test_a_signature_in_a_paragraph_of_its_own_signs_the_one_above() -> None:
    text = (
        "The town was calm.\n\nOur group sued Acme Corp. today.\n\n— Jane Roe (@janeroe) May 3, 2019\n\nNobody replied."
    )
    assert ("Our group sued Acme Corp. today.", "Jane Roe") in _told(text)


def test_each_of_several_posts_in_a_paragraph_ends_at_its_signature() -> None:
    text = "We won today! — Jane Roe (@janeroe) May 3, 2019 We are glad. — Paul Lane (@lane) May 4, 2019"
    assert _told(text) == [("We won today!", "Jane Roe"), ("We are glad.", "Paul Lane")]


def test_what_a_post_says_is_attributed() -> None:
    text = "Mary Holt sued Acme Corp. on Monday. — Jane Roe (@janeroe) May 3, 2019"
    assert ("Mary Holt", "sued", "Acme Corp.", "attributed") in facts(text)


def test_who_signs_without_a_day_wrote_the_article() -> None:
    text = "Mayor John Doe was convicted of fraud in Ohio on Monday.\n\n— Jane Roe (@janeroe)"
    assert _told(text) == []
    assert ("John Doe", "convictedOf", "fraud", "asserted") in facts(text)


def test_a_hyphen_in_a_word_opens_no_signature() -> None:
    assert _told("The event honored long-time host Jane Roe (@janeroe). It was held on Monday in Ohio.") == []


def test_a_handle_in_a_sentence_signs_nothing() -> None:
    assert _told("The mayor - Jane Roe (@janeroe) is her handle - sued Acme Corp. on Monday.") == []
