"""How far two labellings agree: `python -m training.corpus.agreement A B`.

A and B are packed files, or folders of packed parts; articles that are in only one are passed by. Prints a table in
Markdown; of the articles themselves it shows nothing. Ends with 2 where there is nothing to compare.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from training.corpus.articles import PARTS, CorpusArticle, path_of, read_articles
from training.corpus.comparing import Compared, compare
from training.scores import Tally


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path, help="a packed file, or a folder of all parts")
    parser.add_argument("second", type=Path, help="the same")
    options = parser.parse_args(arguments)
    try:
        compared = compare(_articles(options.first), _articles(options.second))
    except (OSError, ValueError, KeyError) as error:
        print(error, file=sys.stderr)
        return 2
    if not compared.articles:
        print("No article is in both.", file=sys.stderr)
        return 2
    print("\n".join(table(compared)))
    return 0


def table(compared: Compared) -> list[str]:
    """The agreement in lines of Markdown, in per cent, each with how many cases it rests on."""
    rows: list[tuple[str, str, float, int]] = [
        (f"mentions: {key}", "F1, same words and form", tally.f, _most(tally))
        for key, tally in compared.mentions.items()
    ]
    core = max(share.of for share in compared.core)
    rows += [
        ("types of entities", "share, of entities that both have", compared.types.value, compared.types.of),
        ("coreference", "B-cubed F1, of mentions that both have", compared.coreference.f1, len(compared.chains[0])),
        ("quotations", "F1, half of the characters in common", compared.quotations.f, _most(compared.quotations)),
        ("  speaker", "share, of quotations that both have", compared.speakers.value, compared.speakers.of),
        ("  kind", "share, of quotations that both have", compared.kinds.value, compared.kinds.of),
        ("statements", "F1, whatever the status", compared.statements.f, _most(compared.statements)),
        ("statements: core", "F1, met by any of the other", compared.core_f, core),
        ("  status", "share, of statements that both have", compared.statuses.value, compared.statuses.of),
        ("  core", "share, of statements that both have", compared.cores.value, compared.cores.of),
        ("  ended", "share, of statements that both have", compared.ended.value, compared.ended.of),
        ("  time: any", "share, where one of the two has a time", compared.dated.value, compared.dated.of),
        ("  time", "share, where both have a time", compared.times.value, compared.times.of),
        ("event words", "F1, same word", compared.events.f, _most(compared.events)),
        ("  roleset", "share, of words with one in both", compared.rolesets.value, compared.rolesets.of),
        ("  status", "share, of words that both have", compared.event_statuses.value, compared.event_statuses.of),
        ("  arguments", "F1, of words that both have", compared.arguments.f, _most(compared.arguments)),
    ]
    lines = ["| layer | figure | agreement | of |", "|---|---|---:|---:|"]
    return lines + [f"| {name.strip()} | {what} | {100 * value:.1f} | {of} |" for name, what, value, of in rows]


def _most(tally: Tally) -> int:
    return max(tally.found, tally.wanted)


def _articles(path: Path) -> list[CorpusArticle]:
    if path.is_dir():
        return [article for part in PARTS for article in read_articles(path_of(part, path))]
    return read_articles(path)


if __name__ == "__main__":
    sys.exit(main())
