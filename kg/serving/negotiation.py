"""Which of the media types that can be given a client likes best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def best(accept: str, offered: Sequence[str]) -> str | None:
    """The offered type that an Accept header likes best, of equals the first; None where it takes none of them.

    A range counts as far as it is precise: `text/csv;q=0` refuses what `text/*` takes. Parameters other than `q` are
    passed over, and so is a range that cannot be read. An empty header takes anything.
    """
    ranges = [each for part in accept.split(",") if (each := _range(part)) is not None]
    if not ranges:
        return offered[0] if not accept.strip() and offered else None
    liked = {each: max(ranges, key=lambda wanted: _precision(each, wanted[0])) for each in offered}
    qualities = {each: q if _precision(each, wanted) else 0.0 for each, (wanted, q) in liked.items()}
    chosen = max(offered, key=lambda each: qualities[each], default=None)
    return chosen if chosen is not None and qualities[chosen] > 0 else None


def _range(part: str) -> tuple[str, float] | None:
    """A media range in small letters and its quality."""
    kind, *parameters = (each.strip().lower() for each in part.split(";"))
    quality = next((each.split("=", 1)[1] for each in parameters if each.startswith("q=")), "1")
    try:
        value = float(quality)
    except ValueError:
        return None
    return (kind, value) if "/" in kind and 0 <= value <= 1 else None


def _precision(offered: str, wanted: str) -> int:
    """How precisely a range names a type; 0 where it does not."""
    if wanted == offered:
        return 3
    if wanted == offered.split("/")[0] + "/*":
        return 2
    return int(wanted == "*/*")
