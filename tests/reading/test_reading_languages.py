from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Reading = Callable[..., Any]
FRENCH = (
    "La maire de la ville a été accusée de corruption lundi, selon le journal. Elle a déclaré aux journalistes "
    "qu'elle est innocente et qu'elle ne va pas quitter son poste.\n"
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "French"),
        (
            "Die Bürgermeisterin der Stadt ist am Montag wegen Bestechung angeklagt worden. Sie sagte, sie sei "
            "unschuldig und weise die Vorwürfe zurück.\n",
            "German",
        ),
        (
            "Jane Roe verlor am Montag ihre Klage gegen Acme. Richter Lane wies den Antrag ab. Roe will wegen der "
            "Kosten nicht gegen das Urteil vorgehen.\n",
            "German",
        ),
        (
            "La alcaldesa de la ciudad fue acusada de soborno el lunes. Dijo a los periodistas que es inocente y que "
            "no va a dejar el cargo.\n",
            "Spanish",
        ),
        (
            "Во вторник Иван сообщил, что компания закрывается. " * 6,
            "another language",
        ),
    ],
)
def test_another_language_is_told_and_read_only_on_demand(reading: Reading, text: str, language: str) -> None:
    Path("a.txt").write_text(text, encoding="utf-8")
    Path("b.txt").write_text("Jane Roe left Acme Corp on Friday.", encoding="utf-8")
    outcome = reading("a.txt", "b.txt")
    assert outcome.failure.startswith(f"a.txt: seems to be in {language} and is left out, since kg reads English; ")
    assert outcome.article.path == "b.txt"
    assert reading("a.txt", any_language=True).article.text == text


def test_the_language_that_a_page_declares_counts_unless_its_words_are_english(reading: Reading) -> None:
    page = '<!doctype html><html lang="{}"><body><article><p>{}</p></article></body></html>'
    short = "Jeanne Roe quitte Acme Corp. Un départ surprenant pour beaucoup."
    Path("fr.html").write_text(page.format("fr-FR", short), encoding="utf-8")
    assert "seems to be in French" in reading("fr.html").failure
    english = "Jane Roe has left Acme Corp, and the board said that it was sorry to see her go."
    Path("en.html").write_text(page.format("fr", english), encoding="utf-8")
    assert reading("en.html").article.text == english


@pytest.mark.parametrize(
    "text",
    [
        "La maire est venue.\n",
        "Jane Roe, John Doe, Ann Lane, Max Poe, Acme Corp, U.S. District Court, Springfield. " * 9,
        "Mayor sues rival. Council backs plan. Fire kills two. Police arrest man. Storm hits coast. Firm cuts jobs.",
        f"The paper printed what she had said, and it was this that the court heard on Monday: «{FRENCH}»"
        " She and the lawyer who was with her had no further comment for the reporters that were there on the day.",
    ],
)
def test_short_texts_lists_and_words_that_are_quoted_are_read(reading: Reading, text: str) -> None:
    Path("a.txt").write_text(text, encoding="utf-8")
    assert reading("a.txt").article.text == text
