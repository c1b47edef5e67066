"""Bytes to text: UTF-8 and UTF-16 by rule, anything else by detection, and never a binary file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from kg.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document (docx, odt, epub)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (doc)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF87a", "an image (GIF)"),
    (b"GIF89a", "an image (GIF)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"RIFF", "an image, a sound or a film"),
    (b"ID3", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"PAR1", "a Parquet table"),
)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_TEXT_CODEC = re.compile(
    r"(utf-8|iso8859-\d+|cp(125\d|437|850|866|874|932|949|950)|koi8-[rut]|mac-\w+|gb2312|gbk|gb18030|big5|hz"
    r"|big5hkscs|shift_jis\w*|euc_\w+|iso2022_\w+|tis-620|johab)"
)
# What browsers read these labels as (WHATWG Encoding Standard, section 4.2).
_READ_AS = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x80-\x9f]")
#: Small words that English text is full of.
_ENGLISH = re.compile(rb"\b(?:the|of|and|to|in|that|for|was|on|with|said|he|she|at|by|from)\b", re.IGNORECASE)
#: Code pages of English text with names from elsewhere, the commonest first.
_CODE_PAGES = ("cp1252", "cp1250", "mac_roman", "cp1257", "cp1254", "cp850", "cp437")
#: Signs inside or before words and capitals behind small letters: what a letter reads in the wrong code page.
_ODD = re.compile(
    "[^\\W\\d_][^\\w\\s\x00-\x7f\u2010-\u2026\u00ad\u00b7\u00ab\u00bb](?=[^\\W\\d_])"
    "|(?<!\\w)[\u00a1-\u00bf\u2020\u2021\u2030\u0192](?<![\u00a1\u00a9\u00ab\u00ae\u00bf])(?=[a-z])"
    "|(?<=[a-z])[\u00c0-\u00de\u0106-\u0179](?<![\u00d7])(?![A-Z])(?=[\\w\\s.,;:!?]|\\Z)|[\ufffd\u00a4\u00a6\u00ac\u00b2\u00b3\u00b8\u00b9\u0192\u02c6\u02c7\u02db\u02dc\u2500-\u25ff]"
    "|(?<=\\s)[\u00c0-\u00ff](?=\\s)(?<![\u00e0\u00c0])"
)
#: A character of more than one byte in UTF-8 (Unicode, table 3-7).
_WHOLE_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_NOT_UTF8 = re.compile(rb"[\x80-\xff]+")
_LARGEST_CHAOS = 0.2
_DETECTION_BYTES = 1 << 18


def decode(data: bytes, name: str, on_notice: Callable[[str], None], *, declared: str | None = None) -> str:
    """The text of a file's bytes, newlines untouched and without its byte order mark.

    A byte order mark decides; then the `declared` encoding, if it fits; then UTF-8, if the bytes are valid (or all but
    a few are, which become U+FFFD); then UTF-8 with Windows-1252 in between, as of texts joined byte by byte; then
    detection by charset-normalizer. `on_notice` hears what was assumed. Raises InputError for a binary file and where
    no encoding is plausible.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(codec)
            except UnicodeDecodeError as error:
                raise InputError(
                    f"{name}: starts as {codec.upper()} but is damaged at byte {error.start + len(mark)}; "
                    "save it again as UTF-8"
                ) from None
    refuse_binary(data, name)
    if declared and (codec_name := text_codec(declared)):
        try:
            return data.decode(codec_name)
        except UnicodeDecodeError:
            on_notice(f"{name}: says that it is {declared}, which it is not; its encoding was detected instead")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data, name, on_notice) or _mixed(data, name, on_notice) or _detected(data, name, on_notice)


def only_text(text: str) -> str:
    """The text with U+FFFD in place of what is none: NUL, and halves of surrogate pairs, which no encoding has."""
    return _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)


def refuse_binary(data: bytes, name: str) -> None:
    """Raises InputError, saying what the file is, if its bytes are no text in an eight-bit encoding or in UTF-8."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            advice = "unpack it first" if "archive" in kind else "export its text to .txt or .html first"
            raise InputError(f"{name}: is {kind}, not text; {advice}")
    if b"\x00" in data:
        raise InputError(f"{name}: is a binary file, not text (it has NUL bytes); save its text as UTF-8 first")


def declared_charset(data: bytes) -> str | None:
    """The encoding that an HTML or XHTML page states near its beginning, as it states it."""
    head = data[:4096]
    match = _XML_ENCODING.match(head.lstrip()) or _META_CHARSET.search(head)
    return match[1].decode("ascii", "replace") if match else None


def text_codec(label: str) -> str | None:
    """Python's codec for an encoding's label as a web page uses it; None for an unknown one."""
    if label.lower().startswith("utf-16"):
        return "utf-8"  # a page whose label can be read byte by byte is not UTF-16 (HTML standard, 13.2.3.2)
    try:
        codec = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    codec = _READ_AS.get(codec, codec)
    return codec if _TEXT_CODEC.fullmatch(codec) else None


def _damaged_utf8(data: bytes, name: str, on_notice: Callable[[str], None]) -> str | None:
    """The text if it is UTF-8 but for a few bytes, as after a cut in the middle of a character."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    whole = sum(1 for letter in text if letter >= "\x80") - broken
    if whole < 10 * broken and not (broken == 1 and whole and text.endswith("\ufffd")):
        return None
    on_notice(f"{name}: {broken} damaged place{'s' if broken > 1 else ''} in its UTF-8 now read \ufffd")
    return text


def _mixed(data: bytes, name: str, on_notice: Callable[[str], None]) -> str | None:
    """The text if parts of it are UTF-8 and parts Windows-1252, whose characters do not look like UTF-8 by chance."""
    parts, odd, start = list[str](), 0, 0
    pieces = _WHOLE_UTF8.findall(data)
    if len(pieces) < 2:
        return None
    for match in _NOT_UTF8.finditer(_WHOLE_UTF8.sub(lambda whole: b"\x00" * len(whole[0]), data)):
        if match.end() - match.start() > 1:
            return None  # letters of such a text stand between plain ones; a longer stretch is another encoding
        parts.append(data[start : match.start()].decode("utf-8"))
        try:
            parts.append(match[0].decode("cp1252"))
        except UnicodeDecodeError:
            return None
        odd, start = odd + 1, match.end()
    parts.append(data[start:].decode("utf-8"))
    count = f"{odd} byte{'s' if odd > 1 else ''}"
    on_notice(f"{name}: is UTF-8 but for {count} read as cp1252, so check its accents and quotation marks")
    return "".join(parts)


def _detected(data: bytes, name: str, on_notice: Callable[[str], None]) -> str:
    for encoding in _plausible_in_english(data) or _plausible(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            on_notice(f"{name}: is not UTF-8; read as {encoding}, so check its accents and quotation marks")
            return text
    raise InputError(f"{name}: its encoding cannot be told; save it as UTF-8")


def _plausible(data: bytes) -> list[str]:
    """Encodings by detection, the likeliest first."""
    from charset_normalizer import from_bytes

    matches = [match for match in from_bytes(data[:_DETECTION_BYTES]) if match.chaos <= _LARGEST_CHAOS]
    # English text with a few accents and curly quotes reads the same in many code pages; this one is the commonest.
    return ["cp1252" if "cp1252" in match.could_be_from_charset else match.encoding for match in matches]


def _plausible_in_english(data: bytes) -> list[str]:
    """Of the code pages that English text is written in those whose letters and marks stand where such do, best first.

    Empty for text that is not English.
    """
    head = data[:_DETECTION_BYTES]
    if len(_ENGLISH.findall(head)) * 60 < len(head) / 6 or sum(byte > 0x7F for byte in head) * 10 > len(head):
        return []
    found: list[tuple[int, int, str]] = []
    for order, encoding in enumerate(_CODE_PAGES):
        text = head.decode(encoding, "replace")
        odd = len(_ODD.findall(text))
        if not _CONTROL.search(text) and odd * 4 <= sum(letter > "\x7f" for letter in text):
            found.append((odd, order, encoding))
    return [encoding for _, _, encoding in sorted(found)]
