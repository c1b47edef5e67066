"""No test talks to the network, and property tests try the same examples every time."""

from __future__ import annotations

import ipaddress
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("kg", derandomize=True, deadline=None, database=None, print_blob=True)
settings.load_profile("kg")

_attempts: list[str] = []
_watching = False


def _is_local(host: object) -> bool:
    if host is None or host in ("", b"", "localhost", b"localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host).split("%")[0])
    except ValueError:
        return False
    return address.is_loopback


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    if not _watching:
        return
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if not isinstance(address, tuple):  # a Unix socket, or one that is connected already
            return
        host = address[0]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if not _is_local(host):
        _attempts.append(f"{event} to {host!r}")
        raise PermissionError(f"a test may not use the network: {event} to {host!r}")


# An audit hook sees every socket of this process, whoever opens it; it cannot be removed, only told to look away.
sys.addaudithook(_guard)


@pytest.fixture(autouse=True)
def network_attempts() -> Iterator[list[str]]:
    """Fails the test that tried to reach anything but this machine, also where it swallowed the error."""
    global _watching
    _attempts.clear()
    _watching = True
    try:
        yield _attempts
    finally:
        _watching = False
    if _attempts:
        pytest.fail(f"the test used the network: {', '.join(_attempts)}")
