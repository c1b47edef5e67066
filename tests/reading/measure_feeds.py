"""Measures how many items of a feed are read in a second, on one core: python tests/reading/measure_feeds.py [ITEMS]"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import process_time

from kg.reading import read

_ITEM = """<item><title>Part {number}</title><link>https://news.example/{number}</link><content:encoded><![CDATA[{text}]]>
</content:encoded><pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate><dc:creator>Jane Roe</dc:creator></item>"""
_PARAGRAPH = (
    "<p>Jane <b>Roe</b> left <a href='https://news.example/'>Acme Corp</a> on day {number}, the company said.</p>"
)


def measure(items: int) -> float:
    """Items a second of the processor, of a feed whose items have 40 paragraphs each."""
    written = "".join(
        _ITEM.format(number=number, text=_PARAGRAPH.format(number=number) * 40) for number in range(items)
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "feed.rss")
        path.write_text(
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Example</title>{written}</channel></rss>',
            encoding="utf-8",
        )
        start = process_time()
        count = sum(1 for _ in read([path], on_failure=print, on_notice=print))
        return count / (process_time() - start)


if __name__ == "__main__":
    print(f"{measure(int(sys.argv[1]) if len(sys.argv) > 1 else 2000):,.0f} items a second")
