"""Measures HTML reading on annotated pages: python tests/reading/measure_html_pages.py FOLDER

FOLDER holds `pages.json`, a list of objects with `file`, `with` and `without` (words that the article's text must and
must not have), `title`, `author`, `date` and `url`, and the pages themselves in `pages/`. Prints one line a measure
and, with `-v`, every difference.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from kg.model import Article
from kg.reading import read


def flat(words: str | None) -> str:
    return " ".join((words or "").split())


def measure(folder: Path, verbose: bool) -> Counter[tuple[str, bool]]:
    """How often each measure came out right and wrong."""
    counts: Counter[tuple[str, bool]] = Counter()
    for page in json.loads((folder / "pages.json").read_text(encoding="utf-8")):
        found = list(read([folder / "pages" / page["file"]], on_failure=print, on_notice=print))
        article = found[0] if found else Article("", "", "", "")
        text = flat(article.text)
        results = [("with", words, flat(words) in text) for words in page["with"]]
        results += [("without", words, flat(words) not in text) for words in page["without"]]
        results += [
            (name, f"{wanted} <> {got}", flat(wanted).casefold() == flat(got).casefold())
            for name, wanted, got in (
                ("title", page.get("title"), article.title),
                ("author", page.get("author"), ", ".join(article.authors)),
                ("date", page.get("date"), article.published),
                ("url", page.get("url"), article.url),
            )
            if wanted
        ]
        results.append(("outlet more than a domain", str(article.outlet), "." not in (article.outlet or ".")))
        results.append(("title stands in the text", str(article.title), article.title_span is not None))
        for name, what, right in results:
            counts[name, right] += 1
            if verbose and not right:
                print(f"{page['file']}: {name}: {what}")
    return counts


if __name__ == "__main__":
    measured = measure(Path(sys.argv[-1]), "-v" in sys.argv)
    for name in dict.fromkeys(name for name, _ in measured):
        right, wrong = measured[name, True], measured[name, False]
        print(f"{name:26} {right:4} of {right + wrong:4}  {right / (right + wrong):.1%}")
