"""A page that shows something else than what comes out does not pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.markdown import blocks
from tests.docs.page import Page


def complaints(folder: Path, text: str) -> list[str]:
    page = folder / "page.md"
    page.write_text(text, encoding="utf-8")
    running = Page(folder)
    return [each for block in blocks(page) for each in running.run(block)]


@pytest.mark.parametrize(
    "text",
    [
        "```console\n$ echo Roe\nDoe\n```",
        "```console\n$ echo Roe\n```",
        "```console\n$ echo Roe >&2\n```",
        "```console\n$ false\n```",
        "```python\nprint('Roe')\n```",
        "```python\nprint('Roe')\n```\n\n```text\nDoe\n```",
        '```console\n$ echo \'{"a": 1}\'\n...\n```\n```json\n{"a": 2}\n```',
        '```toml\n["roe.txt"]\ncolour = "red"\n```',
        "```\nkg build seeds\n```",
    ],
)
def test_a_page_that_shows_something_else_is_told_so(text: str, tmp_path: Path) -> None:
    assert complaints(tmp_path, text) != []


def test_a_page_makes_its_files_and_its_names_as_it_goes_on(tmp_path: Path) -> None:
    page = """
```text title="articles/story.txt"
Roe
left
for good
```
```console
$ cat articles/story.txt   # a comment
Roe
...
```
```python
import os
names = os.listdir("articles")
```
Now `names` is there:
```python
print(names)
```
```text
['story.txt']
```
"""
    assert complaints(tmp_path, page) == []


@pytest.mark.parametrize("text", ["```console\n$ kg", "```python {.numbered}\n```"])
def test_a_fence_that_is_not_understood_is_an_error(text: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"page\.md:1"):
        complaints(tmp_path, text)
