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

#: What stands before each mail of a mailbox, behind an empty line: who sent it, and mostly a time and a year. The head
#: of the mail has to follow, for a paragraph of its text may begin with "From", too.
_POSTMARK = re.compile(
    rb"""(?: \A From[ ]
           | (?: (?<=\n\n) | (?<=\n\r\n) ) From[ ]
             (?: (?= \S+@\S+ [ \t]* \r?\n ) | (?= [^\r\n]*? \d:\d\d ) (?= [^\r\n]*? \b (?:19|20) \d\d \b ) )
         )
         [^\r\n]++ \r?\n (?= [!-9;-~]+ : | >From[ ] )""",
    re.VERBOSE,
)
_SENT_ON = re.compile(r"^(?:(?:fwd?|re)\s*:\s*)+", re.IGNORECASE)
#: What only mail to many has in its head (RFC 2369, RFC 2919); `Precedence` may also say that it is no such mail.
_IN_BULK = ("List-Id", "List-Unsubscribe")
_PRECEDENCE_OF_BULK = frozenset({"bulk", "list"})


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
    text, attached = _text_of(message, place, opened)
    if is_blank(text):
        raise InputError(f"{place}: has no text; save what is attached to it, or leave it out")
    if attached:
        what = "1 attachment, which is" if attached == 1 else f"{attached} attachments, which are"
        report(f"has {what} not read")
    return Text(cleaned(text, report), _fields(message, report), language=header(message, "Content-Language"))


def _text_of(part: EmailMessage, place: str, opened: Opened) -> tuple[str, int]:
    """The text of a mail, or of a part of one, and how many attachments it has; not those of mails that are attached.

    A mail may be cut into parts, as by pictures in its text; only of those that stand for each other is one read.
    """
    kind = part.get_content_type()
    if part.get_content_maintype() == "multipart":
        inside = [_text_of(each, place, opened) for each in part.iter_parts() if isinstance(each, EmailMessage)]
        texts = [text for text, _ in inside if not is_blank(text)]
        attached = sum(count for _, count in inside)
        return (_fullest(texts) if kind == "multipart/alternative" else "\n\n".join(texts)), attached
    if part.get_content_disposition() == "attachment" or kind == "message/rfc822":
        return "", 1
    if kind == "text/plain":
        return text_of_part(part, place, opened).strip(), 0
    return (text_of_html(text_of_part(part, place, opened)) if kind == "text/html" else ""), 0


def _fullest(texts: list[str]) -> str:
    """The first of several texts that say the same; what is sent beside HTML may say no more than that it is HTML."""
    chosen = ""
    for text in texts:
        if len(chosen.split()) * 3 <= len(text.split()):
            chosen = text
    return chosen


def _fields(message: EmailMessage, report: Report) -> Fields:
    """What is known of a mail: its sender stands for an outlet if it was sent to many, and else for nothing."""
    sender = one_line(parseaddr(header(message, "From") or "")[0])
    precedence = (header(message, "Precedence") or "").lower()
    bulk = precedence in _PRECEDENCE_OF_BULK or any(header(message, name) for name in _IN_BULK)
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
