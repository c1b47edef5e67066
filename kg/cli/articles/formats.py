"""`kg formats`: which files kg reads, and what to install for some of them."""

from __future__ import annotations

from kg.cli.options import Quiet, Verbose
from kg.cli.streams import write_aligned


def formats(quiet: Quiet = False, verbose: Verbose = 0) -> None:
    """List the formats of articles that kg reads.

    Prints the endings of their files, and what to install for those that need more than comes with kg.
    """
    from kg.reading.formats.table import FORMATS

    rows = [("format", "files", "")]
    for each in FORMATS:
        endings = " ".join(each.endings) + (", also .gz behind it" if each.gzipped else "")
        rows.append((each.name, endings, "" if each.to_install is None or each.installed else each.to_install))
    write_aligned(rows)
