"""How a request says who asks: Basic (RFC 7617), Digest (RFC 7616) or a token (RFC 6750)."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.remote.credentials import Credentials

_ALGORITHMS = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}
_SCHEME = re.compile(r"(?:^|,)\s*([A-Za-z][\w-]*)(?:\s+(?=[\w-]+\s*=)|\s*(?=,|$))")
_PARAMETER = re.compile(r'([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')


def challenges(headers: Iterable[str]) -> dict[str, dict[str, str]]:
    """What the headers `WWW-Authenticate` ask for: parameters by scheme, all names in small letters."""
    asked: dict[str, dict[str, str]] = {}
    for header in headers:
        starts = list(_SCHEME.finditer(header))
        for start, following in zip(starts, [*starts[1:], None], strict=True):
            told = header[start.end() : following.start() if following else None]
            found = {
                name.lower(): re.sub(r"\\(.)", r"\1", quoted) or plain
                for name, quoted, plain in _PARAMETER.findall(told)
            }
            if not _supported(start[1].lower(), found):
                continue
            asked.setdefault(start[1].lower(), found)
    return asked


def _supported(scheme: str, told: Mapping[str, str]) -> bool:
    if scheme != "digest":
        return True
    qualities = [each.strip() for each in told.get("qop", "auth").split(",")]
    return told.get("algorithm", "MD5").upper() in _ALGORITHMS and "auth" in qualities and bool(told.get("nonce"))


@dataclass(slots=True)
class Authorization:
    """What stands in `Authorization`, once the server has said which scheme it wants."""

    credentials: Credentials
    _scheme: str = ""
    _challenge: Mapping[str, str] = field(default_factory=dict)
    _used: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether the password or the token itself is sent."""
        return self._scheme in ("basic", "bearer")

    def hear(self, asked: Mapping[str, Mapping[str, str]]) -> bool:
        """Takes the best of the schemes that a server asks for; whether there is one that the credentials fit."""
        for scheme in ("bearer",) if self.credentials.token else ("digest", "basic"):
            if scheme in asked:
                self._scheme, self._challenge, self._used = scheme, asked[scheme], 0
                return True
        return False

    def header(self, method: str, uri: str) -> str | None:
        """The value for a request of this method and path with its parameters; None before a server has asked."""
        given = self.credentials
        if self._scheme == "bearer":
            return f"Bearer {given.token}"
        if self._scheme == "basic":
            return "Basic " + base64.b64encode(f"{given.user}:{given.password}".encode()).decode()
        return self._digest(method, uri) if self._scheme == "digest" else None

    def _digest(self, method: str, uri: str) -> str:
        told, self._used = self._challenge, self._used + 1
        algorithm = told.get("algorithm", "MD5").upper()

        def digest(text: str) -> str:
            return _ALGORITHMS[algorithm](text.encode(), usedforsecurity=False).hexdigest()

        user, realm, nonce = self.credentials.user, told.get("realm", ""), told["nonce"]
        who, what = digest(f"{user}:{realm}:{self.credentials.password}"), digest(f"{method}:{uri}")
        count, own = f"{self._used:08x}", secrets.token_hex(16)
        proof = f"{who}:{nonce}:{count}:{own}:auth:{what}" if "qop" in told else f"{who}:{nonce}:{what}"
        parts = {"username": user, "realm": realm, "nonce": nonce, "uri": uri, "response": digest(proof)}
        if "opaque" in told:
            parts["opaque"] = told["opaque"]
        quoted = [f'{name}="{_escaped(value)}"' for name, value in parts.items()]
        plain = [f"algorithm={algorithm}"] if "algorithm" in told else []
        if "qop" in told:
            quoted.append(f'cnonce="{own}"')
            plain += ["qop=auth", f"nc={count}"]
        return "Digest " + ", ".join((*quoted, *plain))


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
