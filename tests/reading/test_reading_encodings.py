from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Reading = Callable[..., Any]
TEXT = "Jane Roe\N{RIGHT SINGLE QUOTATION MARK}s caf\u00e9 closed on Friday, she said. It opened in May.\r\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
)
def test_utf8_and_marked_utf16_are_read_without_a_word(reading: Reading, data: bytes) -> None:
    Path("a.txt").write_bytes(data)
    outcome = reading("a.txt")
    assert outcome.article.text == TEXT
    assert not outcome.notices


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1252", TEXT), ("cp1251", "Во вторник Иван Петров сообщил, что компания закрывается. " * 4)],
)
def test_another_encoding_is_detected_and_said(reading: Reading, encoding: str, text: str) -> None:
    Path("a.txt").write_bytes(text.encode(encoding))
    outcome = reading("a.txt", any_language=True)
    assert outcome.article.text == text
    assert outcome.notices == [f"a.txt: is not UTF-8; read as {encoding}, so check its accents and quotation marks"]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "The mayor – José Núñez – said on Monday that it wasn’t his. He paid £5 in the end.\n"),
        ("cp1250", "The mayor, Łukasz Wójcik, said on Monday that it wasn’t Świętosława’s.\n"),
        ("mac_roman", "The mayor, José Núñez, said on Monday that it wasn’t his — “Never!”\n"),
        ("cp850", "The mayor, José Núñez, said on Monday that the café of the city was Zoë's.\n"),
    ],
)
def test_of_the_code_pages_of_english_text_the_one_whose_letters_stand_right_is_taken(
    reading: Reading, encoding: str, text: str
) -> None:
    Path("a.txt").write_bytes(text.encode(encoding))
    assert reading("a.txt").article.text == text


def test_utf8_that_is_cut_inside_a_character_is_read_to_there(reading: Reading) -> None:
    Path("a.txt").write_bytes((TEXT * 3).encode() + "\u00e9".encode()[:1])
    outcome = reading("a.txt")
    assert outcome.article.text == TEXT * 3 + "\ufffd"
    assert outcome.notices == ["a.txt: 1 damaged place in its UTF-8 now read \ufffd"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"SQLite format 3\x00", "is a database, not text; export"),
        (b"PK\x03\x04rest", "is a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n", "is an image (PNG)"),
        (b"{\\rtf1 Hello}", "is an RTF document"),
        (b"some\x00bytes", "is a binary file"),
        (bytes(range(1, 256)) * 8, "its encoding cannot be told; save it as UTF-8"),
        (b"\xff\xfea\x00\x00\xd8a", "starts as UTF-16-LE but is damaged"),
    ],
)
def test_what_is_no_text_is_named_and_refused(reading: Reading, data: bytes, what: str) -> None:
    Path("a.txt").write_bytes(data)
    assert reading("a.txt").failure.startswith(f"a.txt: {what}")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ("", "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_states(reading: Reading, head: str, encoding: str) -> None:
    words = "Во вторник" if encoding == "cp1251" else "Caf\u00e9 Roe"
    body = f"<p>{words} was closed on Friday, Jane Roe said in a long statement to everybody.</p>" * 3
    Path("a.html").write_bytes(
        f"<html><head>{head}</head><body><article>{body}</article></body></html>".encode(encoding)
    )
    outcome = reading("a.html")
    assert outcome.article.text.startswith(words)
    assert not outcome.notices


def test_characters_that_were_damaged_before_are_told_of(reading: Reading) -> None:
    text = "\u00e2\u20ac\u0153No,\u00e2\u20ac\x9d Jane Roe said."
    Path("a.txt").write_text(text, encoding="utf-8")
    outcome = reading("a.txt")
    assert outcome.article.text == text
    assert outcome.notices == [
        "a.txt: 2 places are in the wrong encoding, such as '\u00e2\u20ac\u0153'; read as what they were"
    ]


def test_utf8_with_letters_of_windows_1252_in_between_is_read_as_both(reading: Reading) -> None:
    first, second = (
        "“Never,” said José Núñez on Monday, at the end of the day. ",
        "Zoë was there – he said – with José.",
    )
    Path("a.txt").write_bytes(first.encode() + second.encode("cp1252"))
    outcome = reading("a.txt")
    assert outcome.article.text == first + second
    assert outcome.notices == [
        "a.txt: is UTF-8 but for 4 bytes read as cp1252, so check its accents and quotation marks"
    ]
