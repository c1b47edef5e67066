"""PDF, printed by Chromium and written after the example of the standard (ISO 32000-1, annex H.3)."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from tests.viewer.conftest import FLAGS, program

Reading = Callable[..., Any]


def pdf(*pages: Sequence[str]) -> bytes:
    """A file whose pages have these lines."""
    numbers = [4 + 2 * number for number in range(len(pages))]
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{number} 0 R' for number in numbers)}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in zip(numbers, pages, strict=True):
        content = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out, starts = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


LINES = ("Jane Roe left Acme Corp on", "Friday.", "She is 50.")


@pytest.mark.parametrize("name", ["a.pdf", "paper", "a.txt", "-"])
def test_the_words_of_all_pages_are_read(reading: Reading, name: str) -> None:
    data = pdf(LINES, ["John Doe stays."])
    if name == "-":
        outcome = reading("-", stdin=data)
    else:
        Path(name).write_bytes(data)
        outcome = reading(name)
    assert (outcome.article.path, outcome.article.text) == (name, "\n".join((*LINES, "John Doe stays.")))
    assert not outcome.notices


def test_a_page_that_a_browser_printed_is_read(reading: Reading, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!DOCTYPE html><meta charset=utf-8><title>No</title><h1>Roe leaves Acme</h1><p>Jane Roe left Acme "
        "Corp – for $5½ million.</p><p style='break-before: page'>“I am sorry,” she said in the café.</p>",
        encoding="utf-8",
    )
    printed = ("--no-pdf-header-footer", f"--user-data-dir={tmp_path / 'browser'}", "--print-to-pdf=a.pdf")
    subprocess.run([program("chromium"), *FLAGS, *printed, page.as_uri()], check=True, capture_output=True)
    lines = ["Roe leaves Acme", "Jane Roe left Acme Corp – for $5½ million.", "“I am sorry,” she said in the café."]
    assert reading("a.pdf").article.text.split("\n") == lines


def test_pages_without_words_are_told_of(reading: Reading) -> None:
    Path("a.pdf").write_bytes(pdf([], LINES))
    Path("b.pdf").write_bytes(pdf([]))
    outcome = reading("a.pdf", "b.pdf")
    assert outcome.notices == ["a.pdf: 1 of its 2 pages has no text, as scans have none"]
    assert outcome.failure.startswith("b.pdf: has no text, as scans have none; ")


def test_what_is_locked_or_broken_is_told(reading: Reading) -> None:
    writer = PdfWriter(PdfReader(BytesIO(pdf(LINES))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write("a.pdf")
    Path("b.pdf").write_bytes(b"%PDF-1.4 and no more")
    Path("c.pdf").write_bytes(b"")
    outcome = reading("a.pdf", "b.pdf", "c.pdf")
    assert [failure.split(" (")[0].split(";")[0] for failure in outcome.failures] == [
        "a.pdf: is locked",
        "b.pdf: cannot be parsed as PDF",
        "c.pdf: is empty",
    ]
