"""What is in the corpus: `python -m training.corpus.counts` prints the table of README.md."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from kg.model import MentionForm
from training.corpus.articles import FOLDER, PARTS, CorpusArticle, path_of, read_articles


def main(folder: Path = FOLDER) -> int:
    """Prints the table of the packed parts in a folder; returns the exit status."""
    print("\n".join(table({part: read_articles(path_of(part, folder)) for part in PARTS})))
    return 0


def table(parts: dict[str, list[CorpusArticle]]) -> list[str]:
    """The counts in lines of Markdown, one column a part and one for all."""
    every = [article for articles in parts.values() for article in articles]
    columns = [counted(articles) for articles in (*parts.values(), every)]
    lines = ["| | " + " | ".join((*parts, "all")) + " |", "|---|" + "---:|" * len(columns)]
    return lines + [f"| {name} | " + " | ".join(f"{c[name]:,}" for c in columns) + " |" for name in columns[0]]


def counted(articles: Sequence[CorpusArticle]) -> dict[str, int]:
    """How many there are of each layer."""
    quotations = [q for a in articles for q in a.every_quotation()]
    statements = [s for a in articles for s in a.statements]
    events = [e for a in articles for e in a.events]
    forms = [m.form for a in articles for m in a.mentions]
    return {
        "articles": len(articles),
        "words": sum(len(a.text.split()) for a in articles),
        "entities": sum(len(a.entities) for a in articles),
        "names": forms.count(MentionForm.NAME),
        "descriptions": forms.count(MentionForm.DESCRIPTION),
        "pronouns": forms.count(MentionForm.PRONOUN),
        "quotations": len(quotations),
        "quotations with speaker": sum(bool(q.speakers) for q in quotations),
        "statements": len(statements),
        "statements by rule": sum(s.by_rule for s in statements),
        "core statements": sum(s.core for s in statements),
        "states that are over": sum(s.ended for s in statements),
        "event words": len(events),
        "event words with roleset": sum(e.roleset is not None for e in events),
        "arguments": sum(len(e.arguments) for e in events),
    }


if __name__ == "__main__":
    sys.exit(main())
