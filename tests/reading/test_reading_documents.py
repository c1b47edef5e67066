"""Documents of Word, written by python-docx, and books, written by mkepub and after the examples of the standard."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import mkepub
import pytest
from docx.oxml.parser import parse_xml

Reading = Callable[..., Any]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

BOX = f"""<w:r {W} xmlns:wp="x" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:posOffset>123</wp:posOffset><w:txbxContent><w:p><w:r><w:t>In a box.
</w:t></w:r></w:p></w:txbxContent></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>
<w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


@pytest.mark.parametrize("name", ["a.docx", "letter"])
def test_a_document_is_read_as_it_reads_with_all_changes_accepted(reading: Reading, name: str) -> None:
    document = docx.Document()
    document.core_properties.title = "A template"
    document.add_heading("Roe leaves Acme today", 1)
    paragraph = document.add_paragraph("Jane Roe ")
    paragraph.add_run("left").bold = True
    paragraph._p.append(parse_xml(f"<w:del {W}><w:r><w:delText> nearly</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {W}><w:r><w:t> Acme Corp.</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(BOX))
    broken = document.add_paragraph("She is")
    broken.add_run().add_tab()
    broken.add_run("50").add_break()
    broken.add_run("or 51.")
    table = document.add_table(2, 2)
    for cell, words in zip((cell for row in table.rows for cell in row.cells), "abcd", strict=True):
        cell.text = words
    document.save(name)
    outcome = reading(name)
    text = "Roe leaves Acme today\n\nJane Roe left Acme Corp.\n\nIn a box.\n\nShe is 50\nor 51.\n\na | b\n\nc | d"
    assert (outcome.article.text, outcome.article.title) == (text, "Roe leaves Acme today")
    assert not outcome.notices


def test_signs_of_a_document_are_characters_and_what_is_hidden_or_struck_out_is_unsaid(reading: Reading) -> None:
    document = docx.Document()
    named = document.add_paragraph()._p
    named.append(
        parse_xml(
            f"<w:r {W}><w:t>Jean</w:t><w:noBreakHyphen/><w:t>Claude Roe</w:t><w:ptab/><w:t>did</w:t><w:softHyphen/>"
            "<w:t>n’t leave.</w:t></w:r>"
        )
    )
    for mark, words in (
        ("<w:vanish/>", " Hidden."),
        ('<w:strike w:val="true"/>', " Struck."),
        ("<w:dstrike/>", " Struck twice."),
        ('<w:vanish w:val="0"/><w:strike w:val="false"/>', " She stays."),
    ):
        named.append(parse_xml(f'<w:r {W}><w:rPr>{mark}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'))
    document.save("a.docx")
    assert reading("a.docx").article.text == "Jean-Claude Roe didn’t leave. She stays."


def test_cells_with_paragraphs_lay_out_a_text(reading: Reading) -> None:
    document = docx.Document()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text = "Jane Roe left."
    left.add_paragraph("She is 50.")
    right.text = "She stays."
    document.save("a.docx")
    assert reading("a.docx").article.text == "Jane Roe left.\n\nShe is 50.\n\nShe stays."


def test_raised_figures_of_a_document_do_not_join_the_numbers_before_them(reading: Reading) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for words in ("It lost 5", "^1", "^2", " percent, and 20 km", "^2", " of land.", "^3", " Roe left."):
        run = paragraph.add_run(words.lstrip("^"))
        run.font.superscript = words.startswith("^")
    document.save("a.docx")
    assert reading("a.docx").article.text == "It lost 5^12 percent, and 20 km2 of land. Roe left."


def book(name: str, chapters: Mapping[str, str], container: str = "EPUB/package.opf") -> None:
    manifest = "".join(
        f'<item id="c{number}" href="{href.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for number, href in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    package = f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Daily Example, 5 March</dc:title>
    <dc:publisher>The Daily Example</dc:publisher><dc:language>en</dc:language><dc:date>2024-03-05T06:00:00Z</dc:date>
    <dc:creator>Everybody</dc:creator></metadata><manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="cover" href="a.png" media-type="image/png"/>{manifest}</manifest>
    <spine><itemref idref="nav"/><itemref idref="cover"/>{spine}</spine></package>"""
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            f'<rootfile full-path="{container}" media-type="application/oebps-package+xml"/></rootfiles></container>',
        )
        archive.writestr("EPUB/package.opf", package)
        archive.writestr("EPUB/nav.xhtml", "<html><body><nav><ol><li>All</li></ol></nav></body></html>")
        for href, body in chapters.items():
            archive.writestr(
                f"EPUB/{href}",
                f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head>'
                f"<body>{body}</body></html>",
            )


@pytest.mark.parametrize("name", ["a.epub", "paper"])
def test_each_part_of_a_book_with_a_text_is_an_article(reading: Reading, name: str) -> None:
    book(
        name,
        {
            "text/one two.xhtml": "<h1>Roe leaves Acme today</h1><p>Jane <i>Roe</i> left.</p>",
            "empty.xhtml": "<p> </p>",
            "two.xhtml": "<h1>Doe stays with Acme</h1><p>John Doe stays.</p>",
        },
    )
    outcome = reading(name)
    assert [(each.path, each.text) for each in outcome.articles] == [
        (f"{name}#3", "Roe leaves Acme today\n\nJane Roe left."),
        (f"{name}#5", "Doe stays with Acme\n\nJohn Doe stays."),
    ]
    first = outcome.articles[0]
    assert (first.title, first.outlet, first.authors) == ("Roe leaves Acme today", "The Daily Example", ())
    assert first.published == "2024-03-05"
    assert not outcome.failures + outcome.notices


def test_a_book_of_another_program_is_read_with_the_headings_of_its_parts(reading: Reading) -> None:
    made = mkepub.Book(title="The Daily Example, 5 March", language="en")
    made.set_stylesheet("h1 { color: red }")
    made.add_page("Business", "<h1>Roe leaves</h1><p>By Jane Doe</p><p>Jane <i>Roe</i> left.<br/>She is 50.</p>")
    made.add_page("Sports", "<p>John Doe stays.</p>")
    made.save("a.epub")
    made.tempdir.cleanup()
    outcome = reading("a.epub")
    assert [(each.path, each.title) for each in outcome.articles] == [("a.epub#1", "Roe leaves"), ("a.epub#2", None)]
    assert outcome.articles[0].text.endswith("Jane Roe left.\nShe is 50.")
    assert not outcome.failures + outcome.notices


def test_what_is_broken_in_a_book_is_told(reading: Reading) -> None:
    book("a.epub", {"one.xhtml": "<p>Jane Roe left.</p>"}, container="missing.opf")
    book("b.epub", {"one.xhtml": ""})
    Path("c.epub").write_bytes(b"PK\x03\x04 and no more")
    book("d.epub", {"one.xhtml": "<p>Jane Roe left.</p>", "two.xhtml": f"<p>{'Jane Roe left. ' * 1000}</p>"})
    with zipfile.ZipFile("e.docx", "w") as archive:
        archive.writestr("word/other.xml", "<w/>")
    outcome = reading("a.epub", "b.epub", "c.epub", "d.epub", "e.docx", max_bytes=4000)
    assert outcome.article.path == "d.epub#3"
    damaged = "is damaged, or no such document"
    assert [failure.split(";")[0] for failure in outcome.failures] == [
        f"a.epub: {damaged}",
        "b.epub: has no text",
        f"c.epub: {damaged}",
        "d.epub: is larger than the 0.00381 MiB that one article may have",
        f"e.docx: {damaged}",
    ]


def test_a_document_that_is_locked_is_told(reading: Reading) -> None:
    with zipfile.ZipFile("a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    data = bytearray(Path("a.docx").read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    Path("a.docx").write_bytes(data)
    assert reading("a.docx").failure == "a.docx: is locked; take off its password first"
