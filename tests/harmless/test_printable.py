"""Text that can do nothing to the terminal that shows it."""

from __future__ import annotations

import unicodedata

from hypothesis import given, strategies

from kg.graph.views.card import CardQuotation, EntityCard, card_text
from kg.graph.views.parts import Named, Where
from kg.harmless.printable import on_one_line, printable


def acts(letter: str) -> bool:
    """Whether a character drives a terminal, ends a line, or turns the direction of text, as Unicode tells."""
    direction = unicodedata.bidirectional(letter) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    return direction or unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") or letter in "\u061c\u200e\u200f"


def test_what_acts_stands_there_as_an_escape_and_all_else_stays() -> None:
    assert printable("\x1b[2Jone\ttwo\nthree\r\u202e\x9b\u200f") == "\\x1b[2Jone\ttwo\nthree\\r\\u202e\\x9b\\u200f"
    assert on_one_line("a\nb\tc\u2028d\udcff") == "a\\nb\\tc\\u2028d\\udcff"
    assert printable("👩\u200d👧 é") == "👩\u200d👧 é"


@given(strategies.text(strategies.characters(exclude_categories=())))
def test_no_text_acts_and_what_does_not_act_is_shown_as_it_is(text: str) -> None:
    assert not any(acts(letter) for letter in on_one_line(text))
    assert not any(acts(letter) for letter in printable(text) if letter not in "\n\t")
    if not any(map(acts, text)):
        assert on_one_line(text) == text


def test_no_name_or_words_can_put_a_line_into_a_card() -> None:
    quotation = CardQuotation("No\x1b[2J\x07, \u202eshe\nsaid", "direct", "", Where("", "", "A\n  key:  person/other"))
    card = EntityCard(Named("person/roe", "Jane\x1b]0;x\x07\nRoe", "Person"), (), (), (), (quotation,), (), ())
    assert card_text(card).split("\n") == [
        "Jane\\x1b]0;x\\x07\\nRoe (Person)",
        "  key:  person/roe",
        "",
        "said",
        "  “No\\x1b[2J\\x07, \\u202eshe said”",
        "      direct (A\\n  key:  person/other)",
    ]
