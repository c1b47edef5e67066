"""Whether a client already has what it asks for (RFC 9110, section 13)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate

from kg.version import __version__


@dataclass(frozen=True, slots=True)
class Version:
    """What an address gives in a type as long as a build is served: its tag, and since when, in seconds since 1970."""

    tag: str
    since: float

    @property
    def headers(self) -> dict[str, str]:
        """What an answer says of it; a client asks again each time, and is told where nothing is new."""
        modified = formatdate(int(self.since), usegmt=True)
        return {"ETag": self.tag, "Last-Modified": modified, "Cache-Control": "no-cache", "Vary": "Accept"}

    def is_held(self, headers: Mapping[str, str]) -> bool:
        """Whether the headers of a request say that the client has it.

        Dates are not heeded: two builds may be of one second, and a build may be put back in the place of a newer one.
        """
        tags = headers.get("if-none-match", "")
        return any(each.strip().removeprefix("W/") == self.tag for each in tags.split(","))


def version(build: str, since: float, target: str, media_type: str) -> Version:
    """The version of a target, path and what stands behind `?`, in a type, of a build."""
    parts = "\n".join((__version__, build, target, media_type))
    return Version(f'"{hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()[:20]}"', since)
