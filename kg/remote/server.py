"""A server asked over HTTP, within limits of time and size, and told who asks where it wants to know.

No redirect is followed: what is sent, credentials above all, goes to the address that was given and nowhere else.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import HTTPError, NewConnectionError, TimeoutError

from kg.errors import StoreError
from kg.harmless.printable import on_one_line
from kg.remote.address import is_this_machine, origin
from kg.remote.authorization import Authorization, challenges
from kg.remote.credentials import PASSWORD, TOKEN, USER, Credentials
from kg.version import __version__

#: So many seconds may pass until a connection stands; so many bytes are sent and read at once.
_CONNECT, _PIECE = 15.0, 1 << 18
#: So much of what a server says of an error is read, in bytes.
_COMPLAINT = 1 << 16
#: A server may ask anew who asks, as Digest does when its number used once is spent.
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers; the names of the headers in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def type(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def software(self) -> str:
        """The name of the server's software in small letters, as `oxigraph`; empty where it does not tell."""
        return self.headers.get("server", "").partition("/")[0].strip().lower()


class TooLargeError(StoreError):
    """An answer is larger than was allowed."""

    def __init__(self) -> None:
        super().__init__("the server answers with more than a store would; is the address right?")


class TooLateError(StoreError):
    """An answer took longer than was allowed."""

    def __init__(self) -> None:
        super().__init__("the server took longer than it may; raise the time limit (--timeout), or look at the server")


class Server:
    """The server at the origin of an address. `tell` hears what a person should know."""

    def __init__(
        self, parts: SplitResult, credentials: Credentials | None = None, tell: Callable[[str], None] | None = None
    ) -> None:
        self._parts = parts
        self._authorization = Authorization(credentials) if credentials else None
        self._tell = tell or (lambda _: None)
        proxy = None if is_this_machine(parts) or proxy_bypass(parts.netloc) else getproxies().get(parts.scheme)
        manager = urllib3.PoolManager if proxy is None else _through(proxy)
        self._pool = manager(retries=False, blocksize=_PIECE, headers={"User-Agent": f"kg/{__version__}"})

    def ask(
        self,
        method: str,
        url: str,
        *,
        body: bytes | IO[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
        seconds: float | None = None,
        most: int | None = None,
    ) -> Answer:
        """What the server answers to one request, whatever its status; `most` bytes and `seconds` in all, or no limit.

        Raises TooLargeError and TooLateError beyond the limits, and StoreError where the server cannot be reached,
        breaks off, sends on elsewhere, or does not believe who asks.
        """
        if origin(urlsplit(url)) != origin(self._parts):
            raise ValueError("another server")
        size = len(body) if isinstance(body, bytes) else _size(body) if body is not None else None
        end = None if seconds is None else time.monotonic() + seconds
        for _ in range(_ATTEMPTS):
            answer, asked = self._once(method, url, body, size, headers or {}, end, most)
            if answer.status != 401:
                break
            if self._authorization is None or not self._authorization.hear(challenges(asked)):
                break
            if self._authorization.is_plain and self._parts.scheme == "http" and not is_this_machine(self._parts):
                self._tell(f"the password goes to {self._parts.hostname} unencrypted; use https:// if it can be had")
                self._tell = lambda _: None
        if answer.status == 401:
            raise StoreError(self._not_believed())
        if 300 <= answer.status < 400 and answer.status != 304:
            where = on_one_line(answer.headers.get("location", "another address"))
            raise StoreError(
                f"{self._name} sends on to {where}; kg follows nobody there: give that address if it is right"
            )
        return answer

    @property
    def _name(self) -> str:
        return on_one_line(self._parts._replace(query="").geturl())

    def _not_believed(self) -> str:
        if self._authorization is None:
            return f"{self._name} wants to know who asks; set {USER} and {PASSWORD} (or {TOKEN}), or write ~/.netrc"
        return f"{self._name} does not take these credentials; look at {USER}, {PASSWORD}, {TOKEN} and ~/.netrc"

    def _once(
        self,
        method: str,
        url: str,
        body: bytes | IO[bytes] | None,
        size: int | None,
        headers: Mapping[str, str],
        end: float | None,
        most: int | None,
    ) -> tuple[Answer, list[str]]:
        sent = {"Accept-Encoding": "identity", **headers}
        if size is not None:
            sent["Content-Length"] = str(size)
        if body is not None and not isinstance(body, bytes):
            body.seek(0)
        target = urlsplit(url)
        said = self._authorization and self._authorization.header(
            method, target._replace(scheme="", netloc="").geturl() or "/"
        )
        if said:
            sent["Authorization"] = said
        left = _left(end)
        try:
            response = self._pool.request(
                method,
                url,
                body=body,
                headers={**self._pool.headers, **sent},
                timeout=urllib3.Timeout(connect=min(_CONNECT, left or _CONNECT), read=left),
                redirect=False,
                preload_content=False,
            )
            try:
                failed = not 200 <= response.status < 300
                data = self._read(response, _COMPLAINT if failed else most, end, cut=failed)
            finally:
                response.close() if response.closed is False and response.length_remaining else response.release_conn()
        except NewConnectionError as error:
            raise StoreError(
                f"{self._name} cannot be reached ({_reason(error)}); is the address right, and the server up?"
            ) from None
        except TimeoutError:
            if end is not None and time.monotonic() >= end - 0.01:
                raise TooLateError from None
            raise StoreError(f"{self._name} does not answer; is the address right, and the server up?") from None
        except (HTTPError, OSError, ValueError) as error:
            raise StoreError(
                f"{self._name} cannot be reached ({_reason(error)}); is the address right, and the server up?"
            ) from None
        lower = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status, lower, data), response.headers.getlist("www-authenticate")

    def _read(self, response: urllib3.BaseHTTPResponse, most: int | None, end: float | None, *, cut: bool) -> bytes:
        data = io.BytesIO()
        while piece := response.read(_PIECE):
            data.write(piece)
            if most is not None and data.tell() > most:
                if cut:
                    break
                raise TooLargeError
            if end is not None and time.monotonic() > end:
                raise TooLateError
        return data.getvalue()


def _through(proxy: str) -> Callable[..., urllib3.PoolManager]:
    def manager(**settings: object) -> urllib3.PoolManager:
        return urllib3.ProxyManager(proxy, **settings)  # type: ignore[arg-type]

    return manager


def _size(body: IO[bytes]) -> int:
    return body.seek(0, io.SEEK_END)


def _left(end: float | None) -> float | None:
    if end is None:
        return None
    left = end - time.monotonic()
    if left <= 0:
        raise TooLateError
    return left


def _reason(error: Exception) -> str:
    told = error
    while (deeper := getattr(told, "original_error", None) or told.__cause__) is not None and isinstance(
        deeper, Exception
    ):
        told = deeper
    reason = getattr(told, "strerror", None) or str(told) or type(told).__name__
    return on_one_line(" ".join(str(reason).split()))[:200]
