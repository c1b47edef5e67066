"""Mail: alerts, newsletters and articles that were sent on, one in a file (RFC 5322) or several in a mailbox (mbox)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from kg.errors import InputError
from kg.reading.decoding import declared_charset, decode
from kg.reading.fields import Fields, is_web_address, one_line, read_fields
from kg.reading.formats.as_json.json_articles import cleaned
from kg.reading.formats.protocol import Item, Items, Opened, Report, Text, is_blank
from kg.reading.fragments import text_of_html

#: What stands before each mail of a mailbox, behind an empty line.
_POSTMARK = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+[^\r\n]*\r?\n")
_SENT_ON = re.compile(r"^(?:(?:fwd?|re)\s*:\s*)+", re.IGNORECASE)
_IN_BULK = ("List-Id", "List-Unsubscribe", "Precedence", "Feedback-ID")


def items(opened: Opened) -> Items:
    """The mail of a file, or the mails of a mailbox by their number."""
    data = opened.data()
    if is_blank(data.decode("latin-1")):
        raise opened.empty()
    marks = list(_POSTMARK.finditer(data))
    if not marks or marks[0].start():
        yield _item(opened, None, data)
        return
    ends = [*(mark.start() for mark in marks[1:]), len(data)]
    for number, (mark, end) in enumerate(zip(marks, ends, strict=True), start=1):
        yield _item(opened, number, re.sub(rb"(?m)^>(?=>*From )", b"", data[mark.end() : end]))


def parsed_mail(data: bytes) -> EmailMessage:
    """A mail, or a page saved as one, and what is attached to it."""
    message = message_from_bytes(data, policy=default)
    if not isinstance(message, EmailMessage):
        raise ValueError("a mail is made by a policy that makes others")
    return message


def header(message: EmailMessage, name: str) -> str | None:
    """What the head of a mail, or of a part of one, says under a name, in one line; None where it says nothing."""
    try:
        value = str(message.get(name) or "")
    except Exception:  # Python's parsers of heads raise whatever they meet in broken ones
        value = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(value.split()) or None


def text_of_part(part: EmailMessage, place: str, opened: Opened) -> str:
    """The text of a part, in the encoding that it says, or one that fits."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    charset = part.get_content_charset() or declared_charset(data)
    return decode(data, place, opened.on_notice, declared=charset)


def _item(opened: Opened, number: int | None, data: bytes) -> Item:
    place = opened.name if number is None else f"{opened.name}, mail {number}"

    def content(report: Report) -> Text:
        with parsing(place):
            return _article(data, place, opened, report)

    return opened.item(number, content, "mail")


@contextmanager
def parsing(place: str) -> Iterator[None]:
    """Raises InputError for whatever Python's own parsers raise of a mail that is anybody's."""
    try:
        yield
    except InputError:
        raise
    except Exception as error:
        raise InputError(
            f"{place}: cannot be parsed as mail ({type(error).__name__}); save its text as .txt"
        ) from error


def _article(data: bytes, place: str, opened: Opened, report: Report) -> Text:
    message = parsed_mail(data)
    plain, marked_up, attached = "", "", 0
    for part in _parts(message):
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            attached += part.get_content_disposition() == "attachment" or kind == "message/rfc822"
        elif kind == "text/plain":
            plain = plain or text_of_part(part, place, opened)
        else:
            marked_up = marked_up or text_of_html(text_of_part(part, place, opened))
    # what is sent beside HTML may say no more than that it is HTML
    text = plain if len(plain.split()) * 3 > len(marked_up.split()) else marked_up
    if is_blank(text):
        raise InputError(f"{place}: has no text; save what is attached to it, or leave it out")
    if attached:
        what = "1 attachment, which is" if attached == 1 else f"{attached} attachments, which are"
        report(f"has {what} not read")
    return Text(cleaned(text.strip(), report), _fields(message, report), language=header(message, "Content-Language"))


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts with a content, not those of mails that are attached."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_maintype() == "multipart":
            waiting[:0] = [each for each in part.iter_parts() if isinstance(each, EmailMessage)]
        else:
            yield part


def _fields(message: EmailMessage, report: Report) -> Fields:
    """What is known of a mail: its sender stands for an outlet if it was sent to many, and else for nothing."""
    sender = one_line(parseaddr(header(message, "From") or "")[0])
    bulk = any(header(message, name) for name in _IN_BULK)
    listed = one_line((header(message, "List-Id") or "").partition("<")[0].strip(' "'))
    archived = (header(message, "Archived-At") or "").strip("<> ")
    day = header(message, "Date")
    known = {
        "title": _SENT_ON.sub("", header(message, "Subject") or "") or None,
        "outlet": (listed or sender) if bulk else None,
        "date": re.sub(r"\s*\([^()]*\)$", "", day) if day else None,
        "url": archived if is_web_address(archived) else None,
    }
    return read_fields({key: value for key, value in known.items() if value}, report)
