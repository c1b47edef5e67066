"""Mail and saved pages, written by Python's email and mailbox."""

from __future__ import annotations

import mailbox
from collections.abc import Callable
from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any

import pytest

Reading = Callable[..., Any]
PARAGRAPHS = (
    "Jane Roe left Acme Corp on Friday after twenty years, the café’s owner said in a statement.",
    "She will join the board of a school, said John Doe, who has known her since both were children.",
)
TEXT = "\n\n".join(PARAGRAPHS)
HTML = f"<html><body>{''.join(f'<p>{paragraph}</p>' for paragraph in PARAGRAPHS)}</body></html>"


def mail(*, plain: str | None = TEXT, marked_up: str | None = HTML, bulk: bool = True) -> EmailMessage:
    message = EmailMessage()
    message["From"] = '"The Daily Example" <news@example.org>'
    message["To"] = "sam@example.org"
    message["Subject"] = "Fwd: Re: Roe leaves Acme – after twenty years"
    message["Date"] = "Tue, 05 Mar 2024 23:30:00 -0500 (EST)"
    if bulk:
        message["List-Unsubscribe"] = "<https://news.example/off>"
        message["Archived-At"] = "<https://news.example/1>"
    if plain is not None:
        message.set_content(plain, cte="quoted-printable")
    if marked_up is not None and plain is not None:
        message.add_alternative(marked_up, subtype="html")
    elif marked_up is not None:
        message.set_content(marked_up, subtype="html", cte="base64")
    return message


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "letter"])
@pytest.mark.parametrize("parts", [{}, {"marked_up": None}, {"plain": None}, {"plain": "See the HTML."}])
def test_a_mail_is_an_article_with_what_its_head_says(reading: Reading, name: str, parts: dict[str, Any]) -> None:
    Path(name).write_bytes(bytes(mail(**parts)))
    outcome = reading(name)
    article = outcome.article
    assert (article.path, article.text) == (name, TEXT)
    assert (article.title, article.outlet) == ("Roe leaves Acme – after twenty years", "The Daily Example")
    assert (article.published, article.url, article.authors) == ("2024-03-05", "https://news.example/1", ())
    assert not outcome.notices


def test_who_sends_a_mail_to_one_is_no_outlet_and_attachments_are_told_of(reading: Reading) -> None:
    message = mail(bulk=False)
    message["Precedence"] = "first-class"
    message["Feedback-ID"] = "a:b:c:mailer"
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment(mail(plain="Another mail."))
    Path("a.eml").write_bytes(bytes(message))
    outcome = reading("a.eml")
    assert (outcome.article.text, outcome.article.outlet) == (TEXT, None)
    assert outcome.notices == ["a.eml: has 2 attachments, which are not read"]


def test_mail_that_says_that_it_is_sent_in_bulk_has_an_outlet(reading: Reading) -> None:
    message = mail(bulk=False)
    message["Precedence"] = "Bulk"
    Path("a.eml").write_bytes(bytes(message))
    assert reading("a.eml").article.outlet == "The Daily Example"


def test_a_mailbox_is_read_mail_by_mail(reading: Reading) -> None:
    box = mailbox.mbox("a.mbox")
    for words in ("From here on it is quiet.", "", "The third mail."):
        box.add(bytes(mail(plain=f"One line.\n\n{words}" if words else "", marked_up=None)))
    box.close()
    for name, outcome in (("a.mbox", reading("a.mbox")), ("-", reading("-", stdin=Path("a.mbox").read_bytes()))):
        assert [(each.path, each.text) for each in outcome.articles] == [
            (f"{name}#1", "One line.\n\nFrom here on it is quiet."),
            (f"{name}#3", "One line.\n\nThe third mail."),
        ]
        assert outcome.failure == f"{name}, mail 2: has no text; save what is attached to it, or leave it out"


@pytest.mark.parametrize("kind", ["mixed", "related"])
def test_a_mail_that_pictures_cut_into_parts_is_read_whole_and_each_part_once(reading: Reading, kind: str) -> None:
    message = MIMEMultipart(kind)
    message["Subject"] = "Roe leaves Acme"
    both = MIMEMultipart("alternative")
    both.attach(MIMEText("Third.", "plain"))
    both.attach(MIMEText("<p>Third.</p>", "html"))
    for part in (MIMEText("First.", "plain"), MIMEText("<p>Second.</p>", "html"), both, MIMEText("Fourth.", "plain")):
        message.attach(part)
        message.attach(MIMEImage(b"picture", "png"))
    Path("a.eml").write_bytes(message.as_bytes())
    outcome = reading("a.eml")
    assert outcome.article.text == "First.\n\nSecond.\n\nThird.\n\nFourth."
    assert not outcome.notices


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_paragraph_that_begins_with_from_ends_no_mail_of_a_mailbox(reading: Reading, end: str) -> None:
    text = (
        "One line.\n\nFrom Monday on, trains will not run.\n\nFrom 8:00 on 5 March 2024 they will.\n\n"
        "From here on:\nNote: she is home.\n"
    )
    marks = ("- Tue Mar  5 08:00:00 2024", "1@xxx Tue Mar 05 08:00:00 +0000 2024", "jane@news.example")
    box = "\n".join(f"From {mark}\nSubject: Trains\nMIME-Version: 1.0\n\n{text}{mark}\n" for mark in marks)
    Path("a.mbox").write_bytes(box.replace("\n", end).encode())
    outcome = reading("a.mbox")
    assert [each.text.replace("\r\n", "\n") for each in outcome.articles] == [text + mark for mark in marks]
    assert not outcome.failures


@pytest.mark.parametrize("head", ["Subject: =?utf-8?b?%%%?=", "Date: no day", "From: <<>>,,", "Content-Type: ;;;"])
def test_a_broken_head_costs_no_text(reading: Reading, head: str) -> None:
    Path("a.eml").write_text(f"MIME-Version: 1.0\n{head}\nList-Id: x\n\n{TEXT}\n", encoding="utf-8")
    assert reading("a.eml").article.text == TEXT


def saved(content: bytes = HTML.encode()) -> bytes:
    page = MIMEMultipart("related", type="text/html")
    page["From"] = "<Saved by Blink>"
    page["Snapshot-Content-Location"] = "https://news.example/2024/03/05/roe"
    page["Subject"] = "Roe leaves Acme"
    page["Date"] = "Wed, 01 May 2024 08:00:00 -0000"
    html = MIMEText("", "html", "utf-8")
    html.set_payload(content)
    html.replace_header("Content-Transfer-Encoding", "binary")
    html["Content-Location"] = "https://news.example/2024/03/05/roe"
    page.attach(html)
    page.attach(MIMEText("<p>An advertisement in a frame</p>", "html"))
    return page.as_bytes()


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "page"])
def test_a_saved_page_is_a_page_of_its_address(reading: Reading, name: str) -> None:
    Path(name).write_bytes(saved())
    article = reading(name).article
    assert (article.path, article.text, article.outlet) == (name, TEXT, "news.example")
    assert (article.published, article.url) == ("2024-03-05", "https://news.example/2024/03/05/roe")


def test_a_saved_file_without_a_page_is_told(reading: Reading) -> None:
    Path("a.mhtml").write_bytes(saved(b" "))
    Path("b.mhtml").write_bytes(bytes(mail(marked_up=None)))
    assert [failure.split(";")[0] for failure in reading("a.mhtml", "b.mhtml").failures] == [
        "a.mhtml: holds an empty page",
        "b.mhtml: holds no page",
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0035)https://news.example/2024/03/05/roe -->",
        "<!--\n Page saved with SingleFile \n url: https://news.example/2024/03/05/roe \n saved date: today\n-->",
        "<!-- saved from url=(0080)https://web.archive.org/web/20240601080000/https://news.example/2024/03/05/roe -->",
    ],
)
def test_a_saved_page_of_html_counts_as_of_the_address_that_is_noted_in_it(reading: Reading, comment: str) -> None:
    Path("a.html").write_text(f"<!DOCTYPE html>\n{comment}\n{HTML}", encoding="utf-8")
    article = reading("a.html").article
    assert (article.url, article.outlet) == ("https://news.example/2024/03/05/roe", "news.example")


def test_a_talk_with_the_line_ends_of_windows_is_no_mail(reading: Reading) -> None:
    text = "Smith: Hello there my friend\r\nRoe: Hello, and good day\r\n" * 40
    Path("talk.txt").write_bytes(text.encode())
    assert reading("talk.txt").article.text == text
